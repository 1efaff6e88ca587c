import type { GoalName } from "./goals.ts";

/** What a value is counted in; times are in ms, memory is in bytes. */
export type Unit = "time" | "requests" | "requests a second" | "bytes" | "memory" | "count" | "power";

/** One line of the table: a quantity here and, where there is one, what it is compared with. */
export interface Line {
	/** What was measured: "`up` of 1,000 sessions". */
	what: string;
	unit: Unit;
	/** The value of each round. */
	ours: number[];
	/** The same of something else, round by round: a ratio is taken within a round. */
	other?: { name: string; values: number[] };
	goal?: GoalName;
	/** Sessions, where the line is one point of a curve. */
	sessions?: number;
}

/** How much is measured. */
export interface Extent {
	rounds: number;
	/** Sessions, in place of a figure's own sizes. */
	sizes?: number[];
	/** True for a trial run: short and small. */
	isQuick: boolean;
}

/** What a figure gets to work with. */
export interface Bench extends Extent {
	/** Sizes of a figure: those that were asked for, else its own. */
	sizesOr(...own: number[]): number[];
	/** Tells how it goes. */
	say(text: string): void;
}

/** One of the bench's figures. */
export interface Figure {
	/** Short name, which `--only` also takes. */
	name: string;
	/** What it shows, as a heading. */
	title: string;
	measure(bench: Bench): Promise<Line[]>;
}
