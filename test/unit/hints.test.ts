import { describe, expect, it } from "vitest";
import { allOperations, type OperationId, operation } from "../../provider/api/contract.ts";
import { hintOn } from "../../provider/api/hints.ts";
import { refusalOf } from "../../provider/api/refusal.ts";
import { Batcher } from "../../provider/lifecycle/batch.ts";
import { resourceClasses } from "../../provider/resources/index.ts";

const refusals = [...allOperations().values()].flatMap((operation) =>
	operation.errors.map(({ status, code }) => ({ operation, status, code })),
);

it("says what to do about every code that the contract documents", () => {
	const silent = refusals.filter(({ operation, status, code }) => {
		const error = refusalOf(operation, "it", { status, code, message: "No." });
		return !/: No\.\n\S/.test(error.message);
	});
	expect(refusals.length).toBeGreaterThan(100);
	expect(silent.map(({ operation, code }) => `${operation.id} ${code}`)).toEqual([]);
});

it("knows each of these codes, and not its HTTP status alone", () => {
	const unknown = refusals.filter(
		({ operation, status, code }) => hintOn(operation, status, code)?.do === hintOn(operation, status, 0)?.do,
	);
	expect(unknown.map(({ operation, code }) => `${operation.id} ${code}`)).toEqual([]);
});

it("says of an operation what its own codes mean, and not what they mean elsewhere", () => {
	const hint = (id: OperationId, status: number, code: number): string | undefined => hintOn({ id }, status, code)?.do;
	const ofSpeakers = (["createSpeaker", "getSpeaker", "updateSpeaker", "deleteSpeaker"] as const).flatMap((id) =>
		operation(id).errors.map(({ status, code }) => hint(id, status, code)),
	);
	expect(ofSpeakers.length).toBeGreaterThan(10);
	expect(ofSpeakers.filter((text) => /duplicateOf|Of an? |sessionId|exhibitor/i.test(text ?? ""))).toEqual([]);
	expect(hint("createSpeaker", 400, 1003)).toBe(
		'Another speaker of this event has this e-mail. Give each its own, or adopt the existing one (adopt: "<speaker id>").',
	);
	expect(hint("EventActions", 400, 1003)).toBe("The API knows no such time zone: check duplicateOf.timezone.");
	expect(hint("getSpeaker", 404, 2005)).toBe(
		"The speaker was not found: check its id, and whether somebody deleted it.",
	);
	expect(hint("UpdateSessionAttendeeActions", 404, 2005)).toBe(
		"The session or its event was not found: check eventId and sessionId, and whether somebody deleted it.",
	);
	// A code that another operation documents says nothing here.
	expect(hint("createTicketType", 400, 1003)).toBeUndefined();
});

it.each<[number, number, string]>([
	[400, 4711, "The app lacks a scope: add the scopes that the message names to the app in the Zoom App Marketplace"],
	[401, 124, "The access token was not accepted."],
	[429, 429, "The account's rate limit is used up; other apps of the account count too."],
	[404, 2002, "The event was not found: check eventId, and whether somebody deleted it."],
])("says the same of HTTP %i, code %i wherever it comes", (status, code, text) => {
	const hints = new Set([...allOperations().values()].map((one) => hintOn(one, status, code)?.do));
	expect([...hints]).toEqual([expect.stringContaining(text)]);
});

it("says so about every code by which one ticket of a call fails", async () => {
	const errors = allOperations().get("createTickets")?.response?.properties?.errors?.items?.properties?.error_code;
	const codes = (errors?.enum ?? []) as string[];
	expect(codes.length).toBeGreaterThan(5);
	for (const code of codes) {
		const answer = { errors: [{ email: "ada@example.com", error_code: code, message: "No." }] };
		const made = new Batcher(0).add(
			"group",
			"ada@example.com",
			{},
			1,
			{ keyField: "email", hints: resourceClasses.Ticket.description.batch?.hints ?? {} },
			() => Promise.resolve(answer),
		);
		await expect(made).rejects.toThrow(/: No\.\n\S/);
	}
});

describe("a missing plan or licence, which has no code", () => {
	const licence = (status: number, code: number, message: string): boolean =>
		/licence, assigned to that user/.test(hintOn({ id: "createEvent" }, status, code, message)?.do ?? "");

	it.each([
		[403, 200, "The host profile settings do not allow this."],
		[400, 300, "This user has no Zoom Events license."],
		[400, 200, "Webinar plan is missing. Enable webinar for this user."],
		[403, 0, "Please upgrade your plan."],
	])("is told by the words: HTTP %i, code %i, %s", (status, code, message) => {
		expect(licence(status, code, message)).toBe(true);
	});

	it.each([
		[400, 300, 'Session "Plan B" overlaps.'],
		[400, 26202, "An event of this licence may not be longer."],
		[404, 300, "No license."],
		[500, 300, "No license."],
	])("is not where something else is said: HTTP %i, code %i, %s", (status, code, message) => {
		expect(licence(status, code, message)).toBe(false);
	});
});
