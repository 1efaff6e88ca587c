import { readFileSync } from "node:fs";
import { join } from "node:path";
import Ajv2020 from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { editorSchema, loadConference } from "../../provider/conference/index.ts";

const root = join(import.meta.dirname, "../..");
const text = readFileSync(join(root, "schema/conference.schema.json"), "utf8");

/** The parts of a conference file that the tests change. */
interface ConferenceFile {
	defaults?: object;
	event: object;
	sessions: Record<string, object>;
	ticketTypes: Record<string, object>;
}

const GOOD_EVENT = {
	name: "Example",
	description: "A day of talks.",
	eventType: "CONFERENCE",
	accessLevel: "PRIVATE_UNRESTRICTED",
	attendanceType: "virtual",
	timezone: "Europe/Berlin",
	firstDay: "2027-05-04",
	days: [{ from: "09:00", to: "18:00" }],
};

const PAID = { name: "Paid", currency: "EUR", startTime: "2027-01-10T08:00:00Z", endTime: "2027-03-01T22:59:00Z" };

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
		"test/conference/parts.yaml",
	])("accepts %s, as the check does", (file) => {
		validate(parse(readFileSync(join(root, file), "utf8")));
		expect(validate.errors ?? []).toEqual([]);
		expect(loadConference(join(root, file)).problems).toEqual([]);
	});

	it.each<[string, (file: ConferenceFile) => void]>([
		[
			"a paid ticket type without a price",
			({ ticketTypes }) => Object.assign(ticketTypes, { paid: { ...PAID, free: false } }),
		],
		["a single session without its type", ({ event }) => Object.assign(event, { eventType: "SIMPLE_EVENT" })],
		[
			"a stream without a key",
			({ sessions }) => Object.assign(Object.values(sessions)[0] ?? {}, { livestream: { incomingEnabled: true } }),
		],
	])("refuses %s, as a rule of the kind does", (_, change) => {
		const file = parse(readFileSync(join(root, "test/conference/good.yaml"), "utf8")) as ConferenceFile;
		delete file.defaults;
		validate(file);
		const before = validate.errors ?? [];
		change(file);
		validate(file);
		expect((validate.errors ?? []).length).toBeGreaterThan(before.length);
	});

	it("leaves a paid ticket type with its price alone", () => {
		const paid = { ...PAID, free: false, price: "10.00" };
		const file = { hub: "Community", event: GOOD_EVENT, ticketTypes: { paid } };
		expect(validate(file), JSON.stringify(validate.errors)).toBe(true);
		expect(validate({ ...file, ticketTypes: { paid: { ...paid, price: undefined } } })).toBe(false);
	});

	it.each([
		{ event: { nmae: "x" } },
		{ extends: "x.yaml", speakers: { "a b": {} } },
		{ extends: "x.yaml", sessions: { a: { at: "9 Uhr" } } },
		{ extends: "x.yaml", event: { eventType: "PARTY" } },
		{ extends: "x.yaml", ticketTypes: { full: { sessions: "SOME" } } },
		{ hub: "Community" },
		{ hub: "Community", event: GOOD_EVENT, checks: { roomTwiceAtOnce: { level: "off" } } },
		{ hub: "Community", event: GOOD_EVENT, checks: { roomTwiceAtTwice: { level: "error" } } },
		{ hub: "Community", event: GOOD_EVENT, checks: { eventIsOver: { level: "error", only: ["a"] } } },
		{ hub: "Community", event: GOOD_EVENT, parts: { week1: { name: "Week 1" } } },
		{ hub: "Community", event: GOOD_EVENT, parts: { week1: { days: [1], eventType: "SIMPLE_EVENT" } } },
	])("refuses %j", (value) => {
		expect(validate(value)).toBe(false);
	});

	it.each([
		{ extends: "x.yaml", speakers: { ada: null } },
		{ extends: "x.yaml", ticketTypes: { full: { free: `\${params.free}`, quantity: `\${params.seats}` } } },
		{ extends: "x.yaml", event: { eventType: `\${params.type}` } },
		{ hub: "Community", event: GOOD_EVENT, checks: { roomTwiceAtOnce: { level: "off", reason: "Two stages." } } },
		{ hub: "Community", event: GOOD_EVENT, checks: { roomTwiceAtOnce: { level: "error", only: ["a"] } } },
		{ hub: "Community", event: GOOD_EVENT, parts: { week1: { days: [1], name: "Week 1", keepsNames: true } } },
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
