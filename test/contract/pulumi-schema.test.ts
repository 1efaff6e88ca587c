import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { enumNameOf } from "../../tools/generate/pulumi-types.ts";
import { bindSchema, SCHEMA } from "../../tools/pulumi-codegen/provide.ts";
import { describeWith, GO } from "../helpers/needs.ts";

interface Property {
	description: string;
	[keyword: string]: unknown;
}

interface Spec {
	description: string;
	properties: Record<string, Property>;
	required?: string[];
	inputProperties: Record<string, Property>;
	requiredInputs?: string[];
	aliases?: { type: string }[];
	isComponent?: boolean;
	listInputs?: object;
}

interface Schema {
	name: string;
	version: string;
	provider: Spec;
	config: { variables: Record<string, Property> };
	resources: Record<string, Spec>;
	types: Record<string, { properties?: Record<string, Property>; required?: string[]; enum?: { value: string }[] }>;
}

const text = readFileSync(SCHEMA, "utf8");
const schema = JSON.parse(text) as Schema;

function resource(kind: string): Spec {
	const found = schema.resources[`zoom-events:index:${kind}`];
	if (found === undefined) throw new Error(`the schema has no ${kind}`);
	return found;
}

const type = (name: string) => schema.types[`zoom-events:index:${name}`];

describe("the package's schema", () => {
	it("holds 25 kinds and the conference, each with the type that it had before", () => {
		const all = Object.entries(schema.resources);
		expect(all).toHaveLength(26);
		for (const [token, { aliases }] of all) {
			const name = token.replace("zoom-events:index:", "");
			const before = name === "Conference" ? "zoomEvents:index:Conference" : `pulumi-nodejs:dynamic/zoomEvents:${name}`;
			expect([token, aliases]).toEqual([`zoom-events:index:${name}`, [{ type: before }]]);
		}
	});

	it("has the version of the npm package, and names no place to download a plugin from", () => {
		const manifest = JSON.parse(readFileSync(join(import.meta.dirname, "../../provider/package.json"), "utf8"));
		expect(schema).toMatchObject({ name: "zoom-events", version: (manifest as Schema).version });
		expect(schema).not.toHaveProperty("pluginDownloadURL");
	});

	it("describes each property", () => {
		const undescribed = Object.entries(schema.resources).flatMap(([token, { properties, inputProperties }]) =>
			[...Object.entries(properties), ...Object.entries(inputProperties)]
				.filter(([, { description }]) => description === "")
				.map(([name]) => `${token}.${name}`),
		);
		expect(undescribed).toEqual([]);
	});

	it("marks what is secret", () => {
		expect(resource("AccessLink").properties.url).toMatchObject({ type: "string", secret: true });
		expect(resource("Ticket").inputProperties.email).toMatchObject({ secret: true });
		expect(resource("SessionLivestream").properties.streamKey).toMatchObject({ secret: true });
		expect(resource("Speaker").properties.email).not.toHaveProperty("secret");
	});

	it("names the words of an input, and takes any text as an output", () => {
		expect(resource("Session").inputProperties.type).toMatchObject({ $ref: "#/types/zoom-events:index:SessionType" });
		expect(resource("Session").properties.type).toMatchObject({ type: "string" });
		expect(type("SessionType")?.enum).toEqual([
			{ name: "Meeting", value: "meeting" },
			{ name: "Webinar", value: "webinar" },
			{ name: "None", value: "none" },
		]);
		expect(type("SessionPollsPoll")?.properties?.pollType).toMatchObject({
			$ref: "#/types/zoom-events:index:SessionPollsPollPollType",
		});
		expect(type("SessionPollsPollShown")?.properties?.pollType).toMatchObject({ type: "string" });
	});

	it.each([
		["PRIVATE_UNRESTRICTED", "PrivateUnrestricted"],
		["in-person", "InPerson"],
		["Food & Drink", "FoodDrink"],
		["EventConfiguration", "EventConfiguration"],
		["US", "Us"],
	])("calls the word %s %s", (word, name) => {
		expect(enumNameOf(word)).toBe(name);
	});

	it("says what a change replaces, and leaves it to the plugin to do so", () => {
		const replaces = { willReplaceOnChanges: true };
		expect(text).not.toContain('"replaceOnChanges"');
		const { inputProperties, properties } = resource("Session");
		expect(inputProperties.timezone).toEqual({
			type: "string",
			description: "IANA time zone in which the session's times are shown. A change replaces the session.",
			...replaces,
		});
		expect(properties.eventId).toMatchObject(replaces);
		expect(inputProperties.name).not.toHaveProperty("willReplaceOnChanges");
	});

	it("tells inputs from outputs, and what is always there", () => {
		const { inputProperties, requiredInputs, properties, required } = resource("Session");
		expect(requiredInputs).toEqual(["eventId", "endTime", "name", "startTime", "timezone", "type"]);
		expect(required).toEqual(["eventId", "endTime", "name", "startTime", "timezone", "type", "sessionId"]);
		expect(Object.keys(inputProperties)).toEqual(
			expect.arrayContaining(["adopt", "allowDuplicate", "allowDestructive"]),
		);
		expect(properties).not.toHaveProperty("adopt");
		expect(properties.meetingId).toMatchObject({ type: "integer" });
		expect(inputProperties).not.toHaveProperty("meetingId");
		expect(inputProperties.sessionSpeakers).toMatchObject({
			type: "array",
			items: { $ref: "#/types/zoom-events:index:SessionSessionSpeaker" },
		});
	});

	it("takes the content of a file as a path or an asset, and shows what was made of it", () => {
		const { inputProperties, requiredInputs, properties } = resource("File");
		expect(Object.keys(inputProperties)).toEqual(["source", "fileType", "hubId", "fileName", "adopt"]);
		expect(inputProperties.source).toMatchObject({ oneOf: [{ type: "string" }, { $ref: "pulumi.json#/Asset" }] });
		expect(requiredInputs).toEqual(["source"]);
		expect(Object.keys(properties)).toEqual(
			expect.arrayContaining(["path", "text", "contentHash", "fileId", "videoId"]),
		);
	});

	it("has the conference as a component whose inputs are known at once", () => {
		const { isComponent, inputProperties, required } = resource("Conference");
		expect(isComponent).toBe(true);
		expect(inputProperties).toMatchObject({
			file: { type: "string", plain: true },
			spec: { $ref: "pulumi.json#/Any", plain: true },
			params: { additionalProperties: { $ref: "pulumi.json#/Any" }, plain: true },
		});
		expect(required).toEqual(["eventId", "eventIds", "ids"]);
	});

	it("has 13 settings, two secrets, and no default that would get into the state", () => {
		const { variables } = schema.config;
		expect(Object.keys(variables)).toHaveLength(13);
		expect(Object.keys(variables).filter((name) => variables[name]?.secret === true)).toEqual([
			"clientSecret",
			"sharedRate",
		]);
		expect(schema.provider.inputProperties).toEqual(variables);
		expect(variables.accountId?.description).toContain("`ZOOM_ACCOUNT_ID`");
		expect(text).not.toContain('"defaultInfo"');
	});

	it("says of what all objects of a kind are listed, where the API lists them", () => {
		expect(resource("Session").listInputs).toEqual({
			type: "object",
			properties: { eventId: { type: "string", description: "Id of the event." } },
			required: ["eventId"],
		});
		expect(resource("File")).not.toHaveProperty("listInputs");
	});

	it("says how an object is imported, or that it can't be", () => {
		expect(resource("Session").description).toContain(
			"`pulumi import zoom-events:index:Session opening <eventId>/<sessionId>`",
		);
		expect(resource("EventQuestions").description).toContain(
			"`pulumi import zoom-events:index:EventQuestions questions <eventId>`",
		);
		expect(resource("File").description).toContain("It can't be imported: the API has no request that shows a file.");
	});
});

describeWith(GO, "the engine's binder", () => {
	it("has nothing to say of the schema", async () => {
		expect(await bindSchema()).toBe("");
	});

	it("would find a reference to a type that is not there", async () => {
		const file = join(mkdtempSync(join(tmpdir(), "schema-")), "pulumi.json");
		writeFileSync(file, text.replaceAll("#/types/zoom-events:index:SessionType", "#/types/zoom-events:index:Nothing"));
		expect(await bindSchema(file)).toContain("zoom-events:index:Nothing");
	});
});
