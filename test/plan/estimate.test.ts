import { describe, expect, it } from "vitest";
import type { Kind } from "../../provider/kinds/index.ts";
import type { Properties } from "../../provider/lifecycle/description.ts";
import { type EstimateOptions, estimateLines, estimateOf, summaryLine } from "../../provider/review/cost/index.ts";
import { type KnownObject, readPreview, type Step } from "../../provider/review/index.ts";
import { baseDraft, merged, previewText, specOf } from "../review/helpers.ts";

const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

function step(kind: Kind, operation: Step["operation"], before: Properties, after: Properties): Step {
	return { kind, operation, before, after, name: "one", urn: "", replaceReasons: [] };
}

const made = (kind: Kind, inputs: Properties): Step => step(kind, "create", {}, inputs);

function estimated(steps: Step[], options: Partial<EstimateOptions> = {}, objects: KnownObject[] = []) {
	return estimateOf({ steps, objects, errors: [], lists: [] }, { plan: "pro", ...options });
}

const many = (count: number, of: (index: number) => Step): Step[] => Array.from({ length: count }, (_, i) => of(i));

const ticketOf = (index: number, more: Properties = {}): Step =>
	made("Ticket", { eventId: "e1", email: `p${index}@example.com`, ticketTypeId: "t1", ...more });

describe("what shares a call", () => {
	it.each([
		[61, undefined, 3],
		[60, undefined, 2],
		[60, 8, 8],
		[60, 100, 2],
	])("%i tickets with --parallel %s are %i calls", (count, parallel, calls) => {
		const { byOperation } = estimated(many(count, ticketOf), parallel === undefined ? {} : { parallel });
		expect(byOperation).toEqual({ createTickets: calls, getTickets: 1 });
	});

	it("is what has the same parents and the same shared inputs", () => {
		const steps = [
			ticketOf(1),
			ticketOf(2, { registrationSource: "portal" }),
			ticketOf(3, { registrationSource: "portal" }),
			made("Ticket", { eventId: "e2", email: "p4@example.com" }),
		];
		expect(estimated(steps).byOperation).toEqual({ createTickets: 3, getTickets: 2 });
	});

	it("is 3 co-editors, also to delete", () => {
		const inputs = (index: number): Properties => ({ eventId: "e1", email: `c${index}@example.com` });
		const steps = many(7, (index) => step("CoEditor", "delete", inputs(index), {}));
		expect(estimated(steps).byOperation).toEqual({ coeditoractions: 3 });
	});

	it("needs no list where the place is new", () => {
		expect(estimated([made("Speaker", { eventId: UNKNOWN, name: "Ada Example" })]).byOperation).toEqual({
			createSpeaker: 1,
		});
	});
});

describe("what is there already", () => {
	it("is read, and changed only if it differs, where it is adopted", () => {
		const { requests, byOperation, ifDifferent } = estimated([
			made("Speaker", { eventId: "e1", adopt: "s1", name: "Ada Example" }),
		]);
		expect({ requests, byOperation, ifDifferent }).toEqual({
			requests: 1,
			byOperation: { getSpeaker: 1 },
			ifDifferent: 1,
		});
	});

	it("is read where it is imported, and nobody gets mail", () => {
		const { byOperation, emails } = estimated([{ ...ticketOf(1, { sendNotification: true }), isImport: true }]);
		expect({ byOperation, emails }).toEqual({ byOperation: { getTicketDetails: 1 }, emails: [] });
	});

	it("is the one session of a single-session event, by the event that the preview knows", () => {
		const event: KnownObject = { kind: "Event", id: "e1", inputs: { eventType: "SIMPLE_EVENT" } };
		const session = made("Session", { eventId: "e1", name: "Only", startTime: "x", endTime: "y" });
		expect(estimated([session], {}, [event]).byOperation).toEqual({
			getEventInfo: 1,
			getEventSessionList: 1,
			updateEventSession: 1,
		});
		expect(estimated([step("Session", "delete", session.after, {})], {}, [event]).byOperation).toEqual({
			getEventInfo: 1,
		});
	});

	it("is the same of an event that is made by the same run", () => {
		const event: KnownObject = { kind: "Event", inputs: { eventType: "SIMPLE_EVENT" } };
		const session = made("Session", { eventId: UNKNOWN, name: "Only" });
		expect(estimated([session], {}, [event]).writes).toBe(1);
		expect(estimated([session], {}, [event]).byOperation.createEventSession).toBeUndefined();
	});
});

describe("single steps", () => {
	it("an update whose difference is hidden is one write", () => {
		const inputs = { eventId: "e1", email: "[secret]" };
		expect(estimated([step("Ticket", "update", inputs, inputs)]).byOperation).toEqual({ Updateticket: 1 });
	});

	it("a replacement makes one and deletes one, after a look at who holds it", () => {
		const [before, after] = [
			{ eventId: "e1", name: "A" },
			{ eventId: "e2", name: "A" },
		];
		expect(estimated([step("TicketType", "replace", before, after)]).byOperation).toEqual({
			createTicketType: 1,
			deleteEventTicketType: 1,
			getEventTicketTypes: 3,
			getTickets: 2,
		});
	});

	it("a large file is begun, sent in parts, and completed", () => {
		const file = made("File", { path: "talk.mp4", contentHash: "x", fileType: "recording", hubId: "h1" });
		expect(estimated([file], { sizeOf: () => 160_000_000 }).byOperation).toEqual({
			initiateAndCompleteAEventMultipartUpload: 2,
			uploadMultipartEventFile: 10,
		});
		expect(estimated([file], { sizeOf: () => 5 }).byOperation).toEqual({ uploadEventFile: 1 });
	});
});

describe("time and limits of a day", () => {
	const speakers = many(600, (index) => made("Speaker", { eventId: UNKNOWN, name: `S${index}` }));

	it.each([
		["free", "About 600 requests, 3 min at plan free. Nobody gets an e-mail."],
		["pro", "About 600 requests, 21 s at plan pro. Nobody gets an e-mail."],
		["business", "About 600 requests, 8 s at plan business. Nobody gets an e-mail."],
		["off", "About 600 requests. Nobody gets an e-mail."],
	] as const)("at plan %s", (plan, line) => {
		expect(summaryLine(estimated(speakers, { plan }))).toBe(line);
	});

	it("says that an account of the free plan has 6,000 light requests a day", () => {
		const steps = many(6_001, (index) => made("Speaker", { eventId: UNKNOWN, name: `S${index}` }));
		expect(summaryLine(estimated(steps, { plan: "free" }))).toBe(
			"About 6,001 requests, 26 min at plan free. Over a daily limit: 6,001 of 6,000 light requests a day of the account; the rest is refused that day. Nobody gets an e-mail.",
		);
	});

	it("counts the meetings and webinars of a day, and no session of neither", () => {
		const steps = [
			...many(101, (index) => made("Session", { eventId: UNKNOWN, name: `S${index}`, type: "webinar" })),
			made("Session", { eventId: UNKNOWN, name: "Lunch", type: "none" }),
			made("Event", { name: "Conference", eventType: "CONFERENCE" }),
		];
		expect(estimated(steps).days).toContainEqual({ of: "meetings", used: 101, limit: 100, holds: false });
		expect(summaryLine(estimated(steps))).toContain(
			"Over a daily limit: 101 of 100 creates and updates of meetings and webinars that a user may make in a day; spread them over hosts or days.",
		);
	});

	it("knows what heavy requests a plan allows a day", () => {
		const limits = (["free", "pro", "business"] as const).map(
			(plan) => estimated([], { plan }).days.find(({ of }) => of === "HEAVY")?.limit,
		);
		expect(limits).toEqual([1_000, 30_000, 60_000]);
	});
});

describe("who gets e-mail", () => {
	const mails = (...steps: Step[]): string => summaryLine(estimated(steps, { plan: "off" })).replace(/^.*?\. /, "");

	it.each([
		[
			"a ticket that asks for it",
			[ticketOf(1, { sendNotification: true })],
			"1 person gets an e-mail about their ticket.",
		],
		["a ticket that says nothing", [ticketOf(1)], "1 person may get an e-mail about their ticket."],
		["a ticket that asks for none", [ticketOf(1, { sendNotification: false })], "Nobody gets an e-mail."],
		[
			"a co-editor",
			[made("CoEditor", { eventId: "e1", email: "c@example.com" })],
			"1 person may get an e-mail about being a co-editor.",
		],
		[
			"a speaker with an address",
			[made("Speaker", { eventId: "e1", name: "Ada Example", email: "ada@example.com" })],
			"1 person may get an e-mail about being a speaker.",
		],
		["a speaker without one", [made("Speaker", { eventId: "e1", name: "Ada Example" })], "Nobody gets an e-mail."],
		[
			"a publication",
			[made("EventPublication", { eventId: "e1" })],
			"People may get an e-mail: all who registered about the publication.",
		],
		[
			"a cancellation",
			[step("EventPublication", "delete", { eventId: "e1" }, {})],
			"People get an e-mail: all who registered about the cancellation.",
		],
		[
			"a link that is open to some",
			[made("AccessLink", { eventId: "e1", name: "A", emailRestrictList: ["a@example.com", "b@example.com"] })],
			"2 people get an e-mail about an invitation.",
		],
		[
			"one more who is let in",
			[
				step(
					"TicketType",
					"update",
					{ eventId: "e1", name: "T", privateVisibilityRules: { emailRestrictList: ["a@example.com"] } },
					{
						eventId: "e1",
						name: "T",
						privateVisibilityRules: { emailRestrictList: ["A@example.com", "b@example.com"] },
					},
				),
			],
			"1 person gets an e-mail about an invitation.",
		],
	] as const)("%s", (_, steps, line) => {
		expect(mails(...steps)).toBe(line);
	});

	it("is said for all together", () => {
		const steps = [
			...many(10, (index) => ticketOf(index, { sendNotification: true })),
			made("AccessLink", { eventId: "e1", name: "A", emailRestrictList: ["a@example.com", "b@example.com"] }),
			made("CoEditor", { eventId: "e1", email: "c@example.com" }),
		];
		expect(mails(...steps)).toBe(
			"12 people get an e-mail: 10 about their ticket and 2 about an invitation. 1 person may get an e-mail about being a co-editor.",
		);
	});
});

describe("the plan of a preview", () => {
	it.each(["pulumi-nodejs:dynamic/zoomEvents:", "zoom-events:index:"])("is the same for types %s…", (prefix) => {
		const preview = readPreview(previewText(undefined, specOf(baseDraft()), prefix));
		expect(estimateLines(estimateOf(preview, { plan: "pro" })).slice(0, 2)).toEqual([
			"About 55 requests, 2 s at plan pro. People may get an e-mail: 1 about being a co-editor, 9 about being a speaker, all who registered about the publication and 1 about their ticket.",
			"37 writes and 18 reads:",
		]);
	});

	it("says that nothing is asked where nothing changes", () => {
		const spec = specOf(merged(baseDraft(), {}));
		expect(estimateLines(estimateOf(readPreview(previewText(spec, spec)), { plan: "pro" }))).toEqual([
			"No requests. Nobody gets an e-mail.",
		]);
	});
});
