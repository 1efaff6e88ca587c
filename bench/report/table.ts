import type { Line } from "../figure.ts";
import { judge } from "../judge.ts";
import { median, ratios } from "../statistics.ts";
import { inUnit } from "./format.ts";
import type { Result } from "./result.ts";

const HEADINGS = ["", "measured", "here", "compared with", "ratio (lowest to highest)", "goal", "reached"];

/** Median of ratios taken round by round, and their span where there are several rounds. */
function ratioCell({ ours, other }: Line): string {
	if (other === undefined) return "";
	const all = ratios(ours, other.values);
	const shown = (value: number): string => (Number.isFinite(value) ? value.toFixed(value < 0.1 ? 3 : 2) : "–");
	const span = all.length > 1 ? ` (${shown(Math.min(...all))} to ${shown(Math.max(...all))})` : "";
	return `${shown(median(all))}${span}`;
}

function row(line: Line, number: string): string[] {
	const verdict = judge(line);
	const against = line.other === undefined ? "" : `${line.other.name}: ${inUnit(median(line.other.values), line.unit)}`;
	return [
		number,
		line.what,
		inUnit(median(line.ours), line.unit),
		against,
		ratioCell(line),
		verdict?.text ?? "",
		verdict === undefined ? "" : verdict.isReached ? "yes" : "**no**",
	];
}

function rows(cells: readonly string[][]): string {
	// Padded as the formatter of the other pages does it, so that a raw page can be read.
	const widths = HEADINGS.map((_, column) => Math.max(3, ...cells.map((each) => each[column]?.length ?? 0)));
	const line = (each: readonly string[]): string =>
		`| ${each.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(" | ")} |`;
	const [head = [], ...body] = cells;
	return [line(head), line(widths.map((width) => "-".repeat(width))), ...body.map(line)].join("\n");
}

/** The results as Markdown: a table for each machine and count of rounds, which a line above it names. */
export function table(results: readonly Result[]): string {
	const groups = new Map<string, Result[]>();
	for (const result of results) {
		const where = `${result.machine}; ${result.rounds === 1 ? "one round" : `medians of ${result.rounds} rounds`}.`;
		groups.set(where, [...(groups.get(where) ?? []), result]);
	}
	return [...groups]
		.map(([where, group]) => {
			const cells = group.flatMap(({ figure, lines }) =>
				lines.map((line, index) => row(line, index === 0 ? String(figure) : "")),
			);
			return `${where}\n\n${rows([HEADINGS, ...cells])}\n`;
		})
		.join("\n");
}
