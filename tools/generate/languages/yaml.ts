/** Examples in Pulumi's YAML. */
import { stringify } from "yaml";
import { nativeTypeOf, PACKAGE } from "../../../provider/lifecycle/state-form.ts";
import { packageSpecs } from "../pulumi-package.ts";
import type { DeclaredResource, Expression, Program } from "./program.ts";

/** Key of each resource: its name, or its kind where something else has that. */
function keysOf({ resources, given }: Program): Map<DeclaredResource, string> {
	const taken = new Set(given.keys());
	return new Map(
		resources.map((resource) => {
			const kind = resource.kind.charAt(0).toLowerCase() + resource.kind.slice(1);
			const key = taken.has(resource.name) ? kind : resource.name;
			taken.add(key);
			return [resource, key];
		}),
	);
}

/** A function with what it gives, which is one thing. */
function callOf(name: string, args: unknown): unknown {
	const [output] = Object.keys(packageSpecs().functions[nativeTypeOf(name)]?.outputs.properties ?? {});
	if (output === undefined) throw new Error(`the package has no function ${name}`);
	return { "fn::invoke": { function: `${PACKAGE}:${name}`, arguments: args, return: output } };
}

/** The program as YAML, without a project's name and runtime. */
export function yamlProgram(program: Program): string {
	const { resources, exports } = program;
	const keys = keysOf(program);
	const keyOf = (variable: string): string => {
		const resource = resources.find((one) => one.variable === variable);
		return (resource && keys.get(resource)) ?? variable;
	};
	const written = (value: Expression): unknown => {
		switch (value.is) {
			case "literal":
				return typeof value.value === "string" ? value.value.replaceAll("${", () => "$${") : value.value;
			case "list":
				return value.items.map(written);
			case "object":
				return Object.fromEntries(value.fields.map(([name, field]) => [name, written(field)]));
			case "variable":
				return `\${${keyOf(value.name)}}`;
			case "output":
				return `\${${keyOf(value.of)}.${value.name}}`;
			case "call":
				return callOf(value.name, written(value.args));
			case "asset":
				return { [value.of === "file" ? "fn::fileAsset" : "fn::stringAsset"]: written(value.value) };
		}
	};
	const declared = resources.map((resource): [string, unknown] => {
		const key = keys.get(resource) ?? resource.name;
		const entry = {
			type: `${PACKAGE}:${resource.kind}`,
			...(key !== resource.name && { name: resource.name }),
			properties: written(resource.inputs),
			...(resource.dependsOn.length > 0 && { options: { dependsOn: resource.dependsOn.map(written) } }),
		};
		return [key, entry];
	});
	const outputs = exports.map(({ name, value }): [string, unknown] => [name, written(value)]);
	const document = {
		resources: Object.fromEntries(declared),
		...(outputs.length > 0 && { outputs: Object.fromEntries(outputs) }),
	};
	// The engine's reader is one of YAML 1.1, where `Yes` and an instant are no texts.
	return stringify(document, { schema: "yaml-1.1", lineWidth: 0, defaultStringType: "PLAIN" }).trim();
}
