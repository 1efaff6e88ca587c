import { type ContractSchema, type OperationId, operation } from "../api/contract";
import { ConfigurationError } from "../api/errors";
import type { Api } from "../lifecycle/api";
import { didYouMean } from "../lifecycle/check";
import type { Properties } from "../lifecycle/description";
import { checkedArguments } from "./check-arguments";
import {
	type Argument,
	answerOf,
	argumentsOf,
	endpointOf,
	type FunctionDescription,
	listSchemaOf,
} from "./description";
import { type EventStatus, findEventId, findHubId, findSponsorTierId } from "./ids-by-name";
import { allRecordsOf, answerTo } from "./records";

/** Functions that give every record of a list, with the operation that they call. */
export const LISTS = {
	hubs: "getHubList",
	hubVideos: "ListHubVideos",
	events: "getEvents",
	registrants: "getRegistrants",
	sessionAttendees: "getSessionAttendeeList",
	eventAttendeeActions: "ListEventAttendeeActions",
	sessionAttendeeActions: "ListSessionAttendeeActions",
	attendeeEngagement: "getAttendeeEngagement",
	emailTypes: "listEmailTypes",
	emailSendStatus: "listEmailSentStatuses",
} as const satisfies Record<string, OperationId>;

/** Lists of any length: a TypeScript program reads them row by row, all others get them whole. */
export const REPORTS = {
	eventAttendanceReport: "EventAttendanceReport",
	sessionAttendanceReport: "SessionAttendanceReport",
	registrationReport: "EventRegistrationsReport",
	surveyReport: "EventSurveyReportApi",
	chatTranscriptsReport: "ChatTranscriptsReport",
	customReport: "getCustomEventReport",
	vodChannelReport: "VodChannelReigistration",
} as const satisfies Record<string, OperationId>;

const JOIN_TOKEN: OperationId = "getSessionJoinToken";

const REPORT_DOCS =
	"The report is answered whole. Read a large one row by row, with `ZoomEventsClient` or a function of the TypeScript package.";

/** The parts of a description that say what it takes and gives; worked out at first use, since that reads the contract. */
interface Parts {
	name: string;
	docs: () => string;
	/** The one operation that it calls. */
	calls: OperationId;
	inputs: () => Record<string, Argument>;
	outputs: () => Record<string, ContractSchema>;
	isSecret?: boolean;
	/** @param args as `inputs` allows them */
	run: (client: Api, args: Properties) => Promise<Properties>;
}

function described({ name, docs, calls, inputs, outputs, isSecret, run }: Parts): FunctionDescription {
	return {
		name,
		operations: [calls],
		get docs() {
			return docs();
		},
		get inputs() {
			return inputs();
		},
		get outputs() {
			return outputs();
		},
		...(isSecret === true && { isSecret }),
		run: async (client, args) => run(client, checkedArguments({ name, inputs: inputs() }, args)),
	};
}

/** A function that gives a list, under its own name. */
function listDescription(name: string, id: OperationId, more?: string): FunctionDescription {
	return described({
		name,
		calls: id,
		docs: () => [`${operation(id).summary}. ${endpointOf(id)}`, ...(more === undefined ? [] : [more])].join("\n\n"),
		inputs: () => argumentsOf(id),
		outputs: () => ({ [name]: listSchemaOf(id) }),
		run: async (client, args) => ({ [name]: await allRecordsOf(client, id, args) }),
	});
}

/** A function that gives one id, under its own name. */
function lookUpDescription(
	name: string,
	id: OperationId,
	text: string,
	inputs: () => Record<string, Argument>,
	find: (client: Api, args: Properties) => Promise<string>,
): FunctionDescription {
	return described({
		name,
		calls: id,
		docs: () => `${text} ${endpointOf(id)}`,
		inputs,
		outputs: () => ({ [name]: { type: "string", description: text.replace(/,? by its name\.$/, "") } }),
		run: async (client, args) => ({ [name]: await find(client, args) }),
	});
}

function nameOf(noun: string): Argument {
	return { schema: { type: "string", minLength: 1, description: `Name of the ${noun}` }, isRequired: true };
}

/**
 * All functions that a program may call, in any language.
 *
 * `checkIn` is none of them: it acts, and Pulumi runs what programs call at every preview, too.
 */
export const functionDescriptions: readonly FunctionDescription[] = [
	...Object.entries(LISTS).map(([name, id]) => listDescription(name, id)),
	...Object.entries(REPORTS).map(([name, id]) => listDescription(name, id, REPORT_DOCS)),
	lookUpDescription(
		"hubId",
		"getHubList",
		"Id of a hub that the app's user hosts, by its name.",
		() => ({ name: nameOf("hub") }),
		(client, { name }) => findHubId(client, String(name)),
	),
	lookUpDescription(
		"eventId",
		"getEvents",
		"Id of an event that the app's user hosts, by its name.",
		() => ({
			name: nameOf("event"),
			status: { schema: argumentsOf("getEvents").eventStatusType?.schema ?? {}, isRequired: false },
		}),
		(client, { name, status }) => findEventId(client, String(name), status as EventStatus | undefined),
	),
	lookUpDescription(
		"sponsorTierId",
		"ListSponsorTiers",
		"Id of a conference's sponsor tier, by its name.",
		() => ({ ...argumentsOf("ListSponsorTiers"), name: nameOf("sponsor tier") }),
		(client, { eventId, name }) => findSponsorTierId(client, String(eventId), String(name)),
	),
	described({
		name: "sessionJoinToken",
		calls: JOIN_TOKEN,
		docs: () => `A token to join a session with. ${endpointOf(JOIN_TOKEN)}`,
		inputs: () => argumentsOf(JOIN_TOKEN),
		outputs: () => answerOf(JOIN_TOKEN),
		isSecret: true,
		run: (client, args) => answerTo(client, JOIN_TOKEN, args),
	}),
];

const byName = new Map(functionDescriptions.map((one) => [one.name, one]));

/**
 * The function of a name.
 *
 * @throws ConfigurationError where there is none, with the one that was meant or all that there are
 */
export function functionDescription(name: string): FunctionDescription {
	const found = byName.get(name);
	if (found !== undefined) return found;
	const names = [...byName.keys()];
	const hint = didYouMean(name, names);
	throw new ConfigurationError(
		`There is no function "${name}".${hint === "" ? ` There are: ${names.sort().join(", ")}.` : hint}`,
		[],
	);
}
