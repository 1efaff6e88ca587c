import type { Cell, Column, GridDay, Placed } from "./grid";
import { Markup, markup } from "./markup";

/** How a day is written as a table. */
export interface TableOptions<Entry extends Placed> {
	/** Id of the day's heading. */
	id: string;
	/** A `grid` has one stop for the Tab key, and its script moves on by arrow keys; a `table` has its links. */
	role: "grid" | "table";
	/** Given where the day can be opened and closed. */
	fold?: { isOpen: boolean; note: string };
	/** A session as one `td`; `attributes` are those by which it has its place. */
	cell(cell: Cell<Entry>, attributes: Markup, column: string, isFirst: boolean): Markup;
}

/** A time of a day, in the grid's zone and as an instant. */
export function timeOf<Entry extends Placed>(day: GridDay<Entry>, minute: number): Markup {
	return markup`<time datetime="${day.instant(minute)}">${day.clock(minute)}</time>`;
}

/** Index of the first session of a lane that begins at a line or after it, by halves. */
function firstAt<Entry extends Placed>(lane: readonly Cell<Entry>[], line: number): number {
	let [low, high] = [0, lane.length];
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((lane[middle]?.fromLine ?? line) < line) low = middle + 1;
		else high = middle;
	}
	return low;
}

/** Cells of one line: what begins there, and the gaps. */
function lineCells<Entry extends Placed>(
	{ columns, lines }: GridDay<Entry>,
	line: number,
	{ role, cell: write }: TableOptions<Entry>,
	first?: Cell<Entry>,
): Markup[] {
	const [last, cellRole] = [lines.length - 1, role === "grid" ? "gridcell" : "cell"];
	return columns.flatMap(({ label, lanes }) =>
		lanes.flatMap((lane): Markup[] => {
			// A lane is in the order of time.
			const at = firstAt(lane, line);
			const cell = lane[at]?.fromLine === line ? lane[at] : undefined;
			if (cell !== undefined) {
				const place = markup`role="${cellRole}" rowspan="${cell.toLine - cell.fromLine}"`;
				return [write(cell, place, label, cell === first)];
			}
			const before = lane[at - 1];
			if (before !== undefined && line < before.toLine) return [];
			// A gap is one cell, from the end of what was before to the start of what follows.
			const isStart = line === 0 || before?.toLine === line;
			const next = lane[at]?.fromLine ?? last;
			return isStart ? [markup`<td role="${cellRole}" class="e" rowspan="${next - line}"></td>`] : [];
		}),
	);
}

/** The cell that Tab reaches first: the earliest, from the left. */
function firstOf<Entry extends Placed>(columns: readonly Column<Entry>[]): Cell<Entry> | undefined {
	const cells = columns.flatMap(({ lanes }) => lanes.flat());
	return cells.reduce<Cell<Entry> | undefined>(
		(a, b) => (a === undefined || b.fromLine < a.fromLine ? b : a),
		undefined,
	);
}

/** A day of a programme as a section with a table: a line where something begins or ends, a column a track or room. */
export function dayTable<Entry extends Placed>(day: GridDay<Entry>, options: TableOptions<Entry>): Markup {
	const { label, lines, columns } = day;
	const { id, role, fold } = options;
	const first = firstOf(columns);
	// At the last line something ends and nothing begins.
	const rows = lines
		.slice(0, -1)
		.map(
			(minute, line) =>
				markup`<tr role="row"><th scope="row" role="rowheader">${timeOf(day, minute)}</th>${lineCells(day, line, options, first)}</tr>\n`,
		);
	const heading = markup`<h3 id="${id}">${label}</h3>`;
	const table = markup`<div class="wide"><table role="${role}" aria-labelledby="${id}"><thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">Time</th>${columns.map(({ label: text, lanes }) => markup`<th role="columnheader" scope="col" colspan="${lanes.length}" dir="auto">${text}</th>`)}</tr></thead><tbody role="rowgroup">
${rows}</tbody></table></div>`;
	if (fold === undefined) return markup`<section class="day">${heading}${table}</section>`;
	return markup`<section class="day"><details class="fold"${new Markup(fold.isOpen ? " open" : "")}><summary>${heading} <span>${fold.note}</span></summary>${table}</details></section>`;
}
