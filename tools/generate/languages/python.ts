/** Examples in Python, with the classes of the SDK. */
import { toSnakeCase } from "../../../provider/api/names.ts";
import { nativeTypeOf } from "../../../provider/lifecycle/state-form.ts";
import { packageSpecs } from "../pulumi-package.ts";
import type { EnumSpec, ObjectSpec, Properties, TypeSpec } from "../pulumi-spec.ts";
import type { DeclaredResource, Expression, Program } from "./program.ts";

const WIDTH = 88;

const INDENT = "    ";

/** Something in brackets: on one line where that is short enough, else with a line for each part. */
class Group {
	constructor(
		readonly open: string,
		readonly parts: readonly (readonly [before: string, value: Text])[],
		readonly close: string,
	) {}
}

type Text = string | Group;

function onOneLine(text: Text): string {
	if (typeof text === "string") return text;
	return `${text.open}${text.parts.map(([before, value]) => `${before}${onOneLine(value)}`).join(", ")}${text.close}`;
}

/** A text as lines. @param before what stands before it on its first line, indent and all */
function laidOut(text: Text, before: string, indent: string): string {
	const line = `${before}${onOneLine(text)}`;
	if (typeof text === "string" || line.length < WIDTH) return line;
	const deeper = `${indent}${INDENT}`;
	const parts = text.parts.map(([name, value]) => `${laidOut(value, `${deeper}${name}`, deeper)},\n`);
	return `${before}${text.open}\n${parts.join("")}${indent}${text.close}`;
}

/** The nested type that a type of the schema refers to. */
function referredTo({ $ref = "" }: TypeSpec): { name: string; spec: ObjectSpec | EnumSpec } | undefined {
	const token = $ref.replace(/^#\/types\//, "");
	const spec = packageSpecs().types[token];
	return spec && { name: token.slice(nativeTypeOf("").length), spec };
}

const LITERALS = new Map<unknown, string>([
	[true, "True"],
	[false, "False"],
]);

/** A member of a set of words: `SessionType.WEBINAR`; the SDK makes its name of the schema's. */
function memberOf(name: string, { enum: values }: EnumSpec, value: unknown): string {
	const member = values.find((one) => one.value === value)?.name;
	if (member === undefined) throw new Error(`${name} has no value ${String(value)}`);
	return `zoom.${name}.${toSnakeCase(member).slice(1).toUpperCase()}`;
}

function fieldsOf({ fields }: Expression & { is: "object" }, properties: Properties): Group["parts"] {
	return fields.map(([name, value]) => {
		const type = properties[name];
		if (type === undefined) throw new Error(`the schema has no property ${name}`);
		return [`${toSnakeCase(name)}=`, written(value, type)];
	});
}

function written(value: Expression, type: TypeSpec): Text {
	const nested = referredTo(type);
	switch (value.is) {
		case "literal":
			if (nested !== undefined && "enum" in nested.spec) return memberOf(nested.name, nested.spec, value.value);
			return LITERALS.get(value.value) ?? JSON.stringify(value.value);
		case "list":
			return new Group(
				"[",
				value.items.map((item) => ["", written(item, type.items ?? {})] as const),
				"]",
			);
		case "object":
			if (nested !== undefined && "properties" in nested.spec)
				return new Group(`zoom.${nested.name}Args(`, fieldsOf(value, nested.spec.properties), ")");
			return new Group(
				"{",
				value.fields.map(([name, field]) => [`"${name}": `, written(field, {})] as const),
				"}",
			);
		case "variable":
			return toSnakeCase(value.name);
		case "output":
			return `${toSnakeCase(value.of)}.${toSnakeCase(value.name)}`;
		case "call":
			return call(value.name, value.args);
		case "asset":
			return new Group(
				`pulumi.${value.of === "file" ? "File" : "String"}Asset(`,
				[["", written(value.value, {})]],
				")",
			);
	}
}

/** A function with what it gives, which is one thing. */
function call(name: string, args: Expression & { is: "object" }): Group {
	const spec = packageSpecs().functions[nativeTypeOf(name)];
	const [output] = Object.keys(spec?.outputs.properties ?? {});
	if (spec === undefined || output === undefined) throw new Error(`the package has no function ${name}`);
	const parts = fieldsOf(args, spec.inputs.properties);
	return new Group(`zoom.${toSnakeCase(name)}_output(`, parts, `).${toSnakeCase(output)}`);
}

function resourceLines({ kind, name, variable, inputs, dependsOn }: DeclaredResource): string {
	const spec = packageSpecs().resources[nativeTypeOf(kind)];
	if (spec === undefined) throw new Error(`the package has no resource ${kind}`);
	const awaited = new Group(
		"[",
		dependsOn.map((one) => ["", written(one, {})] as const),
		"]",
	);
	const options: Group["parts"] =
		dependsOn.length === 0 ? [] : [["opts=", new Group("pulumi.ResourceOptions(", [["depends_on=", awaited]], ")")]];
	const parts = [["", JSON.stringify(name)] as const, ...fieldsOf(inputs, spec.inputProperties), ...options];
	const before = variable === undefined ? "" : `${toSnakeCase(variable)} = `;
	return laidOut(new Group(`zoom.${kind}(`, parts, ")"), before, "");
}

/** The program as Python; modules are imported as `zoom` and `pulumi`. */
export function pythonProgram({ resources, exports }: Program): string {
	const outputs = exports.map(({ name, value }) => `pulumi.export("${name}", ${onOneLine(written(value, {}))})`);
	return [...resources.map(resourceLines), ...(outputs.length === 0 ? [] : ["", ...outputs])].join("\n");
}
