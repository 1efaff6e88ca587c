import { inspect } from "node:util";
import { describe, expect, it } from "vitest";
import { type OperationId, operation } from "../../provider/api/contract.ts";
import { refusalOf } from "../../provider/api/refusal.ts";
import { dailyLimit, tooLongToWait } from "../../provider/api/retry-after.ts";
import { resolveSettings } from "../../provider/api/settings.ts";
import { isNone } from "../../provider/conference/pull/remote.ts";
import * as zoom from "../../provider/index.ts";

const refused = (id: OperationId, status: number, code: number, message = "No.") =>
	refusalOf(operation(id), 'for event "e"', { status, code, message });

describe("a refusal is of the class that says what can be done", () => {
	it.each<[OperationId, number, number, string]>([
		["createSpeaker", 400, 300, "ValidationError"],
		["createSpeaker", 400, 1003, "ConflictError"],
		["EventActions", 400, 1003, "ValidationError"],
		["createSpeaker", 400, 4711, "PermissionError"],
		["createSpeaker", 403, 260200, "PermissionError"],
		["createSpeaker", 403, 3002, "ConflictError"],
		["updateSpeaker", 403, 2005, "NotFoundError"],
		["getEventInfo", 404, 2002, "NotFoundError"],
		["getEventInfo", 404, 300, "NotFoundError"],
		["DeleteSessionReservations", 400, 26311, "NotFoundError"],
		["updateEvent", 400, 260210, "ConflictError"],
		["updateEventAccess", 409, 0, "ConflictError"],
		["createEvent", 413, 0, "ValidationError"],
		["createEvent", 401, 124, "AuthenticationError"],
		["createEvent", 429, 429, "RateLimitError"],
		["createEvent", 503, 0, "ServiceError"],
		["createSpeaker", 500, 1003, "ServiceError"],
		["createEvent", 405, 0, "ZoomApiError"],
	])("%s, HTTP %i, code %i: %s", (id, status, code, name) => {
		expect(refused(id, status, code)).toMatchObject({ name, status, code, operation: id });
	});

	it("and all but those of limits and credentials are ZoomApiErrors", () => {
		expect(refused("createSpeaker", 400, 1003)).toBeInstanceOf(zoom.ZoomApiError);
		expect(refused("createSpeaker", 429, 429)).not.toBeInstanceOf(zoom.ZoomApiError);
		expect(refused("createSpeaker", 401, 124)).not.toBeInstanceOf(zoom.ZoomApiError);
	});
});

it("a fault of Zoom leaves a write uncertain, and a read not", () => {
	expect(refused("createEvent", 502, 0).mayHaveHappened).toBe(true);
	expect(refused("getEventInfo", 502, 0).mayHaveHappened).toBe(false);
	expect(refused("createEvent", 400, 300).mayHaveHappened).toBe(false);
});

it("a missing scope is named", () => {
	const message = "Invalid access token, does not contain scopes:[zoom_events:write:admin, zoom_events:read].";
	expect(refused("createEvent", 400, 4711, message)).toMatchObject({
		scopes: ["zoom_events:write:admin", "zoom_events:read"],
	});
	expect(refused("createEvent", 403, 260200)).toMatchObject({ scopes: [] });
});

it.each([
	["You have reached the maximum per-second rate limit for this API. Try again later.", "second"],
	["You have reached the maximum daily rate limit for this API.", "day"],
	["Too many requests.", undefined],
])("a limit tells its window: %s", (message, window) => {
	expect(refused("createEvent", 429, 429, message)).toMatchObject({ window });
});

it("a limit that nothing waits for keeps what is known of it", () => {
	const limit = refusalOf(operation("createEvent"), "", {
		status: 429,
		code: 429,
		message: "daily",
		retryAfterMs: 9e6,
	});
	const facts = { status: 429, code: 429, operation: "createEvent", window: "day", retryAfterMs: 9_000_000 };
	for (const later of [dailyLimit(limit), tooLongToWait(limit)]) {
		expect(later).toBeInstanceOf(zoom.RateLimitError);
		expect(later).toMatchObject({ ...facts, name: "ComeBackLaterError" });
	}
	const proxys = tooLongToWait(new zoom.ConnectionError("A page.", true, 9e6));
	expect(proxys).toMatchObject({ code: 0, operation: undefined, window: undefined, mayHaveHappened: true });
});

it("settings that are missing or wrong are named", () => {
	const given = { accountId: "a", clientId: "c", plan: "huge", uploadPartMb: "1" } as Record<string, string>;
	const failing = (): unknown => resolveSettings((name) => given[name], {});
	expect(failing).toThrow(zoom.ConfigurationError);
	expect(failing).toThrow(zoom.MissingCredentialsError);
	expect(failing).toThrow(expect.objectContaining({ settings: ["clientSecret", "plan", "uploadPartMb"] }));
	expect(new zoom.NotesFolderError("/notes", new Error("no"))).toBeInstanceOf(zoom.ConfigurationError);
});

it("no error prints the contract", () => {
	for (const [status, code] of [
		[400, 300],
		[403, 0],
		[404, 2002],
		[409, 0],
		[429, 0],
		[401, 124],
		[500, 0],
	] as const) {
		const error = refused("createEvent", status, code);
		const printed = `${inspect(error, { depth: 9 })} ${JSON.stringify(error)}`.replace(error.stack ?? "", "");
		expect(printed).toContain("createEvent");
		expect(printed).not.toMatch(/properties|schema|rateLabel|LIGHT|summary/);
	}
});

it("a missing scope is not taken for an object that can't be there, though its status is 400", () => {
	expect(isNone(refused("getSessionLivestreamConfiguration", 400, 4711))).toBe(false);
	expect(isNone(refused("getSessionLivestreamConfiguration", 400, 26302))).toBe(true);
});
