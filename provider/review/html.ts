import { createHash } from "node:crypto";
import type { Change, Mode } from "./changes";
import { withoutAddresses } from "./discretion";
import { type Cell, type Column, type Entry, type GridDay, gridOf, minuteText } from "./grid";
import { countedAs, countsText, leadText } from "./markdown";
import { Markup, markup } from "./markup";
import { PAGE_SCRIPT } from "./page-script";
import { PAGE_STYLE } from "./page-style";
import type { Operation } from "./preview";
import type { Review, View } from "./review";

/** Words for what happens to a session. */
export const STATE_WORDS: Readonly<Record<Entry["state"], string>> = {
	same: "",
	new: "New",
	removed: "Removed",
	moved: "Moved",
	changed: "Changed",
	away: "Was here",
};

const VIEWS: readonly { view: View; label: string }[] = [
	{ view: "changes", label: "Changes" },
	{ view: "before", label: "Before" },
	{ view: "after", label: "After" },
];

const hash = (text: string): string => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

/** Speakers by their number in the filter. */
type Speakers = ReadonlyMap<string, number>;

function sessionCell(cell: Cell, column: string, speakers: Speakers, isFirst: boolean): Markup {
	const { entry, from, to, fromLine, toLine } = cell;
	const { row, state, slot, conflicts } = entry;
	const numbers = row.speakers.map((name) => speakers.get(name) ?? "").join(" ");
	const classes = ["s", ...(state === "same" ? [] : [state]), ...(conflicts.length > 0 ? ["x"] : [])].join(" ");
	const notes = state === "moved" || state === "changed" ? slot.notes : [];
	return markup`<td role="gridcell" class="${classes}" rowspan="${toLine - fromLine}" tabindex="${isFirst ? 0 : -1}" data-s="${numbers}"><span>${minuteText(from)}–${minuteText(to)}</span> <i>${column}</i> <b>${withoutAddresses(row.name)}</b> ${row.speakers.length > 0 ? markup`<span>${row.speakers.map(withoutAddresses).join(", ")}</span> ` : ""}${state === "same" ? "" : markup`<em>${STATE_WORDS[state]}</em> `}${notes.map((note) => markup`<span>${withoutAddresses(note)}</span> `)}${conflicts.map((text) => markup`<strong>⚠ Conflict: ${withoutAddresses(text)}</strong> `)}</td>`;
}

/** Cells of one line: what begins there, and the gaps. */
function lineCells(
	columns: readonly Column[],
	line: number,
	lines: number,
	speakers: Speakers,
	first?: Cell,
): Markup[] {
	return columns.flatMap(({ label, lanes }) =>
		lanes.flatMap((lane): Markup[] => {
			const cell = lane.find(({ fromLine }) => fromLine === line);
			if (cell !== undefined) return [sessionCell(cell, label, speakers, cell === first)];
			if (lane.some(({ fromLine, toLine }) => fromLine < line && line < toLine)) return [];
			// A gap is one cell, from the end of what was before to the start of what follows.
			const isStart = line === 0 || lane.some(({ toLine }) => toLine === line);
			const next = Math.min(lines, ...lane.filter(({ fromLine }) => fromLine > line).map(({ fromLine }) => fromLine));
			return isStart ? [markup`<td role="gridcell" class="e" rowspan="${next - line}"></td>`] : [];
		}),
	);
}

function dayTable(day: GridDay, view: View, speakers: Speakers): Markup {
	const { date, label, lines, columns } = day;
	const cells = columns.flatMap(({ lanes }) => lanes.flat());
	const first = cells.reduce<Cell | undefined>(
		(a, b) => (a === undefined || b.fromLine < a.fromLine ? b : a),
		undefined,
	);
	const id = `${view}-${date}`;
	// At the last line something ends and nothing begins.
	const rows = lines
		.slice(0, -1)
		.map(
			(minute, line) =>
				markup`<tr role="row"><th scope="row" role="rowheader">${minuteText(minute)}</th>${lineCells(columns, line, lines.length - 1, speakers, first)}</tr>\n`,
		);
	return markup`<section class="day"><h3 id="${id}">${label}</h3><div class="wide"><table role="grid" aria-labelledby="${id}"><thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">Time</th>${columns.map(({ label: text, lanes }) => markup`<th role="columnheader" scope="col" colspan="${lanes.length}">${text}</th>`)}</tr></thead><tbody role="rowgroup">
${rows}</tbody></table></div></section>`;
}

function viewSection(review: Review, view: View, label: string, speakers: Speakers): Markup {
	const days = gridOf(review.entries(view), review);
	const links = days.map((day) => markup`<li><a href="#${view}-${day.date}">${day.label}</a></li>`);
	const content =
		days.length === 0
			? [markup`<p>No sessions.</p>`]
			: [
					markup`<nav aria-label="Days, ${label}"><ul class="days">${links}</ul></nav>`,
					...days.map((day) => dayTable(day, view, speakers)),
				];
	return markup`<section class="view" id="${view}" aria-labelledby="title-${view}"><h2 id="title-${view}">Programme: ${label.toLowerCase()}</h2>${content}</section>`;
}

function changeItem({ isDestructive, operation, noun, title, phrases, affected }: Change, mode: Mode): Markup {
	const said = [phrases.join(", "), affected].filter((text) => text !== "").join("; ");
	const mark = isDestructive ? markup`<strong>⚠ ${countedAs(operation, mode)}:</strong> ` : "";
	return markup`<li class="${isDestructive ? "lost" : "kept"}">${mark}${noun} <b>“${withoutAddresses(title)}”</b> ${withoutAddresses(said)}</li>`;
}

function summary(review: Review): Markup {
	const lists = [
		...review.errors.map((error) => markup`<li class="lost"><strong>⛔</strong> ${error}</li>`),
		...review.guarded.map((text) => markup`<li class="lost"><strong>✋ Needs approval:</strong> ${text}</li>`),
		...review.conflicts.map(
			(text) => markup`<li class="lost"><strong>⚠ Conflict:</strong> ${withoutAddresses(text)}</li>`,
		),
		...[...review.changes]
			.sort((a, b) => Number(b.isDestructive) - Number(a.isDestructive) || Number(b.isRename) - Number(a.isRename))
			.map((change) => changeItem(change, review.mode)),
		...review.counted.map(
			({ noun, operations }) =>
				markup`<li>${noun}: ${Object.entries(operations)
					.map(([operation, number]) => `${number} ${countedAs(operation as Operation, review.mode)}`)
					.join(", ")}</li>`,
		),
	];
	return markup`<section aria-labelledby="summary"><h2 id="summary">Summary</h2><p>${leadText(review)} ${countsText(review)}</p>${review.estimate === undefined ? "" : markup`<p>${review.estimate}</p>`}${lists.length > 0 ? markup`<ul>${lists}</ul>` : ""}</section>`;
}

function controls(speakers: Speakers): Markup {
	const radios = VIEWS.map(
		({ view, label }, index) =>
			markup`<label><input type="radio" name="view" id="view-${view}"${index === 0 ? new Markup(" checked") : ""}> ${label}</label> `,
	);
	const options = [...speakers].map(
		([name, number]) => markup`<option value="${number}">${withoutAddresses(name)}</option>`,
	);
	return markup`<div class="controls"><fieldset><legend>Show</legend>${radios}</fieldset><div><label for="speaker">Speaker</label><br><select id="speaker"><option value="">All speakers</option>${options}</select></div><p id="status" role="status"></p></div>`;
}

function legend(): Markup {
	const states = (Object.keys(STATE_WORDS) as Entry["state"][]).filter((state) => state !== "same");
	return markup`<ul class="legend" aria-label="Legend">${states.map((state) => markup`<li class="${state}">${STATE_WORDS[state]}</li>`)}<li>As before</li></ul>`;
}

/** The review as one page that needs nothing else; it loads nothing, and its policy forbids it to. */
export function toHtml(review: Review): string {
	const names = [
		...new Set(review.slots.flatMap(({ before, after }) => [before, after].flatMap((row) => row?.speakers ?? []))),
	];
	const speakers: Speakers = new Map(
		names.sort((a, b) => a.localeCompare(b, "en")).map((name, index) => [name, index]),
	);
	const policy = `default-src 'none'; img-src data:; style-src ${hash(PAGE_STYLE)}; script-src ${hash(PAGE_SCRIPT)}; base-uri 'none'; form-action 'none'`;
	const title = `${review.mode === "drift" ? "Drift" : "Review"}: ${withoutAddresses(review.title)}`;
	return markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
<link rel="icon" href="data:,">
<style>${new Markup(PAGE_STYLE)}</style>
</head>
<body>
<header><h1>${title}</h1><p class="lead">Times are in ${review.zone}. Arrow keys go from session to session.</p></header>
<main>
${summary(review)}
${controls(speakers)}
${legend()}
${VIEWS.map(({ view, label }) => viewSection(review, view, label, speakers))}
</main>
<script>${new Markup(PAGE_SCRIPT)}</script>
</body>
</html>
`.text;
}
