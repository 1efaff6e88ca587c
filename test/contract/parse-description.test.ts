import { describe, expect, it } from "vitest";
import { parseDescription } from "../../tools/contract/parse-description.ts";

const BLOCK = `List things

  • Method: GET
  • Path: /zoom_events/things
  • Tags: Things

Gives the things.

Prerequisites

  • A Pro or higher account plan.
  • A Zoom Webinars Plus /Events license

Scopes: zoom_events_things:read:admin,zoom_events_things:read

Granular Scopes: zoom_events:read:list_things,zoom_events:read:list_things:admin

Rate Limit Label: LIGHT

Responses

Status: 204 Done.
`;

describe("the head of an operation's block", () => {
	it("gives both kinds of scopes, the shorter first, and prerequisites by label", () => {
		expect(parseDescription(BLOCK)).toMatchObject([
			{
				method: "GET",
				path: "/zoom_events/things",
				scopes: {
					classic: ["zoom_events_things:read", "zoom_events_things:read:admin"],
					granular: ["zoom_events:read:list_things", "zoom_events:read:list_things:admin"],
				},
				prerequisites: ["pro-plan", "events-license"],
			},
		]);
	});

	it("may have a colon after the title of its prerequisites", () => {
		const text = BLOCK.replace("Prerequisites", "Prerequisites:");
		expect(parseDescription(text)).toMatchObject([{ prerequisites: ["pro-plan", "events-license"] }]);
	});

	it("and its answers give the error codes by status", () => {
		const refusals = [
			"Status: 400 No. **Error Code:** `400 ` <br> Not a page. <br>",
			"Status: 404 No. **Error Code:** `2002` <br> No event. <br> **Error Code:** `2005` <br> No session.",
			"Status: 429 Too many.",
		];
		expect(parseDescription(`${BLOCK}${refusals.join("\n")}\n`)[0]?.errors).toEqual([
			{ status: 400, code: 400 },
			{ status: 404, code: 2002 },
			{ status: 404, code: 2005 },
		]);
	});

	it("may be followed by fields whose prose names the form of instants, of a list for its items", () => {
		const body = `Request Body

Content-Type: application/json
  • calendar

    array — In UTC, as \`yyyy-MM-dd\`T\`HH:mm:ssZ\`.

    Items:

    • start_time

      string, format: date-time — The start.

    • name

      string

  • due

    string, format: date-time — When it is due (\`yyyy-MM-dd'T'HH:mm:ss'Z'\`).

  • made

    string, format: date-time

`;
		const instant = { type: "string", format: "date-time", "x-zoom-instant": "yyyy-MM-dd'T'HH:mm:ss'Z'" };
		expect(parseDescription(BLOCK.replace("Responses", `${body}Responses`))[0]?.request?.schema).toEqual({
			type: "object",
			properties: {
				calendar: {
					type: "array",
					items: { type: "object", properties: { start_time: instant, name: { type: "string" } } },
				},
				due: instant,
				made: { type: "string", format: "date-time" },
			},
		});
	});

	it("may have no prerequisites", () => {
		const text = BLOCK.replace(/Prerequisites[\s\S]*license\n/, "");
		expect(parseDescription(text)).toMatchObject([{ prerequisites: [] }]);
	});

	it.each([
		["license", "licence for hats", /GET \/zoom_events\/things: not a known prerequisite: A Zoom .* licence for hats/],
		["Granular Scopes:", "Fine Scopes:", /GET \/zoom_events\/things: there is no line Granular Scopes:/],
		["zoom_events_things:read:admin", "none", /GET \/zoom_events\/things: not a scope: none/],
	])("is refused where %s reads %s", (from, to, message) => {
		expect(() => parseDescription(BLOCK.replace(from, to))).toThrow(message);
	});
});
