/** The page of all rules of the inputs, and where each is checked. */
import { type OperationId, operation } from "../../provider/api/contract.ts";
import { descriptions } from "../../provider/kinds/index.ts";
import { compileDescription, type Shape, toCamelCase } from "../../provider/lifecycle/shape.ts";

/** What needs to be known of other objects, and has no code of its own: the API answers 300. */
const NEEDS_OTHERS: readonly (readonly [kind: string, property: string, rule: string])[] = [
	["Session", "startTime", "the session is within its event"],
	["Session", "sessionSpeakers[].speakerId", "is a speaker of the event"],
	["Session", "sessionReservation", "is for conferences alone"],
	["TicketType", "sessions", "and bookmarkedSessions: are sessions of the event"],
	["AccessLink", "idpName", "is given for corporate_idp where the account has several identity providers"],
	["Exhibitor", "tierId", "is a sponsor tier of the event"],
	["Exhibitor", "associatedSessions[]", "is a session of the event"],
	["Ticket", "sessionIds", "is for recurring events with registration by session"],
	["EventPublication", "cancelMessage", "is given where there are registrants; without one a default is sent"],
	["VideoMetadata", "thumbnails[].fileId", "is an uploaded file, as in resources and transcripts"],
];

const SAYS: Readonly<Record<string, (value: unknown) => string>> = {
	minLength: (value) => `at least ${String(value)} character${value === 1 ? "" : "s"}`,
	maxLength: (value) => `at most ${String(value)} characters`,
	minItems: (value) => `at least ${String(value)} item${value === 1 ? "" : "s"}`,
	maxItems: (value) => `at most ${String(value)} item${value === 1 ? "" : "s"}`,
	minimum: (value) => `at least ${String(value)}`,
	maximum: (value) => `at most ${String(value)}`,
	format: (value) => FORMATS[String(value)] ?? "",
	pattern: () => "a two-letter country code",
};

const FORMATS: Readonly<Record<string, string>> = {
	"date-time": "an instant with its offset",
	email: "an e-mail address",
	uri: "a URL",
};

function limitsOf({ schema, facts }: Shape, isRequired: boolean): string {
	const count = facts.enumNames === undefined ? schema.enum?.length : Object.keys(facts.enumNames).length;
	return [
		...(isRequired ? ["required"] : []),
		...(count === undefined ? [] : [count === 1 ? "its one value" : `one of ${count} values`]),
		...Object.entries(SAYS).flatMap(([key, say]) => (schema[key] === undefined ? [] : [say(schema[key])])),
	]
		.filter((text) => text !== "")
		.join("; ");
}

/** Rows of a property and all within it that say more than their type. */
function rowsOf(shape: Shape, path: string, isRequired: boolean): [string, string][] {
	const limits = limitsOf(shape, isRequired);
	const own: [string, string][] = limits === "" ? [] : [[path, limits]];
	const needed = ((shape.schema.required ?? []) as string[]).map(toCamelCase);
	const within = [...(shape.fields ?? [])].flatMap(([name, field]) =>
		rowsOf(field, `${path}.${name}`, needed.includes(name)),
	);
	return [...own, ...within, ...(shape.items === undefined ? [] : rowsOf(shape.items, `${path}[]`, false))];
}

function previewRows(): string[] {
	return descriptions.flatMap((facts) => {
		const { kind, batch } = facts;
		const rows = [...compileDescription(facts).inputs.values()].flatMap((shape) =>
			rowsOf(shape, shape.name, shape.isRequired),
		);
		const all = [...rows, ...(facts.rules ?? []).flatMap(({ says }) => says)];
		const sized =
			batch === undefined ? [] : [`| ${kind} | | at most ${batch.max} a call: more are sent in several | provider |`];
		return [...all.map(([path, rule]) => `| ${kind} | \`${path}\` | ${rule} | preview |`), ...sized];
	});
}

function codeRows(): string[] {
	const found = new Map<string, Set<string>>();
	for (const { kind, operations } of descriptions) {
		for (const id of Object.values(operations) as OperationId[]) {
			for (const { status, code, means } of operation(id).errors) {
				const text = `${String(code).padStart(6)} | ${status} | ${means.replaceAll("|", "\\|")}`;
				found.set(text, (found.get(text) ?? new Set()).add(kind));
			}
		}
	}
	return [...found]
		.sort(([one], [other]) => one.localeCompare(other))
		.map(([text, kinds]) => `| ${text.trim()} | ${kinds.size === 1 ? [...kinds][0] : `${kinds.size} resources`} |`);
}

/** The page, as Markdown. */
export function limitsPage(): string {
	return `${[
		"<!-- Made by `npm run generate`. -->",
		"# Every limit and rule",
		"A rule is checked at the preview, with the path of the property, where it speaks of one resource and its values are known by then. Values that are known only later are checked when they are, before the call.",
		["| resource | property | rule | checked at |", "|---|---|---|---|", ...previewRows()].join("\n"),
		"## What other objects decide",
		"Only the API can tell. It names the field, with code 300 where it documents no other.",
		[
			"| resource | property | rule | checked at |",
			"|---|---|---|---|",
			...NEEDS_OTHERS.map(([kind, path, rule]) => `| ${kind} | \`${path}\` | ${rule} | API |`),
		].join("\n"),
		"## What the API refuses by a code",
		"The error names the code and says what to do.",
		["| code | status | | resource |", "|---|---|---|---|", ...codeRows()].join("\n"),
		"## Where Zoom's description contradicts itself",
		[
			"- `allowDomainList` of a ticket type: 50 domains in its text, 20,000 in its limits. The preview takes the larger.",
			"- `answers` of a poll's question: at least two in its text, and as many as there are blanks. A question with one blank has `rightAnswers` alone.",
			"- `minLength` of a channel's questions: at least 1 in its limits, for required ones alone in its text. The preview takes the limits.",
		].join("\n"),
	].join("\n\n")}\n`;
}
