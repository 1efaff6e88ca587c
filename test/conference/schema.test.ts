import { readFileSync } from "node:fs";
import { join } from "node:path";
import Ajv2020 from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { editorSchema, loadConference } from "../../provider/conference/index.ts";

const root = join(import.meta.dirname, "../..");
const text = readFileSync(join(root, "schema/conference.schema.json"), "utf8");

/** Objects that have `properties`, with the place of each. */
function* objectsIn(value: unknown, path = ""): Generator<[string, Record<string, unknown>]> {
	if (typeof value !== "object" || value === null) return;
	const { properties } = value as { properties?: Record<string, unknown> };
	if (properties !== undefined && !path.includes("/else")) yield [path, properties];
	for (const [key, child] of Object.entries(value)) yield* objectsIn(child, `${path}/${key}`);
}

describe("the schema of conference files", () => {
	const ajv = new Ajv2020({ allErrors: true, strict: false });
	addFormats(ajv);
	const validate = ajv.compile(JSON.parse(text) as object);

	it("is what the code makes; npm run generate writes it", () => {
		expect(text).toBe(`${JSON.stringify(editorSchema(), null, 2)}\n`);
	});

	it("is draft 2020-12, and says of every key what it is", () => {
		expect((JSON.parse(text) as { $schema: string }).$schema).toBe("https://json-schema.org/draft/2020-12/schema");
		for (const [path, properties] of objectsIn(JSON.parse(text))) {
			for (const [name, property] of Object.entries(properties))
				expect((property as { description?: string }).description, `${path} ${name}`).toBeTypeOf("string");
		}
	});

	it.each([
		"examples/devconf-yaml/conference.yaml",
		"examples/devconf-yaml/2028.yaml",
		"examples/meetup/conference.yaml",
		"examples/webinar/conference.yaml",
		"test/conference/good.yaml",
	])("accepts %s, as the check does", (file) => {
		validate(parse(readFileSync(join(root, file), "utf8")));
		expect(validate.errors ?? []).toEqual([]);
		expect(loadConference(join(root, file)).problems).toEqual([]);
	});

	it.each([
		{ event: { nmae: "x" } },
		{ extends: "x.yaml", speakers: { "a b": {} } },
		{ extends: "x.yaml", sessions: { a: { at: "9 Uhr" } } },
		{ extends: "x.yaml", event: { eventType: "PARTY" } },
		{ extends: "x.yaml", ticketTypes: { full: { sessions: "SOME" } } },
		{ hub: "Community" },
	])("refuses %j", (value) => {
		expect(validate(value)).toBe(false);
	});

	it.each([
		{ extends: "x.yaml", speakers: { ada: null } },
		{ extends: "x.yaml", ticketTypes: { full: { free: `\${params.free}`, quantity: `\${params.seats}` } } },
		{ extends: "x.yaml", event: { eventType: `\${params.type}` } },
	])("lets an edition say %j", (value) => {
		validate(value);
		expect(validate.errors ?? []).toEqual([]);
	});
});

describe("next year's edition", () => {
	it("takes at most ten lines", () => {
		const lines = readFileSync(join(root, "examples/devconf-yaml/2028.yaml"), "utf8").trim().split("\n");
		expect(lines.length).toBeLessThanOrEqual(10);
	});
});
