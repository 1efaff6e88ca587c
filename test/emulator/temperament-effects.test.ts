import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { type Fields, type Harness, SESSION, start } from "./harness.ts";

let api: Harness;
beforeAll(async () => {
	api = await start({ facts: { "events.time-zones": "any" } });
});
afterEach(() => api.emulator.setTemperaments([]));
afterAll(() => api.emulator.close());

function under(...temperaments: string[]): void {
	api.emulator.setTemperaments(temperaments);
}

const names = (objects: Fields[]): string[] => objects.map(({ name }) => name);

async function speaker(eventId: string, changes: object = {}): Promise<Fields> {
	return api.ok("POST", `/events/${eventId}/speakers`, { name: "Ada", ...changes });
}

async function session(eventId: string, changes: object = {}): Promise<Fields> {
	return api.ok("POST", `/events/${eventId}/sessions`, { ...SESSION, ...changes });
}

const speakersOf = async (eventId: string): Promise<string[]> =>
	names((await api.ok("GET", `/events/${eventId}/speakers`)).speakers);

describe("lists", () => {
	test("lists-lag leaves new objects out of answers, and not those from before", async () => {
		const event = await api.event();
		await speaker(event, { name: "Before" });
		under("lists-lag=2");
		await speaker(event, { name: "After" });
		expect(await speakersOf(event)).toEqual(["Before"]);
		expect(await speakersOf(event)).toEqual(["Before"]);
		expect(await speakersOf(event)).toEqual(["Before", "After"]);
	});

	test("lists-lag leaves new objects out for a time", async () => {
		const event = await api.event();
		under("lists-lag=300ms");
		await speaker(event);
		api.clock.now += 299;
		expect(await speakersOf(event)).toEqual([]);
		api.clock.now += 1;
		expect(await speakersOf(event)).toEqual(["Ada"]);
	});

	test("lists-cut ends a list after a number of objects, and the pages too", async () => {
		const event = await api.event();
		for (const name of ["Ada", "Grace", "Joan"]) await speaker(event, { name });
		under("lists-cut=2");
		expect(await api.ok("GET", `/events/${event}/speakers`)).toMatchObject({
			total_records: 2,
			speakers: [{ name: "Ada" }, { name: "Grace" }],
		});
	});

	test("lists-cut without a number ends lists of 50 ticket types, and others later", async () => {
		const event = await api.event();
		const body = { currency: "USD", start_time: "2026-03-01T00:00:00Z", end_time: "2026-05-04T00:00:00Z" };
		for (let number = 0; number < 51; number++) {
			await api.ok("POST", `/events/${event}/ticket_types`, { ...body, name: `Type ${number}` });
			await speaker(event, { name: `Speaker ${number}` });
		}
		under("lists-cut");
		expect((await api.ok("GET", `/events/${event}/ticket_types`)).ticket_types.length).toBe(50);
		expect((await api.ok("GET", `/events/${event}/speakers`)).speakers.length).toBe(51);
	});

	test("sets-reversed turns lists without an order round, and leaves questions as they are", async () => {
		const event = await api.event({ tags: ["one", "two"], blocked_countries: ["FR", "DE"] });
		await speaker(event, { name: "Ada" });
		await speaker(event, { name: "Grace" });
		under("sets-reversed");
		expect(await speakersOf(event)).toEqual(["Grace", "Ada"]);
		expect(await api.ok("GET", `/events/${event}`)).toMatchObject({
			tags: ["two", "one"],
			blocked_countries: ["DE", "FR"],
		});
		await api.ok("PUT", `/events/${event}/questions`, {
			questions: [{ field_name: "city" }],
			custom_questions: [{ title: "Size", type: "single_radio", options: ["S", "M"] }],
		});
		expect(await api.ok("GET", `/events/${event}/questions`)).toMatchObject({
			custom_questions: [{ options: ["S", "M"] }],
		});
	});

	test("page-token-repeated answers the token of the request again", async () => {
		for (let number = 0; number < 3; number++) await api.event();
		under("page-token-repeated");
		const first = await api.ok("GET", "/events?role_type=host&event_status_type=draft&page_size=1");
		expect(first.next_page_token).not.toBe("");
		const next = `/events?role_type=host&event_status_type=draft&page_size=1&next_page_token=${first.next_page_token}`;
		expect((await api.ok("GET", next)).next_page_token).toBe(first.next_page_token);
		expect((await api.ok("GET", next)).next_page_token).toBe(first.next_page_token);
	});
});

describe("what takes a moment", () => {
	test("gets-lag answers 404 after a creation, and the old after a change", async () => {
		const event = await api.event();
		const { speaker_id: old } = await speaker(event, { name: "Old" });
		under("gets-lag=2");
		const read = async (id: string): Promise<unknown> => {
			const { status, body } = await api.call("GET", `/events/${event}/speakers/${id}`);
			return body.name ?? status;
		};
		const { speaker_id: id } = await speaker(event, { name: "Ada" });
		expect([await read(id), await read(id), await read(id)]).toEqual([404, 404, "Ada"]);
		await api.ok("PATCH", `/events/${event}/speakers/${id}`, { name: "Grace" });
		expect([await read(id), await read(id), await read(id)]).toEqual(["Ada", "Ada", "Grace"]);
		expect(await read(old)).toBe("Old");
		await api.ok("PATCH", `/events/${event}/speakers/${id}`, { name: "Joan" });
		expect(await speakersOf(event)).toEqual(["Old", "Joan"]);
		await api.ok("DELETE", `/events/${event}/speakers/${id}`);
		expect(await read(id)).toBe(404);
	});

	test("gets-lag lets what is below a new event be read and made", async () => {
		under("gets-lag=1");
		const event = await api.event();
		expect(await speakersOf(event)).toEqual([]);
		await speaker(event);
		expect((await api.call("GET", `/events/${event}`)).body).toMatchObject({ code: 2002 });
		expect((await api.ok("GET", `/events/${event}`)).event_id).toBe(event);
	});

	test("published-late refuses the first tickets after the publication", async () => {
		under("published-late=2");
		const event = await api.event({ event_type: "SIMPLE_EVENT", meeting_type: "MEETING" });
		await api.ok("POST", `/events/${event}/event_actions`, { operation: "publish" });
		const ticket = { email: "ada@example.com", first_name: "Ada", last_name: "Lovelace" };
		const sell = async () => (await api.call("POST", `/events/${event}/tickets`, { tickets: [ticket] })).body.code;
		expect([await sell(), await sell(), await sell()]).toEqual([26501, 26501, undefined]);
		await api.ok("POST", `/events/${event}/event_actions`, { operation: "publish" });
		expect(await sell()).toBe(undefined);
	});
});

describe("text", () => {
	test("emails-lower stores every address in lower case", async () => {
		under("emails-lower");
		const event = await api.event();
		expect((await speaker(event, { name: "ADA", email: "Ada@Example.COM" })) as unknown).toMatchObject({
			name: "ADA",
			email: "ada@example.com",
		});
		expect(await session(event, { panelist: ["Grace@Example.com"], type: 2 })).toMatchObject({
			panelist: ["grace@example.com"],
		});
		const link = { name: "Guests", type: "registration", authentication_method: "zoom_account" };
		const lists = { allow_domain_list: ["Example.com"], email_restrict_list: ["Joan@Example.com"] };
		expect(await api.ok("POST", `/events/${event}/access_links`, { ...link, ...lists })).toMatchObject({
			allow_domain_list: ["Example.com"],
			email_restrict_list: ["joan@example.com"],
		});
	});

	test.each([
		["text-trimmed", "  One\n\ntwo \n", "One\n\ntwo"],
		["text-crlf", "One\ntwo\r\nthree", "One\r\ntwo\r\nthree"],
		["text-html", "R&D <now>\n", "<p>R&amp;D &lt;now&gt;\n</p>"],
		["text-html", "", ""],
		["text-nfc", "Zoe\u0301", "Zo\u00e9"],
		["text-nfd", "Zo\u00e9", "Zoe\u0301"],
	])("%s makes another text of %j", async (temperament, given, answered) => {
		under(temperament);
		const event = await api.event({ description: given });
		expect((await api.ok("GET", `/events/${event}`)) as unknown).toMatchObject({ description: answered });
	});

	test("text-html wraps descriptions alone, and leaves addresses and words from a list", async () => {
		under("text-html");
		const event = await api.event({ categories: ["Food & Drink"] });
		expect((await api.ok("GET", `/events/${event}`)) as unknown).toMatchObject({ categories: ["Food & Drink"] });
		const made = await speaker(await api.event(), {
			name: "Ada & Co",
			biography: "Ada & Co",
			linkedin_url: "https://example.com/?a=1&b=2",
		});
		expect(made).toMatchObject({
			name: "Ada &amp; Co",
			biography: "<p>Ada &amp; Co</p>",
			linkedin_url: "https://example.com/?a=1&b=2",
		});
	});

	test.each([
		["urls-normal", "HTTPS://Example.com", "https://example.com/"],
		["urls-normal", "https://Example.com/Ada", "https://example.com/Ada"],
		["urls-normal=slash", "https://example.com", "https://example.com/"],
		["urls-normal=bare", "https://Example.com/Ada/", "https://example.com/Ada"],
		["urls-normal", "no url", "no url"],
	])("%s makes %s a URL in normal form", async (temperament, given, answered) => {
		under(temperament);
		expect(await speaker(await api.event(), { company_website: given })).toMatchObject({ company_website: answered });
	});

	test.each([
		["Asia/Kolkata", "Asia/Calcutta"],
		["Asia/Calcutta", "Asia/Kolkata"],
		["America/Indiana/Indianapolis", "America/Indianapolis"],
		["Europe/Kyiv", "Europe/Kiev"],
		["US/Pacific", "America/Los_Angeles"],
		["Europe/Berlin", "Europe/Berlin"],
	])("zones-alias answers %s as %s", async (timezone, answered) => {
		const event = await api.event({ timezone });
		under("zones-alias");
		expect((await api.ok("GET", `/events/${event}`)) as unknown).toMatchObject({ timezone: answered });
	});
});
