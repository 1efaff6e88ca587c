import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { pythonProgram } from "../../tools/generate/languages/python.ts";
import { readProgram } from "../../tools/generate/languages/read.ts";
import { yamlProgram } from "../../tools/generate/languages/yaml.ts";

interface Type {
	type?: string;
	$ref?: string;
	items?: Type;
	oneOf?: Type[];
	properties?: Record<string, Type>;
	required?: string[];
	enum?: { value: string }[];
}

interface Resource {
	properties: Record<string, Type>;
	inputProperties: Record<string, Type>;
	requiredInputs: string[];
}

interface Schema {
	resources: Record<string, Resource>;
	types: Record<string, Type>;
	functions: Record<string, { inputs: Type; outputs: Type }>;
}

interface Declared {
	type: string;
	name?: string;
	properties: Record<string, unknown>;
}

const root = join(import.meta.dirname, "../..");
const schema = JSON.parse(readFileSync(join(root, "schema/pulumi.json"), "utf8")) as Schema;
const tokenOf = (short: string): string => short.replace(/^zoom-events:/, "zoom-events:index:");

/** What is wrong with a value, by the schema. */
function problems(value: unknown, type: Type, path: string): string[] {
	if (typeof value === "string" && /^\$\{.*\}$/.test(value)) return [];
	if (Array.isArray(value))
		return type.type === "array"
			? value.flatMap((item, index) => problems(item, type.items ?? {}, `${path}[${index}]`))
			: [`${path} is a list`];
	if (type.oneOf !== undefined) return type.oneOf.some(({ type: one }) => one === typeof value) ? [] : [path];
	const nested = type.$ref === undefined ? undefined : schema.types[type.$ref.replace("#/types/", "")];
	if (nested?.enum !== undefined)
		return nested.enum.some((one) => one.value === value) ? [] : [`${path} is ${String(value)}`];
	if (typeof value === "object" && value !== null) {
		if ("fn::invoke" in value) return callProblems(value["fn::invoke"] as Parameters<typeof callProblems>[0], path);
		return objectProblems(value, nested?.properties ?? {}, nested?.required ?? [], path);
	}
	const kind = type.type === "integer" ? "number" : type.type;
	return kind === typeof value ? [] : [`${path} is a ${typeof value}`];
}

function objectProblems(value: object, types: Record<string, Type>, required: string[], path: string): string[] {
	const missing = required.filter((name) => !(name in value)).map((name) => `${path}.${name} is missing`);
	const wrong = Object.entries(value).flatMap(([name, child]) => {
		const type = types[name];
		return type === undefined ? [`${path}.${name} is unknown`] : problems(child, type, `${path}.${name}`);
	});
	return [...missing, ...wrong];
}

function callProblems(call: { function: string; arguments: object; return: string }, path: string): string[] {
	const known = schema.functions[tokenOf(call.function)];
	if (known?.outputs.properties?.[call.return] === undefined) return [`${path} calls ${call.function}`];
	return objectProblems(call.arguments, known.inputs.properties ?? {}, known.inputs.required ?? [], path);
}

/** Outputs that a document refers to, which no kind has: all that it can be is one of what it declares, or of another. */
function unknownOutputs(text: string, declared: Record<string, Declared>): string[] {
	const every = new Set(Object.values(schema.resources).flatMap(({ properties }) => Object.keys(properties)));
	return [...text.matchAll(/\$\{([\w-]+)\.(\w+)\}/g)].flatMap(([all, name = "", output = ""]) => {
		const own = declared[name];
		const known =
			own === undefined ? every.has(output) : schema.resources[tokenOf(own.type)]?.properties[output] !== undefined;
		return known ? [] : [all];
	});
}

describe("the YAML of docs/resources", () => {
	const pages = readdirSync(join(root, "docs/resources"));

	it("is there for 25 kinds", () => {
		expect(pages).toHaveLength(25);
	});

	it.each(pages)("/%s has properties that the schema has, of their types", (page) => {
		const text = readFileSync(join(root, "docs/resources", page), "utf8");
		const [, yaml = ""] = /```yaml\n([\s\S]*?)\n```/.exec(text) ?? [];
		const { resources, ...rest } = parse(yaml, { version: "1.1" }) as { resources: Record<string, Declared> };
		expect(["", "outputs"]).toContain(Object.keys(rest).join());
		const found = Object.entries(resources).flatMap(([key, { type, properties }]) => {
			const known = schema.resources[tokenOf(type)];
			if (known === undefined) return [`${key} is a ${type}`];
			return objectProblems(properties, known.inputProperties, known.requiredInputs, key);
		});
		expect([...found, ...unknownOutputs(yaml, resources)]).toEqual([]);
	});
});

const translated = (source: string) => {
	const program = readProgram("example.ts", `import * as zoom from "pulumi-zoom-events";\n${source}`);
	return { yaml: yamlProgram(program), python: pythonProgram(program) };
};

describe("an example in other languages", () => {
	it("has assets, and a key of its own for a resource whose name another has", () => {
		const { yaml, python } = translated(
			`declare const hubId: string;
const talk = new zoom.File("talk", { source: new pulumi.asset.FileAsset("talk.mp4"), hubId });
new zoom.VideoMetadata("talk", { videoId: talk.videoId, title: "About \${x} and \\"NO\\"" });`,
		);
		expect(yaml).toBe(`resources:
  talk:
    type: zoom-events:File
    properties:
      source:
        fn::fileAsset: talk.mp4
      hubId: \${hubId}
  videoMetadata:
    type: zoom-events:VideoMetadata
    name: talk
    properties:
      videoId: \${talk.videoId}
      title: About $\${x} and "NO"`);
		expect(python).toBe(`talk = zoom.File("talk", source=pulumi.FileAsset("talk.mp4"), hub_id=hub_id)
zoom.VideoMetadata("talk", video_id=talk.video_id, title="About \${x} and \\"NO\\"")`);
	});

	it("quotes what a reader of YAML 1.1 would take for something else", () => {
		const { yaml } = translated('new zoom.Speaker("ada", { eventId: "12", name: "no", jobTitle: "2027-05-04" });');
		expect(yaml).toContain('eventId: "12"\n      name: "no"\n      jobTitle: "2027-05-04"');
	});

	it.each([
		["for (const x of []) new zoom.Speaker('a', {});", 'example.ts:2: no generator of examples knows "for (const x'],
		["new zoom.Speaker(`ada`, {});", "example.ts:2: no generator of examples knows"],
		["new other.Speaker('ada', {});", "no generator of examples knows \"new other.Speaker('ada', {})\""],
		["new zoom.Speaker('ada', { ...rest });", 'no generator of examples knows "...rest" (SpreadAssignment)'],
		["new zoom.Speaker('ada', {}, { protect: true });", 'no generator of examples knows "{ protect: true }"'],
		["new zoom.Speaker('ada', { name: a + b });", 'no generator of examples knows "a + b" (BinaryExpression)'],
		["const x = 5;", 'no generator of examples knows "const x = 5;"'],
	])("is refused with its place where it is %s", (source, message) => {
		expect(() => translated(source)).toThrow(message);
	});

	it.each([
		["new zoom.Speaker('ada', { nickname: 'A' });", "the schema has no property nickname"],
		["new zoom.Session('a', { type: 'party' });", "SessionType has no value party"],
		["new zoom.Speaker('a', { name: zoom.nothing({}) });", "the package has no function nothing"],
	])("is refused where the package has no such thing: %s", (source, message) => {
		expect(() => translated(source)).toThrow(message);
	});
});
