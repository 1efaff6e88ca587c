import { join } from "node:path";
import { type Behaviour, behaviours, Conduct, type Source } from "../behaviours";
import type { Stored } from "../store";
import { Bench } from "./bench";
import { Budget, NotAsked } from "./budget";
import { Client, type Target, Unanswered } from "./client";
import { Journal } from "./journal";
import { Lab, SharedEvents, toInstant } from "./lab";
import type { Probe } from "./probe";
import { probes } from "./probes";
import { type Finding, heading, type Report, writeReport } from "./report";
import { isDone, NotAllowed, SetupRefused, short, Unforeseen } from "./saw";
import { type Swept, sweepJournal, sweepLeftovers } from "./sweep";

/** How an API is verified. */
export interface VerifyOptions extends Target {
	/** Folder of the journal and the reports. */
	out: string;
	/** Hub to work in; the first that the account hosts where not given. */
	hubId?: string;
	/** Ids or groups of behaviours; all where not given. */
	only?: readonly string[];
	/** Lets probes publish events and channels of their own, and cancel them again. */
	publish?: boolean;
	/** The most requests; as many as all chosen probes can need where not given. */
	budget?: number;
	/** Whose word the local API follows that is compared with. */
	follow?: Source;
	/** Ends early: nothing more is asked, and everything is removed. */
	signal?: AbortSignal;
	/** Told of each finding. */
	onFinding?: (finding: Finding) => void;
	/** Clock, in ms since the epoch. */
	now?: () => number;
	/** Waits so many milliseconds, where a limit or a delay of the API asks for it. */
	pause?: (ms: number) => Promise<unknown>;
	/** Probes in place of all, for tests. */
	probes?: readonly Probe[];
}

/** File in the output folder that says what is there of a run's making. */
export const JOURNAL = "verify-journal.ndjson";

/** Requests beside those of the probes: the token, the hub, the lists of leftovers, and the events that all share. */
const OVERHEAD = 12;

/** The probes that were chosen, and the most requests that they make. */
export interface Plan {
	probes: readonly Probe[];
	requests: number;
}

/**
 * Chooses probes.
 *
 * @param only ids and groups; all where empty
 * @throws Error where one is none of either
 */
export function plan(only: readonly string[] = [], publish = false, all: readonly Probe[] = probes): Plan {
	const isChosen = ({ id }: Probe, word: string): boolean => id === word || id.startsWith(`${word}.`);
	const unknown = only.filter((word) => !all.some((probe) => isChosen(probe, word)));
	if (unknown.length > 0) throw new Error(`there is no behaviour or group ${unknown.join(", ")}`);
	const chosen = all.filter((probe) => only.length === 0 || only.some((word) => isChosen(probe, word)));
	const asked = chosen.filter((probe) => publish || !probe.publish);
	return { probes: chosen, requests: OVERHEAD + asked.reduce((sum, probe) => sum + probe.requests, 0) };
}

function benchOf(options: VerifyOptions, limit: number): Bench {
	const { api, account } = heading(options.apiUrl, options.credentials.accountId);
	const journal = new Journal(join(options.out, JOURNAL), `${api} ${account}`);
	return new Bench(
		new Client(options, options.pause),
		new Budget(limit),
		journal,
		options.publish === true,
		options.signal,
	);
}

/** The hub to work in. */
async function hubOf(bench: Bench, wanted: string | undefined): Promise<string> {
	if (wanted !== undefined) return wanted;
	const answer = await bench.ask("getHubList", { role_type: "host" });
	const [hub] = (answer.body.hubs ?? []) as Stored[];
	if (!isDone(answer) || hub === undefined)
		throw new Error(`no hub that the account hosts was found: ${short(answer)}`);
	return String(hub.hub_id);
}

/** Why a probe has no answer; undefined for a fault of its own. */
function whyNot(error: unknown): string | undefined {
	const isKnown = [NotAsked, NotAllowed, SetupRefused, Unanswered].some((kind) => error instanceof kind);
	return isKnown ? (error as Error).message : undefined;
}

/** Asks, and says what was found. */
async function find(bench: Bench, probe: Probe, lab: () => Lab, follow: Source | undefined): Promise<Finding> {
	const behaviour: Behaviour = behaviours[probe.id];
	const { question, described, answers } = behaviour;
	const local = new Conduct(follow).of(probe.id);
	const known = { id: probe.id, question, ...(described && { described }), local };
	try {
		if (bench.isStopped) throw new NotAsked("it was stopped");
		if (bench.budget.left < probe.requests) throw new NotAsked("the budget of requests is used up");
		const seen = await probe.run(lab());
		const means = answers[seen];
		const answered = bench.last === undefined ? {} : { answered: short(bench.last) };
		return { ...known, verdict: seen === local ? "agree" : "differ", seen, ...(means && { means }), ...answered };
	} catch (error) {
		if (error instanceof Unforeseen)
			return { ...known, verdict: "differ", seen: "unforeseen", answered: error.message };
		const why = whyNot(error);
		if (why === undefined) throw error;
		return { ...known, verdict: "not asked", why };
	}
}

/**
 * Asks an API what is not certain of it, in drafts that it makes and removes, and writes `report.json` and `report.md`.
 *
 * @throws NoToken where the credentials are refused
 */
export async function verify(options: VerifyOptions): Promise<Report> {
	const { now = Date.now, follow = "observed", only, publish = false } = options;
	const chosen = plan(only, publish, options.probes);
	const budget = options.budget ?? chosen.requests;
	const bench = benchOf(options, budget);
	const time = now();
	const findings: Finding[] = [];
	const left = new Map<string, string>();
	const leave = (swept: Swept): void => {
		for (const [id, why] of swept.left) left.set(id, why);
	};
	try {
		leave(await sweepLeftovers(bench, publish));
		const hubId = await hubOf(bench, options.hubId);
		const shared = new SharedEvents();
		for (const probe of chosen.probes) {
			let lab: Lab | undefined;
			const open = (): Lab => {
				lab = new Lab(bench, shared, hubId, time, probe);
				return lab;
			};
			const isAsked = publish || !probe.publish;
			const finding = isAsked
				? await find(bench, probe, open, follow)
				: await find(bench, { ...probe, requests: 0, run: needsPublish }, open, follow);
			await lab?.tidy();
			findings.push(finding);
			options.onFinding?.(finding);
		}
	} finally {
		leave(await sweepJournal(bench));
	}
	const report: Report = {
		...heading(options.apiUrl, options.credentials.accountId),
		time: toInstant(time),
		follow,
		requests: { made: bench.budget.used, budget },
		findings,
		left: [...left.values()],
	};
	writeReport(options.out, report);
	return report;
}

function needsPublish(): Promise<string> {
	return Promise.reject(new NotAsked("needs --publish"));
}

/** Removes what earlier runs left, published and cancelled events too, and asks nothing. */
export async function clean(options: VerifyOptions): Promise<{ removed: number; left: string[] }> {
	const { removed, left } = await sweepLeftovers(benchOf(options, 0), true);
	return { removed, left: [...left.values()] };
}
