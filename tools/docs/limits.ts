/** The page of all rules of the inputs, and where each is checked: schemas are read off, rules are told here. */
import { type OperationId, operation } from "../../provider/api/contract.ts";
import { descriptions } from "../../provider/kinds/index.ts";
import { compileDescription, type Shape, toCamelCase } from "../../provider/lifecycle/shape.ts";

/** A property, and what a rule of its kind's `rules` says of it. */
type Rules = readonly (readonly [property: string, rule: string])[];

const QUESTIONS = (choices: string): Rules => [
	["questions[].fieldName", "is given, and differs from the others'"],
	["customQuestions[].title", "is given, and differs from the others'"],
	["customQuestions[].type", "is given"],
	[`customQuestions[].${choices}`, "is given for choices, and for them alone"],
	["customQuestions[].minLength", "for short_answer and long_answer alone; at least 1 where required"],
	[
		"customQuestions[].maxLength",
		"for short_answer (at most 500) and long_answer (at most 2000) alone; not less than minLength",
	],
];

/** What each kind's `rules` check at the preview; test/docs holds that every property has a row of bad inputs. */
export const RULES: Readonly<Record<string, Rules>> = {
	Event: [
		["calendar", "is given unless the event recurs; spans at most 6 days (26202)"],
		["calendar[].endTime", "is after startTime (26203)"],
		["lobbyEndTime", "is after lobbyStartTime"],
		["timezone", "is a zone of the IANA database, spelt as there"],
		["duplicateOf.timezone", "is a zone of the IANA database, spelt as there"],
		["recurrence", "is given for RECURRING events, and for them alone"],
		["recurrence.repeatInterval", "is at most 90 days, 12 weeks or 3 months"],
		["meetingType", "is given for SIMPLE_EVENT"],
		["physicalLocation", "is for hybrid and in-person events alone"],
	],
	Session: [
		["endTime", "is after startTime"],
		["timezone", "is a zone of the IANA database, spelt as there"],
		["physicalLocation", "is for hybrid and in-person sessions alone"],
		["panelist[]", "holds no other role in the session"],
		["alternativeHost[]", "holds no other role in the session"],
		["sessionSpeakers[].speakerId", "is given"],
	],
	TicketType: [
		["endTime", "is after startTime (26401)"],
		["price", "is given where free is false"],
		["sessions", 'is ["ALL"], or ids'],
		["bookmarkedSessions", 'is ["ALL"], or ids'],
	],
	AccessLink: [
		["ticketTypeId", "is for group-join links alone"],
		["securityAtJoin.emailAuthentication", "is for registration links alone"],
	],
	VodChannel: [
		["settings.authenticationMethod", "is for VIDEO_LIST_HUB channels alone"],
		["settings.allowDomainList", "does not go with bypass_auth"],
		["settings.allowEmailList", "does not go with bypass_auth"],
	],
	EventQuestions: QUESTIONS("options"),
	TicketTypeQuestions: QUESTIONS("options"),
	VodChannelQuestions: QUESTIONS("answers"),
	SessionPolls: [
		["polls[].title", "differs from the others'"],
		["polls[].questions[].type", "is single or multiple in a basic poll"],
		[
			"polls[].questions[].answers",
			"is given for single, multiple (at most 10), matching (at most 16) and rank_order (at most 7); one for each blank of fill_in_the_blank",
		],
		[
			"polls[].questions[].rightAnswers",
			"is given in a quiz; at most one for single and matching; one for each blank of fill_in_the_blank",
		],
		["polls[].questions[].name", "has a blank such as <Blank 1> for fill_in_the_blank"],
		["polls[].questions[].prompts", "for matching and rank_order alone: 2 to 10"],
		["polls[].questions[].promptRightAnswers", "2 to 10 for matching, at most one for rank_order, else none"],
		["polls[].questions[].caseSensitive", "for fill_in_the_blank alone"],
		[
			"polls[].questions[].answerMaxCharacter",
			"for short_answer (at most 500) and long_answer (at most 2000) alone; not less than answerMinCharacter",
		],
		["polls[].questions[].ratingMaxValue", "for rating_scale alone, as ratingMinValue is; more than that"],
	],
	SessionInterpreters: [["interpreters[].sourceLanguageId", "is given for type language, and for it alone"]],
	SessionLivestream: [
		["incomingConfig", "is given where incomingEnabled is true (26304)"],
		["incomingConfig.streamKeyType", "is given where incomingEnabled is true (26305)"],
	],
	Ticket: [
		["fastJoin", "does not go with registrationNeeded"],
		["firstName", "and every other answer is left out with registrationNeeded, which ignores it"],
		["customQuestions[].title", "is given, and differs from the others'"],
	],
	VodRegistration: [["customQuestions[].title", "is given, and differs from the others'"]],
	VideoMetadata: [
		["customFields", "is at most 5 levels deep"],
		["scheduling.endTime", "is after startTime"],
		["thumbnails[].isDefault", "is true once at most"],
		["transcripts[].isDefault", "is true once at most, and not false for all"],
	],
};

/** What needs to be known of other objects, and has no code of its own: the API answers 300. */
const NEEDS_OTHERS: readonly (readonly [kind: string, property: string, rule: string])[] = [
	["Session", "startTime", "the session is within its event"],
	["Session", "sessionSpeakers[].speakerId", "is a speaker of the event"],
	["Session", "sessionReservation", "is for conferences alone"],
	["TicketType", "sessions", "and bookmarkedSessions: are sessions of the event"],
	["AccessLink", "recurringRegistrationOption", "is for recurring events alone"],
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
	const count = facts.words === undefined ? schema.enum?.length : Object.keys(facts.words).length;
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
		const all = [...rows, ...(RULES[kind] ?? [])];
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
		"<!-- Made by `npm run docs`. -->",
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
