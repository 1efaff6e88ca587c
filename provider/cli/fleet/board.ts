import type { Showing } from "../progress";
import type { Edition } from "./editions";
import type { FinalState } from "./states";

/** The rate is that of so long, in ms. */
const RATE_MS = 20_000;

/** What of an edition is under way. */
interface Row {
	/** `previewing`, `updating`. */
	state: string;
	done: number;
	total?: number | undefined;
	/** In ms of the clock. */
	since: number;
}

const figure = (number: number): string => number.toLocaleString("en-GB");

/** How far the editions of a fleet are: rows of those that are under way, and a line for all. */
export class Board {
	readonly #rows = new Map<string, Row>();
	readonly #ended = new Map<string, FinalState>();
	readonly #samples: { at: number; done: number }[] = [];
	/** Objects that are done in editions that have ended. */
	#doneBefore = 0;
	/** Objects of the whole run; undefined while they are not known. */
	#total: number | undefined;
	readonly #width: number;

	/** @param now the time, in ms of a clock that only goes on */
	constructor(
		private readonly editions: readonly Edition[],
		private readonly now: () => number = () => performance.now(),
	) {
		this.#width = Math.max(...editions.map(({ stack }) => stack.length));
	}

	/** From now on objects are counted, of so many. */
	count(total: number): void {
		this.#total = total;
		this.#samples.push({ at: this.now(), done: 0 });
	}

	/** An edition begins to do something. */
	begin({ stack }: Edition, state: string): void {
		this.#rows.set(stack, { state, done: 0, since: this.now() });
	}

	/** So many of its objects are done. */
	to({ stack }: Edition, done: number, total?: number): void {
		const row = this.#rows.get(stack);
		if (row !== undefined) Object.assign(row, { done, total });
	}

	/** An edition has done what it had begun; it may go on later. */
	pause({ stack }: Edition): void {
		this.#doneBefore += this.#rows.get(stack)?.done ?? 0;
		this.#rows.delete(stack);
	}

	/** An edition has come to an end. */
	end(edition: Edition, state: FinalState): void {
		this.pause(edition);
		this.#ended.set(edition.stack, state);
	}

	/** How many have ended in a state. */
	countOf(state: FinalState): number {
		return [...this.#ended.values()].filter((one) => one === state).length;
	}

	/** `2031  updating    12/40 objects, 3 s`, a line each, and a line for the fleet. */
	lines(): string[] {
		const rows = [...this.#rows].map(([stack, { state, done, total, since }]) => {
			const objects = total === undefined ? "" : ` ${figure(done)}/${figure(total)} objects,`;
			return `  ${stack.padEnd(this.#width)}  ${state.padEnd(10)}${objects} ${Math.floor((this.now() - since) / 1000)} s`;
		});
		return [...rows, this.#summary()];
	}

	#summary(): string {
		const states = (["done", "unchanged", "failed"] as const).flatMap((state) => {
			const number = this.countOf(state);
			return number === 0 && state !== "done" ? [] : [`${figure(number)} ${state}`];
		});
		const waiting = this.editions.length - this.#ended.size - this.#rows.size;
		const objects = this.#objectsText();
		return `${[...states, `${this.#rows.size} under way`, `${figure(waiting)} waiting`].join(", ")}${objects}`;
	}

	/** `; 431/1,001 objects, 24/s, 24 s left`. */
	#objectsText(): string {
		if (this.#total === undefined) return "";
		const done = [...this.#rows.values()].reduce((sum, row) => sum + row.done, this.#doneBefore);
		const now = this.now();
		this.#samples.push({ at: now, done });
		while (this.#samples.length > 2 && (this.#samples[1]?.at ?? now) <= now - RATE_MS) this.#samples.shift();
		const [first = { at: now, done }] = this.#samples;
		const perSecond = (1000 * (done - first.done)) / (now - first.at);
		const total = Math.max(this.#total, done);
		const counted = `; ${figure(done)}/${figure(total)} objects`;
		if (!(perSecond > 0)) return counted;
		const rate = perSecond < 10 ? perSecond.toFixed(1) : String(Math.round(perSecond));
		return `${counted}, ${rate}/s${total > done ? `, ${Math.ceil((total - done) / perSecond)} s left` : ""}`;
	}
}

/** What an edition's run shows: its objects on the board, its words in its log, and its waits to everybody. */
export function showingOf(edition: Edition, board: Board, log: (text: string) => void, fleet: Showing): Showing {
	const task = {
		to: (done: number, total?: number) => board.to(edition, done, total),
		step: () => undefined,
		end: () => undefined,
	};
	return { begin: () => task, print: log, waits: (ms, reason) => fleet.waits(ms, reason) };
}
