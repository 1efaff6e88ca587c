import * as pulumi from "@pulumi/pulumi";
import type { Properties, ResourceDescription } from "../../lifecycle/description";
import { mustDeleteFirst } from "../../lifecycle/ownership/replacement";
import { ALLOW_DESTRUCTIVE, compileDescription, isKeptByApi } from "../../lifecycle/shape";
import { FORMS } from "../../lifecycle/state-form";

/** Gives instances an output of undefined for each input that was not declared, made when it is asked for. */
export function defineAbsentInputs(prototype: object, description: ResourceDescription): void {
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

/** The output that is the resource's id too, so that it is known at preview where the id is. */
export function idOutputOf(description: ResourceDescription): string | undefined {
	const { parameter, isPersonal } = description.id;
	return compileDescription(description).outputFields.has(parameter) && isPersonal !== true ? parameter : undefined;
}

/** Properties for the SDK: what is declared, secrets as such, and a place for each output. */
export function propsOf(
	description: ResourceDescription,
	args: object,
	opts: pulumi.CustomResourceOptions,
): Properties {
	const { inputs, outputFields, secrets } = compileDescription(description);
	// A key that is undefined here becomes an output of the instance. Each costs the SDK promises and a stack trace, so
	// what is not declared is left to `defineAbsentInputs`, except where an object is only read.
	const idOutput = idOutputOf(description);
	const outputs = [...outputFields.keys()].filter((key) => key !== idOutput);
	const keys = [...(opts.id === undefined ? [] : inputs.keys()), ...outputs];
	const declared = Object.entries(args).map(([key, value]): [string, unknown] => {
		const isSecret = secrets?.includes(key) === true && value !== undefined;
		return [key, isSecret ? pulumi.secret(value) : value];
	});
	return { ...Object.fromEntries(keys.map((key) => [key, undefined])), ...Object.fromEntries(declared) };
}

/** Options that the facts of a kind ask for, where the program gives no others. */
export function optionsOf(
	description: ResourceDescription,
	args: object,
	opts: pulumi.CustomResourceOptions,
	alias: string,
): pulumi.CustomResourceOptions {
	const { deletionGuard, secrets = [] } = description;
	return {
		// The engine's own word for it: previews show that the object stays.
		...(isKeptByApi(description) && { retainOnDelete: true }),
		...(mustDeleteFirst(description) && { deleteBeforeReplace: true }),
		...(deletionGuard?.isAlways === true && !allows(args) && { protect: true }),
		...opts,
		// The type that it has with the other host.
		aliases: [...(opts.aliases ?? []), { type: alias }],
		// Digests of what is secret tell something of it too.
		additionalSecretOutputs: [
			...(opts.additionalSecretOutputs ?? []),
			...secrets,
			...(secrets.length > 0 ? [FORMS] : []),
		],
	};
}
