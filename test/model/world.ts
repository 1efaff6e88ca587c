import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "vitest";
import { type Emulator, type FaultPlan, startEmulator } from "../../emulator/index.ts";
import { ZoomEventsClient } from "../../provider/api/client.ts";
import { ZoomEventsError } from "../../provider/api/errors.ts";
import type { Conference, Step } from "./conference.ts";
import { Killed, namesOf, Process, recover, refresh, State, up, viewOf } from "./engine.ts";

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
	// A gateway's limit, behind which the API has done what it was asked for.
	{ kind: "status-after-commit", status: 429, retryAfter: "0", probability: 0.03 },
];

/** Faults that lose no answer of what was done. */
const HARMLESS: FaultPlan["rules"] = FAULTS.filter(({ kind }) => ["drop-before", "status", "html"].includes(kind));

/** Lists that answer fewer objects than there are, of kinds which the API shows by themselves too. */
const CUT = ["sessions", "speakers"].map((name) => `GET /zoom_events/events/{eventId}/${name}`);

/** What goes wrong in a step. */
function rulesOf({ lag, cap }: Pick<Step, "lag" | "cap">): FaultPlan["rules"] {
	if (cap !== null) return [...HARMLESS, ...CUT.map((route) => ({ kind: "list-cap" as const, route, cap }))];
	return lag === 0 ? FAULTS : [...FAULTS, { kind: "list-lag", lists: lag }];
}

/** Runs of one step until it has done what is declared, before it counts as never doing so. */
const MOST_RUNS = 60;

/** Objects that the API may add to an event of its own accord. */
const ADDED = new Set(["Default link", "General admission"]);

/** What is stored, without what an API may make of it. */
const same = (text: string): string => text.normalize("NFC").toLowerCase().replace(/\s+/g, " ").trim();

/** A step in which nothing but faults goes wrong. */
const QUIET = {
	killAfter: null,
	isLastSent: false,
	forced: [],
	losesNotes: false,
	isRefreshed: false,
	lag: 0,
	temperaments: [],
	cap: null,
} satisfies Partial<Step>;

/** Refreshes, and says whether it could. */
async function refreshed(process: Process, state: State): Promise<boolean> {
	try {
		await refresh(process, state);
		return true;
	} catch (error) {
		if (error instanceof ZoomEventsError) return false;
		throw error;
	}
}

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
		this.#forget();
		const state = new State();
		let before = new Map<string, string>();
		for (const step of steps) {
			await this.#converge(state, step.declared, step);
			await this.#expect(state, step.declared);
			const after = this.#idsOf(state);
			// What a replacement was not asked for stays the same object; only the event takes others with it.
			const isKept = (name: string): boolean => !step.forced.includes(name) && !step.forced.includes("event");
			for (const [name, id] of before) if (after.has(name) && isKept(name)) expect(after.get(name), name).toBe(id);
			before = after;
		}
		await this.#converge(state, undefined, { ...QUIET, seed: steps[0]?.seed ?? 1 });
		expect(this.emulator.state().event).toEqual([]);
	}

	/** Ids of what no edit of the model replaces. */
	#idsOf(state: State): Map<string, string> {
		const kinds = ["Event", "Speaker", "Session", "TicketType", "AccessLink"];
		const kept = [...state.resources].filter(([, { kind }]) => kinds.includes(kind));
		const ids = new Map(kept.map(([name, { id }]) => [name, id]));
		// Each object has one owner.
		expect(new Set(ids.values()).size).toBe(ids.size);
		return ids;
	}

	/** As on a new machine. */
	#forget(): void {
		rmSync(this.folder, { recursive: true, force: true });
	}

	#process(state: State, declared: Conference | undefined, killAfter?: number, isLastSent?: boolean): Process {
		return new Process(this.client, this.folder, viewOf(state, namesOf(declared)), killAfter, isLastSent);
	}

	async #converge(state: State, declared: Conference | undefined, step: Omit<Step, "declared">): Promise<void> {
		const { seed, killAfter, isLastSent, losesNotes, isRefreshed, temperaments } = step;
		this.emulator.setTemperaments(temperaments);
		const forced = new Set(step.forced);
		for (let runs = 0; runs < MOST_RUNS; runs++) {
			if (losesNotes) this.#forget();
			await recover(this.#process(state, declared), state);
			// What people hold is not replaced, and so nor is the event that takes it with it.
			if ([...state.resources.values()].some(({ kind }) => kind === "Ticket")) forced.delete("event");
			this.emulator.setFaults({ seed: seed + runs, rules: rulesOf(step) });
			const process = this.#process(state, declared, runs === 0 ? (killAfter ?? undefined) : undefined, isLastSent);
			try {
				if (isRefreshed && !(await Promise.race([refreshed(process, state), process.killed]))) continue;
				if (await up(process, state, declared, forced)) return;
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
		expect(event[0]).toMatchObject({ status: "PUBLISHED" });
		expect(same(String(event[0]?.tagline))).toBe(same(declared.tagline));
		const actual = (group: string, show: (object: Record<string, unknown>) => string): string[] =>
			(groups[group] ?? [])
				.filter(({ name }) => !ADDED.has(String(name)))
				.map((object) => same(show(object)))
				.sort();
		const text = String;
		expect(actual("speaker", ({ name, biography }) => `${text(name)} ${text(biography)}`)).toEqual(
			declared.speakers.map(({ person, bio }) => same(`Speaker ${person} ${bio}`)).sort(),
		);
		expect(actual("session", ({ name, start_time }) => `${text(name)} ${text(start_time).slice(11, 13)}`)).toEqual(
			declared.sessions.map(({ title, slot }) => same(`${title} 0${8 + slot}`)).sort(),
		);
		expect(actual("ticket-type", ({ name, quantity }) => `${text(name)} ${text(quantity)}`)).toEqual(
			declared.ticketTypes.map(({ key, quantity }) => same(`Type ${key} ${quantity}`)).sort(),
		);
		expect(actual("access-link", ({ name }) => text(name))).toEqual(
			declared.links.map(({ name }) => same(`Link ${name}`)).sort(),
		);
		expect(actual("coeditor", ({ email, permission_groups: groups }) => `${text(email)} ${text(groups)}`)).toEqual(
			declared.coEditors.map(({ person, group }) => same(`editor${person}@example.com ${group}`)).sort(),
		);
		const tickets = declared.ticketTypes.length === 0 ? [] : declared.tickets;
		expect(actual("ticket", ({ email, last_name: last }) => `${text(email)} ${text(last)}`)).toEqual(
			tickets.map(({ key, lastName }) => same(`person${key}@example.com ${lastName}`)).sort(),
		);
		const before = this.emulator.requests().writes;
		expect(await up(this.#process(state, declared), state, declared)).toBe(true);
		expect(this.emulator.requests().writes - before).toBe(0);
		await refresh(this.#process(state, declared), state);
		expect(await up(this.#process(state, declared), state, declared)).toBe(true);
		expect(this.emulator.requests().writes - before).toBe(0);
	}
}
