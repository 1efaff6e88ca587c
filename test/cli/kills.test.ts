import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ApiProcess } from "../helpers/api-process.ts";
import { processesWith, signal } from "../helpers/processes.ts";
import { makeStack, type TestStack } from "../helpers/stack.ts";

const PER_ROUND = 10;

/** Each round has speakers and sessions of its own: those of the round before are deleted. */
const PROGRAM = `const zoom = require("pulumi-zoom-events");
const round = require("./round.json");
const event = new zoom.Event("conference", {
	hubId: "emulator-hub", name: "Conference", description: "For tests.", eventType: "CONFERENCE",
	accessLevel: "PRIVATE_UNRESTRICTED", attendanceType: "virtual", timezone: "Europe/Berlin",
	calendar: [{ startTime: "2031-05-04T07:00:00Z", endTime: "2031-05-06T16:00:00Z" }],
});
for (let index = 0; index < ${PER_ROUND}; index++) {
	const speaker = new zoom.Speaker("speaker-" + round + "-" + index, {
		eventId: event.eventId, name: "Speaker " + round + "-" + index,
	});
	new zoom.Session("session-" + round + "-" + index, {
		eventId: event.eventId, name: "Talk", type: "webinar", timezone: "Europe/Berlin",
		startTime: "2031-05-04T08:00:00Z", endTime: "2031-05-04T09:00:00Z",
		sessionSpeakers: [{ speakerId: speaker.speakerId }],
	});
}
`;

const ROUNDS = 21;
const VICTIMS = ["cli", "provider", "api"] as const;
/** Writes of a round, about: what it makes and what it deletes. */
const WRITES = PER_ROUND * 4;

describe.runIf(process.platform === "linux")("kill -9 at random moments", () => {
	let api: ApiProcess;
	let stack: TestStack;
	const data = mkdtempSync(join(tmpdir(), "zoom-events-kills-"));
	beforeAll(async () => {
		api = await ApiProcess.start(data);
		stack = await makeStack(
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

	it(`is recovered by the next up, ${ROUNDS} times (KILLS_SEED=${seed})`, async () => {
		const kills = { cli: 0, provider: 0, api: 0 };
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
						if (command.includes("dynamic-provider")) signal(pid, "SIGKILL");
			}
			if (victim === "cli") {
				await sleep(200);
				// What a killed CLI leaves running.
				for (const { pid } of processesWith(api.env.ZOOM_API_URL)) signal(pid, "SIGKILL");
			}
			await run.ended;
			await stack.pulumi("cancel", "--yes");
			let { exitCode, output } = await stack.pulumi("up", "--yes", "--skip-preview");
			if (output.includes("failed to load checkpoint")) {
				// The CLI was killed while it wrote the attributes of its own file.
				mended++;
				stack.removeEmptyAttributes();
				await stack.pulumi("cancel", "--yes");
				({ exitCode, output } = await stack.pulumi("up", "--yes", "--skip-preview"));
			}
			expect(exitCode, `round ${round}, ${victim} after ${moment} writes: ${output.slice(-3_000)}`).toBe(0);
			const state = await api.get<Record<string, { name: string }[]>>("state");
			const names = (state.speaker ?? []).map(({ name }) => name).sort();
			expect(names, `round ${round}, ${victim}`).toEqual(
				Array.from({ length: PER_ROUND }, (_, index) => `Speaker ${round}-${index}`).sort(),
			);
			// All of a round have the same title and time: nothing but the notes tells them apart.
			expect(state.session, `round ${round}, ${victim}`).toHaveLength(PER_ROUND);
			expect(state.event).toHaveLength(1);
		}
		expect((await stack.pulumi("preview", "--expect-no-changes")).exitCode).toBe(0);
		console.info(`kills: ${JSON.stringify(kills)}, states mended: ${mended}, seed ${seed}`);
		expect(kills.cli + kills.provider + kills.api).toBeGreaterThanOrEqual(ROUNDS - 1);
	}, 1_200_000);
});
