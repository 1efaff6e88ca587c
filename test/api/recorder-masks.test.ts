import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { allOperations, type ContractSchema, operation } from "../../provider/api/contract.ts";
import { ERROR } from "../../provider/api/recorder-contract.ts";
import { Masks } from "../../provider/api/recorder-masks.ts";
import { holds } from "../helpers/property.ts";

const text = { type: "string" };

/** What becomes of a value of a text field that the contract knows. */
const masked = (value: unknown, name = "description", schema: ContractSchema = text): unknown =>
	new Masks().answer(value, schema, name);

describe("a text", () => {
	it.each([
		["Ada Example", "Xxx Xxxxxxx"],
		["", ""],
		["  Two lines.\r\nThe second,\twith 12 % more.\n", "  Xxx xxxxx.\r\nXxx xxxxxx,\txxxx 00 % xxxx.\n"],
		["<p>Tom &amp; Jerry&#39;s <b>big</b> day</p>", "<p>Xxx &amp; Xxxxx&#39;x <b>xxx</b> xxx</p>"],
		['<a href="https://example.org/ada">Ada</a>', '<a xxxx="xxxxx://xxxxxxx.xxx/xxx">Xxx</a>'],
		["<ada>", "<xxx>"],
		["&#65;&#100;&ada;", "&#00;&#000;&xxx;"],
		["Zoë", "Xxä"],
		["Zoe\u0308", "Xxx\u0301"],
		["Ada 🎉 日本", "Xxx • ää"],
		["+49 (30) 901820", "+00 (00) 000000"],
		["19.90", "00.00"],
		["2027-05-04T09:00:00.123Z", "0000-00-00T00:00:00.000Z"],
		["2027-05-04 09:00", "0000-00-00 00:00"],
	])("keeps its shape alone: %j", (value, expected) => {
		expect(masked(value)).toBe(expected);
	});
});

describe("an address", () => {
	it("has a number, the same wherever it comes, and shows where its case differs", () => {
		const masks = new Masks();
		const of = (value: string, name = "email"): unknown => masks.answer(value, text, name);
		expect(of("ada@example.org")).toBe("person-1@example.com");
		expect(of("grace@example.org", "name")).toBe("person-2@example.com");
		expect(of("Ada@example.org", "unheard_of")).toBe("Person-1@example.com");
		expect(of("aDa@example.org")).toBe("Person-1+2@example.com");
		expect(of("Ada@example.org")).toBe("Person-1@example.com");
		expect(of("ada@Example.Org")).toBe("person-1@Example.com");
		expect(of(" ada@example.org\n")).toBe(" person-1@example.com\n");
	});

	it("is none within a text", () => {
		expect(masked("Ada <ada@example.org>")).toBe("Xxx <xxx@xxxxxxx.xxx>");
	});
});

describe("an id", () => {
	it("has a number, and shows which of / + = it had", () => {
		const masks = new Masks();
		expect(masks.answer("QuawonWl3e4k1sr8mHsvtQ", text, "session_id")).toBe("id-1");
		expect(masks.answer("a/b+Yd3cQ==", text, "event_id")).toBe("id-2[/+=]");
		expect(masks.answer("mine=", text, "id")).toBe("id-3[=]");
		expect(masks.answer(["mine=", "other"], { type: "array", items: text }, "session_ids")).toEqual([
			"id-3[=]",
			"id-4",
		]);
	});

	it("is known again in a field of another name, and long ones in any", () => {
		const masks = new Masks();
		expect(masks.answer("short", text, "tier_id")).toBe("id-1");
		expect(masks.answer("short", text, "sponsor_tier")).toBe("id-1");
		expect(masks.answer("QuawonWl3e4k1sr8mHsvtQ", text, "sessions")).toBe("id-2");
	});

	it("that is a number stays one", () => {
		const masks = new Masks();
		const schema = { type: ["integer", "null"], format: "int64" };
		expect(masks.answer(98765432101, schema, "meeting_id")).toBe(10000000001);
		expect(masks.answer(null, schema, "meeting_id")).toBe(null);
		expect(masks.answer(98765432101, schema, "webinar_id")).toBe(10000000001);
		expect(masks.answer(12345678901, schema, "webinar_id")).toBe(10000000002);
	});

	it.each(["stream_key", "join_token", "password", "next_page_token"])("that is a secret shows nothing: %s", (name) => {
		expect(masked("s3cr3t-Ab", name)).toBe("token-1");
		expect(masked("", name)).toBe("");
	});
});

describe("a link", () => {
	it.each([
		["https://events.zoom.us/ejl/AbC?tk=t0k&a=b", "https://url-1.example.com/x/x?x=x&x=x"],
		["https://ada.example.org", "https://url-1.example.com"],
		["https://ada.example.org/", "https://url-1.example.com/"],
		["https://Ada.example.org/talks/#top", "https://url-1.Example.com/x/#x"],
		["rtmps://user:pass@live.example.org/app", "rtmps://url-1.example.com/x"],
		["ada://home/x?a=b&amp;c=d", "xxx://url-1.example.com/x?x=x&amp;x=x"],
	])("keeps its form: %s", (value, expected) => {
		expect(masked(value, "website")).toBe(expected);
	});

	it("is the same with a final slash", () => {
		const masks = new Masks();
		expect(masks.answer("https://a.example.org/x", text, "website")).toBe("https://url-1.example.com/x");
		expect(masks.answer("https://b.example.org/x", text, "website")).toBe("https://url-2.example.com/x");
		expect(masks.answer("https://a.example.org/x/", text, "website")).toBe("https://url-1.example.com/x/");
	});
});

describe("what the contract marks", () => {
	const type = { type: "string", enum: ["CONFERENCE", "SIMPLE_EVENT"] };

	it.each([
		["an enum's value", "CONFERENCE", type, "event_type", "CONFERENCE"],
		["in another case", "conference", type, "event_type", "conference"],
		["a constant that it doesn't know", "WEBINAR_SERIES", type, "event_type", "WEBINAR_SERIES"],
		["one of the field, where this answer has no enum", "CONFERENCE", text, "event_type", "CONFERENCE"],
		["one of another field", "CONFERENCE", text, "name", "XXXXXXXXXX"],
		["words in place of one", "Ada Example", type, "event_type", "Xxx Xxxxxxx"],
		["a number of an enum as text", "2", { type: "integer", enum: [0, 2] }, "type", "2"],
		["a time", "2027-05-04T09:00:00.123+02:00", { type: "string", format: "date-time" }, "start_time"],
		["a date in place of a time", "2027-05-04", { type: "string", format: "date-time" }, "start_time"],
		["words in place of a time", "soon", { type: "string", format: "date-time" }, "start_time", "xxxx"],
		["a time that is marked as text", "2027-05-04T09:00:00Z", text, "start_time"],
		["a date that is marked as text", "1815-12-10", text, "start_time", "0000-00-00"],
		["words that are marked as text", "at 9:00", text, "start_time", "xx 0:00"],
		["a zone", "America/Indiana/Indianapolis", text, "timezone"],
		["an offset for a zone", "GMT+1", text, "timezone"],
		["words in place of a zone", "Ada/Example", text, "timezone", "Xxx/Xxxxxxx"],
		["a boolean", true, { type: "boolean" }, "free"],
		["a number", 1250, { type: "integer" }, "total_records"],
		["null", null, text, "name"],
	] as [string, unknown, ContractSchema, string, string?][])(
		"stays in clear: %s",
		(_, value, schema, name, expected) => {
			expect(masked(value, name, schema)).toBe(expected ?? value);
		},
	);

	it("stays in a request only as far as the contract knows the value", () => {
		expect(new Masks().request("WEBINAR_SERIES", type, "event_type")).toBe("XXXXXXX_XXXXXX");
	});
});

describe("what the contract doesn't know", () => {
	it("is masked by its type, and keeps a name that is one", () => {
		const speaker = operation("getSpeaker").response;
		const answer = {
			name: "Ada Example",
			avatar: "Ada",
			birth_year: 1815,
			is_vip: true,
			rank: 1.25,
			born: "1815-12-10",
			"Ada Example": 0,
			"Bob Example": -7,
			known_by: { ada: { zoom_name: ["Ada", null] } },
			constructor: "Ada",
		};
		expect(new Masks().answer(answer, speaker)).toEqual({
			name: "Xxx Xxxxxxx",
			avatar: "Xxx",
			birth_year: 1000,
			is_vip: false,
			rank: 1.5,
			born: "0000-00-00",
			"Xxx Xxxxxxx": 0,
			"Xxx Xxxxxxx~2": -1,
			known_by: { xxx: { zoom_name: ["Xxx", null] } },
			constructor: "Xxx",
		});
	});

	it("is masked too where a known field has another type", () => {
		expect(
			new Masks().answer(
				{ name: 4930901820, email: true, biography: { ada: "Ada" } },
				operation("getSpeaker").response,
			),
		).toEqual({ name: 1000000000, email: false, biography: { xxx: "Xxx" } });
	});
});

describe("an error", () => {
	it.each([
		["Event not found", "Event not found"],
		["Ada Example is no user", "Xxx Xxxxxxx is no user"],
		["Speaker ada@example.org has https://ada.example.org/x", "Speaker xxx@xxxxxxx.xxx has xxxxx://xxx.xxxxxxx.xxx/x"],
		['scopes:["zoom_events:read:event:admin","ada:x"]', 'scopes:["zoom_events:read:event:admin","xxx:x"]'],
		["Call 0309018 or 2002", "Xxxx 0000000 or 2002"],
	])("keeps the words of the contract: %s", (message, expected) => {
		expect(new Masks().answer({ code: 2002, message }, ERROR)).toEqual({ code: 2002, message: expected });
	});

	it("has its fields and code in any form, and nothing else", () => {
		const body = {
			code: "4711",
			error_message: "Event not found",
			errors: [{ field: "calendar.start_time", message: "Event not found" }, "Ada", null],
			trace: "Ada",
		};
		expect(new Masks().answer(body, ERROR)).toEqual({
			code: "4711",
			error_message: "Event not found",
			errors: [{ field: "calendar.start_time", message: "Event not found" }, "Xxx", null],
			trace: "Xxx",
		});
	});

	it("that can't be read keeps tags and the words of HTTP", () => {
		const page = "<html><title>502 Bad Gateway</title><p>Dear Ada, 10.0.0.17</p></html>";
		expect(new Masks().message(page)).toBe("<html><title>502 Bad Gateway</title><p>Xxxx Xxx, 00.0.0.00</p></html>");
	});
});

describe("nothing personal is left", () => {
	/** A body that has every field of a schema, with one text in all that is not marked. */
	function full(schema: ContractSchema, value: unknown): unknown {
		if (schema.oneOf !== undefined) return full(schema.oneOf[0] ?? {}, value);
		if (schema.properties !== undefined || schema.type === "object") {
			const children = Object.entries(schema.properties ?? {}).map(([name, child]) => [name, full(child, value)]);
			return {
				...Object.fromEntries(children),
				[`of ${String(value)}`]: value,
				unheard_of: { [String(value)]: [value] },
			};
		}
		return schema.items === undefined ? value : [full(schema.items, value), value];
	}

	const letters = fc.string({ unit: fc.constantFrom(..."abcdefgh"), minLength: 1, maxLength: 30 });
	const name = letters.map((rest) => `Qz${rest}`);
	const personal = fc.oneof(
		name,
		fc.tuple(name, name).map(([first, last]) => `${first} ${last}`),
		name.map((one) => one.toLowerCase()),
		name.map((one) => `${one}@qzmail.example`),
		name.map((one) => `Write to ${one}@qz.example, or call:\r\n<p>${one}&amp;${one}</p>`),
		name.map((one) => `https://qz.example/${one}?tk=${one}&qz=${one}#${one}`),
		name.map((one) => `rtmp://qz.example/${one}`),
		fc.tuple(name, fc.nat()).map(([one, number]) => `${one}${number}/+==`),
		name.map((one) => `{"code":300,"message":"${one} is here`),
	);

	it.each([...allOperations().values()])("of a body of $id", ({ request, response }) => {
		holds(
			fc.property(personal, (value) => {
				const masks = new Masks();
				const written = JSON.stringify([
					request && masks.request(full(request, value), request),
					response && masks.answer(full(response, value), response),
					masks.answer({ ...(full(ERROR, value) as object), message: value, reason: [value] }, ERROR),
					masks.message(value),
				]);
				expect(written).not.toMatch(/qz/i);
			}),
			20,
		);
	});
});
