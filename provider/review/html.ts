import { withoutAddresses } from "../programme/addresses";
import { documentText } from "../programme/document";
import { type Cell, type GridDay, gridOf } from "../programme/grid";
import { MAX_AT_ONCE } from "../programme/large";
import { Markup, markup } from "../programme/markup";
import { dayTable } from "../programme/table";
import type { Change, Mode } from "./changes";
import { countedAs, countsText, leadText } from "./markdown";
import { PAGE_SCRIPT } from "./page-script";
import { PAGE_STYLE } from "./page-style";
import type { Operation } from "./preview";
import type { Entry } from "./programme";
import type { Review, View } from "./review";
import { count } from "./words";

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

/** Longest list of changes of one kind that is shown whole. */
const MAX_LISTED = 60;

/** Items of a longer list that are seen before it is opened. */
const FIRST_LISTED = 20;

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

/** What a page that opens by day says of a day: `2 moved, 1 new, 540 as before`. */
function dayNote(counts: ReadonlyMap<Entry["state"], number>, view: View): string {
	const total = [...counts.values()].reduce((sum, number) => sum + number, 0);
	if (view !== "changes") return count(total, "session");
	const words = (Object.keys(STATE_WORDS) as Entry["state"][])
		// What moved within a day is said once.
		.filter((state) => state !== "away" && (counts.get(state) ?? 0) > 0)
		.map((state) => `${counts.get(state)} ${state === "same" ? "as before" : STATE_WORDS[state].toLowerCase()}`);
	return words.length === 0 ? "sessions that moved away" : words.join(", ");
}

/** How many sessions of each state a day has. */
type DayCounts = ReadonlyMap<string, ReadonlyMap<Entry["state"], number>>;

function countsByDay(days: readonly GridDay<Entry>[]): DayCounts {
	return new Map(
		days.map(({ date, columns }) => {
			const counts = new Map<Entry["state"], number>();
			for (const { entry } of columns.flatMap(({ lanes }) => lanes.flat()))
				counts.set(entry.state, (counts.get(entry.state) ?? 0) + 1);
			return [date, counts];
		}),
	);
}

/** What each view of a large programme says of what it leaves out, since another view has it. */
const LEFT_OUT: Readonly<Record<View, string>> = {
	changes: "What changes, and what collides, by day. Sessions that stay as they are stand under “After”.",
	before: "What was otherwise, by day. Sessions that stay as they are stand under “After”.",
	after: "Each day opens by itself. Days on which every session changes stand under “Changes” alone.",
};

/** A view of a programme that is too large to be shown at once: closed days, and no session in two views alike. */
function largeViewSection(review: Review, view: View, label: string, speakers: Speakers): Markup {
	const all = gridOf(review.entries(view), review);
	const counts = countsByDay(view === "before" ? [] : all);
	const isKept = ({ state, slot, conflicts }: Entry): boolean =>
		view === "after" || slot.state !== "same" || (view === "changes" && (state !== "same" || conflicts.length > 0));
	const shown = view === "after" ? all : gridOf(review.entries(view).filter(isKept), review);
	const ofShown = view === "before" ? countsByDay(shown) : counts;
	const isElsewhere = ({ date }: GridDay<Entry>): boolean =>
		view === "after" && counts.get(date)?.get("same") === undefined;
	const tables = shown.map((day, index) => {
		const id = `${view}-${day.date}`;
		const note = dayNote(ofShown.get(day.date) ?? new Map(), view);
		if (isElsewhere(day))
			return markup`<section class="day"><h3 id="${id}">${day.label}</h3><p>${note}: all of them are new or change, and stand under <label class="link" for="view-changes">Changes</label>.</p></section>`;
		return dayTable(day, {
			id,
			role: "grid",
			fold: { isOpen: view === "changes" && index === 0, note },
			cell: (cell, place, column, isFirst) => sessionCell(day, cell, place, column, speakers, isFirst),
		});
	});
	const same = all.filter(({ date }) => !shown.some((day) => day.date === date));
	const rest = same.length === 0 ? "" : markup`<p>Without a change: ${same.map((day) => day.label).join("; ")}.</p>`;
	const content = tables.length === 0 ? [markup`<p>No session changes.</p>`] : tables;
	return markup`<section class="view" id="${view}" aria-labelledby="title-${view}"><h2 id="title-${view}">Programme: ${label.toLowerCase()}</h2><p class="lead">${LEFT_OUT[view]}</p>${content}${rest}</section>`;
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

/** Items of one kind; of many, the first, and the others to be opened. */
function bounded(items: readonly Markup[], what: string): Markup[] {
	if (items.length <= MAX_LISTED) return [...items];
	const [first, rest] = [items.slice(0, FIRST_LISTED), items.slice(FIRST_LISTED)];
	return [
		...first,
		markup`<li><details><summary>${rest.length} more of the same kind (${what})</summary><ul>${rest}</ul></details></li>`,
	];
}

/** Changes as items, with those that are of one kind beside each other. */
function changeItems({ changes, mode }: Review): Markup[] {
	const ordered = [...changes].sort(
		(a, b) => Number(b.isDestructive) - Number(a.isDestructive) || Number(b.isRename) - Number(a.isRename),
	);
	const groups = new Map<string, { what: string; items: Markup[] }>();
	for (const change of ordered) {
		const { isDestructive, isRename, operation, noun } = change;
		const token = JSON.stringify([isDestructive, isRename, operation, noun]);
		const what = `${noun}, ${isRename ? "renamed" : countedAs(operation, mode)}`;
		const group = groups.get(token) ?? { what, items: [] };
		groups.set(token, group);
		group.items.push(changeItem(change, mode));
	}
	return [...groups.values()].flatMap(({ what, items }) => bounded(items, what));
}

function summary(review: Review): Markup {
	const lists = [
		...review.errors.map((error) => markup`<li class="lost"><strong>⛔</strong> ${error}</li>`),
		...bounded(
			review.guarded.map((text) => markup`<li class="lost"><strong>✋ Needs approval:</strong> ${text}</li>`),
			"needs approval",
		),
		...bounded(
			review.conflicts.map(
				(text) => markup`<li class="lost"><strong>⚠ Conflict:</strong> ${withoutAddresses(text)}</li>`,
			),
			"conflict",
		),
		...changeItems(review),
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
	const isLarge = review.slots.length > MAX_AT_ONCE;
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
${VIEWS.map(({ view, label }) => (isLarge ? largeViewSection : viewSection)(review, view, label, speakers))}
</main>`,
	});
}
