import { describe, expect, it } from "vitest";
import { operation } from "../../provider/api/contract.ts";
import { MissingScopesError, PermissionError } from "../../provider/api/errors.ts";
import { ScopeCheck } from "../../provider/api/scope-check.ts";
import { GrantedScopes, type Need, neededScopes, scopeOf } from "../../provider/api/scopes.ts";

const SPEAKER: Need = { by: "Speaker", operations: new Set(["createSpeaker", "getSpeaker"]) };
const TICKET: Need = { by: "Ticket", operations: new Set(["createTickets", "getTickets"]) };

/** The error of a request; undefined where it may be sent. */
async function refusal(check: ScopeCheck, id: Parameters<typeof operation>[0], said: string | undefined) {
	return check.pass(operation(id), said).then(
		() => undefined,
		(error: unknown) => error as MissingScopesError,
	);
}

describe("a scope", () => {
	it("is the one for accounts, which server-to-server apps are offered", () => {
		expect(scopeOf(operation("createSpeaker"), "granular")).toBe("zoom_events:write:speaker:admin");
		expect(scopeOf(operation("createSpeaker"), "classic")).toBe("zoom_events_speakers:write:admin");
	});

	it.each([
		"zoom_events:write:speaker",
		"zoom_events:write:speaker:admin",
		"zoom_events:write:speaker:master",
		"zoom_events_speakers:write",
		"zoom_events_speakers:write:admin",
		"user:read:admin,zoom_events:write:speaker:admin",
	])("%s lets an app create speakers", (said) => {
		expect(new GrantedScopes(said).allow(operation("createSpeaker"))).toBe(true);
	});

	it.each(["", "zoom_events:read:speaker:admin", "zoom_events:write:speakers", "zoom_events_speakers:read"])(
		'"%s" does not',
		(said) => {
			expect(new GrantedScopes(said).allow(operation("createSpeaker"))).toBe(false);
		},
	);

	it("is listed once, with all that needs it", () => {
		const form: Need = { by: "EventQuestions", operations: new Set(["getRegistrationQuestionsForEvent"]) };
		const type: Need = { by: "TicketType", operations: new Set(["getRegistrationQuestionsForTicketType"]) };
		expect(neededScopes([type, form], "granular")).toEqual([
			{ scope: "zoom_events:read:list_registration_questions:admin", by: ["EventQuestions", "TicketType"] },
		]);
	});
});

describe("what is about to be done", () => {
	it("is compared whole before a write, and named with what needs it", async () => {
		const check = new ScopeCheck(() => [SPEAKER, TICKET]);
		const error = await refusal(check, "createSpeaker", "zoom_events:write:speaker zoom_events:read:list_tickets");
		expect(error).toBeInstanceOf(PermissionError);
		expect(error).toMatchObject({
			code: 4711,
			operation: "createSpeaker",
			mayHaveHappened: false,
			scopes: ["zoom_events:read:speaker:admin", "zoom_events:write:ticket:admin"],
		});
		expect(error?.message.split("\n")).toEqual([
			"The app lacks 2 scopes, so createSpeaker was not sent:",
			"  Speaker: zoom_events:read:speaker:admin",
			"  Ticket: zoom_events:write:ticket:admin",
			'Add what is missing to the app in the Zoom App Marketplace, and activate it again; "zoom-events scopes" lists all that is needed.',
		]);
	});

	it("has a line for where it was told already", async () => {
		const check = new ScopeCheck(() => [SPEAKER]);
		const error = await refusal(check, "createTickets", "");
		expect(error).toBeInstanceOf(MissingScopesError);
		expect(error?.brief).toBe(
			"createTickets was not sent: the app lacks scopes, which another error of this run names.",
		);
	});

	it("is no matter of a read, which needs its own scope alone", async () => {
		const check = new ScopeCheck(() => [SPEAKER, TICKET]);
		expect(await refusal(check, "getSpeaker", "zoom_events:read:speaker:admin")).toBeUndefined();
		const error = await refusal(check, "getTickets", "zoom_events:read:speaker:admin");
		expect(error?.scopes).toEqual(["zoom_events:read:list_tickets:admin"]);
		expect(error?.message).toContain("  Ticket: zoom_events:read:list_tickets:admin\n");
	});

	it("is compared whole before a read where all of it is read", async () => {
		const check = new ScopeCheck(() => [{ ...TICKET, isOfReading: true }]);
		const error = await refusal(check, "getSpeaker", "zoom_events:read:speaker:admin");
		expect(error?.scopes).toEqual(["zoom_events:read:list_tickets:admin", "zoom_events:write:ticket:admin"]);
	});

	it("passes where the token says nothing of scopes", async () => {
		expect(await refusal(new ScopeCheck(() => [SPEAKER]), "createSpeaker", undefined)).toBeUndefined();
	});

	it("is compared again for another token, and when more comes to be known", async () => {
		const needs = [SPEAKER];
		const check = new ScopeCheck(() => needs);
		const both = "zoom_events:write:speaker zoom_events:read:speaker";
		expect(await refusal(check, "createSpeaker", both)).toBeUndefined();
		needs.push(TICKET);
		expect((await refusal(check, "createSpeaker", both))?.scopes).toHaveLength(2);
		needs.pop();
		expect(await refusal(check, "createSpeaker", both)).toBeUndefined();
		expect((await refusal(check, "createSpeaker", "zoom_events:write:speaker"))?.scopes).toHaveLength(1);
	});

	it("names classic scopes to an app that has none but these", async () => {
		const check = new ScopeCheck(() => [SPEAKER]);
		const error = await refusal(check, "createSpeaker", "zoom_events_basic:read:admin user:read:admin");
		expect(error?.scopes).toEqual(["zoom_events_speakers:read:admin", "zoom_events_speakers:write:admin"]);
	});

	it("needs no more than ten lines, however much is missing, and still names all", async () => {
		const ids = [
			"createSpeaker",
			"createTickets",
			"createExhibitor",
			"createEventSession",
			"createTicketType",
			"createVodChannel",
			"createHubHost",
			"createEventAccessLink",
			"coeditoractions",
			"uploadEventFile",
		] as const;
		const check = new ScopeCheck(() => ids.map((id, index) => ({ by: `Kind${index}`, operations: new Set([id]) })));
		const error = await refusal(check, "createSpeaker", "");
		expect(error?.message.split("\n")).toHaveLength(9);
		expect(error?.scopes).toHaveLength(10);
		for (const scope of error?.scopes ?? []) expect(error?.message).toContain(scope);
	});
});
