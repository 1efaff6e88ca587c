import { describe, expect, it } from "vitest";
import { kinds } from "../../provider/kinds/index.ts";
import { readPeople } from "../../provider/lifecycle/collection/entries.ts";
import type { Properties, ResourceDescription } from "../../provider/lifecycle/description.ts";
import { compileDescription } from "../../provider/lifecycle/shape.ts";
import { PeopleFile } from "../helpers/people.ts";

const COLUMNS = { key: "Order", email: "E-mail", firstName: "First name", lastName: "Last name" };

function read(
	content: string | Uint8Array,
	inputs: Properties = { columns: COLUMNS },
	description: ResourceDescription = kinds.TicketList,
): { people: Properties[]; keys: string[]; failures: readonly string[]; leftOut: number } {
	const file = new PeopleFile(content);
	const compiled = compileDescription(description);
	const people = readPeople(compiled, { eventId: "e", ...inputs, ...file.inputs(0) }, (value) => value === LATER);
	const { entries = [], failures = [], leftOut = 0 } = people ?? {};
	return {
		people: entries.map(({ inputs: { eventId: _, ...rest } }) => rest),
		keys: entries.map(({ key }) => key),
		failures,
		leftOut,
	};
}

const LATER = Symbol("later");
const ADA = { email: "ada@example.com", firstName: "Ada", lastName: "Example" };
const GRACE = { email: "grace@example.com", firstName: "Grace", lastName: "Sample" };
const PLAIN =
	"Order,E-mail,First name,Last name\nA-1,ada@example.com,Ada,Example\nA-2,grace@example.com,Grace,Sample\n";

function utf16(text: string, isBig: boolean, mark: boolean): Uint8Array {
	const bytes = Buffer.from(`${mark ? "\ufeff" : ""}${text}`, "utf16le");
	return isBig ? bytes.swap16() : bytes;
}

describe("a file of people", () => {
	it.each<[string, string | Uint8Array]>([
		["plain", PLAIN],
		["with a byte order mark", `\ufeff${PLAIN}`],
		["with lines that end as on Windows", PLAIN.replaceAll("\n", "\r\n")],
		["with lines that end as on old Macs", PLAIN.replaceAll("\n", "\r")],
		["with semicolons", PLAIN.replaceAll(",", ";")],
		["with tabs", PLAIN.replaceAll(",", "\t")],
		["with the delimiter told to a spreadsheet", `sep=;\r\n${PLAIN.replaceAll(",", ";").replaceAll("\n", "\r\n")}`],
		["in quotes", PLAIN.replace(/[^,\n]+/g, '"$&"')],
		["with blanks around values", PLAIN.replaceAll(",", " , ")],
		["with empty lines and rows", PLAIN.replace("A-2", "\n,,,\nA-2")],
		["in UTF-16 with a mark", utf16(PLAIN, false, true)],
		["in UTF-16, the other way round", utf16(PLAIN, true, true)],
		["in UTF-16 without a mark", utf16(PLAIN, false, false)],
		["in UTF-16 without a mark, the other way round", utf16(PLAIN, true, false)],
		[
			"in JSON",
			JSON.stringify([
				{ Order: "A-1", "E-mail": "ada@example.com", "First name": "Ada", "Last name": "Example" },
				{ Order: "A-2", "E-mail": "grace@example.com", "First name": "Grace", "Last name": "Sample", Age: null },
			]),
		],
	])("is read %s", (_, content) => {
		expect(read(content)).toEqual({ people: [ADA, GRACE], keys: ["A-1", "A-2"], failures: [], leftOut: 0 });
	});

	it("names rows by the line they begin in, though values go on over lines", () => {
		const text = 'Order,E-mail,First name,Last name\nA-1,ada@example.com,"A\nd\na",Example\nA-2,,Grace,Sample\n';
		expect(read(text).failures).toEqual(["line 5 has no email."]);
		expect(read(text.replace("A-2,,", "A-2,grace@example.com,")).people[0]?.firstName).toBe("A\nd\na");
	});

	it("takes values of objects within JSON by their path", () => {
		const content = JSON.stringify([{ id: 7, buyer: { email: "ada@example.com" } }]);
		const { people, keys } = read(content, { columns: { key: "id", email: "buyer.email" } });
		expect(people).toEqual([{ email: "ada@example.com" }]);
		expect(keys).toEqual(["7"]);
	});

	it("lists all that is wrong at once, with its line, and says nothing of a person", () => {
		const long = "x".repeat(65);
		const text = [
			"Order,E-mail,First name,Last name,Type",
			"A-1,ada@example.com,Ada,Example,Early",
			"A-2,grace.example.com,Grace,Sample,Early",
			"A-3,,Nobody,Here,Early",
			`A-4,linus@example.com,${long},Placeholder,Early`,
			"A-1,ken@example.com,Ken,Stub,Early",
			",barbara@example.com,Barbara,Mock,Early",
			"A-7,erin@example.com,Erin,Fake,Erly",
			"A-8,erin@example.com,Erin",
		].join("\n");
		const columns = { ...COLUMNS, ticketTypeId: { column: "Type", map: { Early: LATER, Full: "id-of-full" } } };
		const { failures } = read(text, { columns });
		expect(failures).toEqual([
			"line 9 has 3 values, and the header has 5 columns.",
			'line 3 email is a value that is not shown here; it must be an e-mail address, such as "ada@example.com".',
			"line 4 has no email.",
			"line 5 firstName has 65 characters; it must NOT have more than 64 characters.",
			"line 7 has no Order, which tells it from the others.",
			'line 8 has "Erly" in Type, which columns.ticketTypeId.map does not have. Did you mean "Early"?',
			"line 6 has the same Order as line 2.",
		]);
		expect(failures.join()).not.toMatch(/grace|linus|ken@|barbara|erin|Nobody|xxx/);
	});

	it("asks for a key where a person has several rows", () => {
		const text = "E-mail\nada@example.com\nADA@example.com\n";
		expect(read(text, { columns: { email: "E-mail" } }).failures).toEqual([
			"line 3 has the same email as line 2. Declare columns.key, such as the number of the order, where a person may have several.",
		]);
		// Nobody has two places in a session.
		const list = { columns: { email: "E-mail" }, sessionId: "s" };
		expect(read(text, list, kinds.SessionReservationList)).toMatchObject({ keys: ["ada@example.com"], failures: [] });
	});

	it.each<[string, string | Uint8Array, string]>([
		["is no text", Uint8Array.of(0x45, 0xe9, 0x2c, 0x0a), "is neither UTF-8 nor UTF-16"],
		["has an open quote", 'Order,E-mail\nA-1,"ada', "can't be read as CSV"],
		["is broken JSON", "[{", "is not valid JSON."],
		["is an object", '{"a": 1}', "is JSON, but not an array of objects."],
		["lacks a column", PLAIN.replace("E-mail", "Mail"), 'has no column "E-mail" (columns.email). Did you mean "Mail"?'],
		["has a column twice", PLAIN.replace("First name", "E-mail"), 'has the column "E-mail" twice'],
	])("is refused where it %s", (_, content, reason) => {
		expect(read(content).failures.join("\n")).toContain(reason);
	});

	it("gives answers to the organiser's questions, and gives types by a map", () => {
		const text = "Mail,Diet,Kind\nada@example.com,Vegan,VIP\nken@example.com,,VIP\n";
		const columns = {
			email: "Mail",
			customQuestions: { "What do you eat?": "Diet" },
			ticketTypeId: { column: "Kind", map: { VIP: "type-1" } },
		};
		expect(read(text, { columns }).people).toEqual([
			{
				email: "ada@example.com",
				ticketTypeId: "type-1",
				customQuestions: [{ title: "What do you eat?", answer: "Vegan" }],
			},
			{ email: "ken@example.com", ticketTypeId: "type-1" },
		]);
	});

	it("leaves out rows by what a column says, in whatever case", () => {
		const text = "Mail,Status\nada@example.com,PAID\nken@example.com,Refunded\n";
		const found = read(text, { columns: { email: "Mail" }, leaveOut: { Status: ["refunded"] } });
		expect(found).toMatchObject({ keys: ["ada@example.com"], leftOut: 1 });
		expect(read(text, { columns: { email: "Mail" }, leaveOut: { Sttaus: ["refunded"] } }).failures).toEqual([
			'has no column "Sttaus" (leaveOut). Did you mean "Status"?',
		]);
	});
});

/** Made-up exports of shops, in the shape that each documents. */
const PRETIX = `Order code,Position ID,Status,Email,Order date,Product,Variation,Price,Attendee name,Attendee name: Given name,Attendee name: Family name,Attendee email,Company,Address,ZIP code,City,Country
ABC12,1,Paid,buyer@example.org,2027-01-04,Early bird,,99.00,Ada Example,Ada,Example,ada@example.com,Example Corp,1 Sample Street,12345,Berlin,DE
ABC12,2,Paid,buyer@example.org,2027-01-04,Full,,199.00,Grace Sample,Grace,Sample,,Example Corp,,,,
XYZ99,1,Canceled,ken@example.com,2027-01-05,Full,,199.00,Ken Stub,Ken,Stub,ken@example.com,,,,,
`;
const TITO = `Number,Ticket Created Date,Ticket,Ticket Full Name,Ticket First Name,Ticket Last Name,Ticket Email,Ticket Company Name,Ticket Phone Number,Event,Void Status,Price,Ticket Reference,Order Reference,Order Email
1,2027-01-04,Early bird,Ada Example,Ada,Example,ada@example.com,Example Corp,,Example Days,,99.00,AB1C-1,AB1C,buyer@example.org
2,2027-01-04,Full,Ken Stub,Ken,Stub,ken@example.com,,,Example Days,Void,199.00,AB1C-2,AB1C,buyer@example.org
`;
const EVENTBRITE = `Order #,Order Date,First Name,Last Name,Email,Quantity,Ticket Type,Attendee #,Order Type,Total Paid,Attendee Status,Company,Job Title
900100,2027-01-04,Ada,Example,ada@example.com,1,Early bird,770001,Eventbrite Completed,99.00,Attending,Example Corp,Engineer
900101,2027-01-05,Ken,Stub,ken@example.com,1,Full,770002,Refund,0.00,Not Attending,,
`;

describe("a preset", () => {
	const map = { "Early bird": "type-early", Full: "type-full" };
	const common = { firstName: "Ada", lastName: "Example", email: "ada@example.com", organization: "Example Corp" };

	it("knows the orders of pretix", () => {
		const found = read(PRETIX, { preset: "pretix", columns: { ticketTypeId: { map } } });
		expect(found).toEqual({
			people: [
				{ ...common, address: "1 Sample Street", zip: "12345", city: "Berlin", ticketTypeId: "type-early" },
				{
					...{ firstName: "Grace", lastName: "Sample", email: "buyer@example.org", organization: "Example Corp" },
					...{ address: "", zip: "", city: "", ticketTypeId: "type-full" },
				},
			],
			keys: ["ABC12-1", "ABC12-2"],
			failures: [],
			leftOut: 1,
		});
	});

	it("knows the tickets of Tito", () => {
		expect(read(TITO, { preset: "tito", ticketTypeId: "type-1" })).toEqual({
			people: [{ ...common, phone: "", ticketTypeId: "type-1" }],
			keys: ["AB1C-1"],
			failures: [],
			leftOut: 1,
		});
	});

	it("knows the attendees of Eventbrite", () => {
		expect(read(EVENTBRITE, { preset: "eventbrite", columns: { ticketTypeId: { map } } })).toEqual({
			people: [{ ...common, jobTitle: "Engineer", ticketTypeId: "type-early" }],
			keys: ["770001"],
			failures: [],
			leftOut: 1,
		});
	});

	it("is refused where the file is another's", () => {
		expect(read(TITO, { preset: "pretix" }).failures[0]).toMatch(
			/^has no column "Order code", which the preset pretix takes for key\.( It has| Did you mean)/,
		);
	});
});
