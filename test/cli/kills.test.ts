import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { execa } from "execa";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ApiProcess } from "../helpers/api-process.ts";
import { processesWith, signal } from "../helpers/processes.ts";
import { HOSTS, type TestStack } from "../helpers/stack.ts";

const commandLine = join(import.meta.dirname, "../../provider/bin/zoom-events.js");

/** Objects of a round, by the local API's group. */
const PER_ROUND = { speaker: 5, session: 5, "access-link": 2, "vod-channel": 1, ticket: 3, reservation: 2 };

/** Each round has objects of its own: those of the round before are deleted. Sessions are all the same. */
const PROGRAM = `const zoom = require("pulumi-zoom-events");
const round = require("./round.json");
const { speaker, session, ticket, reservation, "access-link": link, "vod-channel": channel } = ${JSON.stringify(PER_ROUND)};
const each = (count, make) => Array.from({ length: count }, (_, index) => make(round + "-" + index));
const { eventId } = new zoom.Event("conference", {
	hubId: "emulator-hub", name: "Conference", description: "For tests.", eventType: "CONFERENCE",
	accessLevel: "PRIVATE_UNRESTRICTED", attendanceType: "virtual", timezone: "Europe/Berlin",
	calendar: [{ startTime: "2031-05-04T07:00:00Z", endTime: "2031-05-06T16:00:00Z" }],
});
const times = { type: "webinar", timezone: "Europe/Berlin", startTime: "2031-05-04T08:00:00Z", endTime: "2031-05-04T09:00:00Z" };
const { sessionId } = new zoom.Session("workshop", {
	eventId, name: "Workshop", ...times, sessionReservation: { allowReservations: true, maxCapacity: 100 },
});
const { ticketTypeId } = new zoom.TicketType("full", {
	eventId, name: "Full", currency: "EUR", quantity: 500,
	startTime: "2020-01-01T00:00:00Z", endTime: "2031-05-01T00:00:00Z",
});
const live = new zoom.EventPublication("live", { eventId, allowDestructive: true });
const speakers = each(speaker, (name) => new zoom.Speaker(name, { eventId, name: "Speaker " + name, email: name + "@example.com" }));
each(session, (name) => new zoom.Session(name, { eventId, name: "Talk", ...times, sessionSpeakers: [{ speakerId: speakers[0].speakerId }] }));
each(link, (name) => new zoom.AccessLink(name, { eventId, name: "Link " + name, type: "registration", authenticationMethod: "zoom_account_otp" }));
each(channel, (name) => new zoom.VodChannel(name, {
	hubId: "emulator-hub", name: "Channel " + name, type: "VIDEO_LIST_HUB", settings: { authenticationMethod: "email_otp" },
}));
const tickets = each(ticket, (name) => new zoom.Ticket(name, {
	eventId: live.eventId, ticketTypeId, email: "guest-" + name + "@example.com", firstName: "Guest", lastName: name,
}));
each(reservation, (name) => new zoom.SessionReservation(name, {
	eventId: live.eventId, sessionId, email: "guest-" + name + "@example.com",
}, { dependsOn: tickets }));
`;

/** Kills of this run; `npm run test:long` asks for more. */
const ROUNDS = Number(process.env.KILLS_ROUNDS ?? 6);
const VICTIMS = ["cli", "provider", "api"] as const;
/** Writes of a round, about: what it makes, and half of what it deletes. */
const WRITES = Math.round(1.5 * Object.values(PER_ROUND).reduce((sum, count) => sum + count, 0));

describe.runIf(process.platform === "linux").each(HOSTS)("kill -9 at random moments, by %s", (_, make) => {
	let api: ApiProcess;
	let stack: TestStack;
	let data: string;
	beforeAll(async () => {
		data = mkdtempSync(join(tmpdir(), "zoom-events-kills-"));
		api = await ApiProcess.start(data);
		stack = await make(
			{ "package.json": '{ "name": "test", "main": "index.js" }', "index.js": PROGRAM, "round.json": "0" },
			{ env: api.env },
		);
	});
	afterAll(async () => {
		api.stop();
		await stack.close();
		rmSync(data, { recursive: true, force: true });
	});

	const seed = Number(process.env.KILLS_SEED ?? Date.now() % 1_000_000);
	const moments = fc.sample(fc.integer({ min: 1, max: WRITES }), { numRuns: ROUNDS, seed });

	/** `zoom-events recover`, as the example for CI runs it before each `up`. */
	async function recover(): Promise<string> {
		const args = [commandLine, "recover", "--stack", "test", "--yes"];
		const { exitCode, all } = await execa("node", args, {
			cwd: stack.folder,
			env: stack.env,
			all: true,
			reject: false,
		});
		expect(exitCode, all).toBe(0);
		return all;
	}

	/** What is in the account, by group. */
	async function counts(): Promise<Record<string, number>> {
		const state = await api.get<Record<string, unknown[]>>("state");
		const count = (group: string): number => (state[group] ?? []).length;
		return Object.fromEntries(["event", ...Object.keys(PER_ROUND)].map((group) => [group, count(group)]));
	}

	it(`is recovered by the next up, ${ROUNDS} times, also on a new machine (KILLS_SEED=${seed})`, async () => {
		const kills = { cli: 0, provider: 0, api: 0, withoutNotes: 0 };
		let mended = 0;
		for (const [round, moment] of moments.entries()) {
			const victim = VICTIMS[round % VICTIMS.length] ?? "cli";
			stack.write("round.json", String(round));
			const before = await api.writes();
			const run = stack.start("up", "--yes", "--skip-preview");
			let hasEnded = false;
			void run.ended.then(() => {
				hasEnded = true;
			});
			while (!hasEnded && (await api.writes()) - before < moment) await sleep(2);
			if (!hasEnded) {
				kills[victim]++;
				if (victim === "api") await api.killAndRestart();
				else if (victim === "cli") signal(run.pid, "SIGKILL");
				else
					for (const { pid, command } of processesWith(api.env.ZOOM_API_URL))
						if (/dynamic-provider|pulumi-resource-zoom-events/.test(command)) signal(pid, "SIGKILL");
			}
			if (victim === "cli") {
				await sleep(200);
				// What a killed CLI leaves running.
				for (const { pid } of processesWith(api.env.ZOOM_API_URL)) signal(pid, "SIGKILL");
			}
			await run.ended;
			// A runner that is thrown away takes the notes with it: two rounds of three, or all.
			if (round % 3 !== 1 || process.env.KILLS_NOTES === "lost") {
				rmSync(String(stack.env.ZOOM_JOURNAL_FOLDER), { recursive: true, force: true });
				kills.withoutNotes++;
			}
			const about = `round ${round}, ${victim} after ${moment} writes`;
			await stack.pulumi("cancel", "--yes");
			if ((await stack.pulumi("stack", "export")).output.includes("failed to load checkpoint")) {
				// The CLI was killed while it wrote the attributes of its own file.
				mended++;
				stack.removeEmptyAttributes();
				await stack.pulumi("cancel", "--yes");
			}
			const recovered = await recover();
			const { exitCode, output } = await stack.pulumi("up", "--yes", "--skip-preview");
			expect(exitCode, `${about}: ${recovered}\n${output.slice(-3_000)}`).toBe(0);
			// The workshop is a session too.
			expect(await counts(), about).toEqual({ ...PER_ROUND, session: PER_ROUND.session + 1, event: 1 });
			const names = (await api.get<{ speaker: { name: string }[] }>("state")).speaker.map(({ name }) => name);
			expect(
				names.every((name) => name.startsWith(`Speaker ${round}-`)),
				about,
			).toBe(true);
		}
		const preview = await stack.pulumi("preview", "--refresh", "--expect-no-changes");
		expect(preview.exitCode, preview.output).toBe(0);
		console.info(`kills: ${JSON.stringify(kills)}, states mended: ${mended}, seed ${seed}`);
		// A run may end before its moment comes.
		expect(kills.cli + kills.provider + kills.api).toBeGreaterThanOrEqual(Math.floor(ROUNDS * 0.7));
	}, 3_600_000);
});
