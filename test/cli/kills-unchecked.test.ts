import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { execa } from "execa";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ApiProcess } from "../helpers/api-process.ts";
import { processesWith, signal } from "../helpers/processes.ts";
import { HOSTS, type TestStack } from "../helpers/stack.ts";

const commandLine = join(import.meta.dirname, "../../provider/bin/zoom-events.js");

/** Objects of a conference, by the local API's group; all sessions have the same name. */
const OBJECTS = { event: 1, speaker: 6, session: 6, "access-link": 2, "vod-channel": 1 };
const NOTHING = { event: 0, speaker: 0, session: 0, "access-link": 0, "vod-channel": 0 };

const PROGRAM = `const zoom = require("pulumi-zoom-events");
const { title, zone } = require("./values.json");
const each = (count, make) => Array.from({ length: count }, (_, index) => make(index));
const { eventId } = new zoom.Event("conference", {
	hubId: "emulator-hub", name: "Conference", description: "For tests.", eventType: "CONFERENCE",
	accessLevel: "PRIVATE_UNRESTRICTED", attendanceType: "virtual", timezone: "Europe/Berlin",
	calendar: [{ startTime: "2031-05-04T07:00:00Z", endTime: "2031-05-06T16:00:00Z" }],
});
const speakers = each(6, (n) => new zoom.Speaker("speaker-" + n, { eventId, name: title + " " + n, email: "speaker-" + n + "@example.com" }));
each(6, (n) => new zoom.Session("session-" + n, {
	eventId, name: "Talk", description: title, type: "webinar", timezone: zone,
	startTime: "2031-05-04T08:00:00Z", endTime: "2031-05-04T09:00:00Z", sessionSpeakers: [{ speakerId: speakers[n].speakerId }],
}));
each(2, (n) => new zoom.AccessLink("link-" + n, { eventId, name: title + " " + n, type: "registration", authenticationMethod: "zoom_account_otp" }));
new zoom.VodChannel("channel", { hubId: "emulator-hub", name: title, type: "VIDEO_LIST_HUB", settings: { authenticationMethod: "email_otp" } });
`;

/** What each kill comes into, in this order: each begins with what the one before has left. */
const STEPS = [
	{ step: "create", command: "up", values: { title: "First", zone: "Europe/Berlin" }, after: OBJECTS, writes: 16 },
	{ step: "update", command: "up", values: { title: "Second", zone: "Europe/Berlin" }, after: OBJECTS, writes: 15 },
	{ step: "replace", command: "up", values: { title: "Second", zone: "Europe/Paris" }, after: OBJECTS, writes: 12 },
	{
		step: "destroy",
		command: "destroy",
		values: { title: "Second", zone: "Europe/Paris" },
		after: NOTHING,
		writes: 16,
	},
] as const;

const VICTIMS = ["cli", "provider", "machine"] as const;

/** Lives of a conference, with a kill in each step; `npm run test:long` asks for all victims on both hosts. */
const LIVES = Math.ceil(Number(process.env.KILLS_ROUNDS ?? 6) / 6);
const seed = Number(process.env.KILLS_SEED ?? Date.now() % 1_000_000);

describe.runIf(process.platform === "linux")("kill -9 of a run without checkpoints", () => {
	/** What is in the account, by group. */
	async function counts(api: ApiProcess): Promise<Record<string, number>> {
		const state = await api.get<Record<string, unknown[]>>("state");
		return Object.fromEntries(Object.keys(OBJECTS).map((group) => [group, (state[group] ?? []).length]));
	}

	/** Runs this package's command line to its end. */
	async function cli(stack: TestStack, ...args: string[]): Promise<string> {
		const { exitCode, all } = await execa("node", [commandLine, ...args, "--stack", "test", "--yes"], {
			cwd: stack.folder,
			env: stack.env,
			all: true,
			reject: false,
		});
		expect(exitCode, `${args.join(" ")}: ${all}`).toBe(0);
		return all;
	}

	/** Begins a command, kills its victim after so many writes, and ends what is left; false where it ended before. */
	async function killed(stack: TestStack, api: ApiProcess, command: string, victim: string, moment: number) {
		const before = await api.writes();
		const child = execa("node", [commandLine, command, "--stack", "test", "--yes"], {
			cwd: stack.folder,
			env: stack.env,
			all: true,
			reject: false,
		});
		let hasEnded = false;
		void child.then(() => {
			hasEnded = true;
		});
		while (!hasEnded && (await api.writes()) - before < moment) await sleep(2);
		const wasInTime = !hasEnded;
		const isVictim: Record<string, RegExp> = {
			cli: new RegExp(`pulumi\\0${command}\\0`),
			provider: /dynamic-provider|pulumi-resource-zoom-events/,
			machine: /(?:)/,
		};
		for (const { pid, command: line } of processesWith(api.env.ZOOM_API_URL))
			if (isVictim[victim]?.test(line) === true) signal(pid, "SIGKILL");
		const { all } = await child;
		// What a killed CLI leaves running.
		for (const { pid } of processesWith(api.env.ZOOM_API_URL)) signal(pid, "SIGKILL");
		return { wasInTime, all: all ?? "" };
	}

	it.each(Array.from({ length: LIVES }, (_, life) => life))(
		`loses nothing and makes nothing twice, life %i (KILLS_SEED=${seed})`,
		async (life) => {
			const [host, make] = HOSTS[(seed + life) % HOSTS.length] ?? HOSTS[0] ?? [];
			if (make === undefined) throw new Error("there is no host");
			const data = mkdtempSync(join(tmpdir(), "zoom-events-kills-"));
			const api = await ApiProcess.start(data);
			// Several are then under way at the moment of the kill.
			await api.delay(30);
			const files = {
				"package.json": '{ "name": "test", "main": "index.js" }',
				"index.js": PROGRAM,
				"values.json": "{}",
			};
			const stack = await make(files, { env: api.env });
			try {
				const moments = fc.sample(fc.double({ min: 0, max: 1, noNaN: true }), {
					numRuns: STEPS.length,
					seed: seed + life,
				});
				let inTime = 0;
				for (const [index, { step, command, values, after, writes }] of STEPS.entries()) {
					const victim = VICTIMS[(seed + Math.floor(life / HOSTS.length) + index) % VICTIMS.length] ?? "cli";
					const moment = 1 + Math.floor((moments[index] ?? 0) * (writes - 1));
					stack.write("values.json", JSON.stringify(values));
					const { wasInTime, all } = await killed(stack, api, command, victim, moment);
					if (wasInTime) inTime++;
					const about = `${host}, ${step}, ${victim} after ${moment} writes:\n${all}`;
					expect(all, about).toContain("Checkpoints are off");
					await stack.pulumi("cancel", "--yes");
					if ((await stack.pulumi("stack", "export")).output.includes("failed to load checkpoint")) {
						stack.removeEmptyAttributes();
						await stack.pulumi("cancel", "--yes");
					}
					await cli(stack, "recover");
					// Whoever changes their mind gets all back: the state has what the killed run has deleted.
					if (command === "destroy" && life % 2 === 1) {
						await cli(stack, "up");
						expect(await counts(api), about).toEqual(OBJECTS);
					}
					const again = await cli(stack, command);
					expect(await counts(api), `${about}\n${again}`).toEqual(after);
					if (command === "destroy") continue;
					const made = await api.get<{ speaker: { name: string }[]; session: { timezone: string }[] }>("state");
					expect(made.speaker.map(({ name }) => name).sort(), about).toEqual(
						[0, 1, 2, 3, 4, 5].map((n) => `${values.title} ${n}`),
					);
					expect(new Set(made.session.map(({ timezone }) => timezone)), about).toEqual(new Set([values.zone]));
					const preview = await stack.pulumi("preview", "--refresh", "--expect-no-changes");
					expect(preview.exitCode, `${about}\n${preview.output}`).toBe(0);
				}
				expect(stack.resources()).toEqual([]);
				console.info(`${host}: ${inTime} of ${STEPS.length} kills in time, seed ${seed}`);
				// A run may end before its moment comes.
				expect(inTime).toBeGreaterThanOrEqual(2);
			} finally {
				api.stop();
				await stack.close();
				rmSync(data, { recursive: true, force: true });
			}
		},
		3_600_000,
	);
});
