import * as pulumi from "@pulumi/pulumi";
import type { Properties, ResourceDescription } from "../lifecycle/description";
import { mustDeleteFirst } from "../lifecycle/ownership/replacement";
import { ALLOW_DESTRUCTIVE, compileDescription } from "../lifecycle/shape";
import { dynamicTypeOf, FORMS, PROVIDER_KEY, wireForm } from "../lifecycle/state-form";
import { type ContentSource, contentOf } from "./content";
import { declareToProvider, knowKind } from "./program-link";
import { withProgramTrace } from "./program-trace";
import { requireSettings } from "./settings";

/** Hidden input that names the resource in its program and stack; see `identityOf`. */
export const IDENTITY_KEY = "__identity";

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

/** An instance: a dynamic resource whose inputs and outputs are all properties. */
export type ResourceInstance<Outputs> = pulumi.dynamic.Resource & {
	readonly [Name in keyof Outputs]-?: pulumi.Output<
		undefined extends Outputs[Name] ? Outputs[Name] | undefined : Outputs[Name]
	>;
};

/** Gives instances an output of undefined for each input that was not declared, made when it is asked for. */
function defineAbsentInputs(prototype: object, description: ResourceDescription): void {
	let names: ReadonlySet<string> | undefined;
	const known = (): ReadonlySet<string> => {
		names ??= new Set(compileDescription(description).inputs.keys());
		return names;
	};
	// The contract is read at the first miss, not when the class is defined.
	Object.setPrototypeOf(
		prototype,
		// An object of its own under the proxy keeps `instanceof pulumi.dynamic.Resource` true.
		new Proxy(Object.create(Object.getPrototypeOf(prototype) as object) as object, {
			get: (target, key, receiver) =>
				typeof key === "string" && !(key in target) && known().has(key)
					? pulumi.output(undefined)
					: (Reflect.get(target, key, receiver) as unknown),
		}),
	);
}

/** Whether a program lets an object go that people hold; a value that is not yet known is left to the provider. */
function allows(args: object): boolean {
	const { [ALLOW_DESTRUCTIVE]: allowed } = args as Record<string, unknown>;
	return allowed !== undefined && allowed !== false;
}

/** Inputs with what the state keeps of a content instead of the content itself. */
function withContent(args: Properties, { creation }: ResourceDescription): Properties {
	if (creation?.by !== "upload") return args;
	const { [creation.source]: source, ...rest } = args;
	const content = contentOf(source as pulumi.Input<ContentSource>);
	return { ...rest, ...Object.fromEntries(creation.from.map((name) => [name, content.apply((all) => all[name])])) };
}

/** The class of a kind. */
export interface ResourceClass<Args, Outputs> {
	/**
	 * Declares an object.
	 *
	 * @param name name in the program and the state, unique per kind
	 */
	new (name: string, args: Args, opts?: pulumi.CustomResourceOptions): ResourceInstance<Outputs>;
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
	): ResourceInstance<Outputs>;
	/** The facts of the kind. */
	readonly description: ResourceDescription;
}

/**
 * Makes the class of a kind from its description.
 *
 * @throws pulumi.RunError at the first resource of a program where credentials are missing
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
			requireSettings();
			const args = opts.id === undefined ? withContent(declared as Properties, description) : declared;
			const { inputs, outputFields } = compileDescription(description);
			// A key that is undefined here becomes an output of the instance. Each costs the SDK promises and a stack
			// trace, so what is not declared is left to the getters below, except where an object is only read.
			const { parameter, isPersonal } = description.id;
			const idOutput = outputFields.has(parameter) && isPersonal !== true ? parameter : undefined;
			const outputs = [...outputFields.keys()].filter((key) => key !== idOutput);
			const keys = [...(opts.id === undefined ? [] : inputs.keys()), ...outputs];
			const absent = Object.fromEntries(keys.map((key) => [key, undefined]));
			const own = description.secrets ?? [];
			// Digests of what is secret tell something of it too.
			const secrets = [...(opts.additionalSecretOutputs ?? []), ...own, ...(own.length > 0 ? [FORMS] : [])];
			const hidden = Object.entries(args).map(([key, value]): [string, unknown] => {
				const isSecret = description.secrets?.includes(key) === true && value !== undefined;
				return [key, isSecret ? pulumi.secret(value) : value];
			});
			const props: Properties = {
				...absent,
				...Object.fromEntries(hidden),
				...(opts.id === undefined && { [IDENTITY_KEY]: declareToProvider(description.kind, name) }),
				[PROVIDER_KEY]: wireForm(description.kind),
			};
			const isKeptByApi = description.operations.delete === undefined && description.isSingleton !== true;
			super(dynamicTypeOf(description.kind), name, props, {
				// The engine's own word for it: previews show that the object stays.
				...(isKeptByApi && { retainOnDelete: true }),
				...(mustDeleteFirst(description) && { deleteBeforeReplace: true }),
				...(description.deletionGuard?.isAlways === true && !allows(args) && { protect: true }),
				...opts,
				additionalSecretOutputs: secrets,
			});
			// At preview the engine knows no output of an object that is about to be updated, but its id.
			if (idOutput !== undefined) Object.defineProperty(this, idOutput, { value: this.id, enumerable: true });
		}
	}
	Object.defineProperty(Resource, "name", { value: description.kind });
	knowKind(description);
	defineAbsentInputs(Resource.prototype, description);
	return Resource as unknown as ResourceClass<Args, Outputs>;
}
