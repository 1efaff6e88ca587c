/** All that the package offers to programs, but for the examples, which are written by what stands here. */
import { descriptions } from "../../provider/kinds/index.ts";
import { CONFERENCE_TYPE, nativeTypeOf } from "../../provider/lifecycle/state-form.ts";
import { conferenceSpec, functionSpecs, resourceSpec } from "./pulumi-resources.ts";
import type { EnumSpec, FunctionSpec, ObjectSpec, ResourceSpec } from "./pulumi-spec.ts";
import { PulumiTypes } from "./pulumi-types.ts";

/** Resources, functions and types, each by its token. */
export interface PackageSpecs {
	resources: Readonly<Record<string, ResourceSpec>>;
	functions: Readonly<Record<string, FunctionSpec>>;
	types: Readonly<Record<string, ObjectSpec | EnumSpec>>;
}

let made: PackageSpecs | undefined;

/** What the package offers; worked out once. */
export function packageSpecs(): PackageSpecs {
	if (made === undefined) {
		const types = new PulumiTypes();
		const resources = descriptions.map((facts): [string, ResourceSpec] => [
			nativeTypeOf(facts.kind),
			resourceSpec(facts, types),
		]);
		const functions = functionSpecs(types);
		made = {
			resources: { ...Object.fromEntries(resources), [CONFERENCE_TYPE]: conferenceSpec() },
			functions,
			types: types.all,
		};
	}
	return made;
}
