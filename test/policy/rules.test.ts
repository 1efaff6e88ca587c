import { describe, expect, it } from "vitest";
import { DEFAULTS, type Declared, kindOfType, RULES, type Settings } from "../../policy/rules.ts";

const one = (kind: string, name: string, properties: object = {}, isProtected = false): Declared => ({
	kind,
	name,
	properties: properties as Record<string, unknown>,
	isProtected,
});

const event = one("Event", "devconf-event", {
	name: "DevConf",
	calendar: [
		{ startTime: "2027-05-04T09:00:00+02:00", endTime: "2027-05-04T18:00:00+02:00" },
		{ startTime: "2027-05-05T09:00:00+02:00", endTime: "2027-05-05T18:00:00+02:00" },
	],
});
const session = one("Session", "devconf-opening", {
	name: "Opening",
	description: "How it began.",
	sessionSpeakers: [{ speakerId: "1" }],
});

function violations(
	rule: string,
	resources: Declared[],
	now = "2026-12-01T00:00:00Z",
	settings: Partial<Settings> = {},
): string[] {
	const found = RULES.find(({ name }) => name === rule);
	if (found === undefined) throw new Error(`there is no rule ${rule}`);
	return found
		.check(resources, { ...DEFAULTS, ...settings }, new Date(now))
		.map(({ name, message }) => `${name} ${message}`);
}

const kept = (resource: Declared): Declared => ({ ...resource, isProtected: true });

describe("a resource's kind", () => {
	it("is known of dynamic and of native resources, and nothing else", () => {
		expect(kindOfType("pulumi-nodejs:dynamic/zoomEvents:Session")).toBe("Session");
		expect(kindOfType("zoom-events:index:Session")).toBe("Session");
		expect(kindOfType("zoom-events:index:Conference")).toBeUndefined();
		expect(kindOfType("aws:ses/template:Session")).toBeUndefined();
	});
});

describe("frozen-near-event", () => {
	const check = (now: string, resources = [event, session], settings: Partial<Settings> = {}): number =>
		violations("frozen-near-event", resources, now, settings).length;

	it("wants protection from 14 days before until the end", () => {
		expect(check("2027-04-20T06:59:59Z")).toBe(0);
		expect(check("2027-04-20T07:00:00Z")).toBe(2);
		expect(check("2027-05-05T15:59:00Z")).toBe(2);
		expect(check("2027-05-05T16:01:00Z")).toBe(0);
	});

	it("is content with what is protected, and with what can be made anew", () => {
		expect(check("2027-05-01T00:00:00Z", [kept(event), kept(session), one("SessionPolls", "devconf-opening")])).toBe(0);
	});

	it("can begin earlier", () => {
		expect(check("2027-03-20T00:00:00Z", [event], { freezeDays: 60 })).toBe(1);
	});

	it("says nothing where no days are known", () => {
		expect(check("2027-05-01T00:00:00Z", [one("Event", "devconf-event"), session])).toBe(0);
	});
});

describe("published-is-protected", () => {
	const live = one("EventPublication", "devconf-event");
	it("wants the event and its publication protected once it is published", () => {
		expect(violations("published-is-protected", [event, session])).toEqual([]);
		expect(violations("published-is-protected", [event, session, live])).toHaveLength(2);
		expect(violations("published-is-protected", [kept(event), session, kept(live)])).toEqual([]);
	});
});

describe("session-is-complete", () => {
	it("wants a description and a speaker", () => {
		expect(violations("session-is-complete", [session])).toEqual([]);
		expect(violations("session-is-complete", [one("Session", "a", { description: " ", sessionSpeakers: [] })])).toEqual(
			["a has no description: say what it is about.", "a has no speaker: say who speaks."],
		);
	});
});

describe("sale-is-in-order", () => {
	it.each([
		[{ free: false, price: "10.00", endTime: "2027-05-04T00:00:00+02:00" }, 0],
		[{ free: true, endTime: "2027-05-04T00:00:00+02:00" }, 0],
		[{ free: false, price: "0.00" }, 1],
		[{ free: false, price: "10.00", endTime: "2027-06-01T00:00:00+02:00" }, 1],
	])("judges %j", (properties, number) => {
		expect(violations("sale-is-in-order", [event, one("TicketType", "full", properties)])).toHaveLength(number);
	});
});

describe("names-are-in-order", () => {
	it.each([
		["devconf-opening", "Opening", 0],
		["devconf_Opening", "Opening", 1],
		["devconf-opening", " Opening", 1],
		["devconf-opening", "GREAT NEWS for all", 1],
		["devconf-opening", "HTTP and JSON at NASA", 1],
		["devconf-opening", "The JSON format", 0],
		["devconf-opening", "x".repeat(121), 1],
	])("judges %s, “%s”", (name, title, number) => {
		expect(violations("names-are-in-order", [one("Session", name, { name: title })])).toHaveLength(number);
	});

	it("wants titles once, but for speakers", () => {
		const twice = (kind: string): string[] =>
			violations("names-are-in-order", [one(kind, "a", { name: "Same" }), one(kind, "b", { name: "same" })]);
		expect(twice("Session")).toEqual(["b has the title of a too."]);
		expect(twice("Speaker")).toEqual([]);
	});
});
