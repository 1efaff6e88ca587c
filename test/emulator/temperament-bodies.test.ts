import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { eventBody, fetchToken, type Harness, SESSION, start } from "./harness.ts";

let api: Harness;
let token: string;
beforeAll(async () => {
	api = await start();
	token = (await fetchToken(api.emulator.oauthUrl)).body.access_token;
});
afterEach(() => api.emulator.setTemperaments([]));
afterAll(() => api.emulator.close());

function under(...temperaments: string[]): void {
	api.emulator.setTemperaments(temperaments);
}

/** An answer with its text, for bodies that are no JSON. */
async function raw(method: string, path: string, body?: object): Promise<{ status: number; text: string }> {
	const answer = await fetch(`${api.emulator.apiUrl}/zoom_events${path}`, {
		method,
		headers: {
			authorization: `Bearer ${token}`,
			...(body === undefined ? {} : { "content-type": "application/json" }),
		},
		...(body === undefined ? {} : { body: JSON.stringify(body) }),
	});
	return { status: answer.status, text: await answer.text() };
}

const TICKET_TYPE = { currency: "USD", start_time: "2026-03-01T00:00:00Z", end_time: "2026-05-04T00:00:00Z" };
const TICKET = { email: "ada@example.com", first_name: "Ada", last_name: "Lovelace" };

describe("fields without a value", () => {
	const fieldsOf = async (temperament: string): Promise<Record<string, unknown>> => {
		const event = await api.event();
		const { speaker_id: id } = await api.ok("POST", `/events/${event}/speakers`, {
			name: "Ada",
			visible_in_lobby: false,
		});
		await api.ok("POST", `/events/${event}/ticket_types`, { ...TICKET_TYPE, name: "All" });
		under(temperament);
		const type = (await api.ok("GET", `/events/${event}/ticket_types`)).ticket_types[0] as unknown as object;
		const speaker = (await api.ok("GET", `/events/${event}/speakers/${id}`)) as unknown as object;
		const { name, biography, visible_in_lobby, featured_in_lobby, sessions, quantity, price, free } = {
			...type,
			...speaker,
		} as unknown as Record<string, unknown>;
		return { name, biography, visible_in_lobby, featured_in_lobby, sessions, quantity, price, free };
	};

	test("unset=null are null", async () => {
		expect(await fieldsOf("unset=null")).toEqual({
			name: "Ada",
			biography: null,
			visible_in_lobby: false,
			featured_in_lobby: null,
			sessions: null,
			quantity: null,
			price: null,
			free: true,
		});
	});

	test("unset=absent are not there", async () => {
		expect(await fieldsOf("unset=absent")).toStrictEqual({
			name: "Ada",
			biography: undefined,
			visible_in_lobby: false,
			featured_in_lobby: undefined,
			sessions: undefined,
			quantity: undefined,
			price: undefined,
			free: true,
		});
	});

	test("unset=default have the default of their type", async () => {
		expect(await fieldsOf("unset=default")).toEqual({
			name: "Ada",
			biography: "",
			visible_in_lobby: false,
			featured_in_lobby: false,
			sessions: [],
			quantity: 0,
			price: "",
			free: true,
		});
	});
});

describe("values", () => {
	const eventUnder = async (temperament: string): Promise<unknown> => {
		const event = await api.event({
			event_type: "SIMPLE_EVENT",
			meeting_type: "MEETING",
			categories: ["Food & Drink"],
		});
		under(temperament);
		return api.ok("GET", `/events/${event}`);
	};

	test.each([
		["milliseconds", "2026-05-04T08:00:00.000Z"],
		["offsets", "2026-05-04T08:00:00+00:00"],
	])("%s answers instants as %s", async (temperament, start_time) => {
		expect(await eventUnder(temperament)).toMatchObject({ start_time, calendar: [{ start_time }] });
	});

	test("enums-lower and enums-upper answer words of enums, and no other text", async () => {
		expect(await eventUnder("enums-lower")).toMatchObject({
			name: "DevConf",
			event_type: "simple_event",
			access_level: "private_unrestricted",
			meeting_type: "meeting",
			categories: ["food & drink"],
		});
		expect(await eventUnder("enums-upper")).toMatchObject({ name: "DevConf", attendance_type: "HYBRID" });
	});

	test("categories-shown answers the category by its other name", async () => {
		expect(await eventUnder("categories-shown")).toMatchObject({ categories: ["Food and Drinks"] });
	});

	test("numbers-text answers numbers as text, at any depth", async () => {
		const event = await api.event();
		await api.ok("POST", `/events/${event}/ticket_types`, { ...TICKET_TYPE, name: "All", quantity: 20 });
		under("numbers-text");
		expect(await api.ok("GET", `/events/${event}/ticket_types`)).toMatchObject({
			total_records: "1",
			ticket_types: [{ quantity: "20", sold_quantity: "0" }],
		});
	});

	test("extra-fields are in every object", async () => {
		const event = await api.event();
		under("extra-fields");
		const extra = { undocumented_text: "text", undocumented_list: [{ number: 1 }] };
		expect(await api.ok("GET", `/events/${event}`)).toMatchObject({ ...extra, calendar: [extra] });
	});
});

describe("bodies", () => {
	test("empty-bodies leaves out what has no new id and tells of no failure", async () => {
		const event = await api.event();
		under("empty-bodies");
		const actions = `/events/${event}/event_actions`;
		expect(await raw("POST", actions, { operation: "publish" })).toEqual({ status: 201, text: "" });
		const copy = { name: "Again", start_time: "2026-06-04T08:00:00Z", timezone: "Europe/Berlin" };
		expect((await raw("POST", actions, { operation: "duplicate", duplicate_event: copy })).text).toMatch(
			/^\{"status":"duplicated","event_id":"[\w-]{22}"\}$/,
		);
		const coeditors = (email: string, operation: string) =>
			raw("PATCH", `/events/${event}/coeditors`, {
				operation,
				coeditors: [{ email, permission_groups: ["EventConfiguration"] }],
			});
		expect(await coeditors("ada@example.com", "add")).toEqual({ status: 201, text: "" });
		expect((await coeditors("grace@example.com", "delete")).text).toMatch(/^\{"errors":\[\{/);
		expect((await raw("POST", "/events", eventBody(api.hubId))).text).toContain('"event_id"');
	});

	test("ids-only leaves the new ids of a creation", async () => {
		under("ids-only");
		const made = await raw("POST", "/events", eventBody(api.hubId));
		expect(made.text).toMatch(/^\{"event_id":"[\w-]{22}"\}$/);
		const { event_id: event } = JSON.parse(made.text) as { event_id: string };
		await api.ok("POST", `/events/${event}/event_actions`, { operation: "publish" });
		await api.ok("POST", `/events/${event}/ticket_types`, {
			...TICKET_TYPE,
			start_time: "2026-01-01T00:00:00Z",
			name: "All",
		});
		const sold = await raw("POST", `/events/${event}/tickets`, {
			tickets: [{ ...TICKET, external_ticket_id: "ada-1" }],
		});
		expect(sold.text).toMatch(
			/^\{"tickets":\[\{"email":"ada@example.com","ticket_id":"[\w-]{22}"\}\],"errors":\[\]\}$/,
		);
	});

	test("ids-odd has ids that a path must encode, of which each works", async () => {
		under("ids-odd");
		const event = await api.event();
		expect(event).toMatch(/^[\w-]{8}\+\/[\w-]{8}==$/);
		const path = `/events/${encodeURIComponent(event)}`;
		const { session_id: id } = await api.ok("POST", `${path}/sessions`, SESSION);
		expect(id).toMatch(/^[\w-]{8}\+\/[\w-]{8}==$/);
		await api.ok("PATCH", `${path}/sessions/${encodeURIComponent(id)}`, { name: "Keynote" });
		expect((await api.ok("GET", `${path}/sessions/${encodeURIComponent(id)}`)).name).toBe("Keynote");
		expect((await api.ok("GET", `${path}/sessions`)).sessions).toMatchObject([{ session_id: id, name: "Keynote" }]);
		under();
		expect((await api.ok("GET", `${path}/sessions`)).sessions.length).toBe(1);
		await api.ok("DELETE", path);
		expect(api.emulator.state().session?.filter(({ session_id: one }) => one === id)).toEqual([]);
	});
});

describe("what the server adds and drops", () => {
	test("extra-objects gives an event what nobody declared, to change and delete as anything", async () => {
		under("extra-objects");
		const event = await api.event();
		const { access_links: links } = await api.ok("GET", `/events/${event}/access_links`);
		expect(links).toMatchObject([{ name: "Default link", is_default: true }]);
		const { ticket_types: types } = await api.ok("GET", `/events/${event}/ticket_types`);
		expect(types).toMatchObject([{ name: "General admission", free: true }]);
		await api.ok("DELETE", `/events/${event}/access_links/${links[0]?.access_link_id}`);
		await api.ok("PATCH", `/events/${event}/ticket_types/${types[0]?.ticket_type_id}`, { quantity: 5 });
		const webinar = await api.event({ event_type: "SIMPLE_EVENT", meeting_type: "WEBINAR" });
		expect((await api.ok("GET", `/events/${webinar}/ticket_types`)).ticket_types).toEqual([]);
	});

	test("questions-added asks for the names before all that is asked", async () => {
		under("questions-added");
		const event = await api.event();
		await api.ok("PUT", `/events/${event}/questions`, {
			questions: [{ field_name: "city" }, { field_name: "last_name", required: false }],
		});
		expect(await api.ok("GET", `/events/${event}/questions`)).toMatchObject({
			questions: [
				{ field_name: "first_name", title: "First name", required: true },
				{ field_name: "city" },
				{ field_name: "last_name", required: false },
			],
		});
		await api.ok("PUT", `/events/${event}/questions`, {});
		expect(await api.ok("GET", `/events/${event}/questions`)).toMatchObject({
			questions: [{ field_name: "first_name" }, { field_name: "last_name" }],
		});
	});

	test("panelists-added adds the host where panelists are set", async () => {
		under("panelists-added");
		const event = await api.event();
		const { session_id: id } = await api.ok("POST", `/events/${event}/sessions`, SESSION);
		const read = () => api.ok("GET", `/events/${event}/sessions/${id}`);
		expect(await read()).toMatchObject({ panelist: ["host@example.com"] });
		await api.ok("PATCH", `/events/${event}/sessions/${id}`, { panelist: ["ada@example.com"] });
		expect(await read()).toMatchObject({ panelist: ["ada@example.com", "host@example.com"] });
		await api.ok("PATCH", `/events/${event}/sessions/${id}`, { panelist: [], alternative_host: ["host@example.com"] });
		expect(await read()).toMatchObject({ panelist: [] });
	});

	test("answers-dropped keeps what the form asks for", async () => {
		under("answers-dropped");
		const event = await api.event({ event_type: "SIMPLE_EVENT", meeting_type: "MEETING" });
		await api.ok("POST", `/events/${event}/event_actions`, { operation: "publish" });
		const more = { city: "Paris", custom_questions: [{ title: "Size", answer: "M" }] };
		const sell = async (query: string, email: string) => {
			const reply = await api.call("POST", `/events/${event}/tickets${query}`, {
				tickets: [{ ...TICKET, ...more, email }],
			});
			return reply.body as unknown as { code?: number; tickets: { ticket_id: string }[] };
		};
		const { tickets } = await sell("", "ada@example.com");
		const path = `/events/${event}/tickets/${tickets[0]?.ticket_id}`;
		const read = async () => (await api.ok("GET", path)) as unknown as Record<string, unknown>;
		const { first_name, city, custom_questions } = await read();
		expect({ first_name, city, custom_questions }).toEqual({
			first_name: "Ada",
			city: undefined,
			custom_questions: [],
		});
		await api.ok("PATCH", path, { first_name: "Grace", city: "Paris" });
		expect({ ...(await read()) }).not.toHaveProperty("city");
		expect((await read()).first_name).toBe("Grace");
		expect((await sell("?validation_level=strict", "joan@example.com")).code).toBe(260503);
	});
});

describe("refusals", () => {
	test.each([
		["errors-message=error_message", '{"errors":null,"code":2002,"error_message":"Event not found."}'],
		["errors-message=errorMessage", '{"errors":null,"code":2002,"errorMessage":"Event not found."}'],
		["errors-malformed", '{"code":2002,"message":"Event not found. ["2002"]"}'],
	])("%s is %s", async (temperament, text) => {
		under(temperament);
		expect(await raw("GET", "/events/none")).toEqual({ status: 404, text });
	});

	test("errors-message names the fields that fail, and tells failed items so", async () => {
		under("errors-message=error_message");
		expect((await raw("POST", "/events", { ...eventBody(api.hubId), name: 1 })).text).toBe(
			'{"errors":[{"field":"name","message":"must be string"}],"code":300,"error_message":"Validation Failed."}',
		);
		const event = await api.event();
		const coeditors = (email: string, operation: string) =>
			raw("PATCH", `/events/${event}/coeditors`, {
				operation,
				coeditors: [{ email, permission_groups: ["EventConfiguration"] }],
			});
		expect((await coeditors("ada@example.com", "add")).text).toBe('{"errors":null}');
		const [failed] = (JSON.parse((await coeditors("grace@example.com", "delete")).text) as { errors: object[] }).errors;
		expect(Object.keys(failed ?? {}).sort()).toEqual(["email", "error_message"]);
	});
});
