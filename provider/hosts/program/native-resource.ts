import * as pulumi from "@pulumi/pulumi";
import { MockMonitor } from "@pulumi/pulumi/runtime/mocks";
import type { Properties, ResourceDescription } from "../../lifecycle/description";
import { WRITING } from "../../lifecycle/operations";
import { dynamicTypeOf, NEEDS_KEY, nativeTypeOf } from "../../lifecycle/state-form";
import { announced, announcement } from "../announced";
import type { ResourceClass } from "./dynamic-resource";
import { withProgramTrace } from "./program-trace";
import { defineAbsentInputs, idOutputOf, optionsOf, propsOf } from "./resource-parts";

const NativeResource = new Proxy(pulumi.CustomResource, {
	construct: (target, args, newTarget) =>
		withProgramTrace(() => Reflect.construct(target, args, newTarget) as pulumi.CustomResource),
}) as unknown as abstract new (
	type: string,
	name: string,
	props: pulumi.Inputs,
	opts: pulumi.CustomResourceOptions,
) => pulumi.CustomResource;

/** Makes the class of a kind from its description, as a resource of the native plugin. */
export function defineNativeResource<Args extends object, Outputs extends object>(
	description: ResourceDescription,
): ResourceClass<Args, Outputs, pulumi.CustomResource> {
	class Resource extends NativeResource {
		static readonly description = description;

		static get(
			name: string,
			id: pulumi.Input<pulumi.ID>,
			parents: Partial<Args>,
			opts: pulumi.CustomResourceOptions = {},
		): Resource {
			return new Resource(name, parents as Args, { ...opts, id });
		}

		constructor(name: string, args: Args, opts: pulumi.CustomResourceOptions = {}) {
			const { kind } = description;
			const isManaged = opts.id === undefined;
			if (isManaged) announced.add(description, WRITING, args as Properties);
			// A preview writes nothing, and unit tests of programs see what they declare.
			const isToldOf = isManaged && !pulumi.runtime.isDryRun() && !(pulumi.runtime.getMonitor() instanceof MockMonitor);
			super(
				nativeTypeOf(kind),
				name,
				{ ...propsOf(description, args, opts), ...(isToldOf && { [NEEDS_KEY]: announcement() }) },
				optionsOf(description, args, opts, dynamicTypeOf(kind)),
			);
			const idOutput = idOutputOf(description);
			// The state's id of an import may have a word more than the object's.
			if (idOutput !== undefined) Object.defineProperty(this, idOutput, { value: this.id, enumerable: true });
		}
	}
	Object.defineProperty(Resource, "name", { value: description.kind });
	defineAbsentInputs(Resource.prototype, description);
	return Resource as unknown as ResourceClass<Args, Outputs, pulumi.CustomResource>;
}
