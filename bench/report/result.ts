import type { Line } from "../figure.ts";

/** What a figure's last measurement found. */
export interface Result {
	/** Number and heading of the figure. */
	figure: number;
	title: string;
	machine: string;
	rounds: number;
	lines: Line[];
}
