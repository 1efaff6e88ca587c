import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { operation } from "../../provider/api/contract.ts";
import { ConnectionError, ZoomApiError } from "../../provider/api/errors.ts";
import type { Properties } from "../../provider/lifecycle/description.ts";
import { AdoptionError, DeletionRefusedError, InitializationError } from "../../provider/lifecycle/errors.ts";
import { resourceClasses } from "../../provider/resources/index.ts";
import { startWorld, type World } from "../helpers/world.ts";

let world: World;
beforeAll(async () => {
	world = await startWorld();
});
afterEach(() => world.emulator.setFaults({ rules: [] }));
afterAll(() => world.close());

const kind = (name: keyof typeof resourceClasses) => world.lifecycle(resourceClasses[name].description);
const codeOf = (promise: Promise<unknown>): Promise<[number, number]> =>
	promise.then(
		() => [0, 0],
		(error: ZoomApiError) => [error.status, error.code],
	);

const SIMPLE = { event_type: "SIMPLE_EVENT", meeting_type: "MEETING" } as const;

function sessionInputs(eventId: string, changes: Properties = {}): Properties {
	return {
		eventId,
		name: "A talk",
		type: "meeting",
		startTime: "2031-05-04T08:00:00Z",
		endTime: "2031-05-04T09:00:00Z",
		timezone: "Europe/Berlin",
		...changes,
	};
}

describe("Speaker", () => {
	it('says "not found" as 403/2005 on update and delete, as 404/2005 on get, and each counts as gone', async () => {
		const eventId = await world.conference();
		const path = { eventId, speakerId: "nobody" };
		expect(await codeOf(world.client.call("getSpeaker", { path }))).toEqual([404, 2005]);
		expect(await codeOf(world.client.call("updateSpeaker", { path, body: {} }))).toEqual([403, 2005]);
		expect(await codeOf(world.client.call("deleteSpeaker", { path }))).toEqual([403, 2005]);
		expect(await kind("Speaker").read("nobody", { eventId, speakerId: "nobody" })).toBeUndefined();
		await expect(kind("Speaker").delete("nobody", { eventId })).resolves.toBeUndefined();
	});

	it("has an e-mail that is unique in the event, whatever its case", async () => {
		const eventId = await world.conference();
		await kind("Speaker").create({ eventId, name: "Ada Example", email: "ada@example.com" });
		const second = kind("Speaker").create({ eventId, name: "Another Ada", email: "ADA@example.com" });
		await expect(second).rejects.toThrow(/already a speaker with the same email.*adopt/s);
	});

	it.each([
		["a proxy's page", { kind: "status-after-commit", status: 404 }, ConnectionError],
		["a code of the API that says something else", { kind: "status", status: 404, code: 300 }, ZoomApiError],
	] as const)("does not count a 404 with %s as gone", async (_, rule, error) => {
		const eventId = await world.conference();
		const { id, outs } = await kind("Speaker").create({ eventId, name: "Ada Example" });
		world.emulator.setFaults({ rules: [{ ...rule, route: "GET" }] });
		await expect(kind("Speaker").read(id, outs)).rejects.toThrow(error);
		world.emulator.setFaults({ rules: [] });
		expect((await kind("Speaker").read(id, outs))?.inputs).toMatchObject({ name: "Ada Example" });
	});
});

describe("Session", () => {
	it('says "not found" with 2003 or 2005 by operation, and each counts as gone', async () => {
		const eventId = await world.conference();
		const path = { eventId, sessionId: "none" };
		expect(await codeOf(world.client.call("getEventSessionInfo", { path }))).toEqual([404, 2005]);
		expect(await codeOf(world.client.call("updateEventSession", { path, body: {} }))).toEqual([404, 2005]);
		expect(await codeOf(world.client.call("deleteEventSession", { path }))).toEqual([404, 2003]);
		expect(await kind("Session").read("none", { eventId, sessionId: "none" })).toBeUndefined();
		await expect(kind("Session").delete("none", { eventId })).resolves.toBeUndefined();
	});

	it("has a time zone that only the create takes", async () => {
		const eventId = await world.conference();
		const { outs } = await kind("Session").create(sessionInputs(eventId));
		const news = sessionInputs(eventId, { timezone: "Europe/Paris" });
		expect(kind("Session").diff(outs, news)).toMatchObject({ replaces: ["timezone"] });
		expect(operation("updateEventSession").request?.properties).not.toHaveProperty("timezone");
	});

	it("does not take what the API adds to each speaker for a change", async () => {
		const eventId = await world.conference();
		const { id: speakerId } = await kind("Speaker").create({
			eventId,
			name: "Ada Example",
			companyName: "Example Corp",
		});
		const inputs = sessionInputs(eventId, { sessionSpeakers: [{ speakerId }] });
		const { id, outs } = await kind("Session").create(inputs);
		const remote = await world.client.call("getEventSessionInfo", { path: { eventId, sessionId: id } });
		expect(remote.session_speakers?.[0]).toMatchObject({
			name: "Ada Example",
			company: "Example Corp",
			meeting_role: 1,
		});
		const read = await kind("Session").read(id, outs);
		expect(read?.inputs).toEqual(inputs);
		expect(kind("Session").diff(read?.outs ?? {}, inputs).hasChanges).toBe(false);
	});

	it("compares times as instants and label lists as sets", async () => {
		const eventId = await world.conference();
		const { outs } = await kind("Session").create(sessionInputs(eventId, { trackLabels: ["a", "b"] }));
		const same = sessionInputs(eventId, { startTime: "2031-05-04T10:00:00+02:00", trackLabels: ["b", "a"] });
		expect(kind("Session").diff(outs, same).hasChanges).toBe(false);
	});

	it("of a single-session event is taken over and patched, never created or deleted", async () => {
		const eventId = await world.conference(SIMPLE);
		const { sessions: before = [] } = await world.client.call("getEventSessionList", { path: { eventId } });
		world.forget();
		const inputs = sessionInputs(eventId, {
			name: "Conformance Conference",
			type: "webinar",
			startTime: "2031-05-04T07:00:00Z",
			endTime: "2031-05-06T16:00:00Z",
		});
		const { id, outs } = await kind("Session").create(inputs);
		expect(id).toBe(before[0]?.session_id);
		expect(world.writes().map(({ id: operation, body }) => [operation, body])).toEqual([
			["updateEventSession", { type: 2 }],
		]);
		await kind("Session").delete(id, outs);
		const { sessions: after = [] } = await world.client.call("getEventSessionList", { path: { eventId } });
		expect(after).toHaveLength(1);
		expect(world.writes()).toHaveLength(1);
	});

	it("writes its type as a word, and the API's number on the wire", async () => {
		const eventId = await world.conference();
		world.forget();
		await kind("Session").create(sessionInputs(eventId, { type: "none" }));
		expect(world.writes()[0]?.body).toMatchObject({ type: 4 });
	});
});

describe("TicketType", () => {
	const sale = { currency: "EUR", startTime: "2031-01-01T00:00:00Z", endTime: "2031-02-01T00:00:00Z" };

	it("is read from the list, since there is no GET of one, and its create answers the id only", async () => {
		const eventId = await world.conference();
		const { id, outs } = await kind("TicketType").create({ eventId, name: "Full", ...sale });
		expect(outs).toMatchObject({ ticketTypeId: id });
		world.forget();
		const read = await kind("TicketType").read(id, outs);
		expect(world.calls.map((call) => call.id)).toEqual(["getEventTicketTypes"]);
		expect(read?.outs.soldQuantity).toBe(0);
	});

	it("has its attendance type at the top in POST, inside the visibility rules in PATCH and GET", async () => {
		const eventId = await world.conference();
		const inputs = {
			eventId,
			name: "Hybrid",
			...sale,
			attendanceType: "hybrid",
			privateVisibilityRules: { accountRestrict: true },
		};
		const { id, outs } = await kind("TicketType").create(inputs);
		expect(world.writes().at(-1)?.body).toMatchObject({
			attendance_type: "hybrid",
			private_visibility_rules: { account_restrict: true },
		});
		expect((await kind("TicketType").read(id, outs))?.inputs).toEqual(inputs);
		await kind("TicketType").update(id, outs, { ...inputs, attendanceType: "virtual" });
		expect(world.writes().at(-1)?.body).toEqual({
			private_visibility_rules: { attendance_type: "virtual", account_restrict: true },
		});
	});

	it("never sends how many were sold", async () => {
		const eventId = await world.conference();
		const failures = kind("TicketType").check({}, { eventId, name: "x", ...sale, soldQuantity: 1 }, () => false);
		expect(failures.map(({ property }) => property)).toEqual(["soldQuantity"]);
	});

	it.each(["SIMPLE_EVENT", "RECURRING"])("is refused for an event of type %s", async (eventType) => {
		const recurrence =
			eventType === "RECURRING" ? { recurrence: { type: 1, repeat_interval: 1, end_times: 2, duration: 30 } } : {};
		const eventId = await world.conference({ event_type: eventType, meeting_type: "MEETING", ...recurrence });
		await expect(kind("TicketType").create({ eventId, name: "x", ...sale })).rejects.toThrow(
			/not allowed for single session and recurring/,
		);
	});

	it("compares prices as numbers", async () => {
		const eventId = await world.conference();
		const inputs = { eventId, name: "Paid", ...sale, free: false, price: "49.00" };
		const { outs } = await kind("TicketType").create(inputs);
		expect(kind("TicketType").diff(outs, { ...inputs, price: "49" }).hasChanges).toBe(false);
	});
});

describe("Exhibitor", () => {
	it("has its tier as tier_id in POST and as sponsor_tier in PATCH", async () => {
		const eventId = await world.conference();
		const { sponsor_tiers: tiers = [] } = await world.client.call("ListSponsorTiers", { path: { eventId } });
		const [first, second] = tiers.map(({ tier_id: id = "" }) => id);
		const inputs = {
			eventId,
			name: "Example Corp",
			contactName: "Erin Example",
			contactEmail: "erin@example.com",
			isSponsor: true,
			tierId: first,
		};
		const { id, outs } = await kind("Exhibitor").create(inputs);
		expect(world.writes().at(-1)?.body).toMatchObject({ tier_id: first });
		const news = { ...inputs, tierId: second };
		const updated = await kind("Exhibitor").update(id, outs, news);
		expect(world.writes().at(-1)?.body).toEqual({ sponsor_tier: second });
		expect((await kind("Exhibitor").read(id, updated))?.inputs).toEqual(news);
	});

	it("belongs to conferences only", async () => {
		const eventId = await world.conference(SIMPLE);
		const inputs = {
			eventId,
			name: "x",
			contactName: "x",
			contactEmail: "x@example.com",
			isSponsor: true,
			tierId: "x",
		};
		await expect(kind("Exhibitor").create(inputs)).rejects.toThrow(/1006.*CONFERENCE/s);
	});

	it("keeps its sessions as a set", async () => {
		const eventId = await world.conference();
		const { sponsor_tiers: tiers = [] } = await world.client.call("ListSponsorTiers", { path: { eventId } });
		const one = await kind("Session").create(sessionInputs(eventId));
		const two = await kind("Session").create(sessionInputs(eventId, { name: "Another talk" }));
		const inputs = {
			eventId,
			name: "Example Corp",
			contactName: "Erin Example",
			contactEmail: "erin@example.com",
			isSponsor: true,
			tierId: tiers[0]?.tier_id,
			associatedSessions: [one.id, two.id],
		};
		const { outs } = await kind("Exhibitor").create(inputs);
		expect(kind("Exhibitor").diff(outs, { ...inputs, associatedSessions: [two.id, one.id] }).hasChanges).toBe(false);
	});
});

describe("AccessLink", () => {
	const link = { name: "Registration", type: "registration", authenticationMethod: "zoom_account_otp" };

	it("gets its url from the list, where alone it stands", async () => {
		const eventId = await world.conference();
		const { id, outs } = await kind("AccessLink").create({ eventId, ...link });
		expect(outs.url).toMatch(/^https:/);
		const one = await world.client.call("GetEventAccessLink", { path: { eventId, accessLinkId: id } });
		expect(one).not.toHaveProperty("url");
		expect(resourceClasses.AccessLink.description.secrets).toContain("url");
	});

	it("does not take the 50 domains that an answer shows of more for drift", async () => {
		const eventId = await world.conference();
		const allowDomainList = Array.from({ length: 60 }, (_, index) => `d${index}.example.com`);
		const inputs = { eventId, ...link, allowDomainList };
		const { id, outs } = await kind("AccessLink").create(inputs);
		const { access_links: links = [] } = await world.client.call("getEventAccessLinks", { path: { eventId } });
		expect(links[0]?.allow_domain_list).toHaveLength(50);
		expect((await kind("AccessLink").read(id, outs))?.inputs).toEqual(inputs);
	});

	it("is replaced, old one first, when its type changes: names are unique in the event", async () => {
		const eventId = await world.conference();
		const { outs } = await kind("AccessLink").create({ eventId, ...link });
		expect(kind("AccessLink").diff(outs, { eventId, ...link, type: "group-join" })).toEqual({
			hasChanges: true,
			replaces: ["type"],
			deleteBeforeReplace: true,
		});
		await expect(kind("AccessLink").create({ eventId, ...link })).rejects.toThrow(
			/already an access link with the same name/,
		);
	});

	it("can become the default, which takes it from the other, and never sends false", async () => {
		const eventId = await world.conference();
		const one = await kind("AccessLink").create({ eventId, ...link, isDefault: true });
		const two = await kind("AccessLink").create({ eventId, ...link, name: "Second", isDefault: false });
		world.forget();
		await kind("AccessLink").update(two.id, two.outs, { eventId, ...link, name: "Second", isDefault: true });
		await kind("AccessLink").update(one.id, one.outs, { eventId, ...link, isDefault: false });
		expect(world.writes().map(({ body }) => body)).toEqual([{ is_default: true }]);
		expect((await kind("AccessLink").read(one.id, one.outs))?.inputs.isDefault).toBe(false);
	});
});

describe("Event", () => {
	const recurring = {
		name: "Weekly",
		description: "Every week.",
		eventType: "RECURRING",
		meetingType: "MEETING",
		accessLevel: "PRIVATE_UNRESTRICTED",
		attendanceType: "virtual",
		timezone: "Europe/Berlin",
		calendar: [{ startTime: "2031-05-04T07:00:00Z", endTime: "2031-05-04T08:00:00Z" }],
	};

	it("writes recurring days as lists in POST, as text and number in PATCH and GET", async () => {
		const weekly = {
			...recurring,
			hubId: world.hubId,
			recurrence: { type: 2, repeatInterval: 1, weeklyDays: [2, 4], endTimes: 4, duration: 60 },
		};
		expect(kind("Event").check({}, weekly, () => false)).toEqual([]);
		const { id, outs } = await kind("Event").create(weekly);
		expect(world.writes().at(-1)?.body).toMatchObject({ recurrence: { weekly_days: [2, 4] } });
		expect((await kind("Event").read(id, outs))?.inputs).toEqual(weekly);
		const news = { ...weekly, recurrence: { ...weekly.recurrence, weeklyDays: [4, 6] } };
		const updated = await kind("Event").update(id, outs, news);
		expect(world.writes().at(-1)?.body).toMatchObject({ recurrence: { weekly_days: "4,6" } });
		expect((await kind("Event").read(id, updated))?.inputs).toEqual(news);

		const monthly = {
			...recurring,
			hubId: world.hubId,
			recurrence: { type: 3, repeatInterval: 1, monthlyDays: [15], endTimes: 2, duration: 60 },
		};
		const second = await kind("Event").create(monthly);
		expect((await kind("Event").read(second.id, second.outs))?.inputs).toEqual(monthly);
		await kind("Event").update(second.id, second.outs, {
			...monthly,
			recurrence: { ...monthly.recurrence, monthlyDays: [16] },
		});
		expect(world.writes().at(-1)?.body).toMatchObject({ recurrence: { monthly_days: 16 } });
	});

	it("changes its meeting type through its session", async () => {
		const inputs = { ...recurring, hubId: world.hubId, name: "One", eventType: "SIMPLE_EVENT" };
		const { id, outs } = await kind("Event").create(inputs);
		world.forget();
		const news = { ...inputs, meetingType: "WEBINAR" };
		const updated = await kind("Event").update(id, outs, news);
		expect(world.writes().map((call) => [call.id, call.body])).toEqual([["updateEventSession", { type: 2 }]]);
		expect((await kind("Event").read(id, updated))?.inputs).toEqual(news);
	});

	it("has times that come from its calendar and are no inputs", async () => {
		const eventId = await world.conference();
		const read = await kind("Event").read(eventId, {});
		expect(read?.outs).toMatchObject({ startTime: "2031-05-04T07:00:00Z", endTime: "2031-05-06T16:00:00Z" });
		expect(read?.inputs).not.toHaveProperty("startTime");
	});

	it("passes on the API's own words on the calendar: 26202 and 26203", async () => {
		const body = (end: string) => ({
			hub_id: world.hubId,
			name: "x",
			description: "x",
			event_type: "CONFERENCE" as const,
			access_level: "PRIVATE_UNRESTRICTED" as const,
			attendance_type: "virtual" as const,
			timezone: "Europe/Berlin",
			calendar: [{ start_time: "2031-05-04T07:00:00Z", end_time: end }],
		});
		expect(await codeOf(world.client.call("createEvent", { body: body("2031-05-12T07:00:00Z") }))).toEqual([
			400, 26202,
		]);
		expect(await codeOf(world.client.call("createEvent", { body: body("2031-05-03T07:00:00Z") }))).toEqual([
			400, 26203,
		]);
	});

	it("can't be edited when it is past or cancelled", async () => {
		const past = await world.conference({
			calendar: [{ start_time: "2020-05-04T07:00:00Z", end_time: "2020-05-04T08:00:00Z" }],
		});
		expect(await codeOf(world.client.call("updateEvent", { path: { eventId: past }, body: { name: "x" } }))).toEqual([
			400, 260210,
		]);
		const read = await kind("Event").read(past, {});
		await expect(kind("Event").update(past, read?.outs ?? {}, { ...read?.inputs, name: "x" })).rejects.toThrow(
			/260210.*new event/s,
		);
	});

	it("that is published is not deleted, and says how to cancel it; cancelled, it is", async () => {
		const eventId = await world.conference();
		const live = await kind("EventPublication").create({ eventId, cancelMessage: "Sorry.", allowDestructive: true });
		world.forget();
		await expect(kind("Event").delete(eventId, { eventId })).rejects.toThrow(DeletionRefusedError);
		await expect(kind("Event").delete(eventId, { eventId })).rejects.toThrow(/EventPublication/);
		expect(world.writes()).toEqual([]);
		await kind("EventPublication").delete(live.id, live.outs);
		expect(world.writes().at(-1)?.body).toEqual({ operation: "cancel", cancel_message: "Sorry." });
		await kind("Event").delete(eventId, { eventId });
		expect(await kind("Event").read(eventId, { eventId })).toBeUndefined();
	});
});

describe("an event from another", () => {
	const copy = (eventId: string): Properties => ({
		hubId: world.hubId,
		name: "Next year",
		description: "For tests.",
		eventType: "CONFERENCE",
		accessLevel: "PRIVATE_UNRESTRICTED",
		attendanceType: "virtual",
		timezone: "Europe/Berlin",
		calendar: [{ startTime: "2032-05-04T07:00:00Z", endTime: "2032-05-06T16:00:00Z" }],
		duplicateOf: { eventId, name: "Copy", startTime: "2032-05-04T09:00:00+02:00", timezone: "Europe/Berlin" },
	});

	it("is made by the duplicate action, then brought to what is declared", async () => {
		const eventId = await world.conference();
		await kind("Session").create(sessionInputs(eventId));
		world.forget();
		const inputs = copy(eventId);
		expect(kind("Event").check({}, inputs, () => false)).toEqual([]);
		const { id, outs } = await kind("Event").create(inputs);
		expect(world.writes().map((call) => [call.id, call.body])).toEqual([
			[
				"EventActions",
				{
					operation: "duplicate",
					duplicate_event: { name: "Copy", start_time: "2032-05-04T07:00:00Z", timezone: "Europe/Berlin" },
				},
			],
			["updateEvent", { name: "Next year" }],
		]);
		expect(id).not.toBe(eventId);
		const { sessions = [] } = await world.client.call("getEventSessionList", { path: { eventId: id } });
		expect(sessions.map(({ start_time: start }) => start)).toEqual(["2032-05-04T08:00:00Z"]);
		expect((await kind("Event").read(id, outs))?.inputs).toEqual(inputs);
		const { duplicateOf: _, ...later } = inputs;
		expect(kind("Event").diff(outs, later).replaces).toEqual([]);
	});

	it("stays in the state where the copy was made and the rest failed", async () => {
		const eventId = await world.conference();
		const send = world.client.send;
		world.client.send = (id, args) =>
			id === "updateEvent" ? Promise.reject(new ConnectionError("reset", true)) : send.call(world.client, id, args);
		const failure = await kind("Event")
			.create(copy(eventId))
			.catch((error: unknown) => error);
		world.client.send = send;
		expect(failure).toBeInstanceOf(InitializationError);
		const { id, outs } = failure as InitializationError;
		await kind("Event").update(id, outs, copy(eventId));
		expect((await kind("Event").read(id, copy(eventId)))?.inputs.name).toBe("Next year");
	});
});

describe("EventPublication", () => {
	it("keeps its message in the state, and a changed one makes no call", async () => {
		const eventId = await world.conference();
		const { id, outs } = await kind("EventPublication").create({ eventId, cancelMessage: "One." });
		world.forget();
		const updated = await kind("EventPublication").update(id, outs, {
			eventId,
			cancelMessage: "Two.",
			allowDestructive: true,
		});
		expect(world.calls).toEqual([]);
		await kind("EventPublication").delete(id, updated);
		expect(world.writes()[0]?.body).toMatchObject({ cancel_message: "Two." });
	});

	it("takes a published event as it is, with one read", async () => {
		const eventId = await world.conference();
		await world.client.call("EventActions", { path: { eventId }, body: { operation: "publish" } });
		world.forget();
		await kind("EventPublication").create({ eventId });
		expect(world.calls.map(({ id }) => id)).toEqual(["getEventInfo"]);
	});
});

describe("VodChannel", () => {
	const inputs = (): Properties => ({
		hubId: world.hubId,
		name: "Recordings",
		type: "VIDEO_LIST_HUB",
		settings: { authenticationMethod: "email_otp" },
	});

	it("is created by two calls, since settings exist in PATCH only", async () => {
		world.forget();
		await kind("VodChannel").create(inputs());
		expect(world.writes().map(({ id }) => id)).toEqual(["createVodChannel", "UpdateVideoChannel"]);
		expect(world.writes()[0]?.body).not.toHaveProperty("settings");
	});

	it("stays in the state where the second call fails, and the next run goes on from there", async () => {
		const send = world.client.send;
		world.client.send = (id, args) =>
			id === "UpdateVideoChannel"
				? Promise.reject(new ConnectionError("reset", true))
				: send.call(world.client, id, args);
		const failure = await kind("VodChannel")
			.create(inputs())
			.catch((error: unknown) => error);
		world.client.send = send;
		expect(failure).toBeInstanceOf(InitializationError);
		const { id, outs, reasons } = failure as InitializationError;
		expect(outs).toMatchObject({ channelId: id, name: "Recordings" });
		expect(outs).not.toHaveProperty("settings");
		expect(reasons).toHaveLength(1);
		world.forget();
		const finished = await kind("VodChannel").update(id, outs, inputs());
		expect(world.writes().map((call) => [call.id, call.body])).toEqual([
			["UpdateVideoChannel", { settings: { authentication_method: "email_otp" } }],
		]);
		expect((await kind("VodChannel").read(id, finished))?.inputs).toEqual(inputs());
	});

	it("can't be taken back once it is published, and says so at preview", async () => {
		const published = { ...inputs(), published: true };
		const { outs } = await kind("VodChannel").create(published);
		expect(outs.status).toBe("PUBLISHED");
		const failures = kind("VodChannel").check(published, { ...inputs(), published: false }, () => false);
		expect(failures.map(({ property }) => property)).toEqual(["published"]);
	});

	it("is not read from the list, which lacks description and settings", async () => {
		const { id, outs } = await kind("VodChannel").create(inputs());
		const { vod_channels: listed = [] } = await world.client.call("getVODChannels", {
			path: { hubId: world.hubId },
			query: { page_size: 300 },
		});
		expect(listed.find((channel) => channel.channel_id === id)).not.toHaveProperty("settings");
		world.forget();
		await kind("VodChannel").read(id, outs);
		expect(world.calls.map((call) => call.id)).toEqual(["getVODChannelDetail"]);
	});
});

describe("taking a property out", () => {
	it("is refused at preview where the API has no value for it", () => {
		const olds = sessionInputs("e", { attendanceType: "virtual" });
		const failures = kind("Session").check(olds, sessionInputs("e"), () => false);
		expect(failures).toEqual([
			{ property: "attendanceType", reason: expect.stringContaining("was removed") as string },
		]);
	});

	it("resets the part of an object that was taken out", async () => {
		const eventId = await world.conference();
		const link = { eventId, name: "R", type: "registration", authenticationMethod: "bypass_auth" };
		const inputs = { ...link, securityAtJoin: { emailAuthentication: true, securityCodeVerification: true } };
		const { id, outs } = await kind("AccessLink").create(inputs);
		await kind("AccessLink").update(id, outs, { ...link, securityAtJoin: { emailAuthentication: true } });
		expect(world.writes().at(-1)?.body).toEqual({
			security_at_join: { email_authentication: true, security_code_verification: false },
		});
	});
});

describe("what an object was before", () => {
	it("is restored without what answers show and a write can't have", async () => {
		const path = { videoId: "video-150" };
		const transcripts = [{ file_id: "file-1", language: "en", is_default: true }];
		await world.client.call("updateVideoMetadata", { path, body: { title: "As it was", transcripts } });
		const inputs = { ...path, title: "Opening", transcripts: [{ fileId: "file-2", language: "de", isDefault: true }] };
		const { id, outs } = await kind("VideoMetadata").create(inputs);
		world.forget();
		await kind("VideoMetadata").update(id, outs, { ...path, title: "Opening" });
		await kind("VideoMetadata").delete(id, outs);
		expect(world.writes().map(({ body }) => body)).toEqual([
			{ transcripts: [] },
			{ title: "As it was", transcripts: [] },
		]);
	});
});

describe("adopting", () => {
	it("is refused where something differs that can't change", async () => {
		const eventId = await world.conference();
		const { id } = await kind("Session").create(sessionInputs(eventId));
		const adopting = kind("Session").create({ ...sessionInputs(eventId, { timezone: "Europe/Paris" }), adopt: id });
		await expect(adopting).rejects.toThrow(AdoptionError);
		await expect(
			kind("Session").create({ ...sessionInputs(eventId, { timezone: "Europe/Paris" }), adopt: id }),
		).rejects.toThrow(/timezone/);
	});
});
