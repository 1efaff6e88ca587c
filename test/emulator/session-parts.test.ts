import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { type Harness, SESSION, start } from "./harness.ts";

let api: Harness;
let path: string;
let eventId: string;
beforeAll(async () => {
	api = await start();
});
beforeEach(async () => {
	eventId = await api.event();
	path = `/events/${eventId}`;
});
afterAll(() => api.emulator.close());

const refused = (status: number, code: number) => ({ status, body: { code } });
const session = async (changes: object = {}): Promise<string> =>
	`${path}/sessions/${(await api.ok("POST", `${path}/sessions`, { ...SESSION, ...changes })).session_id}`;

test("co-editors are known by e-mail, three a request, each with an error of its own", async () => {
	const act = (operation: string, ...emails: string[]) =>
		api.call("PATCH", `${path}/coeditors`, { operation, coeditors: emails.map((email) => ({ email })) });
	expect(await act("add", "ada@example.com", "bob@example.com")).toMatchObject({ status: 201, body: { errors: [] } });
	const again = await act("add", "ADA@example.com", "eve@example.com");
	expect(again).toMatchObject({ status: 201, body: { errors: [{ email: "ADA@example.com" }] } });
	expect((await act("delete", "bob@example.com", "none@example.com")).body.errors).toMatchObject([
		{ email: "none@example.com" },
	]);
	expect(await api.ok("GET", `${path}/coeditors`)).toMatchObject({ total_records: 2 });
	expect(await act("add", "a@example.com", "b@example.com", "c@example.com", "d@example.com")).toMatchObject(
		refused(400, 300),
	);
	expect(await api.call("GET", "/events/none/coeditors")).toMatchObject(refused(404, 2002));
	expect(await api.call("PATCH", "/events/none/coeditors", { operation: "add" })).toMatchObject(refused(404, 2002));
});

test("hub hosts come and go", async () => {
	const hosts = `/hubs/${api.hubId}/hosts`;
	const { host_user_id: id } = (await api.ok("POST", hosts, { email: "ada@example.com" })) as unknown as {
		host_user_id: string;
	};
	expect(await api.call("POST", hosts, { email: "Ada@example.com" })).toMatchObject(refused(400, 300));
	expect(await api.ok("GET", hosts)).toMatchObject({ hosts: [{ host_user_id: id, email: "ada@example.com" }] });
	await api.ok("DELETE", `${hosts}/${id}`);
	expect((await api.call("DELETE", `${hosts}/${id}`)).status).toBe(404);
	expect(await api.call("GET", "/hubs/none/hosts")).toMatchObject(refused(404, 2001));
	expect(await api.call("POST", "/hubs/none/hosts", { email: "a@example.com" })).toMatchObject(refused(404, 2001));
	expect(await api.call("DELETE", "/hubs/none/hosts/x")).toMatchObject(refused(404, 2001));
});

test("interpreters are replaced as a whole", async () => {
	const at = `${await session()}/interpreters`;
	const one = { email: "ada@example.com", type: 1, source_language_id: "US", target_language_id: "JP" };
	await api.ok("PUT", at, { interpreters: [{ ...one, email: "bob@example.com" }] });
	await api.ok("PUT", at, { interpreters: [one] });
	expect(await api.ok("GET", at)).toMatchObject({
		total_records: 1,
		interpreters: [{ ...one, source_language_display_name: "English" }],
	});
	for (const method of ["GET", "PUT"]) {
		const body = method === "PUT" ? {} : undefined;
		expect(await api.call(method, `${path}/sessions/none/interpreters`, body)).toMatchObject(refused(404, 2003));
	}
});

test("a livestream is for webinars, needs a generated key, and keeps it", async () => {
	const enable = { incoming_enabled: true, incoming_config: { stream_key_type: "GENERATED" } };
	expect(await api.call("PATCH", `${await session()}/livestream`, enable)).toMatchObject(refused(400, 26303));
	const at = `${await session({ type: 2 })}/livestream`;
	expect(await api.call("PATCH", at, { incoming_enabled: true })).toMatchObject(refused(400, 26304));
	expect(await api.call("PATCH", at, { incoming_enabled: true, incoming_config: {} })).toMatchObject(
		refused(400, 26305),
	);
	await api.ok("PATCH", at, enable);
	const first = await api.ok("GET", at);
	await api.ok("PATCH", at, { incoming_enabled: false });
	expect(await api.ok("GET", at)).toEqual({ incoming_enabled: false });
	await api.ok("PATCH", at, enable);
	expect(await api.ok("GET", at)).toEqual(first);
	expect(await api.call("GET", `${path}/sessions/none/livestream`)).toMatchObject(refused(404, 2003));
});

test("reservations keep capacity, registration and roles", async () => {
	const seed = join(mkdtempSync(join(tmpdir(), "seed-")), "seed.json");
	const event = { event_id: "ev", event_type: "CONFERENCE", contact_email: "host@example.com" };
	const reserved = { session_id: "s", session_reservation: { allow_reservations: true, max_capacity: 1 } };
	writeFileSync(
		seed,
		JSON.stringify({
			"event/ev": event,
			"session/ev/s": reserved,
			"session/ev/off": { session_id: "off" },
			"registrant/ev/ada": { email: "ada@example.com", first_name: "Ada" },
			"registrant/ev/bob": { email: "bob@example.com" },
		}),
	);
	const own = await start({ seed });
	const at = "/events/ev/sessions/s/reservations";
	const add = (email: string, where = at) => own.call("POST", where, { email });
	expect(await add("ada@example.com", "/events/ev/sessions/off/reservations")).toMatchObject(refused(400, 26307));
	expect(await add("host@example.com")).toMatchObject(refused(400, 26310));
	expect(await add("eve@example.com")).toMatchObject(refused(400, 26309));
	expect((await add("ada@example.com")).status).toBe(201);
	expect(await add("bob@example.com")).toMatchObject(refused(400, 26306));
	expect(await own.ok("GET", at)).toMatchObject({ reservations: [{ email: "ada@example.com", first_name: "Ada" }] });
	await own.ok("DELETE", at, { email: "ada@example.com" });
	expect(await own.call("DELETE", at, { email: "ada@example.com" })).toMatchObject(refused(400, 26311));
	await own.emulator.close();
});
