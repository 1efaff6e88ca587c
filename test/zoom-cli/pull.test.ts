import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { localText } from "../../provider/conference/expand/times.ts";
import { checkConference } from "../../provider/conference/index.ts";
import { type Pulled, pullConference } from "../../provider/conference/pull/pull.ts";
import { startWorld, type World } from "../helpers/world.ts";
import { cli, folderOf, read } from "./helpers.ts";

vi.mock("../../emulator/handler.ts", async (original) =>
	(await import("../helpers/dashed-ids.ts")).withDashedIds(original),
);

type Entry = Record<string, Record<string, unknown>>;

describe("an event that is pulled", () => {
	let world: World;
	let eventId: string;
	beforeAll(async () => {
		world = await startWorld();
	});
	afterAll(() => world.close());
	beforeEach(async () => {
		eventId = await world.conference();
	});

	const session = async (name: string, start: string, end: string, more: object = {}): Promise<string> => {
		const body = { name, type: 2 as const, start_time: start, end_time: end, timezone: "Europe/Berlin", ...more };
		const { session_id = "" } = await world.client.call("createEventSession", { path: { eventId }, body });
		return session_id;
	};
	const pull = async (): Promise<Pulled & { sessions: Entry }> => {
		world.forget();
		let reads = 0;
		const pulled = await pullConference(world.client, eventId, { onRead: () => reads++ });
		expect(world.writes()).toEqual([]);
		// Lists here have one page.
		expect(reads).toBe(new Set(world.calls).size);
		return { ...pulled, sessions: (pulled.conference.sessions ?? {}) as Entry };
	};

	it("has keys of names, each once, in the order of time", async () => {
		await session("Talk & more", "2031-05-04T09:00:00Z", "2031-05-04T10:00:00Z");
		await session("Talk & more", "2031-05-04T08:00:00Z", "2031-05-04T08:45:00Z");
		await session("講演", "2031-05-05T08:00:00Z", "2031-05-05T08:45:00Z");
		const { sessions, conference, leftOut } = await pull();
		expect(Object.keys(sessions)).toEqual(["talk-and-more", "talk-and-more-2", "jiangyan"]);
		expect(leftOut).toEqual([]);
		expect(checkConference(conference).problems).toEqual([]);
	});

	it("says times as the clocks of the event show them, and instants where that is in doubt", async () => {
		await session("Morning", "2031-05-04T08:00:00Z", "2031-05-04T09:30:00Z");
		const { conference, sessions } = await pull();
		// One entry of the calendar goes over three days.
		expect(conference.event).toMatchObject({
			adopt: eventId,
			calendar: [{ startTime: "2031-05-04T09:00", endTime: "2031-05-06T18:00" }],
		});
		expect(sessions.morning).toMatchObject({ at: "10:00", lasts: "1h30m" });
		expect(localText("2027-10-31T00:30:00Z", "Europe/Berlin")).toBe("2027-10-31T02:30:00+02:00");
		expect(localText("2027-10-31T01:30:00Z", "Europe/Berlin")).toBe("2027-10-31T02:30:00+01:00");
		expect(localText("2027-03-28T01:00:00Z", "Europe/Berlin")).toBe("2027-03-28T03:00");
		expect(localText("2027-05-04T07:00:30Z", "Europe/Berlin")).toBe("2027-05-04T09:00:30+02:00");
	});

	it("names speakers by key, with what is special about one", async () => {
		const speaker = async (name: string): Promise<string> => {
			const { speaker_id = "" } = await world.client.call("createSpeaker", { path: { eventId }, body: { name } });
			return speaker_id;
		};
		const [ada, grace] = [await speaker("Ada Example"), await speaker("Grace Sample")];
		await session("Opening", "2031-05-04T08:00:00Z", "2031-05-04T09:00:00Z", {
			session_speakers: [{ speaker_id: ada }, { speaker_id: grace, has_alternative_host_permission: true }],
		});
		const { sessions } = await pull();
		expect(sessions.opening?.speakers).toEqual([
			"ada-example",
			{ speaker: "grace-sample", hasAlternativeHostPermission: true },
		]);
	});

	it("has a label as a track where no two sessions at the same time have it", async () => {
		const label = (name: string) => ({ track_labels: [name] });
		await session("A", "2031-05-04T08:00:00Z", "2031-05-04T09:00:00Z", label("One"));
		await session("B", "2031-05-04T08:30:00Z", "2031-05-04T09:00:00Z", label("Two"));
		await session("C", "2031-05-04T08:45:00Z", "2031-05-04T09:30:00Z", label("Two"));
		const { conference, sessions } = await pull();
		expect(conference.tracks).toEqual({ one: "One" });
		expect(sessions.a?.track).toBe("one");
		expect(sessions.b?.trackLabels).toEqual(["Two"]);
		expect(checkConference(conference).problems).toEqual([]);
	});

	it("comes with its hub by name, and without what is the hub's or of people", async () => {
		const { conference } = await pull();
		expect(conference.hub).toBe("Emulator Hub");
		for (const section of ["hubHosts", "channels", "videos", "tickets", "reservations"])
			expect(conference).not.toHaveProperty(section);
		expect(world.calls.map(({ id }) => id)).not.toContain("getTickets");
	});

	it("is written once, by the command, whatever its texts look like", async () => {
		expect(eventId).toMatch(/^-/);
		await world.client.call("updateEvent", { path: { eventId }, body: { name: "$" + "{params.x}: yes # no" } });
		const names = ["-", "- Ada", "--with-hub", "---", "=1+1", "=", "-1", "-.inf"];
		for (const name of names) await world.client.call("createSpeaker", { path: { eventId }, body: { name } });
		const { settings } = world.client;
		Object.assign(process.env, {
			ZOOM_ACCOUNT_ID: settings.accountId,
			ZOOM_CLIENT_ID: settings.clientId,
			ZOOM_CLIENT_SECRET: settings.clientSecret,
			ZOOM_API_URL: settings.apiUrl,
			ZOOM_OAUTH_URL: settings.oauthUrl,
			ZOOM_PLAN: "off",
		});
		const at = folderOf();
		const { code, out, err } = await cli("pull", eventId, "--output", at("conference.yaml"));
		expect([code, err]).toEqual([0, ""]);
		expect(out).toContain("Wrote ");
		const { spec } = await import("../../provider/conference/index.ts").then(({ loadConference }) =>
			loadConference(at("conference.yaml")),
		);
		expect(spec?.event).toMatchObject({ adopt: eventId, name: "$" + "{params.x}: yes # no" });
		expect(Object.values(spec?.speakers ?? {}).map(({ name }) => name)).toEqual(expect.arrayContaining(names));
		for (const { adopt } of Object.values(spec?.speakers ?? {})) expect(adopt).toMatch(/^-[\w-]{21}$/);
		const before = read(at("conference.yaml"));
		expect((await cli("pull", eventId, "--output", at("conference.yaml"))).code).toBe(2);
		expect(read(at("conference.yaml"))).toBe(before);
		expect((await cli("pull", eventId, "--output", "-")).out).toBe(before);
		const missing = await cli("pull", "no-such-event", "--output", at("other.yaml"));
		expect(missing.code).toBe(2);
		expect(missing.err).toMatch(/^zoom-events: getEventInfo for event "no-such-event" was refused/);
	});
});
