import { appendFileSync, rmSync, writeFileSync } from "node:fs";
import { type Estimate, summaryLine, sumOf } from "../../review/cost";
import { type Context, EXIT } from "../context";
import { answeringSignals, type Signal } from "../interrupt";
import type { Showing } from "../progress";
import type { PulumiOptions } from "../pulumi";
import { agrees } from "../stack/agrees";
import { lockAdvice } from "../stack/stack";
import { costOf, type PreparedRun, performRun, prepareRun, runModeOf } from "../up/prepared";
import { runSettingsOf } from "../up/stack-settings";
import { changesText, readsText } from "../up/summary";
import { Board, showingOf } from "./board";
import type { Edition } from "./editions";
import type { Failure, FleetPlan } from "./plan";
import { inPool } from "./pool";
import { claimStack, makeStack, stacksOf } from "./stacks";
import type { FinalState } from "./states";
import { endText } from "./summary";

/** Exit codes of an end by a signal. */
const INTERRUPTED: Readonly<Record<Signal, number>> = { SIGINT: 130, SIGTERM: 143 };

/** A run of a fleet: first all previews, then, once they are agreed to, what they show. */
export class FleetRun {
	readonly #board: Board;
	readonly #states = new Map<string, FinalState>();
	readonly #failures: Failure[] = [];
	readonly #prepared: { edition: Edition; prepared: PreparedRun; estimate: Estimate }[] = [];
	readonly #started = performance.now();
	readonly #places: ReadonlyMap<Edition, number>;
	#stacks: ReadonlySet<string> = new Set();
	/** The signal that asked for an end. */
	#signal: Signal | undefined;

	constructor(
		private readonly plan: FleetPlan,
		private readonly context: Context,
	) {
		this.#board = new Board(plan.editions);
		this.#places = new Map(plan.editions.map((edition, index) => [edition, index]));
	}

	/** Does all of it, and says how it ended; the exit code too. */
	async perform(): Promise<void> {
		const { plan, context } = this;
		const { operation, record, editions, isPreview } = plan;
		record.open();
		this.#stacks = await stacksOf({ pulumi: plan.pulumi, cwd: plan.project.folder });
		await this.#phase(editions, (edition) => this.#prepare(edition));
		if (this.#signal === undefined) this.#sayPlanned();
		if (!isPreview && this.#signal === undefined && this.#prepared.length > 0) {
			if (!(await this.#isAgreed())) {
				context.err("Nothing was done.\n");
				context.end(EXIT.problems);
				return;
			}
			this.#board.count(this.#prepared.reduce((sum, { prepared }) => sum + prepared.planned.touched.size, 0));
			const byEdition = new Map(this.#prepared.map(({ edition, prepared }) => [edition, prepared]));
			// What the previews hold goes with each run.
			this.#prepared.length = 0;
			await this.#phase([...byEdition.keys()], async (edition) => {
				const prepared = byEdition.get(edition);
				byEdition.delete(edition);
				if (prepared !== undefined) await this.#run(edition, prepared);
			});
		}
		if (!isPreview) {
			for (const { stack } of editions) if (!this.#states.has(stack)) this.#states.set(stack, "not begun");
			await record.write(operation.command, this.#states);
		}
		const seconds = (performance.now() - this.#started) / 1000;
		this.#failures.sort(this.#inOrder);
		context.err(`${endText(plan, this.#states, this.#failures, seconds, this.#signal !== undefined)}\n`);
		if (this.#signal !== undefined) context.end(INTERRUPTED[this.#signal]);
		else if (this.#failures.length > 0) context.end(EXIT.problems);
	}

	/** Compares what is of editions by their order, not by when it came. */
	readonly #inOrder = (one: { edition: Edition }, other: { edition: Edition }): number =>
		(this.#places.get(one.edition) ?? 0) - (this.#places.get(other.edition) ?? 0);

	/** Works on editions, so many at a time, with the board on the screen; a signal has no further one begin. */
	async #phase(editions: readonly Edition[], work: (edition: Edition) => Promise<void>): Promise<void> {
		const endBoard = this.context.progress.board(() => this.#board.lines());
		try {
			await answeringSignals(
				(signal) => this.#take(signal),
				() => inPool(editions, this.plan.jobs, () => this.#signal !== undefined, work),
			);
		} finally {
			endBoard();
		}
	}

	#take(signal: Signal): void {
		const isFirst = this.#signal === undefined;
		this.#signal ??= signal;
		this.#say(
			isFirst
				? "No further edition begins; those under way finish what they have begun, and write their state. A second Ctrl-C stops them at once."
				: "Stopping at once.",
		);
	}

	async #isAgreed(): Promise<boolean> {
		const { isAgreed, operation } = this.plan;
		const { ask } = this.context;
		if (isAgreed || ask === undefined) return isAgreed;
		const number = this.#prepared.length;
		return agrees(ask, `${operation.question} of ${number === 1 ? "1 stack" : `${number} stacks`}?`);
	}

	/** What the previews show: a line each, and the sum. */
	#sayPlanned(): void {
		const { operation } = this.plan;
		this.#prepared.sort(this.#inOrder);
		const isRefresh = operation.command === "refresh";
		for (const { edition, prepared } of this.#prepared)
			this.context.out(
				`${edition.stack}: ${isRefresh ? readsText(prepared.planned.touched.size) : changesText(prepared.preview.steps)}\n`,
			);
		const [first, ...rest] = this.#prepared.map(({ estimate }) => estimate);
		if (first === undefined) return;
		const steps = this.#prepared.flatMap(({ prepared }) => prepared.preview.steps);
		const touched = this.#prepared.reduce((sum, { prepared }) => sum + prepared.planned.touched.size, 0);
		const sum = isRefresh ? readsText(touched) : `${changesText(steps)} ${summaryLine(sumOf([first, ...rest]))}`;
		this.context.out(`In all: ${sum}\n`);
	}

	#optionsOf({ stack }: Edition): PulumiOptions & { stack: string } {
		return { pulumi: this.plan.pulumi, cwd: this.plan.project.folder, stack };
	}

	/** Does something with an edition; whatever goes wrong is its failure, and no other's. */
	async #guarded(
		edition: Edition,
		state: string,
		work: (log: string, showing: Showing) => Promise<void>,
	): Promise<void> {
		const log = this.plan.record.logOf(edition.stack);
		const write = (text: string): void => appendFileSync(log, text, { mode: 0o600 });
		this.#board.begin(edition, state);
		try {
			await work(log, showingOf(edition, this.#board, write, this.context.progress));
		} catch (error) {
			const { message, stack = "" } = error as Error;
			// A preview that a signal has ended has done nothing.
			if (this.#signal !== undefined && state === "previewing") await this.#end(edition, "not begun");
			else {
				write(`${stack}\n`);
				await this.#fail(edition, message);
			}
		}
	}

	async #prepare(edition: Edition): Promise<void> {
		const { plan } = this;
		const { operation, project } = plan;
		await this.#guarded(edition, "previewing", async (log, showing) => {
			rmSync(log, { force: true });
			writeFileSync(log, `${edition.file}: ${operation.command}\n`, { mode: 0o600 });
			const options = this.#optionsOf(edition);
			if (!this.#stacks.has(edition.stack)) {
				if (operation.command !== "up") return this.#end(edition, "unchanged", "it has no stack");
				await makeStack(options, edition, plan.secretsProvider);
			}
			const settings = runSettingsOf(await claimStack(options, edition, project), options);
			const wanted = { operation, settings, passed: [], parallel: plan.parallel };
			const prepared = await prepareRun(options, wanted, showing);
			const { preview, planned, isResumed, code } = prepared;
			if (code !== 0) {
				if (this.#signal !== undefined) return this.#end(edition, "not begun");
				return this.#fail(edition, preview.errors[0] ?? `the preview ended with exit code ${code}`);
			}
			if (!planned.hasChanges && !isResumed) return this.#end(edition, "unchanged");
			this.#board.pause(edition);
			this.#prepared.push({ edition, prepared, estimate: costOf(preview, prepared, project.folder) });
		});
	}

	async #run(edition: Edition, prepared: PreparedRun): Promise<void> {
		const { operation, hasCheckpoints } = this.plan;
		const doing = operation.doing.toLowerCase();
		await this.#guarded(edition, doing, async (log, showing) => {
			if (!this.context.progress.isShown) this.#say(`${edition.stack}: ${doing}`);
			this.#board.to(edition, 0, prepared.planned.touched.size);
			const options = this.#optionsOf(edition);
			const mode = await runModeOf(options, prepared, hasCheckpoints);
			showing.print(`${mode.text}\n`);
			const how = { hasCheckpoints: mode.hasCheckpoints, isVerbatim: false, keptIn: log };
			// The log has Pulumi's own output: what is told of it would be there twice.
			const ended = await performRun(options, prepared, how, { ...showing, print: () => undefined });
			const did = `${ended.counted.text} in ${Math.round(ended.seconds)} s`;
			if (ended.code === 0) await this.#end(edition, "done", did);
			else if (ended.isInterrupted) await this.#end(edition, "interrupted", did);
			else await this.#fail(edition, ended.firstError ?? `Pulumi ended with exit code ${ended.code}`);
		});
	}

	async #fail(edition: Edition, message: string): Promise<void> {
		const [first = ""] = message.trim().split("\n");
		const error = `${first}${lockAdvice(message, edition)}`;
		this.#failures.push({ edition, error, log: this.plan.record.logOf(edition.stack) });
		await this.#end(edition, "failed", error);
	}

	async #end(edition: Edition, state: FinalState, text = ""): Promise<void> {
		this.#board.end(edition, state);
		this.#states.set(edition.stack, state);
		this.#say(`${edition.stack}: ${state}${text === "" ? "" : `: ${text}`}`);
		// A command that is killed leaves what is known.
		if (!this.plan.isPreview) await this.plan.record.write(this.plan.operation.command, this.#states);
	}

	#say(text: string): void {
		this.context.err(`${text}\n`);
	}
}
