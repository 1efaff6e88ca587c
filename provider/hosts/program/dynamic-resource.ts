import * as pulumi from "@pulumi/pulumi";
import type { Properties, ResourceDescription } from "../../lifecycle/description";
import { contentFactsOf } from "../../lifecycle/shape";
import { dynamicTypeOf, IDENTITY_KEY, nativeTypeOf, PROVIDER_KEY, wireForm } from "../../lifecycle/state-form";
import { isDeclaredContent } from "../declared-content";
import { type ContentSource, contentOf } from "./content";
import { declareToProvider, knowKind } from "./program-link";
import { withProgramTrace } from "./program-trace";
import { requireReachable } from "./reachable";
import { defineAbsentInputs, idOutputOf, optionsOf, propsOf } from "./resource-parts";
import { requireSettings } from "./settings";

/**
 * `pulumi.dynamic.Resource` whose constructor takes `__provider` as it is given: the one of the SDK would
 * serialise a closure in its place.
 */
const DynamicResource = new Proxy(pulumi.dynamic.Resource, {
	construct: (_, args, newTarget) =>
		withProgramTrace(() => Reflect.construct(pulumi.CustomResource, args, newTarget) as pulumi.dynamic.Resource),
}) as unknown as abstract new (
	type: string,
	name: string,
	props: pulumi.Inputs,
	opts: pulumi.CustomResourceOptions,
) => pulumi.dynamic.Resource;

/** An instance: a resource whose inputs and outputs are all properties. */
export type ResourceInstance<Outputs, Base extends pulumi.CustomResource = pulumi.dynamic.Resource> = Base & {
	readonly [Name in keyof Outputs]-?: pulumi.Output<
		undefined extends Outputs[Name] ? Outputs[Name] | undefined : Outputs[Name]
	>;
};

/** Inputs with what the state keeps of a content instead of the content itself. */
function withContent(args: Properties, description: ResourceDescription): Properties {
	const named = contentFactsOf(description);
	if (named === undefined) return args;
	const { [named.source]: source, ...rest } = args;
	const content = contentOf(source as pulumi.Input<ContentSource>);
	const made = named.from.filter(isDeclaredContent);
	return { ...rest, ...Object.fromEntries(made.map((name) => [name, content.apply((all) => all[name])])) };
}

/** The class of a kind. */
export interface ResourceClass<Args, Outputs, Base extends pulumi.CustomResource = pulumi.dynamic.Resource> {
	/**
	 * Declares an object.
	 *
	 * @param name name in the program and the state, unique per kind
	 */
	new (name: string, args: Args, opts?: pulumi.CustomResourceOptions): ResourceInstance<Outputs, Base>;
	/**
	 * Reads an object that exists, without managing it.
	 *
	 * @param id the object's id in the API
	 * @param parents where it is: `{ eventId }`, `{ hubId }` and the like
	 */
	get(
		name: string,
		id: pulumi.Input<pulumi.ID>,
		parents: Partial<Args>,
		opts?: pulumi.CustomResourceOptions,
	): ResourceInstance<Outputs, Base>;
	/** The facts of the kind. */
	readonly description: ResourceDescription;
}

/**
 * Makes the class of a kind from its description.
 *
 * @throws pulumi.RunError at the first resource of a program where credentials are missing, or Pulumi won't find this
 *   package
 */
export function defineResource<Args extends object, Outputs extends object>(
	description: ResourceDescription,
): ResourceClass<Args, Outputs> {
	class Resource extends DynamicResource {
		static readonly description = description;

		static get(
			name: string,
			id: pulumi.Input<pulumi.ID>,
			parents: Partial<Args>,
			opts: pulumi.CustomResourceOptions = {},
		): Resource {
			return new Resource(name, parents as Args, { ...opts, id });
		}

		constructor(name: string, declared: Args, opts: pulumi.CustomResourceOptions = {}) {
			requireReachable();
			requireSettings();
			const args = opts.id === undefined ? withContent(declared as Properties, description) : declared;
			const props: Properties = {
				...propsOf(description, args, opts),
				...(opts.id === undefined && { [IDENTITY_KEY]: declareToProvider(description, name, args as Properties) }),
				[PROVIDER_KEY]: wireForm(description.kind),
			};
			super(
				dynamicTypeOf(description.kind),
				name,
				props,
				optionsOf(description, args, opts, nativeTypeOf(description.kind)),
			);
			const idOutput = idOutputOf(description);
			// At preview the engine knows no output of an object that is about to be updated, but its id.
			if (idOutput !== undefined) Object.defineProperty(this, idOutput, { value: this.id, enumerable: true });
		}
	}
	Object.defineProperty(Resource, "name", { value: description.kind });
	knowKind(description);
	defineAbsentInputs(Resource.prototype, description);
	return Resource as unknown as ResourceClass<Args, Outputs>;
}
