import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Validator } from "@seriousme/openapi-schema-validator";
import openapiTypescript, { astToString } from "openapi-typescript";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Emulator, startEmulator } from "../../emulator/index.ts";
import { allOperations, type OperationId, operation } from "../../provider/api/contract.ts";
import { kinds } from "../../provider/kinds/index.ts";
import { compileDescription } from "../../provider/lifecycle/shape.ts";

const folder = join(import.meta.dirname, "../../schema");
const file = join(folder, "zoom-events.openapi.json");
const document = JSON.parse(readFileSync(file, "utf8")) as Record<string, unknown>;

describe("the contract", () => {
	it("is valid OpenAPI 3.1", async () => {
		const validator = new Validator();
		expect(await validator.validate(structuredClone(document))).toMatchObject({ valid: true });
		expect(validator.version).toBe("3.1");
	});

	it("holds 91 operations, each with an id of its own", () => {
		expect(allOperations().size).toBe(91);
	});

	it("describes every field and every operation", () => {
		const undescribed: string[] = [];
		const walk = (value: unknown, path: string): void => {
			if (typeof value !== "object" || value === null) return;
			const { properties } = value as { properties?: Record<string, { description?: string }> };
			for (const [name, field] of Object.entries(properties ?? {})) {
				if (typeof field === "object" && (field.description ?? "") === "") undescribed.push(`${path}.${name}`);
			}
			for (const [key, child] of Object.entries(value)) walk(child, `${path}/${key}`);
		};
		walk(document, "");
		for (const { id, summary } of allOperations().values()) if (summary === id) undescribed.push(id);
		expect(undescribed).toEqual([]);
	});

	it("has types that are up to date", async () => {
		const ast = await openapiTypescript(new URL(`file://${file}`), { defaultNonNullable: false });
		const generated = astToString(ast);
		const kept = readFileSync(join(folder, "zoom-events.ts"), "utf8");
		expect(kept.slice(kept.indexOf("export interface paths"))).toBe(
			generated.slice(generated.indexOf("export interface paths")),
		);
	});

	// Zoom's list is no part of the repository: it is held to where somebody has put it beside.
	const published = join(folder, "../../shared/contract/operations.json");
	it.each([published].filter(existsSync))("agrees with the published list of operations, limits and codes", () => {
		const list = JSON.parse(readFileSync(published, "utf8")) as {
			method: string;
			path: string;
			rateLimit?: string;
			errors: { status: number; code: number }[];
		}[];
		for (const { method, path, rateLimit, errors } of list) {
			const known = [...allOperations().values()].find((one) => one.method === method && one.path === path);
			// The list lacks one that the text has.
			const added = known?.id === "EventSurveyReportApi" ? [[400, 400]] : [];
			expect(known?.errors.map(({ status, code }) => [status, code])).toEqual([
				...added,
				...errors.map(({ status, code }) => [status, code]),
			]);
			expect(known?.rateLabel).toBe(rateLimit ?? "LIGHT");
		}
	});
});

describe("access", () => {
	const all = [...allOperations().values()];

	it("is told of each of 91 operations: two classic and two granular scopes, the second with :admin", () => {
		for (const { id, scopes } of all) {
			expect([id, scopes.classic.length, scopes.granular.length]).toEqual([id, 2, 2]);
			expect([id, scopes.classic[1]]).toEqual([id, `${scopes.classic[0]}:admin`]);
			expect([id, scopes.granular[1]]).toEqual([id, `${scopes.granular[0]}:admin`]);
		}
		expect(new Set(all.flatMap(({ scopes }) => scopes.classic)).size).toBe(64);
		expect(new Set(all.flatMap(({ scopes }) => scopes.granular)).size).toBe(166);
	});

	it.each<[OperationId, string, string]>([
		["getEvents", "zoom_events_basic:read", "zoom_events:read:list_events"],
		["createSpeaker", "zoom_events_speakers:write", "zoom_events:write:speaker"],
		["EventActions", "zoom_events_basic:write", "zoom_events:write:event"],
		["coeditoractions", "zoom_events_coeditor:write", "zoom_events:write:coeditor"],
		[
			"updateRegistrationQuestionsForEvent",
			"zoom_events_ticket_types:write",
			"zoom_events:update:registraion_question",
		],
		["getAttendeeEngagement", "zoom_events_insights:read", "zoom_events:read:attendee_engagement"],
		["uploadEventFile", "zoom_events_file:write", "zoom_events:write:file_upload"],
		["deleteHubHost", "zoom_events_hub:write", "zoom_events:delete:hub_host"],
	])("of %s is by %s or %s", (id, classic, granular) => {
		expect(operation(id).scopes).toMatchObject({
			classic: [classic, expect.any(String)],
			granular: [granular, expect.any(String)],
		});
	});

	it("needs a Pro plan and an events license for 89 operations; of two the text says nothing", () => {
		const [said, silent] = [
			all.filter((one) => one.prerequisites.length > 0),
			all.filter((one) => one.prerequisites.length === 0),
		];
		for (const { id, prerequisites } of said) expect([id, prerequisites]).toEqual([id, ["pro-plan", "events-license"]]);
		expect(said).toHaveLength(89);
		expect(silent.map(({ id }) => id)).toEqual(["listEmailTypes", "listEmailSentStatuses"]);
	});
});

describe("what sources say", () => {
	const request = (id: OperationId) => operation(id).request?.properties ?? {};
	const response = (id: OperationId) => operation(id).response?.properties ?? {};

	it("caps three lists of objects, by the published description", () => {
		const caps = [...allOperations().values()].flatMap(({ id, answerCap }) =>
			answerCap === undefined ? [] : [[id, answerCap]],
		);
		expect(caps).toEqual([
			["getEventSessionList", { most: 200, source: "published" }],
			["getSpeakers", { most: 300, source: "published" }],
			["getEventTicketTypes", { most: 50, source: "published" }],
		]);
	});

	it("caps the domains that four answers show, by the text", () => {
		const fifty = { most: 50, source: "description" };
		const rules = response("getEventTicketTypes").ticket_types?.items?.properties?.private_visibility_rules;
		for (const list of [
			response("getEventAccessLinks").access_links?.items?.properties?.allow_domain_list,
			response("createEventAccessLink").allow_domain_list,
			response("GetEventAccessLink").allow_domain_list,
			rules?.properties?.allow_domain_list,
		])
			expect(list?.["x-zoom-answer-cap"]).toEqual(fifty);
	});

	it("limits the length of domains for ticket types and channels, and not for access links", () => {
		expect(request("createEventAccessLink").allow_domain_list?.items).toEqual({ type: "string" });
		expect(request("updateEventAccess").allow_domain_list?.items).toEqual({ type: "string" });
		const lists = [
			request("createTicketType").private_visibility_rules?.properties?.allow_domain_list,
			request("updateTicketType").private_visibility_rules?.properties?.allow_domain_list,
			request("UpdateVideoChannel").settings?.properties?.allow_domain_list,
		];
		for (const list of lists) {
			expect(list?.items?.maxLength).toBe(40);
			expect(list?.items?.["x-zoom-source"]).toEqual({ maxLength: "description" });
		}
	});

	it("differs on how many domains a ticket type takes: both are there", () => {
		const list = request("createTicketType").private_visibility_rules?.properties?.allow_domain_list;
		expect(list).toMatchObject({ maxItems: 20_000, "x-zoom-source": { maxItems: "published" } });
		expect(list?.["x-zoom-otherwise"]).toMatchObject([{ source: "description", says: { maxItems: 50 } }]);
	});

	it("lets a ticket type's bodies have sold_quantity", () => {
		expect(request("createTicketType").sold_quantity?.type).toBe("number");
		expect(request("updateTicketType").sold_quantity?.type).toBe("number");
	});

	it("has other spellings of categories in answers than in requests", () => {
		const spellings = {
			"Education & Family": ["Education and Family"],
			"Business & Networking": ["Business and Networking"],
			"Entertainment & Visual Arts": ["Entertainment and Visual Arts"],
			"Food & Drink": ["Food and Drinks", "Food & Drinks"],
			"Fitness & Health": ["Fitness and Health"],
			"Home & Lifestyle": ["Home and Lifestyle"],
			"Community & Spirituality": ["Community and Spirituality"],
		};
		expect(request("createEvent").categories?.items?.["x-zoom-shown-as"]).toEqual(spellings);
		expect(request("updateEvent").categories?.items?.["x-zoom-shown-as"]).toEqual(spellings);
	});

	it("carries them to what the lifecycle knows of an event's categories", () => {
		const categories = compileDescription(kinds.Event).inputs.get("categories");
		expect(categories?.items?.schema["x-zoom-shown-as"]).toMatchObject({
			"Food & Drink": ["Food and Drinks", "Food & Drinks"],
		});
	});

	it("spells instants in whole seconds of UTC where the text or its examples do", () => {
		const form = "yyyy-MM-dd'T'HH:mm:ss'Z'";
		expect(response("getVideoMetadata").updated_at?.["x-zoom-instant"]).toBe(form);
		expect(response("getEventInfo").calendar?.items?.properties?.start_time?.["x-zoom-instant"]).toBe(form);
		expect(request("createEvent").calendar?.items?.properties?.end_time?.["x-zoom-instant"]).toBe(form);
		expect(request("updateEventSession").start_time?.["x-zoom-instant"]).toBe(form);
		expect(request("createTicketType").start_time?.["x-zoom-instant"]).toBeUndefined();
		expect(response("getVideoMetadata").video_created_at?.["x-zoom-instant"]).toBe(form);
	});

	it("has two names for why a person was not checked in, and null for nobody", () => {
		for (const id of ["UpdateEventAttendeeActions", "UpdateSessionAttendeeActions"] as const) {
			const { errors } = response(id);
			expect(errors).toMatchObject({ type: ["array", "null"], "x-zoom-source": { type: "observed" } });
			expect(Object.keys(errors?.items?.properties ?? {})).toEqual(["email", "message", "error_message"]);
			expect(errors?.items?.properties?.error_message?.["x-zoom-source"]).toEqual({ type: "observed" });
		}
	});
});

describe("the local API", () => {
	let emulator: Emulator;
	beforeAll(async () => {
		emulator = await startEmulator();
	});
	afterAll(() => emulator.close());

	it("routes 91 of 91 operations: each asks for a token, none is unknown", async () => {
		const statuses = await Promise.all(
			[...allOperations().values()].map(async ({ method, path }) => {
				const url = `${emulator.apiUrl}${path.replace(/\{\w+\}/g, "x")}`;
				return (await fetch(url, { method })).status;
			}),
		);
		expect(statuses).toEqual(Array(91).fill(401));
	});
});
