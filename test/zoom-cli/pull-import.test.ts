import { beforeEach, describe, expect, it } from "vitest";
import { cli, folderOf, read } from "./helpers.ts";
import { useAccount } from "./states.ts";

const own = useAccount();

const LEFT_OUT =
	"Left out File: the API neither lists nor shows it, so that it can't be imported; what uses it keeps its id.\n";

/** A resource of a file for `pulumi import`. */
interface Spec {
	type: string;
	name: string;
	id: string;
	logicalName?: string;
}

describe("an event as a file for pulumi import", () => {
	let ids: { eventId: string; ada: string; talk: string; later: string };

	beforeEach(async () => {
		const { world, eventId } = own();
		const ada = await own().speaker("Ada Example");
		const talk = await own().session({
			session_speakers: [{ speaker_id: ada }],
			session_reservation: { allow_reservations: true, max_capacity: 10 },
		});
		const later = await own().session({
			name: "2031: a look back",
			start_time: "2031-05-05T08:00:00Z",
			end_time: "2031-05-05T09:00:00Z",
		});
		const path = { eventId, sessionId: talk };
		const questions = [{ name: "Will it rain?", type: "single", answers: ["Yes", "No"] }];
		await world.client.send("updateSessionPolls", {
			path,
			body: { polls: [{ title: "Weather", poll_type: 1, anonymous: false, questions }] },
		});
		ids = { eventId, ada, talk, later };
	});

	const pulled = async (...flags: string[]): Promise<{ specs: Spec[]; err: string }> => {
		own().world.forget();
		const { code, out, err } = await cli("pull", ids.eventId, "--as", "pulumi-import", "--output", "-", ...flags);
		expect(code).toBe(0);
		expect(own().world.writes()).toEqual([]);
		const { resources, ...rest } = JSON.parse(out) as { resources: Spec[] };
		expect(rest).toEqual({});
		return { specs: resources, err };
	};

	it("names each object by its key in the conference file, and parents before what is below them", async () => {
		const { eventId, ada, talk, later } = ids;
		const { specs, err } = await pulled();
		expect(specs).toEqual([
			{ type: "zoom-events:index:Event", name: "event", id: eventId },
			{ type: "zoom-events:index:EventQuestions", name: "event", id: eventId },
			{ type: "zoom-events:index:Speaker", name: "ada-example", id: `${eventId}/${ada}` },
			{ type: "zoom-events:index:Session", name: "talk", id: `${eventId}/${talk}` },
			{ type: "zoom-events:index:SessionPolls", name: "talk", id: `${eventId}/${talk}` },
			{
				type: "zoom-events:index:Session",
				name: "Session-2031-a-look-back",
				id: `${eventId}/${later}`,
				logicalName: "2031-a-look-back",
			},
		]);
		expect(err).toBe(LEFT_OUT);
	});

	it("has the hub's own and people where they are asked for, with what names them in the API", async () => {
		const { world, eventId } = own();
		const { client, hubId } = world;
		const channel = await client.call("createVodChannel", {
			path: { hubId },
			body: { name: "Talks", type: "VIDEO_LIST_HUB" },
		});
		const channelId = channel.channel_id ?? "";
		await client.call("AddVODChannelVideos", { path: { hubId, channelId }, body: { video_ids: ["video-7"] } });
		await client.call("EventActions", { path: { eventId }, body: { operation: "publish" } });
		const sale = { currency: "EUR", start_time: "2020-01-01T00:00:00Z", end_time: "2031-05-01T00:00:00Z" };
		const type = await client.call("createTicketType", {
			path: { eventId },
			body: { name: "Free", sessions: ["ALL"], free: true, ...sale },
		});
		const people = [{ email: "Mei@Example.com", first_name: "Mei", last_name: "Placeholder" }];
		await client.call("createTickets", {
			path: { eventId },
			body: { tickets: people.map((one) => ({ ...one, ticket_type_id: type.ticket_type_id ?? "" })) },
		});
		await client.call("AddSessionReservations", {
			path: { eventId, sessionId: ids.talk },
			body: { email: "mei@example.com" },
		});
		const { specs } = await pulled("--with-hub", "--with-people");
		const byKind = (kind: string): Omit<Spec, "type">[] =>
			specs.filter(({ type: one }) => one === `zoom-events:index:${kind}`).map(({ type: _, ...rest }) => rest);
		expect(byKind("EventPublication")).toEqual([{ name: "event", id: eventId }]);
		expect(byKind("VodChannel")).toEqual([{ name: "talks", id: `${hubId}/${channelId}` }]);
		expect(byKind("VodChannelVideo")).toEqual([
			{ name: "talks-video-7", id: `${hubId}/${channelId}/video-7`, logicalName: "talks.video-7" },
		]);
		// The state keeps a digest of who it is; the import has to say it.
		expect(byKind("SessionReservation")).toEqual([{ name: "mei", id: `${eventId}/${ids.talk}/Mei@Example.com` }]);
		expect(byKind("Ticket")).toEqual([{ name: "mei", id: expect.stringMatching(`^${eventId}/[\\w-]+$`) as string }]);
		expect(byKind("TicketType")).toEqual([{ name: "free", id: `${eventId}/${type.ticket_type_id}` }]);
		const without = await pulled();
		expect(without.specs.some(({ type: one }) => /:(Vod|Ticket$|SessionReservation)/.test(one))).toBe(false);
	});

	it("goes to import.json, which must not exist", async () => {
		const at = folderOf();
		const before = process.cwd();
		process.chdir(at(""));
		try {
			const { code, out } = await cli("pull", ids.eventId, "--as", "pulumi-import");
			expect([code, out]).toEqual([0, "Wrote import.json.\n"]);
			expect(read(at("import.json"))).toMatch(/^\{\n {2}"resources": \[/);
			const again = await cli("pull", ids.eventId, "--as", "pulumi-import");
			expect([again.code, again.err]).toEqual([
				2,
				"zoom-events: import.json already exists, and nothing is overwritten. Move it away first.\n",
			]);
		} finally {
			process.chdir(before);
		}
	});

	it("is written in a form that there is", async () => {
		const { code, err } = await cli("pull", ids.eventId, "--as", "terraform");
		expect(code).toBe(2);
		expect(err).toContain("Allowed choices are conference, pulumi-import.");
	});
});
