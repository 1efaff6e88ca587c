import { type AgendaRow, agenda, type ConferenceSpec } from "../../conference";
import { speakerKeysOf } from "../../conference/expand/agenda";
import { calendarText, entryKeyOf } from "../calendar";
import { documentText } from "../document";
import { type By, type Cell, type GridDay, gridOf } from "../grid";
import { MAX_AT_ONCE, MAX_IN_PICTURE } from "../large";
import { Markup, markup } from "../markup";
import { ofAll } from "../of-all";
import { pictureText } from "../picture";
import { dayTable, timeOf } from "../table";
import { publicConference } from "./public";
import { SCRIPT } from "./script";
import { STYLE } from "./style";

/** How the page is made. */
export interface PageOptions {
	/** IANA time zone in which it opens; the event's by default. */
	timezone?: string | undefined;
	/** Columns of the grid; tracks where there are any, else rooms, by default. */
	by?: By | undefined;
	/** What UIDs of calendar entries end in; the event's name as a slug by default. */
	id?: string | undefined;
	/** Address at which it is published, for previews of links and for calendar entries. */
	url?: string | undefined;
}

/** When calendar entries were made: the same conference gives the same page, at any time and on any machine. */
const STAMP = new Date(0);

/** Most characters of a description that a preview of a link shows. */
const PREVIEW_LENGTH = 200;

/** A programme that a format can't show, as people read it. */
export class TooLargeError extends Error {}

/** A session on the page. */
interface Entry {
	row: AgendaRow;
	/** Key of the entry, unique on the page. */
	id: string;
	/** Its place in the calendar. */
	number: number;
	/** Keys of its speakers. */
	speakers: readonly string[];
}

/** All that the parts of the page are made from. */
interface Programme {
	title: string;
	spec: ConferenceSpec;
	zone: string;
	by: By;
	entries: readonly Entry[];
	/** Labels of filters by what they filter, in order. */
	filters: readonly Filter[];
	/** Sessions by the keys of their speakers. */
	sessionsOf: ReadonlyMap<string, readonly Entry[]>;
}

/** Something that sessions are chosen by. */
interface Filter {
	/** Attribute of a session that holds the numbers of its values: `t` for `data-t`. */
	name: "t" | "r" | "s";
	label: string;
	/** What is chosen where nothing is. */
	all: string;
	/** Names by key, in order. */
	values: ReadonlyMap<string, string>;
	/** Numbers of the same keys, from 0. */
	numbers: ReadonlyMap<string, number>;
}

const nameOf = (spec: ConferenceSpec, key: string): string => ofAll(spec.speakers?.[key]?.name);

function labelsIn(entries: readonly Entry[], by: By, order: readonly string[]): Map<string, string> {
	const used = new Set(entries.flatMap(({ row }) => row[by] ?? []));
	const inOrder = new Set(order);
	const labels = [...order.filter((label) => used.has(label)), ...[...used].filter((label) => !inOrder.has(label))];
	return new Map(labels.map((label) => [label, label]));
}

function speakersIn(spec: ConferenceSpec): Map<string, string> {
	const named = Object.keys(spec.speakers ?? {}).map((key): [string, string] => [key, nameOf(spec, key)]);
	return new Map(named.sort(([a, first], [b, second]) => first.localeCompare(second, "en") || (a < b ? -1 : 1)));
}

function sessionsBySpeaker(entries: readonly Entry[]): Map<string, Entry[]> {
	const sessions = new Map<string, Entry[]>();
	for (const entry of entries) {
		for (const key of new Set(entry.speakers)) {
			const known = sessions.get(key);
			if (known === undefined) sessions.set(key, [entry]);
			else known.push(entry);
		}
	}
	return sessions;
}

function programmeOf(conference: ConferenceSpec, options: PageOptions): Programme {
	const spec = publicConference(conference);
	const entries = agenda(spec).map((row, number): Entry => {
		const speakers = speakerKeysOf(spec.sessions?.[row.key] ?? {});
		return { row, id: entryKeyOf(row, spec), number, speakers };
	});
	const [tracks, rooms] = [Object.values(spec.tracks ?? {}), Object.values(spec.rooms ?? {})];
	const all: Omit<Filter, "numbers">[] = [
		{ name: "t", label: "Track", all: "All tracks", values: labelsIn(entries, "track", tracks) },
		{ name: "r", label: "Room", all: "All rooms", values: labelsIn(entries, "room", rooms) },
		{ name: "s", label: "Speaker", all: "All speakers", values: speakersIn(spec) },
	];
	return {
		title: ofAll(spec.event.name),
		spec,
		zone: options.timezone ?? String(spec.event.timezone),
		by: options.by ?? (entries.some(({ row }) => row.track !== undefined) ? "track" : "room"),
		entries,
		filters: all
			.filter(({ values }) => values.size > 0)
			.map((filter) => ({
				...filter,
				numbers: new Map([...filter.values.keys()].map((key, number) => [key, number])),
			})),
		sessionsOf: sessionsBySpeaker(entries),
	};
}

function daysOf({ spec, zone, by, entries }: Programme): GridDay<Entry>[] {
	const order = Object.values((by === "track" ? spec.tracks : spec.rooms) ?? {});
	return gridOf(entries, { zone, by, order });
}

/** Numbers of a session's values in each filter, as attributes. */
function filterAttributes({ row, speakers }: Entry, filters: readonly Filter[]): Markup[] {
	const keys: Record<Filter["name"], readonly string[]> = {
		t: row.track === undefined ? [] : [row.track],
		r: row.room === undefined ? [] : [row.room],
		s: speakers,
	};
	return filters.flatMap(({ name, numbers }) => {
		const own = keys[name].flatMap((key) => numbers.get(key) ?? []);
		return own.length === 0 ? [] : [markup` data-${name}="${own.join(" ")}"`];
	});
}

/** Parts with a separator between them. */
function joined(parts: readonly Markup[], separator: string): Markup[] {
	return parts.flatMap((part, index) => (index === 0 ? [part] : [new Markup(separator), part]));
}

function sessionCell(
	{ spec, by, filters }: Programme,
	day: GridDay<Entry>,
	{ entry, from, to }: Cell<Entry>,
	place: Markup,
	column: string,
): Markup {
	const { row, id, number, speakers } = entry;
	const people = speakers.map((key) => markup`<a href="#speaker-${key}" dir="auto">${nameOf(spec, key)}</a>`);
	const other = by === "track" ? row.room : row.track;
	const description = ofAll(row.description);
	return markup`<td ${place} class="s" id="session-${id}" data-n="${number}"${filterAttributes(entry, filters)}><span>${timeOf(day, from)}–${timeOf(day, to)}</span> <i dir="auto">${column}</i><h4><a href="#session-${id}" dir="auto">${row.name}</a></h4>${people.length === 0 ? "" : markup`<span>${joined(people, ", ")}</span>`}${other === undefined ? "" : markup`<span dir="auto">${other}</span>`}${description === "" ? "" : markup`<details><summary>About</summary><p dir="auto">${description}</p></details>`}</td>`;
}

function speakerArticle({ spec, sessionsOf }: Programme, key: string): Markup {
	const { jobTitle, companyName, biography, ...rest } = spec.speakers?.[key] ?? {};
	const work = [jobTitle, companyName].map(ofAll).filter((text) => text !== "");
	const links = (
		[
			["companyWebsite", "Website"],
			["linkedinUrl", "LinkedIn"],
			["twitterUrl", "Twitter"],
			["youtubeUrl", "YouTube"],
		] as const
	).flatMap(([property, label]) => {
		const address = rest[property];
		return typeof address !== "string" ? [] : [markup`<a href="${address}" rel="noopener noreferrer">${label}</a>`];
	});
	const sessions = (sessionsOf.get(key) ?? []).map(
		({ id, row }) => markup`<li><a href="#session-${id}" dir="auto">${row.name}</a></li>`,
	);
	return markup`<article id="speaker-${key}"><h3 dir="auto">${nameOf(spec, key)}</h3>${work.length === 0 ? "" : markup`<p class="lead" dir="auto">${work.join(", ")}</p>`}${ofAll(biography) === "" ? "" : markup`<p dir="auto">${ofAll(biography)}</p>`}${links.length === 0 ? "" : markup`<p>${joined(links, " · ")}</p>`}${sessions.length === 0 ? "" : markup`<ul>${sessions}</ul>`}</article>\n`;
}

/** The speakers; of a large programme they are opened like a day. */
function speakersList(programme: Programme, people: readonly string[], isLarge: boolean): Markup {
	const heading = markup`<h2 id="speakers-title">Speakers</h2>`;
	const articles = people.map((key) => speakerArticle(programme, key));
	if (!isLarge) return markup`${heading}\n${articles}`;
	return markup`<details class="fold"><summary>${heading} <span>${people.length} people</span></summary>\n${articles}</details>`;
}

function controls({ filters, zone }: Programme): Markup {
	const selects = filters.map(
		({ name, label, all, values }) =>
			markup`<p><label for="filter-${name}">${label}</label><br><select id="filter-${name}" data-filter="${name}" autocomplete="off"><option value="">${all}</option>${[...values.values()].map((text, number) => markup`<option value="${number}" dir="auto">${text}</option>`)}</select></p>`,
	);
	return markup`<div class="controls" id="controls" role="search" aria-label="Programme" hidden>${selects}<p><label for="text">Text</label><br><input type="search" id="text" autocomplete="off"></p><p><label for="zone">Time zone</label><br><select id="zone" autocomplete="off"><option value="${zone}">${zone}</option></select></p><p><button type="button" id="reset">Show all</button></p></div><p id="status" role="status"></p>`;
}

/** The link that gives the whole programme to a calendar; it works without the script, which takes single entries from it. */
function calendarLink({ spec, entries }: Programme, { id, url }: PageOptions): Markup {
	// The page has the descriptions; a second copy would make it twice as large.
	const rows = entries.map(({ row: { description: _, ...row } }) => row);
	const addresses = entries.map((entry) => (url === undefined ? undefined : `${url}#session-${entry.id}`));
	const text = calendarText(rows, spec, { stamp: STAMP, id, addresses });
	const data = Buffer.from(text).toString("base64");
	return markup`<p class="cal"><a id="calendar" download="programme.ics" href="data:text/calendar;charset=utf-8;base64,${data}">Add all sessions to your calendar</a></p>`;
}

/** `600 sessions`: what a day has that is closed. */
function sessionsText({ columns }: GridDay<Entry>): string {
	const number = columns.reduce((sum, { lanes }) => sum + lanes.reduce((lane, cells) => lane + cells.length, 0), 0);
	return `${number} ${number === 1 ? "session" : "sessions"}`;
}

/** What search engines and previews of links show. */
function headOf({ title, spec }: Programme, url: string | undefined): Markup {
	const text = (ofAll(spec.event.tagline) || ofAll(spec.event.description)).replace(/\s+/g, " ");
	const short = [...text].length > PREVIEW_LENGTH ? `${[...text].slice(0, PREVIEW_LENGTH - 1).join("")}…` : text;
	const description =
		short === ""
			? ""
			: markup`<meta name="description" content="${short}">\n<meta property="og:description" content="${short}">\n`;
	const address =
		url === undefined ? "" : markup`<link rel="canonical" href="${url}">\n<meta property="og:url" content="${url}">\n`;
	return markup`${description}<meta property="og:title" content="${title}">\n<meta property="og:type" content="website">\n<meta name="twitter:card" content="summary">\n${address}`;
}

/**
 * The public programme as a picture (SVG), to be shared or printed: the same grid as the page's.
 *
 * @throws TooLargeError where there are more sessions than a picture can show
 * @throws ConferenceError where something in the conference can't be expanded
 */
export function publicPicture(conference: ConferenceSpec, options: PageOptions = {}): string {
	const programme = programmeOf(conference, options);
	const { title, zone, spec, entries } = programme;
	if (entries.length > MAX_IN_PICTURE)
		throw new TooLargeError(
			`The programme has ${entries.length.toLocaleString("en-US")} sessions, and a picture shows at most ${MAX_IN_PICTURE.toLocaleString("en-US")}. Use --html, which opens by day, or --csv and --json for programs.`,
		);
	return pictureText(daysOf(programme), {
		label: `Programme of ${title}, times in ${zone}`,
		show: ({ row, speakers }) => ({ name: row.name, speakers: speakers.map((key) => nameOf(spec, key)) }),
	});
}

/**
 * The public page of a conference's programme: one file of HTML that loads nothing, and whose own policy forbids it to.
 * The same conference gives the same text.
 *
 * @throws ConferenceError where something in the conference can't be expanded
 */
export function pageText(conference: ConferenceSpec, options: PageOptions = {}): string {
	const programme = programmeOf(conference, options);
	const { title, spec, zone, filters } = programme;
	const days = daysOf(programme);
	const people = [...(filters.find(({ name }) => name === "s")?.values.keys() ?? [])];
	const [tagline, description] = [ofAll(spec.event.tagline), ofAll(spec.event.description)];
	const links = [
		...days.map(({ date, label }) => markup`<li><a href="#day-${date}">${label}</a></li>`),
		...(people.length === 0 ? [] : [markup`<li><a href="#speakers">Speakers</a></li>`]),
	];
	const isLarge = programme.entries.length > MAX_AT_ONCE;
	const tables = days.map((day, index) =>
		dayTable(day, {
			id: `day-${day.date}`,
			role: "table",
			...(isLarge && { fold: { isOpen: index === 0, note: sessionsText(day) } }),
			cell: (cell, place, column) => sessionCell(programme, day, cell, place, column),
		}),
	);
	return documentText({
		title,
		head: headOf(programme, options.url),
		style: STYLE,
		script: SCRIPT,
		body: markup`<a class="skip" href="#programme">Skip to the programme</a>
<header><h1 dir="auto">${title}</h1>${tagline === "" ? "" : markup`<p class="lead" dir="auto">${tagline}</p>`}${description === "" ? "" : markup`<p class="text" dir="auto">${description}</p>`}</header>
<nav aria-label="Contents"><ul class="days">${links}</ul></nav>
${calendarLink(programme, options)}
${controls(programme)}
<main>
<section id="programme" aria-labelledby="programme-title" tabindex="-1"><h2 id="programme-title">Programme</h2><p class="lead">Times are in <b id="in-zone">${zone}</b>. <span id="elsewhere" hidden>Days are those of ${zone}: a time on another date says so.</span></p>
${tables.length === 0 ? markup`<p>No sessions yet.</p>` : tables}</section>
${people.length === 0 ? "" : markup`<section id="speakers" aria-labelledby="speakers-title">${speakersList(programme, people, isLarge)}</section>`}
</main>`,
	});
}
