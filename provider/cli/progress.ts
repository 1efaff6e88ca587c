import type { ClientOptions } from "../api/client";
import { waitText } from "../api/waits";

/** Where progress is shown. */
export interface Screen {
	write(text: string): void;
	/** Width of the terminal; undefined where there is none. */
	columns(): number | undefined;
}

/** What progress knows of the time. */
export interface Clock {
	/** In ms. */
	now(): number;
	/** Calls every so many ms; gives what ends it. It keeps no process alive. */
	every(ms: number, call: () => void): () => void;
}

const systemClock: Clock = {
	now: () => performance.now(),
	every: (ms, call) => {
		const timer = setInterval(call, ms);
		timer.unref();
		return () => clearInterval(timer);
	},
};

/** A line where no terminal is, and a picture where one is, follow each other after this long, in ms. */
const LINE_MS = 5_000;
const FRAME_MS = 200;

/** A wait that is told again, as long as it goes on, may end this much later than was said at first, in ms. */
const SAME_WAIT_MS = 2_000;

/** The rate is that of so long, in ms: what is left is judged by how it goes now. */
const RATE_MS = 20_000;

const CLEAR = "\r\x1b[2K";
const UP = "\x1b[1A";
const BAR_WIDTH = 24;
const SPINNER = ["-", "\\", "|", "/"];

/** Something that takes its time. */
export interface Task {
	/** So much is done, of so much where that is known. */
	to(done: number, total?: number): void;
	/** One more is done. */
	step(): void;
	/** Ends it: nothing more is shown of it. */
	end(): void;
}

/** What is shown of a task. */
interface Shown {
	label: string;
	/** The unit after a number: `requests so far`; none where nothing is counted. */
	unit: string;
	done: number;
	total?: number | undefined;
	since: number;
	/** Whether the rate and the time that is left are shown. */
	hasRate: boolean;
	/** How much was done when, of late: ms of the clock. */
	samples: { at: number; done: number }[];
}

/** How a task is shown. */
export interface TaskOptions {
	/** Whether the rate and the time that is left are shown. */
	hasRate?: boolean;
}

/** What work needs to show how far it is; a `Progress` is one. */
export type Showing = Pick<Progress, "begin" | "print" | "waits">;

/**
 * Shows how far a command is: a bar where a terminal is, else a line every five seconds; and why it waits, once a wait.
 *
 * All that a command prints meanwhile goes `around` it, so that the bar stands below.
 */
export class Progress {
	readonly #tasks: Shown[] = [];
	/** When the waits that were told end, by their reasons. */
	readonly #waits = new Map<string, number>();
	#stop: (() => void) | undefined;
	#frame = 0;
	/** Lines of what is drawn at present. */
	#drawn = 0;
	/** Lines of a board, which takes the place of the bar. */
	#board: (() => readonly string[]) | undefined;

	constructor(
		private readonly screen: Screen,
		private readonly clock: Clock = systemClock,
	) {}

	/**
	 * Begins a task.
	 *
	 * @param label what is done: `Reading`
	 * @param unit what is counted, as of several: `requests`; nothing where not given
	 */
	begin(label: string, unit = "", { hasRate = false }: TaskOptions = {}): Task {
		const since = this.clock.now();
		const shown: Shown = { label, unit, done: 0, since, hasRate, samples: [{ at: since, done: 0 }] };
		this.#tasks.push(shown);
		this.#stop ??= this.clock.every(this.screen.columns() === undefined ? LINE_MS : FRAME_MS, () => this.#tick());
		return {
			to: (done, total) => Object.assign(shown, { done, total }),
			step: () => {
				shown.done++;
			},
			end: () => this.#end(shown),
		};
	}

	/**
	 * Shows lines that change, until it is told to end; nothing where no terminal is.
	 *
	 * @param lines as they are at present; what of a line the terminal is too narrow for is left out
	 * @returns ends it
	 */
	board(lines: () => readonly string[]): () => void {
		this.#board = lines;
		const stop = this.screen.columns() === undefined ? () => undefined : this.clock.every(FRAME_MS, () => this.#tick());
		return () => {
			stop();
			this.#clear();
			this.#board = undefined;
		};
	}

	/** Whether a terminal shows what is under way: what changes there needs no line of its own. */
	get isShown(): boolean {
		return this.screen.columns() !== undefined;
	}

	/** Prints something else, with the bar out of the way. */
	around(print: () => void): void {
		this.#clear();
		print();
	}

	/** Tells of a wait, once however often the same one is told. */
	waits(ms: number, reason: string): void {
		const until = this.clock.now() + ms;
		const [why = ""] = reason.split("\n");
		const known = this.#waits.get(why) ?? Number.NEGATIVE_INFINITY;
		if (until <= known + SAME_WAIT_MS) return;
		this.#waits.set(why, until);
		this.print(`${waitText(ms, why)}\n`);
	}

	/** Prints a text beside what is shown. */
	print(text: string): void {
		this.around(() => this.screen.write(text));
	}

	/** Takes away what is drawn, for good: the command ends. */
	close(): void {
		this.#stop?.();
		this.#stop = undefined;
		this.#tasks.length = 0;
		this.#clear();
		this.#board = undefined;
	}

	/** What a client of the API needs to show its waits, its notices and its uploads. */
	clientOptions(): Pick<ClientOptions, "onWait" | "onNotice" | "onUploadProgress"> {
		const uploads = new Map<string, Task>();
		return {
			onWait: (ms, reason) => this.waits(ms, reason),
			onNotice: (text) => this.print(`${text}\n`),
			onUploadProgress: ({ fileName, sentBytes, totalBytes }) => {
				const task = uploads.get(fileName) ?? this.begin(`Uploading ${fileName}`, "MB");
				uploads.set(fileName, task);
				task.to(Math.round(sentBytes / 1_000_000), Math.round(totalBytes / 1_000_000));
				if (sentBytes < totalBytes) return;
				task.end();
				uploads.delete(fileName);
			},
		};
	}

	#end(task: Shown): void {
		const at = this.#tasks.indexOf(task);
		if (at < 0) return;
		this.#tasks.splice(at, 1);
		if (this.#tasks.length > 0) return;
		this.#stop?.();
		this.#stop = undefined;
		this.#clear();
	}

	#tick(): void {
		if (this.#board !== undefined) {
			this.#draw(this.#board());
			return;
		}
		const task = this.#tasks.at(-1);
		if (task === undefined) return;
		const columns = this.screen.columns();
		if (columns === undefined) {
			this.screen.write(`${plainText(task, this.#secondsOf(task), this.#rateText(task))}\n`);
			return;
		}
		this.#draw([this.#picture(task)]);
	}

	/** Draws lines in the place of those that are drawn. */
	#draw(lines: readonly string[]): void {
		const columns = this.screen.columns();
		if (columns === undefined) return;
		// One column less: a full line would wrap.
		const shown = lines.map((line) => line.slice(0, Math.max(0, columns - 1)));
		this.screen.write(`${this.#cleared()}${shown.join("\n")}`);
		this.#drawn = shown.length;
	}

	#picture(task: Shown): string {
		const seconds = this.#secondsOf(task);
		const wait = this.#waitText();
		if (task.total !== undefined && task.total > 0) {
			const full = Math.min(BAR_WIDTH, Math.floor((BAR_WIDTH * task.done) / task.total));
			const bar = "#".repeat(full) + "-".repeat(BAR_WIDTH - full);
			return `${task.label} [${bar}] ${task.done}/${task.total} ${task.unit}, ${seconds} s${this.#rateText(task)}${wait}`;
		}
		const mark = SPINNER[this.#frame++ % SPINNER.length];
		const counted = task.unit === "" ? "" : ` ${countText(task)},`;
		return `${mark} ${task.label}:${counted} ${seconds} s${wait}`;
	}

	/** `, 28/s, 31 s left`; nothing where it is not asked for, or nothing was done of late. */
	#rateText({ hasRate, samples, done, total }: Shown): string {
		if (!hasRate) return "";
		const now = this.clock.now();
		samples.push({ at: now, done });
		while (samples.length > 2 && (samples[1]?.at ?? now) <= now - RATE_MS) samples.shift();
		const [first = { at: now, done }] = samples;
		const perSecond = (1000 * (done - first.done)) / (now - first.at);
		if (!(perSecond > 0)) return "";
		const rate = perSecond < 10 ? perSecond.toFixed(1) : String(Math.round(perSecond));
		const left = total === undefined || total <= done ? "" : `, ${Math.ceil((total - done) / perSecond)} s left`;
		return `, ${rate}/s${left}`;
	}

	/** What is waited for at present. */
	#waitText(): string {
		const now = this.clock.now();
		const until = Math.max(...this.#waits.values(), now);
		return until > now ? `; waiting ${Math.ceil((until - now) / 1000)} s` : "";
	}

	#secondsOf({ since }: Shown): number {
		return Math.floor((this.clock.now() - since) / 1000);
	}

	#clear(): void {
		if (this.#drawn === 0) return;
		this.screen.write(this.#cleared());
		this.#drawn = 0;
	}

	/** What takes away the lines that are drawn, and goes back to the first of them. */
	#cleared(): string {
		return CLEAR + `${UP}${CLEAR}`.repeat(Math.max(0, this.#drawn - 1));
	}
}

/** `Reading: 45 requests so far.`, `Uploading talk.mp4: 40 of 100 MB.`, `Comparing: 10 s so far.` */
function plainText(task: Shown, seconds: number, rate: string): string {
	const { label, unit, done, total } = task;
	if (total !== undefined) return `${label}: ${done} of ${total} ${unit}${rate}.`;
	return `${label}: ${unit === "" ? `${seconds} s` : countText(task)} so far.`;
}

/** `1 request`, `45 requests`. */
function countText({ done, unit }: Shown): string {
	return `${done} ${done === 1 ? unit.replace(/s$/, "") : unit}`;
}
