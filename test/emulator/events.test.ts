import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { CALENDAR, eventBody, type Harness, SESSION, start } from "./harness.ts";

let api: Harness;
beforeAll(async () => {
	api = await start();
});
afterAll(() => api.emulator.close());

const create = (changes: object) => api.call("POST", "/events", { ...eventBody(api.hubId), ...changes });
const refused = (status: number, code: number) => ({ status, body: { code } });
const day = (date: string) => ({ start_time: `2026-05-${date}T08:00:00Z`, end_time: `2026-05-${date}T18:00:00Z` });
const SIMPLE = { event_type: "SIMPLE_EVENT", meeting_type: "MEETING" };
const act = (id: string, body: object) => api.call("POST", `/events/${id}/event_actions`, body);

describe("an event's calendar", () => {
	test("spans at most 6 days (26202), in order (26203), with both ends (26204)", async () => {
		expect((await create({ calendar: [day("04"), day("09")] })).status).toBe(201);
		expect(await create({ calendar: [day("04"), day("11")] })).toMatchObject(refused(400, 26202));
		const backwards = [{ start_time: CALENDAR[0]?.end_time, end_time: CALENDAR[0]?.start_time }];
		expect(await create({ calendar: backwards })).toMatchObject(refused(400, 26203));
		expect(await create({ calendar: [{ start_time: "2026-05-04T08:00:00Z" }] })).toMatchObject(refused(400, 26204));
		expect(await create({ calendar: [] })).toMatchObject(refused(400, 26204));
		const { calendar: _, ...bare } = eventBody(api.hubId);
		expect(await api.call("POST", "/events", bare)).toMatchObject(refused(400, 26204));
	});

	test("gives the read-only start and end, whatever is sent for them", async () => {
		const sent = { start_time: "2030-01-01T00:00:00Z", end_time: "2030-01-02T00:00:00Z" };
		const id = await api.event({
			...sent,
			calendar: [day("06"), day("04")],
		});
		const span = { start_time: "2026-05-04T08:00:00Z", end_time: "2026-05-06T18:00:00Z" };
		expect(await api.ok("GET", `/events/${id}`)).toMatchObject(span);
		await api.ok("PATCH", `/events/${id}`, sent);
		expect(await api.ok("GET", `/events/${id}`)).toMatchObject(span);
		await api.ok("PATCH", `/events/${id}`, { calendar: [day("07")] });
		expect(await api.ok("GET", `/events/${id}`)).toMatchObject(day("07"));
	});
});

test("an unknown hub is 403/26201, an unknown time zone 300, an unknown event 404/2002", async () => {
	expect(await create({ hub_id: "none" })).toMatchObject(refused(403, 26201));
	expect(await create({ timezone: "Mars/Base" })).toMatchObject(refused(400, 300));
	for (const method of ["GET", "DELETE"])
		expect(await api.call(method, "/events/none")).toMatchObject(refused(404, 2002));
});

test("what the API fills in is there, and three sponsor tiers", async () => {
	const id = await api.event();
	const event = await api.ok("GET", `/events/${id}`);
	expect(event).toMatchObject({ status: "DRAFT", event_id: id, contact_email: "host@example.com" });
	expect(id).toMatch(/^[\w-]{22}$/);
	for (const field of ["host_id", "contact_name", "event_url"]) expect(event).toHaveProperty(field);
	const { sponsor_tiers: tiers } = await api.ok("GET", `/events/${id}/sponsor_tiers`);
	expect(tiers.map(({ name }) => name)).toEqual(["Platinum", "Gold", "Silver"]);
});

describe("a single session event", () => {
	test("needs a meeting type, and has one session that follows the event", async () => {
		expect(await create({ event_type: "SIMPLE_EVENT" })).toMatchObject(refused(400, 300));
		const id = await api.event({ ...SIMPLE, name: "Talk" });
		const { sessions } = await api.ok("GET", `/events/${id}/sessions`);
		expect(sessions).toMatchObject([{ name: "Talk", type: 0, ...CALENDAR[0], meeting_id: null, webinar_id: null }]);
		await api.ok("PATCH", `/events/${id}`, { name: "Keynote", calendar: [day("05")], attendance_type: "virtual" });
		const after = (await api.ok("GET", `/events/${id}/sessions`)).sessions;
		expect(after).toMatchObject([
			{ session_id: sessions[0]?.session_id, name: "Keynote", attendance_type: "virtual", ...day("05") },
		]);
	});

	test("takes no session more and none less; inherited fields of it are ignored", async () => {
		const id = await api.event(SIMPLE);
		const sessionId = (await api.ok("GET", `/events/${id}/sessions`)).sessions[0]?.session_id;
		expect(await api.call("POST", `/events/${id}/sessions`, SESSION)).toMatchObject(refused(400, 300));
		expect(await api.call("DELETE", `/events/${id}/sessions/${sessionId}`)).toMatchObject(refused(400, 300));
		await api.ok("PATCH", `/events/${id}/sessions/${sessionId}`, {
			name: "Other",
			featured: true,
			start_time: day("05").start_time,
		});
		expect(await api.ok("GET", `/events/${id}/sessions/${sessionId}`)).toMatchObject({
			name: "DevConf",
			featured: false,
			...CALENDAR[0],
		});
	});

	test("changes its meeting type through the session only", async () => {
		const id = await api.event(SIMPLE);
		const sessionId = (await api.ok("GET", `/events/${id}/sessions`)).sessions[0]?.session_id;
		await api.ok("PATCH", `/events/${id}`, { meeting_type: "WEBINAR" });
		expect(await api.ok("GET", `/events/${id}`)).toMatchObject({ meeting_type: "MEETING" });
		await api.ok("PATCH", `/events/${id}/sessions/${sessionId}`, { type: 2 });
		expect(await api.ok("GET", `/events/${id}`)).toMatchObject({ meeting_type: "WEBINAR" });
	});
});

describe("a recurring event", () => {
	const series = (recurrence: object, changes: object = {}) =>
		api.event({ event_type: "RECURRING", recurrence, ...changes });
	const starts = async (id: string) =>
		(await api.ok("GET", `/events/${id}/sessions`)).sessions.map((session) => session.start_time);

	test("writes its days as lists in POST, as text and a number in GET and PATCH", async () => {
		const recurrence = {
			type: 2,
			repeat_interval: 1,
			duration: 30,
			end_times: 2,
			weekly_days: [2, 4],
			monthly_days: [3],
		};
		const created = await create({ event_type: "RECURRING", recurrence });
		expect(created.body).toMatchObject({ recurrence });
		const path = `/events/${created.body.event_id}`;
		expect(await api.ok("GET", path)).toMatchObject({ recurrence: { weekly_days: "2,4", monthly_days: 3 } });
		await api.ok("PATCH", path, { recurrence: { weekly_days: "3", monthly_days: 5 } });
		expect(await api.ok("GET", path)).toMatchObject({
			recurrence: { weekly_days: "3", monthly_days: 5, duration: 30 },
		});
		for (const wrong of [{ weekly_days: [3] }, { weekly_days: "8" }, { monthly_days: [5] }, { repeat_interval: 13 }]) {
			expect(await api.call("PATCH", path, { recurrence: wrong })).toMatchObject(refused(400, 300));
		}
	});

	test("has its sittings at the same time of the day across a change of clocks", async () => {
		// Clocks in Berlin go forward on 29 March 2026.
		const calendar = [{ start_time: "2026-03-28T09:00:00Z", end_time: "2026-03-28T10:00:00Z" }];
		const id = await series({ type: 1, repeat_interval: 1, duration: 45, end_times: 3 }, { calendar });
		expect(await starts(id)).toEqual(["2026-03-28T09:00:00Z", "2026-03-29T08:00:00Z", "2026-03-30T08:00:00Z"]);
		expect(await api.ok("GET", `/events/${id}`)).toMatchObject({ end_time: "2026-03-30T08:45:00Z" });
	});

	test.each([
		[
			"weekly on Sunday and Wednesday",
			{ type: 2, weekly_days: [4, 1], end_times: 4 },
			["05-06", "05-10", "05-13", "05-17"],
		],
		["every second week", { type: 2, repeat_interval: 2, weekly_days: [2], end_times: 3 }, ["05-04", "05-18", "06-01"]],
		["monthly by day, where there is one", { type: 3, monthly_days: [31], end_times: 2 }, ["05-31", "07-31"]],
		[
			"monthly on the last Friday",
			{ type: 3, monthly_week: -1, monthly_week_day: 6, end_times: 2 },
			["05-29", "06-26"],
		],
		[
			"daily until a date",
			{ type: 1, repeat_interval: 2, end_date_time: "2026-05-09T00:00:00Z" },
			["05-04", "05-06", "05-08"],
		],
	])("can be %s", async (_, recurrence, expected) => {
		const id = await series({ repeat_interval: 1, duration: 30, ...recurrence });
		expect((await starts(id)).map((time) => time.slice(5, 10))).toEqual(expected);
	});

	test("lays its sittings out anew by its recurrence, and leaves a moved one alone otherwise", async () => {
		const id = await series({ type: 1, repeat_interval: 1, duration: 30, end_times: 3 });
		const [, second] = (await api.ok("GET", `/events/${id}/sessions`)).sessions;
		const moved = "2026-05-05T08:05:00Z";
		await api.ok("PATCH", `/events/${id}/sessions/${second?.session_id}`, { start_time: moved });
		await api.ok("PATCH", `/events/${id}`, { description: "Daily" });
		expect((await starts(id))[1]).toBe(moved);
		await api.ok("PATCH", `/events/${id}`, { recurrence: { end_times: 2 } });
		const { sessions } = await api.ok("GET", `/events/${id}/sessions`);
		expect(sessions.map(({ start_time }) => start_time)).toEqual(["2026-05-04T08:00:00Z", "2026-05-05T08:00:00Z"]);
		expect(sessions[1]?.session_id).toBe(second?.session_id);
	});
});

describe("actions", () => {
	test("publishing gives meetings and webinars their numbers, cancelling ends editing", async () => {
		const id = await api.event();
		const meeting = (await api.ok("POST", `/events/${id}/sessions`, SESSION)).session_id;
		const webinar = (await api.ok("POST", `/events/${id}/sessions`, { ...SESSION, type: 2 })).session_id;
		expect(await act(id, { operation: "cancel" })).toMatchObject({ status: 400 });
		expect(await act(id, { operation: "publish" })).toMatchObject({
			status: 201,
			body: { status: "published", event_id: id },
		});
		const number = expect.any(Number) as number;
		expect(await api.ok("GET", `/events/${id}/sessions/${meeting}`)).toMatchObject({
			meeting_id: number,
			webinar_id: null,
		});
		expect(await api.ok("GET", `/events/${id}/sessions/${webinar}`)).toMatchObject({
			meeting_id: null,
			webinar_id: number,
		});
		expect(await api.ok("GET", `/events/${id}`)).toMatchObject({ status: "PUBLISHED" });

		const remove = await api.call("DELETE", `/events/${id}`);
		expect(remove).toMatchObject(refused(400, 300));
		expect(remove.body.message).toMatch(/draft.*cancel/i);
		expect((await api.ok("GET", `/events/${id}/sessions`)).sessions).toHaveLength(2);

		expect(await act(id, { operation: "cancel" })).toMatchObject({ status: 201, body: { status: "cancelled" } });
		expect(await api.call("PATCH", `/events/${id}`, { name: "x" })).toMatchObject(refused(400, 260210));
		expect(await api.call("PATCH", `/events/${id}/sessions/${meeting}`, { name: "x" })).toMatchObject(
			refused(403, 260210),
		);
	});

	test("an event with a place can't become virtual, unless the place is taken out", async () => {
		const id = await api.event({ physical_location: "1 Example Street" });
		const body = { attendance_type: "virtual" };
		expect(await api.call("PATCH", `/events/${id}`, body)).toMatchObject(refused(400, 300));
		await api.ok("PATCH", `/events/${id}`, { ...body, physical_location: "" });
	});

	test("a past event can't be edited", async () => {
		const id = await api.event({
			calendar: [{ start_time: "2026-01-08T08:00:00Z", end_time: "2026-01-08T09:00:00Z" }],
		});
		expect(await api.call("PATCH", `/events/${id}`, { name: "x" })).toMatchObject(refused(400, 260210));
	});

	test("deleting a draft takes all that it has", async () => {
		const id = await api.event();
		await api.ok("POST", `/events/${id}/sessions`, SESSION);
		await api.ok("POST", `/events/${id}/speakers`, { name: "Ada" });
		const count = () =>
			Object.values(api.emulator.state())
				.flat()
				.filter((object) => JSON.stringify(object).includes(id)).length;
		expect(count()).toBeGreaterThan(0);
		await api.ok("DELETE", `/events/${id}`);
		expect(count()).toBe(0);
		expect(await api.call("GET", `/events/${id}/sessions`)).toMatchObject(refused(404, 2002));
	});

	test("a duplicate is a draft with all children, its own ids, moved to the new start", async () => {
		const id = await api.event({ lobby_start_time: "2026-05-04T07:00:00Z" });
		const speaker = await api.ok("POST", `/events/${id}/speakers`, { name: "Ada", email: "ada@example.com" });
		const session = await api.ok("POST", `/events/${id}/sessions`, {
			...SESSION,
			session_speakers: [{ speaker_id: speaker.speaker_id }],
		});
		const ticket = await api.ok("POST", `/events/${id}/ticket_types`, {
			name: "All",
			currency: "EUR",
			free: true,
			start_time: "2026-02-01T00:00:00Z",
			end_time: "2026-05-01T00:00:00Z",
			sessions: [session.session_id],
		});
		await api.ok("POST", `/events/${id}/access_links`, {
			name: "Staff",
			type: "group-join",
			authentication_method: "bypass_auth",
			ticket_type_id: ticket.ticket_type_id,
		});
		const [tier] = (await api.ok("GET", `/events/${id}/sponsor_tiers`)).sponsor_tiers;
		await api.ok("POST", `/events/${id}/exhibitors`, {
			name: "Booth",
			contact_name: "Bo",
			contact_email: "bo@example.com",
			is_sponsor: true,
			tier_id: tier?.tier_id,
			associated_sessions: [session.session_id],
		});
		const duplicate_event = { name: "DevConf 2027", start_time: "2027-05-04T08:00:00Z", timezone: "Europe/Paris" };
		const { status, event_id: copy } = await api.ok("POST", `/events/${id}/event_actions`, {
			operation: "duplicate",
			duplicate_event,
		});
		expect(status).toBe("duplicated");
		expect(await api.ok("GET", `/events/${copy}`)).toMatchObject({
			...duplicate_event,
			status: "DRAFT",
			end_time: "2027-05-06T18:00:00Z",
			lobby_start_time: "2027-05-04T07:00:00Z",
		});
		const [again] = (await api.ok("GET", `/events/${copy}/sessions`)).sessions;
		const [ada] = (await api.ok("GET", `/events/${copy}/speakers`)).speakers;
		expect(again).toMatchObject({
			start_time: "2027-05-04T09:00:00Z",
			session_speakers: [{ speaker_id: ada?.speaker_id, name: "Ada" }],
		});
		const own = (object: object | undefined) =>
			expect(JSON.stringify(object)).not.toMatch(
				[id, speaker.speaker_id, session.session_id, ticket.ticket_type_id, tier?.tier_id].join("|"),
			);
		const [sold] = (await api.ok("GET", `/events/${copy}/ticket_types`)).ticket_types;
		expect(sold?.sessions).toEqual([again?.session_id]);
		const [link] = (await api.ok("GET", `/events/${copy}/access_links`)).access_links;
		expect(link?.ticket_type_id).toBe(sold?.ticket_type_id);
		const [booth] = (await api.ok("GET", `/events/${copy}/exhibitors`)).exhibitors;
		expect(booth?.associated_sessions).toEqual([again?.session_id]);
		for (const object of [again, ada, sold, link, booth]) own(object);
	});

	test("a duplicate needs a name and start (1002) and a known time zone (1003)", async () => {
		const id = await api.event();
		const whole = { name: "Copy", start_time: "2027-05-04T08:00:00Z", timezone: "Europe/Berlin" };
		const duplicate = (duplicate_event: object) => act(id, { operation: "duplicate", duplicate_event });
		expect(await duplicate({ ...whole, name: "" })).toMatchObject(refused(400, 1002));
		expect(await duplicate({ name: "Copy", timezone: "Europe/Berlin" })).toMatchObject(refused(400, 1002));
		expect(await duplicate({ ...whole, timezone: "Mars/Base" })).toMatchObject(refused(400, 1003));
	});
});

test("the list goes by role and status", async () => {
	const fresh = await start();
	const [draft, published, past, cancelled] = [
		await fresh.event(),
		await fresh.event(),
		await fresh.event({ calendar: [day("01")] }),
		await fresh.event(),
	];
	for (const id of [published, past, cancelled])
		await fresh.ok("POST", `/events/${id}/event_actions`, { operation: "publish" });
	await fresh.ok("POST", `/events/${cancelled}/event_actions`, { operation: "cancel" });
	fresh.clock.now += 1;
	const list = async (query: string) =>
		(await fresh.ok("GET", `/events?${query}`)).events.map(({ event_id }) => event_id);
	expect(await list("role_type=host&event_status_type=draft")).toEqual([draft]);
	expect(await list("role_type=host&event_status_type=cancelled")).toEqual([cancelled]);
	expect(await list("role_type=host")).toEqual([published, past]);
	expect(await list("role_type=attendee")).toEqual([]);
	expect(await list("")).toEqual([]);
	await fresh.emulator.close();
});

test("neither the type of an event nor a hub that does not exist can be set", async () => {
	const id = await api.event();
	expect(await api.call("PATCH", `/events/${id}`, { event_type: "RECURRING" })).toMatchObject(refused(400, 300));
	expect(await api.call("PATCH", `/events/${id}`, { hub_id: "none" })).toMatchObject(refused(403, 26201));
});
