import fc from "fast-check";
import { micromark } from "micromark";
import { gfm, gfmHtml } from "micromark-extension-gfm";
import { describe, expect, it } from "vitest";
import { withoutAddresses } from "../../provider/programme/addresses.ts";
import { escapeMarkdown, readPreview, reviewOf, toMarkdown } from "../../provider/review/index.ts";
import { holds } from "../helpers/property.ts";
import { bigDraft, type Draft, previewOf, reviewChange, specOf } from "./helpers.ts";

/** Kinds of change, each with what makes it. */
const changes: Record<string, Draft> = {
	"nothing changes": {},
	"a session moves within its day": { sessions: { compilers: { at: "11:00" } } },
	"a session moves to another day": { sessions: { hopping: { day: 2, at: "14:30" } } },
	"a session lasts longer": { sessions: { panel: { lasts: "90m" } } },
	"a session is renamed": { sessions: { kernels: { name: "Kernels, and no fear" } } },
	"a session changes its track": { sessions: { landing: { track: "languages" } } },
	"a session gets another speaker": { sessions: { paths: { speakers: ["edsger", "grace"] } } },
	"a session loses a speaker": {
		sessions: { panel: { speakers: [{ speaker: "ada", hasAlternativeHostPermission: true }, "grace"] } },
	},
	"a speaker's part in a session changes": { sessions: { panel: { speakers: ["ada", "grace", "alan"] } } },
	"a description changes": { sessions: { panel: { description: "What four people would do otherwise. ".repeat(5) } } },
	"a session is new, with a new speaker": {
		speakers: { tim: { name: "Tim Sample", email: "tim@example.com" } },
		sessions: { webs: { name: "Webs", day: 2, at: "11:00", track: "languages", speakers: ["tim"] } },
	},
	"a session is deleted": { sessions: { hopping: null } },
	"a session gets another key": {
		sessions: {
			hopping: null,
			hops: { name: "Hopping frequencies", day: 3, at: "10:00", track: "operations", speakers: ["hedy"] },
		},
	},
	"a session is made anew": { sessions: { machines: { timezone: "Europe/Paris" } } },
	"a speaker is deleted": { speakers: { hedy: null }, sessions: { hopping: { speakers: ["ken"] } } },
	"a speaker's e-mail address and name change": {
		speakers: { ken: { name: "Kenneth Stub", email: "kenneth@example.com" } },
	},
	"a price and a quantity change": { ticketTypes: { full: { price: "249.00", quantity: 5000 } } },
	"a ticket type admits to other sessions": { ticketTypes: { panel: { sessions: ["panel", "opening"] } } },
	"a sale begins later": { ticketTypes: { full: { startTime: "2027-02-01T09:00" } } },
	"a ticket type is deleted": {
		ticketTypes: { panel: null },
		tickets: { guest: { ticketType: "full" } },
		accessLinks: { partners: { ticketType: "full" } },
	},
	"the event is no longer published": { publish: false, tickets: null },
	"the event is renamed and lasts a day longer": {
		event: {
			name: "DevConf Example, extended",
			days: [...Array.from({ length: 3 }, () => ({ from: "08:30", to: "18:00" })), { from: "09:00", to: "12:00" }],
		},
	},
	"a sponsor goes, another one comes": {
		sponsors: {
			"sample-systems": null,
			mockups: { name: "Mockups Ltd", tier: "Gold", contactName: "Mo Mock", contactEmail: "mo@example.com" },
		},
	},
	"polls and questions change": {
		sessions: {
			opening: {
				polls: [
					{
						title: "Warm-up",
						pollType: "basic",
						anonymous: true,
						questions: [{ name: "First time here?", type: "single", answers: ["Yes", "No", "Not sure"] }],
					},
				],
			},
		},
		questions: {
			questions: [
				{ fieldName: "job_title", title: "Job title", required: false },
				{ fieldName: "industry", title: "Industry", required: false },
			],
		},
	},
	"people's data and links change": {
		tickets: {
			guest: { lastName: "Changedperson" },
			other: { ticketType: "panel", email: "other@example.org", firstName: "Otto", lastName: "Otherperson" },
		},
		accessLinks: { partners: { allowDomainList: ["example.com", "example.net"] } },
		channels: { recordings: { description: "The talks." } },
	},
	"texts that Markdown and HTML would take for their own": {
		sessions: {
			kernels: { name: "<script>alert(1)</script> [x](https://example.com) **b** `c` | @all #12 <!-- -->" },
		},
	},
	"many things at once": {
		sessions: { hopping: null, opening: { name: "Opening, again" }, pipes: { at: "11:00" } },
		ticketTypes: { panel: { quantity: 900 } },
		coEditors: { tim: { email: "tim@example.com", permissionGroups: ["EventPlanning"] } },
	},
};

describe("the summary in Markdown", () => {
	it.each(Object.entries(changes))("says that %s", (_, change) => {
		expect(toMarkdown(reviewChange(change))).toMatchSnapshot();
	});

	it("says a whole new conference", () => {
		const review = reviewChange({});
		expect(review.isEmpty).toBe(true);
		const after = specOf(bigDraft());
		const text = toMarkdown(reviewOf({ preview: previewOf(undefined, after), after }));
		expect(text.length).toBeLessThan(65_536);
		expect(text).toMatch(/… and \d+ more; see the page for all/);
	});

	it("shows times in another zone", () => {
		const text = toMarkdown(
			reviewChange({ sessions: { compilers: { at: "11:00" } } }, { timezone: "America/New_York" }),
		);
		expect(text).toContain("moves 04:00 → 05:00 on day 1");
	});

	it("says drift the other way round", () => {
		const spec = specOf(bigDraft());
		expect(
			toMarkdown(reviewOf({ preview: previewOf(spec, spec), before: spec, after: spec, mode: "drift" })),
		).toContain("The account matches the repository.");
	});

	it("has neither secrets nor people's data, in all kinds of change", () => {
		const all = Object.values(changes)
			.map((change) => toMarkdown(reviewChange(change)))
			.join("\n");
		expect(all).not.toMatch(/[\w.]+@[\w]+\.\w+|Guestperson|Otherperson|Changedperson|Gail|Otto|id-\w+-/);
	});

	it("shows errors of the preview, without addresses", () => {
		const preview = readPreview(
			JSON.stringify({ steps: [], diagnostics: [{ severity: "error", message: "guest@example.org: 1 < 2" }] }),
		);
		expect(toMarkdown(reviewOf({ preview }))).toContain("> ⛔ (e-mail address): 1 \\< 2");
	});
});

describe("text in Markdown", () => {
	it.each([
		["a@b", "a@<!-- -->b"],
		["a@.a", "a@<!-- -->.a"],
		["@team", "@<!-- -->team"],
		["see #12 and !3", "see \\#<!-- -->12 and \\!<!-- -->3"],
		["https://example.com", "https:<!-- -->//example.com"],
		["www.example.com", "www<!-- -->.example.com"],
		["a\n# b", "a \\# b"],
		["<b>&amp;", "\\<b\\>\\&<!-- -->amp;"],
	])("escapes %j", (text, escaped) => {
		expect(escapeMarkdown(text)).toBe(escaped);
	});

	it("is shown as it is by a renderer of GitHub's Markdown, whatever it is", () => {
		const shown = (markdown: string): string =>
			micromark(markdown, { allowDangerousHtml: true, extensions: [gfm()], htmlExtensions: [gfmHtml()] });
		const special = fc.constantFrom(
			..."\\`*_{}[]<>()#+-.!|~&$^=:/@%\"'".split(""),
			"http://",
			"www.",
			"<b>",
			"&lt;",
			"**",
			"~~",
		);
		const text = fc
			.array(fc.oneof(special, fc.constantFrom("a", "b", "1", " ")), { maxLength: 20 })
			.map((parts) => parts.join(""));
		holds(
			fc.property(text, (value) => {
				const plain = withoutAddresses(value).replace(/\s+/g, " ").trim();
				const html = shown(`x ${escapeMarkdown(plain)} x`).replaceAll("<!-- -->", "");
				const escaped = plain
					.replace(/&/g, "&amp;")
					.replace(/</g, "&lt;")
					.replace(/>/g, "&gt;")
					.replace(/"/g, "&quot;");
				expect(html).toBe(`<p>x ${escaped} x</p>`);
			}),
			2_000,
		);
	});
});

describe("a preview that is none", () => {
	it.each(["", "no JSON", "[]", "null", '{"steps":1}', '{"steps":[{}]}', '{"steps":[null]}'])("refuses %j", (text) => {
		expect(() => readPreview(text)).toThrow(/pulumi preview --json/);
	});
});
