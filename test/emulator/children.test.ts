import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Harness, SESSION, start } from "./harness.ts";

let api: Harness;
let path: string;
beforeAll(async () => {
	api = await start();
});
beforeEach(async () => {
	path = `/events/${await api.event()}`;
});
afterAll(() => api.emulator.close());

const refused = (status: number, code: number) => ({ status, body: { code } });
const session = (changes: object = {}) => api.call("POST", `${path}/sessions`, { ...SESSION, ...changes });

describe("sessions", () => {
	test("are filled with defaults and with facts of their speakers", async () => {
		const { speaker_id } = await api.ok("POST", `${path}/speakers`, {
			name: "Ada",
			company_name: "Analytical",
			job_title: "Engineer",
		});
		const { body } = await session({ session_speakers: [{ speaker_id }] });
		expect(await api.ok("GET", `${path}/sessions/${body.session_id}`)).toMatchObject({
			...SESSION,
			visible_in_landing_page: true,
			visible_in_lobby: true,
			featured: false,
			is_simulive: false,
			panelist: [],
			attendance_type: "hybrid",
			session_speakers: [
				{
					speaker_id,
					name: "Ada",
					company: "Analytical",
					title: "Engineer",
					meeting_role: 1,
					show_in_session_detail: false,
				},
			],
		});
		await api.ok("PATCH", `${path}/sessions/${body.session_id}`, { type: 2 });
		expect(await api.ok("GET", `${path}/sessions/${body.session_id}`)).toMatchObject({
			session_speakers: [{ meeting_role: 2 }],
		});
		await api.ok("DELETE", `${path}/speakers/${speaker_id}`);
		expect((await api.ok("GET", `${path}/sessions/${body.session_id}`)).session_speakers).toEqual([]);
	});

	test.each([
		["an end before the start", { end_time: "2026-05-04T08:30:00Z" }, "end_time"],
		["a start before the event", { start_time: "2026-05-04T07:59:59Z" }, "start_time"],
		["an end after the event", { end_time: "2026-05-06T18:00:01Z" }, "end_time"],
		["an unknown speaker", { session_speakers: [{ speaker_id: "none" }] }, "speaker_id"],
		["an unknown time zone", { timezone: "Mars/Base" }, "timezone"],
		["a place for nobody", { attendance_type: "virtual", physical_location: "Room 1" }, "physical_location"],
	])("are refused with %s", async (_, changes, field) => {
		const reply = await session(changes);
		expect(reply).toMatchObject(refused(400, 300));
		expect(reply.body.errors[0]?.field).toContain(field);
	});

	test("may share a name, keep their time zone, and are not found with 2005 or 2003", async () => {
		const [first, second] = [await session(), await session()];
		expect([first.status, second.status]).toEqual([201, 201]);
		expect(await api.call("PATCH", `${path}/sessions/${first.body.session_id}`, { timezone: "UTC" })).toMatchObject(
			refused(400, 300),
		);
		expect(await api.call("GET", `${path}/sessions/none`)).toMatchObject(refused(404, 2005));
		expect(await api.call("PATCH", `${path}/sessions/none`, {})).toMatchObject(refused(404, 2005));
		expect(await api.call("DELETE", `${path}/sessions/none`)).toMatchObject(refused(404, 2003));
	});
});

describe("speakers", () => {
	test("have an e-mail of their own in the event, in any case (1003)", async () => {
		await api.ok("POST", `${path}/speakers`, { name: "Ada", email: "ada@example.com" });
		const bob = await api.ok("POST", `${path}/speakers`, { name: "Bob" });
		expect(await api.call("POST", `${path}/speakers`, { name: "Ada 2", email: "ADA@example.com" })).toMatchObject(
			refused(400, 1003),
		);
		expect(await api.call("PATCH", `${path}/speakers/${bob.speaker_id}`, { email: "Ada@example.com" })).toMatchObject(
			refused(400, 1003),
		);
		const other = `/events/${await api.event()}`;
		expect((await api.call("POST", `${other}/speakers`, { name: "Ada", email: "ada@example.com" })).status).toBe(201);
		expect(bob).toMatchObject({ visible_in_lobby: true, visible_in_event_detail_page: true });
	});

	test("are not found with 404/2005 on GET, 403/2005 on PATCH and DELETE", async () => {
		expect(await api.call("GET", `${path}/speakers/none`)).toMatchObject(refused(404, 2005));
		expect(await api.call("PATCH", `${path}/speakers/none`, {})).toMatchObject(refused(403, 2005));
		expect(await api.call("DELETE", `${path}/speakers/none`)).toMatchObject(refused(403, 2005));
	});
});

describe("ticket types", () => {
	const TICKET = {
		name: "All days",
		currency: "EUR",
		free: true,
		start_time: "2026-02-01T00:00:00Z",
		end_time: "2026-05-01T00:00:00Z",
	};
	const create = (changes: object = {}) => api.call("POST", `${path}/ticket_types`, { ...TICKET, ...changes });

	test("answer a create with the id alone, and show the attendance type inside the visibility rules", async () => {
		const { body } = await create({ attendance_type: "virtual" });
		expect(Object.keys(body)).toEqual(["ticket_type_id"]);
		const [listed] = (await api.ok("GET", `${path}/ticket_types`)).ticket_types;
		expect(listed).toMatchObject({
			...TICKET,
			...body,
			sold_quantity: 0,
			private_visibility_rules: { attendance_type: "virtual" },
		});
		expect(listed).not.toHaveProperty("attendance_type");
		const one = `${path}/ticket_types/${body.ticket_type_id}`;
		expect((await api.call("GET", one)).status).toBe(405);
		expect(await api.call("PATCH", one, { attendance_type: "hybrid" })).toMatchObject(refused(400, 300));
		await api.ok("PATCH", one, { private_visibility_rules: { attendance_type: "hybrid" } });
		expect((await api.ok("GET", `${path}/ticket_types`)).ticket_types).toMatchObject([
			{ private_visibility_rules: { attendance_type: "hybrid" } },
		]);
	});

	test.each([
		["dates out of order", { end_time: TICKET.start_time }, 26401],
		["dates that are none", { start_time: "soon" }, 26401],
		["an unknown session", { sessions: ["none"] }, 26402],
		["no price where it is not free", { free: false }, 300],
	])("are refused with %s", async (_, changes, code) => {
		expect(await create(changes)).toMatchObject(refused(400, code));
		const { ticket_type_id: id } = (await create()).body;
		expect(await api.call("PATCH", `${path}/ticket_types/${id}`, changes)).toMatchObject(refused(400, code));
	});

	test("forget a session that is deleted", async () => {
		const { session_id } = (await session()).body;
		const { ticket_type_id: id } = (await create({ sessions: [session_id], bookmarked_sessions: ["ALL"] })).body;
		await api.ok("DELETE", `${path}/sessions/${session_id}`);
		expect((await api.ok("GET", `${path}/ticket_types`)).ticket_types).toMatchObject([
			{ sessions: [], bookmarked_sessions: ["ALL"] },
		]);
		await api.ok("PATCH", `${path}/ticket_types/${id}`, { name: "Other" });
	});

	test("are only for conferences, and not found with 404/26502", async () => {
		for (const type of [
			{ event_type: "SIMPLE_EVENT", meeting_type: "MEETING" },
			{ event_type: "RECURRING", recurrence: { type: 1, end_times: 2 } },
		]) {
			const other = await api.event(type);
			expect(await api.call("POST", `/events/${other}/ticket_types`, TICKET)).toMatchObject(refused(400, 300));
		}
		expect(await api.call("DELETE", `${path}/ticket_types/none`)).toMatchObject(refused(404, 26502));
		expect(await api.call("PATCH", `${path}/ticket_types/none`, {})).toMatchObject(refused(404, 26502));
	});
});

describe("access links", () => {
	const LINK = { name: "Everyone", type: "registration", authentication_method: "zoom_account_otp" };
	const create = (changes: object = {}) => api.call("POST", `${path}/access_links`, { ...LINK, ...changes });

	test("show their URL in the list alone", async () => {
		const { body } = await create();
		expect(body).not.toHaveProperty("url");
		expect(await api.ok("GET", `${path}/access_links/${body.access_link_id}`)).not.toHaveProperty("url");
		expect((await api.ok("GET", `${path}/access_links`)).access_links[0]?.url).toMatch(/^https:/);
	});

	test("have a name of their own (261203), a type for good, and known ticket types (261202)", async () => {
		const first = (await create()).body.access_link_id;
		expect(await create()).toMatchObject(refused(400, 261203));
		const second = (await create({ name: "Staff" })).body.access_link_id;
		expect(await api.call("PATCH", `${path}/access_links/${second}`, { name: LINK.name })).toMatchObject(
			refused(400, 261203),
		);
		await api.ok("PATCH", `${path}/access_links/${first}`, { name: LINK.name });
		expect(await api.call("PATCH", `${path}/access_links/${first}`, { type: "group-join" })).toMatchObject(
			refused(400, 300),
		);
		expect(await create({ name: "G", type: "group-join", ticket_type_id: "none" })).toMatchObject(refused(400, 261202));
		expect(await create({ name: "G", ticket_type_id: "none" })).toMatchObject(refused(400, 261202));
		expect(await api.call("GET", `${path}/access_links/none`)).toMatchObject(refused(404, 261201));
	});

	test("are the default one at a time; only true counts", async () => {
		const [first, second] = [await create({ is_default: true }), await create({ name: "Staff" })];
		const defaults = async () =>
			(await api.ok("GET", `${path}/access_links`)).access_links.map((link) => link.is_default);
		expect(await defaults()).toEqual([true, false]);
		await api.ok("PATCH", `${path}/access_links/${first.body.access_link_id}`, { is_default: false });
		expect(await defaults()).toEqual([true, false]);
		await api.ok("PATCH", `${path}/access_links/${second.body.access_link_id}`, { is_default: true });
		expect(await defaults()).toEqual([false, true]);
	});

	test("take what is for registration from no other", async () => {
		const security = { security_at_join: { email_authentication: true } };
		expect(await create({ type: "group-join", ...security })).toMatchObject(refused(400, 300));
		expect((await create(security)).status).toBe(201);
	});
});

describe("exhibitors", () => {
	test("have the tier under one name in POST and GET, under another in PATCH", async () => {
		const [platinum, gold] = (await api.ok("GET", `${path}/sponsor_tiers`)).sponsor_tiers;
		const body = {
			name: "Booth",
			contact_name: "Bo",
			contact_email: "bo@example.com",
			is_sponsor: true,
			tier_id: platinum?.tier_id,
		};
		const { exhibitor_id: id } = await api.ok("POST", `${path}/exhibitors`, body);
		const one = `${path}/exhibitors/${id}`;
		await api.ok("PATCH", one, { sponsor_tier: gold?.tier_id });
		expect(await api.ok("GET", one)).toMatchObject({ tier_id: gold?.tier_id });
		expect(await api.call("PATCH", one, { tier_id: gold?.tier_id })).toMatchObject(refused(400, 300));
		expect(await api.call("PATCH", one, { sponsor_tier: "none" })).toMatchObject(refused(400, 300));
		expect(await api.call("POST", `${path}/exhibitors`, { ...body, tier_id: "none" })).toMatchObject(refused(400, 300));
		expect(await api.call("GET", `${path}/exhibitors/none`)).toMatchObject(refused(404, 2006));
	});

	test("are only for conferences (1006)", async () => {
		const other = await api.event({ event_type: "SIMPLE_EVENT", meeting_type: "MEETING" });
		for (const part of ["exhibitors", "sponsor_tiers"]) {
			expect(await api.call("GET", `/events/${other}/${part}`)).toMatchObject(refused(400, 1006));
		}
	});
});

describe("video channels", () => {
	const create = (body: object) =>
		api.call("POST", `/hubs/${api.hubId}/vod_channels`, { name: "Talks", type: "VIDEO_LIST_HUB", ...body });

	test("take settings by PATCH alone, and show them and the description outside of the list alone", async () => {
		const settings = { authentication_method: "email_otp", allow_domain_list: ["example.org"] };
		expect(await create({ settings })).toMatchObject(refused(400, 300));
		const { body } = await create({ description: "All talks" });
		expect(body).toMatchObject({ status: "DRAFT" });
		const one = `/hubs/${api.hubId}/vod_channels/${body.channel_id}`;
		await api.ok("PATCH", one, { settings });
		expect(await api.ok("GET", one)).toMatchObject({ settings, description: "All talks" });
		const listed = (await api.ok("GET", `/hubs/${api.hubId}/vod_channels?page_size=300`)).vod_channels.find(
			({ channel_id }) => channel_id === body.channel_id,
		);
		expect(listed).toMatchObject({ name: "Talks" });
		expect(listed).not.toHaveProperty("settings");
		expect(listed).not.toHaveProperty("description");
	});

	test("are published for good; embedded ones are so from the start", async () => {
		const { body } = await create({});
		const one = `/hubs/${api.hubId}/vod_channels/${body.channel_id}`;
		expect(await api.ok("GET", one)).not.toHaveProperty("channel_link");
		expect(await api.ok("POST", `${one}/actions`, { operation: "publish" })).toEqual({ status: "published" });
		expect(await api.ok("GET", one)).toMatchObject({
			status: "PUBLISHED",
			channel_link: expect.stringMatching(/^https:/) as string,
		});
		expect(await api.call("POST", `${one}/actions`, { operation: "unpublish" })).toMatchObject(refused(400, 300));
		const embedded = await create({ type: "SINGLE_VIDEO_EMBEDDED" });
		expect(embedded.body.status).toBe("PUBLISHED");
		const embeddedPath = `/hubs/${api.hubId}/vod_channels/${embedded.body.channel_id}`;
		expect(await api.ok("GET", embeddedPath)).not.toHaveProperty("channel_link");
		expect(await api.call("PATCH", embeddedPath, { settings: { authentication_method: "email_otp" } })).toMatchObject(
			refused(400, 300),
		);
		expect(await api.call("PATCH", embeddedPath, { type: "VIDEO_LIST_HUB" })).toMatchObject(refused(400, 300));
	});

	test("have names of at most 75 characters, a hub (2001), and are not found with 261101", async () => {
		expect(await create({ name: "x".repeat(76) })).toMatchObject(refused(400, 300));
		expect(await api.call("GET", "/hubs/none/vod_channels")).toMatchObject(refused(404, 2001));
		for (const method of ["GET", "DELETE"]) {
			expect(await api.call(method, `/hubs/${api.hubId}/vod_channels/none`)).toMatchObject(refused(404, 261101));
		}
	});
});
