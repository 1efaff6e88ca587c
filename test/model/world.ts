import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "vitest";
import { type Emulator, type FaultPlan, startEmulator } from "../../emulator/index.ts";
import { ZoomEventsClient } from "../../provider/api/client.ts";
import type { Conference, Step } from "./conference.ts";
import { Killed, Process, State, up } from "./engine.ts";

/** Faults of 30 % of all requests. */
const FAULTS: FaultPlan["rules"] = [
	{ kind: "drop-after-commit", probability: 0.08 },
	{ kind: "drop-before", probability: 0.07 },
	{ kind: "truncate", probability: 0.05 },
	{ kind: "status", status: 503, probability: 0.04 },
	{ kind: "html", probability: 0.03 },
	{
		kind: "status",
		status: 429,
		message: "You have reached the maximum per-second rate limit for this API.",
		retryAfter: "0",
		probability: 0.03,
	},
	{ kind: "token-expiry", probability: 0.02 },
];

/** Runs of one step until it has done what is declared, before it counts as never doing so. */
const MOST_RUNS = 60;

/** An API with faults, and a folder for journals, for one model run at a time. */
export class ModelWorld {
	private constructor(
		private readonly emulator: Emulator,
		private readonly client: ZoomEventsClient,
		private readonly folder: string,
	) {}

	static async start(): Promise<ModelWorld> {
		const emulator = await startEmulator({ validateResponses: false });
		const who = { accountId: "emulator", clientId: "emulator", clientSecret: "emulator" };
		const { apiUrl, oauthUrl } = emulator;
		const client = new ZoomEventsClient(
			{ ...who, apiUrl, oauthUrl, plan: "off" },
			{ firstPauseMs: 0, maxPauseMs: 0, maxRetries: 3 },
		);
		return new ModelWorld(emulator, client, mkdtempSync(join(tmpdir(), "model-")));
	}

	async close(): Promise<void> {
		await this.client.close();
		await this.emulator.close();
		rmSync(this.folder, { recursive: true, force: true });
	}

	/** Takes all steps under faults, and holds that the API says what was declared at the end of each, once. */
	async run(steps: readonly Step[]): Promise<void> {
		await this.emulator.reset();
		rmSync(this.folder, { recursive: true, force: true });
		const state = new State();
		for (const step of steps) {
			await this.#converge(state, step.declared, step);
			await this.#expect(state, step.declared);
		}
		await this.#converge(state, undefined, { seed: steps[0]?.seed ?? 1, killAfter: null, isLastSent: false });
		expect(this.emulator.state().event).toEqual([]);
	}

	async #converge(
		state: State,
		declared: Conference | undefined,
		{ seed, killAfter, isLastSent }: Omit<Step, "declared">,
	): Promise<void> {
		for (let runs = 0; runs < MOST_RUNS; runs++) {
			this.emulator.setFaults({ seed: seed + runs, rules: FAULTS });
			const process = new Process(
				this.client,
				this.folder,
				runs === 0 ? (killAfter ?? undefined) : undefined,
				isLastSent,
			);
			try {
				if (await up(process, state, declared)) return;
			} catch (error) {
				if (!(error instanceof Killed)) throw error;
				await process.settled();
			} finally {
				this.emulator.setFaults({ rules: [] });
			}
		}
		throw new Error(`not done in ${MOST_RUNS} runs: ${state.lastErrors.join("; ")}`);
	}

	async #expect(state: State, declared: Conference): Promise<void> {
		const { event = [], ...groups } = this.emulator.state();
		expect(event).toHaveLength(1);
		expect(event[0]).toMatchObject({ tagline: declared.tagline, status: "PUBLISHED" });
		const actual = (group: string, show: (object: Record<string, unknown>) => string): string[] =>
			(groups[group] ?? []).map(show).sort();
		const text = String;
		expect(actual("speaker", ({ name, biography }) => `${text(name)} ${text(biography)}`)).toEqual(
			declared.speakers.map(({ key, bio }) => `Speaker ${key} ${bio}`).sort(),
		);
		expect(actual("session", ({ name, start_time }) => `${text(name)} ${text(start_time).slice(11, 13)}`)).toEqual(
			declared.sessions.map(({ title, slot }) => `${title} 0${8 + slot}`).sort(),
		);
		expect(actual("ticket-type", ({ name, quantity }) => `${text(name)} ${text(quantity)}`)).toEqual(
			declared.ticketTypes.map(({ key, quantity }) => `Type ${key} ${quantity}`).sort(),
		);
		expect(actual("access-link", ({ name }) => text(name))).toEqual(
			declared.links.map(({ key, version }) => `Link ${key} ${version}`).sort(),
		);
		expect(actual("coeditor", ({ email, permission_groups: groups }) => `${text(email)} ${text(groups)}`)).toEqual(
			declared.coEditors.map(({ key, group }) => `editor${key}@example.com ${group}`).sort(),
		);
		const tickets = declared.ticketTypes.length === 0 ? [] : declared.tickets;
		expect(actual("ticket", ({ email, last_name: last }) => `${text(email)} ${text(last)}`)).toEqual(
			tickets.map(({ key, lastName }) => `person${key}@example.com ${lastName}`).sort(),
		);
		const before = this.emulator.requests().writes;
		expect(await up(new Process(this.client, this.folder), state, declared)).toBe(true);
		expect(this.emulator.requests().writes - before).toBe(0);
	}
}
