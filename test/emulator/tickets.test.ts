import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { type Harness, start } from "./harness.ts";

let api: Harness;
let eventId: string;
let path: string;
let type: string;
beforeAll(async () => {
	api = await start();
});
beforeEach(async () => {
	eventId = await api.event();
	path = `/events/${eventId}/tickets`;
	type = await ticketType();
});
afterAll(() => api.emulator.close());

interface Ticket {
	ticket_id: string;
	email: string;
	error_code: string;
	event_join_link: string;
	qr_code_url: string;
	sold_quantity: number;
}
interface Reply {
	status: number;
	body: { code: number; message: string; tickets: Ticket[]; errors: Ticket[] };
}

const ADA = { email: "ada@example.com", first_name: "Ada", last_name: "Example" };
const refused = (status: number, code: number) => ({ status, body: { code } });

async function ticketType(changes: object = {}): Promise<string> {
	const body = {
		name: "All days",
		currency: "EUR",
		free: true,
		start_time: "2026-01-01T00:00:00Z",
		end_time: "2026-05-01T00:00:00Z",
		...changes,
	};
	return (await api.ok("POST", `/events/${eventId}/ticket_types`, body)).ticket_type_id;
}

const publish = () => api.ok("POST", `/events/${eventId}/event_actions`, { operation: "publish" });

async function create(tickets: object[], query = "", body: object = {}): Promise<Reply> {
	return (await api.call("POST", `${path}${query}`, { ...body, tickets })) as unknown as Reply;
}

async function sold(): Promise<number> {
	const { ticket_types } = (await api.ok("GET", `/events/${eventId}/ticket_types`)) as unknown as {
		ticket_types: Ticket[];
	};
	return ticket_types[0]?.sold_quantity ?? -1;
}

test("tickets are made for published events alone (26501), counted, listed and deleted", async () => {
	const wanted = { ...ADA, ticket_type_id: type, external_ticket_id: "x-1" };
	expect(await create([wanted])).toMatchObject(refused(400, 26501));
	await publish();
	const { status, body } = await create([wanted], "", { registration_source: "Shop" });
	expect({ status, errors: body.errors }).toEqual({ status: 201, errors: [] });
	const [made] = body.tickets;
	expect(made).toMatchObject({
		email: ADA.email,
		external_ticket_id: "x-1",
		event_join_link: expect.stringMatching(/^https:/) as string,
		qr_code_url: expect.stringMatching(/^https:/) as string,
	});
	const one = `${path}/${made?.ticket_id}`;
	expect(await api.ok("GET", one)).toMatchObject({
		...wanted,
		registration_source: "Shop",
		ticket_role_type: "normal",
	});
	expect(await sold()).toBe(1);
	expect(api.emulator.state().registrant).toContainEqual(expect.objectContaining({ email: ADA.email }));
	for (const [query, total] of [
		["email=ADA@example.com", 1],
		["email=bob@example.com", 0],
		["external_ticket_id=x-1", 1],
		["external_ticket_id=x-2", 0],
		[`ticket_type_id=${type}`, 1],
		["ticket_type_id=none", 0],
	] as const) {
		expect(await api.ok("GET", `${path}?${query}`)).toMatchObject({ total_records: total });
	}
	expect(await api.call("DELETE", `/events/${eventId}/ticket_types/${type}`)).toMatchObject(refused(400, 300));
	await api.ok("DELETE", one);
	expect(await sold()).toBe(0);
	expect(api.emulator.state().registrant).toEqual([]);
	expect(await api.call("GET", one)).toMatchObject(refused(404, 26503));
});

test("answers are updated, the ticket's own fields are not", async () => {
	await publish();
	const [made] = (await create([{ ...ADA, ticket_type_id: type, city: "Turin" }])).body.tickets;
	const one = `${path}/${made?.ticket_id}`;
	const changes = { first_name: "Augusta", custom_questions: [{ title: "Why?", answer: "To learn" }] };
	expect((await api.call("PATCH", one, changes)).status).toBe(204);
	expect(await api.ok("GET", one)).toMatchObject({ ...changes, city: "Turin", email: ADA.email });
	expect(await api.call("PATCH", one, { ticket_id: "other" })).toMatchObject(refused(400, 300));
	const [question] = changes.custom_questions;
	expect(await api.call("PATCH", one, { custom_questions: [question, question] })).toMatchObject(refused(400, 300));
});

test("a failing ticket is an error of its own; where all fail alike the request is refused", async () => {
	const late = await ticketType({ start_time: "2026-02-01T00:00:00Z" });
	const few = await ticketType({ quantity: 1 });
	await publish();
	const good = { ...ADA, ticket_type_id: type };
	const bad = [
		["ticket_type_notfound", 400, 26502, { ...ADA, ticket_type_id: "none" }],
		["invalid_sale_time", 400, 26401, { ...ADA, ticket_type_id: late }],
		["invalid_api_registration_questions_answers", 400, 260504, { email: ADA.email, ticket_type_id: type }],
	] as const;
	for (const [error_code, status, code, ticket] of bad) {
		expect(await create([ticket])).toMatchObject(refused(status, code));
		const mixed = await create([good, ticket]);
		expect(mixed).toMatchObject({ status: 201, body: { errors: [{ email: ADA.email, error_code }] } });
		expect(mixed.body.tickets).toHaveLength(1);
	}
	const scarce = await create([
		{ ...good, ticket_type_id: few },
		{ ...good, ticket_type_id: few },
	]);
	expect(scarce.body).toMatchObject({ tickets: [{}], errors: [{ error_code: "stock_not_exist" }] });
	expect(await create([{ ...good, ticket_type_id: few }])).toMatchObject(refused(404, 2007));
	const question = { title: "Why?", answer: "To learn" };
	const others = await create([
		{ ...good, fast_join: true, registration_needed: true },
		{ ...good, custom_questions: [question, question] },
	]);
	expect(others).toMatchObject({ status: 201, body: { tickets: [] } });
	expect(others.body.errors.map(({ error_code }) => error_code)).toEqual([
		"fast_join_with_registrationNeeded",
		"tickets_duplicate_custom_questions",
	]);
});

test("a ticket without a type is of the event's default type; where that was deleted, it needs one", async () => {
	const other = await ticketType();
	await publish();
	const [made] = (await create([ADA])).body.tickets;
	expect(await api.ok("GET", `${path}/${made?.ticket_id}`)).toMatchObject({ ticket_type_id: type });
	await api.ok("DELETE", `${path}/${made?.ticket_id}`);
	await api.ok("DELETE", `/events/${eventId}/ticket_types/${type}`);
	expect(await create([ADA])).toMatchObject(refused(400, 26502));
	expect((await create([{ ...ADA, ticket_type_id: other }])).body.tickets).toHaveLength(1);
});

test("required questions of the ticket type are answered by its tickets", async () => {
	await publish();
	const why = { title: "Why?", type: "short_answer", required: true };
	await api.ok("PUT", `/events/${eventId}/ticket_types/${type}/questions`, { custom_questions: [why] });
	const answer = { title: "Why?", answer: "To learn" };
	expect(await create([{ email: ADA.email }])).toMatchObject(refused(400, 260504));
	expect((await create([{ email: ADA.email, custom_questions: [answer] }])).status).toBe(201);
});

test("the validation level says which answers are checked", async () => {
	await publish();
	const bare = { email: ADA.email, ticket_type_id: type };
	const extra = { ...ADA, ticket_type_id: type, city: "Turin" };
	expect((await create([bare], "?validation_level=none")).status).toBe(201);
	const missing = await create([bare], "?validation_level=standard");
	expect(missing).toMatchObject(refused(400, 260504));
	expect(missing.body.message).toContain('["first_name","last_name"]');
	expect((await create([extra], "?validation_level=standard")).status).toBe(201);
	expect(await create([extra], "?validation_level=strict")).toMatchObject(refused(400, 260503));
	expect(await create([extra], "?validation_level=other")).toMatchObject(refused(400, 300));
});

test("who has yet to register gets a registration link, and answers nothing before", async () => {
	await publish();
	const { body } = await create([{ ...ADA, ticket_type_id: type, registration_needed: true }]);
	expect(body.tickets[0]).toMatchObject({ event_registration_link: expect.stringMatching(/^https:/) as string });
	expect(body.tickets[0]).not.toHaveProperty("event_join_link");
	expect(await api.ok("GET", `${path}/${body.tickets[0]?.ticket_id}`)).not.toHaveProperty("first_name");
});

test("sessions are for recurring events with registration by session", async () => {
	await publish();
	expect(await create([{ ...ADA, ticket_type_id: type, session_ids: ["none"] }])).toMatchObject(refused(400, 300));
	eventId = await api.event({
		event_type: "RECURRING",
		recurrence: { type: 1, end_times: 2 },
		attendance_type: "virtual",
	});
	path = `/events/${eventId}/tickets`;
	await publish();
	const [session] = (await api.ok("GET", `/events/${eventId}/sessions`)).sessions;
	const wanted = { ...ADA, session_ids: [session?.session_id] };
	expect(await create([wanted])).toMatchObject(refused(400, 300));
	await api.ok("POST", `/events/${eventId}/access_links`, {
		name: "One",
		type: "registration",
		authentication_method: "zoom_account_otp",
		recurring_registration_option: "single_session",
	});
	expect(await create([{ ...wanted, session_ids: ["none"] }])).toMatchObject(refused(400, 300));
	const { body } = await create([wanted]);
	expect(body.tickets[0]).not.toHaveProperty("qr_code_url");
	expect(await api.ok("GET", `${path}/${body.tickets[0]?.ticket_id}`)).toMatchObject({
		session_id: session?.session_id,
	});
});

test("at most 30 a request; unknown events are 2002, unknown tickets 26503", async () => {
	await publish();
	const many = Array.from({ length: 31 }, () => ({ ...ADA, ticket_type_id: type }));
	expect(await create(many)).toMatchObject(refused(400, 300));
	expect((await create(many.slice(1))).body.tickets).toHaveLength(30);
	for (const [method, body] of [["GET"], ["DELETE"], ["PATCH", {}]] as const) {
		expect(await api.call(method, "/events/none/tickets/none", body)).toMatchObject(refused(404, 2002));
		expect(await api.call(method, `${path}/none`, body)).toMatchObject(refused(404, 26503));
	}
	for (const [method, body] of [["GET"], ["POST", {}]] as const)
		expect(await api.call(method, "/events/none/tickets", body)).toMatchObject(refused(404, 2002));
});
