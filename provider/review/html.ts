import { withoutAddresses } from "../programme/addresses";
import { documentText } from "../programme/document";
import { type Cell, type GridDay, gridOf } from "../programme/grid";
import { Markup, markup } from "../programme/markup";
import { dayTable } from "../programme/table";
import type { Change, Mode } from "./changes";
import { countedAs, countsText, leadText } from "./markdown";
import { PAGE_SCRIPT } from "./page-script";
import { PAGE_STYLE } from "./page-style";
import type { Operation } from "./preview";
import type { Entry } from "./programme";
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

/** Speakers by their number in the filter. */
type Speakers = ReadonlyMap<string, number>;

function sessionCell(
	day: GridDay<Entry>,
	cell: Cell<Entry>,
	place: Markup,
	column: string,
	speakers: Speakers,
	isFirst: boolean,
): Markup {
	const { entry, from, to } = cell;
	const { row, state, slot, conflicts } = entry;
	const numbers = row.speakers.map((name) => speakers.get(name) ?? "").join(" ");
	const classes = ["s", ...(state === "same" ? [] : [state]), ...(conflicts.length > 0 ? ["x"] : [])].join(" ");
	const notes = state === "moved" || state === "changed" ? slot.notes : [];
	return markup`<td ${place} class="${classes}" tabindex="${isFirst ? 0 : -1}" data-s="${numbers}"><span>${day.clock(from)}–${day.clock(to)}</span> <i>${column}</i> <b>${withoutAddresses(row.name)}</b> ${row.speakers.length > 0 ? markup`<span>${row.speakers.map(withoutAddresses).join(", ")}</span> ` : ""}${state === "same" ? "" : markup`<em>${STATE_WORDS[state]}</em> `}${notes.map((note) => markup`<span>${withoutAddresses(note)}</span> `)}${conflicts.map((text) => markup`<strong>⚠ Conflict: ${withoutAddresses(text)}</strong> `)}</td>`;
}

function viewSection(review: Review, view: View, label: string, speakers: Speakers): Markup {
	const days = gridOf(review.entries(view), review);
	const links = days.map((day) => markup`<li><a href="#${view}-${day.date}">${day.label}</a></li>`);
	const content =
		days.length === 0
			? [markup`<p>No sessions.</p>`]
			: [
					markup`<nav aria-label="Days, ${label}"><ul class="days">${links}</ul></nav>`,
					...days.map((day) =>
						dayTable(day, {
							id: `${view}-${day.date}`,
							role: "grid",
							cell: (cell, place, column, isFirst) => sessionCell(day, cell, place, column, speakers, isFirst),
						}),
					),
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
	const title = `${review.mode === "drift" ? "Drift" : "Review"}: ${withoutAddresses(review.title)}`;
	return documentText({
		title,
		style: PAGE_STYLE,
		script: PAGE_SCRIPT,
		body: markup`<header><h1>${title}</h1><p class="lead">Times are in ${review.zone}. Arrow keys go from session to session.</p></header>
<main>
${summary(review)}
${controls(speakers)}
${legend()}
${VIEWS.map(({ view, label }) => viewSection(review, view, label, speakers))}
</main>`,
	});
}
