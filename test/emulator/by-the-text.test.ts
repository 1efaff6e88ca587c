import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { eventBody, type Harness, SESSION, start } from "./harness.ts";

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
const SIMPLE = { event_type: "SIMPLE_EVENT", meeting_type: "MEETING" };
const LINK = { name: "Staff", type: "registration", authentication_method: "zoom_account" };
const SALES = { currency: "USD", start_time: "2026-01-01T00:00:00Z", end_time: "2026-05-01T00:00:00Z" };

const session = async (changes: object = {}): Promise<string> =>
	(await api.ok("POST", `${path}/sessions`, { ...SESSION, ...changes })).session_id;
const speaker = async (name: string, email: string): Promise<string> =>
	(await api.ok("POST", `${path}/speakers`, { name, email })).speaker_id;

describe("values that the API refuses with a code of their own", () => {
	test.each([["soon"], ["2026-13-01T00:00:00Z"], [""], [7]])("a duplicate that starts at %j is 1002", async (at) => {
		const body = { operation: "duplicate", duplicate_event: { name: "Again", start_time: at, timezone: "UTC" } };
		expect(await api.call("POST", `${path}/event_actions`, body)).toMatchObject({
			status: 400,
			body: { code: 1002, message: "Invalid duplicated event start time." },
		});
	});

	test("with another field that is wrong, all of them are named with 300", async () => {
		const body = { operation: "copy", duplicate_event: { name: "Again", start_time: "soon", timezone: "UTC" } };
		expect(await api.call("POST", `${path}/event_actions`, body)).toMatchObject({
			status: 400,
			body: { code: 300, errors: [{ field: "duplicate_event.start_time" }, { field: "operation" }] },
		});
	});

	test.each([["SAVED"], ["generated"], [1]])("a livestream key of type %j is 26305", async (type) => {
		const at = `${path}/sessions/${await session({ type: 2 })}/livestream`;
		const body = { incoming_enabled: true, incoming_config: { stream_key_type: type } };
		expect(await api.call("PATCH", at, body)).toMatchObject(refused(400, 26305));
	});

	test.each([["page_size=301"], ["page_size=0"], ["page_size=many"], ["next_page_token=none"]])(
		"a survey report with %s is 400",
		async (query) => {
			expect(await api.call("GET", `${path}/reports/survey?${query}`)).toMatchObject(refused(400, 400));
		},
	);

	test("an unknown parameter of a survey report stays 300", async () => {
		expect(await api.call("GET", `${path}/reports/survey?sort=name`)).toMatchObject(refused(400, 300));
	});

	test("a calendar without an end is 26204, on update too", async () => {
		const calendar = [{ start_time: "2026-05-04T08:00:00Z" }];
		const body = { ...eventBody(api.hubId), calendar };
		expect(await api.call("POST", "/events", body)).toMatchObject(refused(400, 26204));
		expect(await api.call("PATCH", path, { calendar })).toMatchObject(refused(400, 26204));
	});

	test("a ticket type of a single-session event can't be deleted", async () => {
		const single = `/events/${await api.event(SIMPLE)}`;
		expect(await api.call("DELETE", `${single}/ticket_types/any`)).toMatchObject(refused(400, 300));
		expect(await api.call("DELETE", `${path}/ticket_types/none`)).toMatchObject(refused(404, 26502));
	});
});

describe("one person, one role in a session", () => {
	const twice = refused(400, 1005);

	test.each(["panelist", "alternative_host"])("a speaker does not become the %s of their session", async (role) => {
		const [ada, bob] = [await speaker("Ada", "ada@example.com"), await speaker("Bob", "bob@example.com")];
		await session({ type: 2, [role]: ["Eve@example.com"], session_speakers: [{ speaker_id: ada }] });
		expect(await api.call("PATCH", `${path}/speakers/${ada}`, { email: "eve@example.com" })).toMatchObject(twice);
		// Bob speaks in no session with Eve.
		await api.ok("PATCH", `${path}/speakers/${bob}`, { email: "eve@example.com" });
		await api.ok("PATCH", `${path}/speakers/${ada}`, { email: "ada@example.org" });
	});

	test.each(["panelist", "alternative_host"])("a session has no speaker who is its %s", async (role) => {
		const ada = await speaker("Ada", "ada@example.com");
		const both = { type: 2, [role]: ["ADA@example.com"], session_speakers: [{ speaker_id: ada }] };
		expect(await api.call("POST", `${path}/sessions`, { ...SESSION, ...both })).toMatchObject(twice);
		const id = await session({ type: 2, [role]: ["ada@example.com"] });
		const speakers = { session_speakers: [{ speaker_id: ada }] };
		expect(await api.call("PATCH", `${path}/sessions/${id}`, speakers)).toMatchObject(twice);
		await api.ok("PATCH", `${path}/sessions/${id}`, { ...speakers, [role]: [] });
	});

	test("nobody is panelist and alternative host", async () => {
		const both = { type: 2, panelist: ["ada@example.com"], alternative_host: ["ADA@example.com"] };
		expect(await api.call("POST", `${path}/sessions`, { ...SESSION, ...both })).toMatchObject(twice);
	});

	test("speakers without an e-mail are nobody in particular", async () => {
		const { speaker_id: id } = await api.ok("POST", `${path}/speakers`, { name: "To be announced" });
		await session({ type: 2, panelist: ["ada@example.com"], session_speakers: [{ speaker_id: id }] });
	});
});

describe("what lists and answers show", () => {
	test("a session shows the languages of its interpreters, in the list too", async () => {
		const id = await session();
		const at = `${path}/sessions/${id}`;
		expect(await api.ok("GET", at)).not.toHaveProperty("interpreter_languages");
		await api.ok("PUT", `${at}/interpreters`, {
			interpreters: [
				{ email: "ada@example.com", type: 1, source_language_id: "US", target_language_id: "JP" },
				{ email: "bob@example.com", type: 1, source_language_id: "JP", target_language_id: "DE" },
				{ email: "eve@example.com", type: 2, target_language_id: "American" },
			],
		});
		const languages = {
			interpreter_languages: [
				{ language_id: "US", language_display_name: "English" },
				{ language_id: "JP", language_display_name: "Japanese" },
				{ language_id: "DE", language_display_name: "German" },
			],
			sign_interpreter_languages: [{ language_id: "American", language_display_name: "American" }],
		};
		expect(await api.ok("GET", at)).toMatchObject(languages);
		expect(await api.ok("GET", `${path}/sessions`)).toMatchObject({ sessions: [languages] });
		await api.ok("PUT", `${at}/interpreters`, { interpreters: [] });
		expect(await api.ok("GET", at)).not.toHaveProperty("interpreter_languages");
	});

	test("the key of a livestream is for the time of its session", async () => {
		const at = `${path}/sessions/${await session({ type: 2 })}`;
		await api.ok("PATCH", `${at}/livestream`, {
			incoming_enabled: true,
			incoming_config: { stream_key_type: "GENERATED" },
		});
		expect(await api.ok("GET", `${at}/livestream`)).toMatchObject({
			incoming_config: { effective_time: "2026-05-04T09:00:00Z", expiration_time: "2026-05-04T10:00:00Z" },
		});
		await api.ok("PATCH", at, { end_time: "2026-05-04T11:30:00Z" });
		expect(await api.ok("GET", `${at}/livestream`)).toMatchObject({
			incoming_config: { effective_time: "2026-05-04T09:00:00Z", expiration_time: "2026-05-04T11:30:00Z" },
		});
	});

	test("the total of some lists is that of the page, of others that of all", async () => {
		const seed = join(mkdtempSync(join(tmpdir(), "seed-")), "seed.json");
		const people = ["ada", "bob", "eve"].map((name) => ({ email: `${name}@example.com` }));
		const channel = { channel_id: "c", name: "Talks", type: "VIDEO_LIST_HUB", status: "PUBLISHED" };
		const objects: [string, object][] = [
			["event/ev", { event_id: "ev", event_type: "CONFERENCE" }],
			["session/ev/s", { session_id: "s" }],
			["vod-channel/emulator-hub/c", channel],
			...people.flatMap((person, index): [string, object][] => [
				[`reservation/ev/s/${index}`, person],
				[`survey/ev/${index}`, person],
				[`registrant/ev/${index}`, person],
				[`vod-registration/c/${index}`, person],
				[`video/emulator-hub/${index}`, { video_id: String(index), name: `Talk ${index}` }],
			]),
		];
		writeFileSync(seed, JSON.stringify(Object.fromEntries(objects)));
		const own = await start({ seed });
		const totals = async (where: string): Promise<unknown[]> => {
			const first = await own.ok("GET", `${where}?page_size=2`);
			const last = await own.ok("GET", `${where}?page_size=2&next_page_token=${first.next_page_token}`);
			return [first, last].map((page) => (page as unknown as { total_records: number }).total_records);
		};
		expect(await totals("/hubs/emulator-hub/videos")).toEqual([2, 1]);
		expect(await totals("/events/ev/sessions/s/reservations")).toEqual([2, 1]);
		expect(await totals("/hubs/emulator-hub/vod_channels/c/reports/registrations")).toEqual([2, 1]);
		expect(await totals("/events/ev/reports/survey")).toEqual([2, 1]);
		expect(await totals("/events/ev/registrants")).toEqual([3, 3]);
		await own.emulator.close();
	});

	test("the time of a video's last change is without milliseconds", async () => {
		const seed = join(mkdtempSync(join(tmpdir(), "seed-")), "seed.json");
		writeFileSync(seed, JSON.stringify({ "video/emulator-hub/v": { video_id: "v", name: "Talk" } }));
		const own = await start({ seed });
		own.clock.now = Date.parse("2026-01-10T08:00:00.250Z");
		await own.ok("PATCH", "/videos/v/metadata", { description: "About it" });
		expect(await own.ok("GET", "/videos/v/metadata")).toMatchObject({ updated_at: "2026-01-10T08:00:00Z" });
		await own.emulator.close();
	});
});

describe("what the API takes", () => {
	test("long domains of an access link", async () => {
		const domain = `${"a".repeat(45)}.example.org`;
		expect(domain).toHaveLength(57);
		const { access_link_id: id } = await api.ok("POST", `${path}/access_links`, {
			...LINK,
			allow_domain_list: [domain],
		});
		await api.ok("PATCH", `${path}/access_links/${id}`, { allow_domain_list: [domain, "example.com"] });
		const rules = { private_visibility_rules: { allow_domain_list: [domain] } };
		expect(await api.call("POST", `${path}/ticket_types`, { name: "Staff", ...SALES, ...rules })).toMatchObject(
			refused(400, 300),
		);
	});

	test("a ticket type and a way to register for any access link", async () => {
		const { ticket_type_id: ticketType } = await api.ok("POST", `${path}/ticket_types`, { name: "Staff", ...SALES });
		const link = { ...LINK, ticket_type_id: ticketType, recurring_registration_option: "all_sessions" };
		const { access_link_id: id } = await api.ok("POST", `${path}/access_links`, link);
		expect(await api.ok("GET", `${path}/access_links/${id}`)).toMatchObject(link);
		expect(
			await api.call("POST", `${path}/access_links`, { ...link, name: "Other", ticket_type_id: "none" }),
		).toMatchObject(refused(400, 261202));
	});

	test("a number of tickets sold, which changes nothing", async () => {
		const { ticket_type_id: id } = await api.ok("POST", `${path}/ticket_types`, {
			name: "Staff",
			...SALES,
			sold_quantity: 7,
		});
		await api.ok("PATCH", `${path}/ticket_types/${id}`, { sold_quantity: 9, quantity: 20 });
		expect(await api.ok("GET", `${path}/ticket_types`)).toMatchObject({
			ticket_types: [{ sold_quantity: 0, quantity: 20 }],
		});
	});

	test("sessions that an exhibitor's event does not have, and no tier where it is no sponsor", async () => {
		const stand = { name: "Ada Inc", contact_name: "Ada", contact_email: "ada@example.com", is_sponsor: false };
		const made = await api.ok("POST", `${path}/exhibitors`, { ...stand, tier_id: "", associated_sessions: ["none"] });
		expect(made).toMatchObject({ tier_id: "", associated_sessions: ["none"] });
		const at = `${path}/exhibitors/${made.exhibitor_id}`;
		await api.ok("PATCH", at, { description: "By the door" });
		expect(await api.call("PATCH", at, { is_sponsor: true })).toMatchObject(refused(400, 300));
		expect(await api.call("POST", `${path}/exhibitors`, { ...stand, tier_id: "none" })).toMatchObject(
			refused(400, 300),
		);
		expect(await api.call("POST", `${path}/exhibitors`, { ...stand, is_sponsor: true, tier_id: "" })).toMatchObject(
			refused(400, 300),
		);
	});
});
