import { withoutAddresses } from "../programme/addresses";
import type { Change, Counted, Mode } from "./changes";
import type { Operation } from "./preview";
import type { Review } from "./review";
import { count } from "./words";

/** GitHub refuses a comment of more than 65,536 characters; GitLab takes more. */
const MAX_CHARACTERS = 60_000;

/** Most of it that one list takes before the changes themselves, so that these are said too. */
const MAX_BEFORE = 10_000;

/** Keeps GitHub and GitLab from making a mention, a reference or a link of what follows. */
const BREAK = "<!-- -->";

/**
 * Text as Markdown that shows just this text.
 *
 * CommonMark lets every ASCII punctuation be escaped; a mention or a link is made of the rendered text, so that only
 * something between its parts prevents it.
 */
export function escapeMarkdown(text: string): string {
	return withoutAddresses(text)
		.replace(/\s+/g, " ")
		.replace(/[\\`*_{}[\]<>#+|~&$!^=]/g, "\\$&")
		.replace(/(@(?=\S)|(?:\\#|\\!|\\\$|%|\\~|\\&)(?=[\w"{]))/g, `$1${BREAK}`)
		.replace(/:\/\//g, `:${BREAK}//`)
		.replace(/(www)(?=\.)/gi, `$1${BREAK}`)
		.replace(/(?<![a-z0-9])(GH|GL)(?=-\d)/gi, `$1${BREAK}`);
}

const MARKS: Readonly<Record<Operation, string>> = { delete: "❌", replace: "♻️", create: "➕", update: "✏️" };

/** How many objects are deleted or replaced. */
function lossesOf({ delete: deleted = 0, replace: replaced = 0 }: Counted["operations"]): number {
	return deleted + replaced;
}

const COUNTED_AS: Readonly<Record<Operation, string>> = {
	delete: "deleted",
	replace: "replaced",
	create: "new",
	update: "changed",
};

/** The word for a count of an operation: `3 new`; what would be made is missing where the account is compared. */
export function countedAs(operation: Operation, mode: Mode): string {
	return mode === "drift" && operation === "create" ? "missing" : COUNTED_AS[operation];
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

function line({ operation, noun, title, phrases, affected }: Change): string {
	const said = [phrases.join(", "), affected].filter((text) => text !== "").join("; ");
	return `- ${MARKS[operation]} **${escapeMarkdown(`${capital(noun)} “${title}”`)}** ${escapeMarkdown(said)}`;
}

function countedLine({ noun, operations }: Counted, mode: Mode): string {
	const parts = (Object.keys(MARKS) as Operation[]).flatMap((operation) => {
		const number = operations[operation];
		return number === undefined ? [] : [`${number} ${countedAs(operation, mode)}`];
	});
	return `- ${isLost({ operations }) ? "⚠️ " : ""}**${escapeMarkdown(capital(noun))}**, counted only: ${parts.join(", ")}`;
}

/** Whether something is lost of what is only counted. */
function isLost({ operations }: Pick<Counted, "operations">): boolean {
	return lossesOf(operations) > 0;
}

/** A section of the summary, left out where it is empty. */
interface Section {
	title: string;
	lines: readonly string[];
}

function sectionsOf({ changes, counted, mode }: Review): Section[] {
	const destructive = changes.filter(({ isDestructive }) => isDestructive);
	const lost = counted.filter(isLost);
	const renames = changes.filter((change) => change.isRename);
	const rest = changes.filter((change) => !change.isDestructive && !change.isRename);
	const of = (operation: Operation): string[] => rest.filter((one) => one.operation === operation).map(line);
	return [
		{
			title: "⚠️ Destructive: something is lost",
			lines: [...destructive.map(line), ...lost.map((one) => countedLine(one, mode))],
		},
		{ title: "Renamed", lines: renames.map(line) },
		{ title: mode === "drift" ? "Missing from the account" : "New", lines: of("create") },
		{ title: "Changed", lines: of("update") },
		{ title: "No longer managed", lines: of("delete") },
		{
			title: "Never shown, since they contain secrets or personal data",
			lines: counted.filter((one) => !isLost(one)).map((one) => countedLine(one, mode)),
		},
	];
}

/** The lines of a section that fit in what is left, in characters, and how many don't. */
function fit({ title, lines }: Section, left: number): { text: string; left: number } {
	const kept: string[] = [];
	let rest = left - title.length - 100;
	for (const one of lines) {
		if (rest < one.length) break;
		rest -= one.length + 1;
		kept.push(one);
	}
	const missing = lines.length - kept.length;
	if (missing > 0) kept.push(`- … and ${missing} more; see the page for all`);
	return { text: `### ${title}\n\n${kept.join("\n")}\n`, left: rest };
}

/** The counts of a review as one line: `1 replaced · 2 changed · 28 unchanged`. */
export function countsText({ counts, unchanged, mode }: Review): string {
	const parts = (Object.keys(COUNTED_AS) as Operation[])
		.filter((operation) => counts[operation] > 0)
		.map((operation) => `${counts[operation]} ${countedAs(operation, mode)}`);
	if (unchanged !== undefined) parts.push(`${unchanged} unchanged`);
	return parts.join(" · ");
}

/** What is said first: whether there is anything, and whether it destroys. */
export function leadText(review: Review): string {
	const { changes, counted, mode, isEmpty } = review;
	if (isEmpty) return mode === "drift" ? "The account matches the repository." : "Nothing changes.";
	const lost =
		changes.filter(({ isDestructive }) => isDestructive).length +
		counted.reduce((sum, { operations }) => sum + lossesOf(operations), 0);
	const destructive = lost > 0 ? `${count(lost, "destructive change")}.` : "No destructive changes.";
	return mode === "drift"
		? `The account differs from the repository. pulumi up --refresh would make these changes to bring it in line. ${destructive}`
		: destructive;
}

/** Most errors that are said, and most characters of one: an engine may print pages. */
const [MAX_ERRORS, MAX_ERROR] = [10, 1500];

function shortened(error: string): string {
	return error.length > MAX_ERROR ? `${error.slice(0, MAX_ERROR)}…` : error;
}

/** A list before the changes, as far as it fits; nothing where it is empty. */
function listOf(title: string, texts: readonly string[]): string[] {
	if (texts.length === 0) return [];
	const lines = texts.map((text) => `- ${escapeMarkdown(text)}`);
	return [fit({ title, lines }, MAX_BEFORE).text.trimEnd()];
}

/** The summary for a comment, in GitHub's and GitLab's Markdown. */
export function toMarkdown(review: Review): string {
	const head = [
		`## ${review.mode === "drift" ? "Drift" : "Conference review"}: ${escapeMarkdown(review.title)}`,
		`**${leadText(review)}** ${countsText(review)}`.trim(),
		...(review.estimate === undefined ? [] : [escapeMarkdown(review.estimate)]),
		...review.errors.slice(0, MAX_ERRORS).map((error) => `> ⛔ ${escapeMarkdown(shortened(error))}`),
		...(review.errors.length > MAX_ERRORS ? [`> ⛔ … and ${review.errors.length - MAX_ERRORS} more errors`] : []),
		...listOf("✋ Needs approval", review.guarded),
		...listOf("⚠️ Conflicts", review.conflicts),
	];
	let left = MAX_CHARACTERS - head.join("\n\n").length;
	const sections: string[] = [];
	for (const section of sectionsOf(review)) {
		if (section.lines.length === 0) continue;
		const fitted = fit(section, left);
		left = fitted.left;
		sections.push(fitted.text);
	}
	const zone = review.isEmpty ? [] : [`Times are in ${escapeMarkdown(review.zone)}.`];
	return `${[...head, ...sections.map((text) => text.trimEnd()), ...zone].join("\n\n")}\n`;
}
