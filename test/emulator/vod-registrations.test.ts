import { afterAll, beforeAll, expect, test } from "vitest";
import { type Harness, start } from "./harness.ts";

let api: Harness;
let channel: string;
beforeAll(async () => {
	api = await start();
	const body = { name: "Talks", type: "VIDEO_LIST_HUB" };
	channel = `/hubs/${api.hubId}/vod_channels/${(await api.ok("POST", `/hubs/${api.hubId}/vod_channels`, body)).channel_id}`;
});
afterAll(() => api.emulator.close());

const refused = (status: number, code: number) => ({ status, body: { code } });
const register = (...registrations: object[]) => api.call("POST", `${channel}/registrations`, { registrations });

test("registrations have a link each, are found by e-mail in any case, and go with their channel", async () => {
	const ada = { email: "ada@example.com", first_name: "Ada", country: "IT" };
	const { status, body } = await register(ada, { email: "bob@example.com" });
	expect({ status, body }).toMatchObject({
		status: 201,
		body: { registrations: [{ email: ada.email, join_link: expect.stringMatching(/^https:/) as string }, {}] },
	});
	expect(await api.ok("GET", `${channel}/registrations`)).toMatchObject({ total_records: 2 });
	expect(await api.ok("GET", `${channel}/registrations?email=ADA@example.com`)).toMatchObject({
		registrations: [ada],
	});
	await api.ok("DELETE", channel);
	expect(api.emulator.state()["vod-registration"]).toEqual([]);
	expect(await register(ada)).toMatchObject(refused(404, 261101));
	expect(await api.call("GET", `${channel}/registrations`)).toMatchObject(refused(404, 261101));
});

test.each([
	["no e-mail", [{ first_name: "Ada" }]],
	["something that is no e-mail", [{ email: "nobody" }]],
	["a country in full", [{ email: "ada@example.com", country: "Italy" }]],
	["more than 30 people", Array.from({ length: 31 }, () => ({ email: "ada@example.com" }))],
	["too long a name", [{ email: "ada@example.com", first_name: "x".repeat(65) }]],
])("registrations with %s are refused", async (_, registrations) => {
	const { channel_id } = await api.ok("POST", `/hubs/${api.hubId}/vod_channels`, {
		name: "Talks",
		type: "VIDEO_LIST_HUB",
	});
	const path = `/hubs/${api.hubId}/vod_channels/${channel_id}/registrations`;
	expect(await api.call("POST", path, { registrations })).toMatchObject(refused(400, 300));
});
