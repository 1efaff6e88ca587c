import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../machine.ts";
import { plot } from "./plot.ts";
import type { Result } from "./result.ts";
import { table } from "./table.ts";

const DATA = join(root, "docs/bench.json");
const PAGE = join(root, "docs/bench.md");
const PLOT = join(root, "docs/bench.svg");

/** Marks in the page around what the bench writes. */
const [BEGIN, END] = ["<!-- measured: npm run bench -->", "<!-- end of measured -->"];

/** What is kept from earlier runs, with a new result in the place of the figure's old one. */
function merged(fresh: readonly Result[]): Result[] {
	const kept = existsSync(DATA) ? (JSON.parse(readFileSync(DATA, "utf8")) as Result[]) : [];
	const isReplaced = ({ figure }: Result): boolean => fresh.some((each) => each.figure === figure);
	return [...kept.filter((result) => !isReplaced(result)), ...fresh].sort((a, b) => a.figure - b.figure);
}

/** Writes the raw values, the page's table and the plot; figures that were not measured now stay as they are. */
export function writeResults(fresh: readonly Result[]): void {
	const results = merged(fresh);
	// Digits that no clock gives would only make the file longer.
	const rounded = (_: string, value: unknown): unknown =>
		typeof value === "number" ? Number(value.toFixed(3)) : value;
	writeFileSync(DATA, `${JSON.stringify(results, rounded, "\t")}\n`);
	const page = readFileSync(PAGE, "utf8");
	const [begin, end] = [page.indexOf(BEGIN), page.indexOf(END)];
	if (begin === -1 || end === -1) throw new Error(`${PAGE} has no ${BEGIN} … ${END}`);
	const drawn = plot(results.flatMap(({ lines }) => lines));
	if (drawn !== undefined) writeFileSync(PLOT, drawn);
	// Links stand in the written part alone: before a first run these files are not there.
	const parts = [
		...(drawn === undefined
			? []
			: ["![Time of large conferences, and rates of several runners on one account](bench.svg)"]),
		table(results).trimEnd(),
		"The values of each round are in [bench.json](bench.json).",
	];
	writeFileSync(PAGE, `${page.slice(0, begin + BEGIN.length)}\n\n${parts.join("\n\n")}\n\n${page.slice(end)}`);
}
