import { defineResource } from "../hosts/resource";
import type { ResourceDescription, Rule } from "../lifecycle/description";
import { toUtc } from "../lifecycle/wire";
import { calendarIsInOrder, lobbyStartsBeforeEnd, locationNeedsPlace, timezoneExists, zoneExists } from "./rules";
import { SESSION_TYPES } from "./session";
import type { AnswerProperties, BodyProperties, DuplicableArgs, Inputs, InputsOf } from "./types";

type Created = Omit<BodyProperties<"createEvent">, "startTime" | "endTime">;

/** A copy of an event, to start from. */
export interface DuplicateOf {
	/** The event to copy. */
	eventId: string;
	/** Name of the copy, until `name` is set. */
	name: string;
	/** Start of the copy, an instant; sessions move with it. */
	startTime: string;
	/** IANA time zone of the copy. */
	timezone: string;
}

/** Inputs of an event: `POST /zoom_events/events`, in camelCase; the times come from `calendar`. */
export interface EventArgs extends InputsOf<Created>, DuplicableArgs {
	/** Creates the event as a copy of another, then brings it to what is declared; a later change does nothing. */
	duplicateOf?: Inputs<DuplicateOf>;
}

/** Outputs of an event: its inputs and what the API adds. */
export interface EventOutputs extends Omit<AnswerProperties<"getEventInfo">, keyof Created>, Created {
	eventId: string;
}

const WEEKDAYS = /^[1-7](,[1-7])*$/;

const needsCalendarOrRecurrence: Rule = ({ eventType, calendar, recurrence }, isUnknown) => {
	const failures = [];
	if (eventType === "RECURRING" && recurrence === undefined && !isUnknown("recurrence")) {
		failures.push({ property: "recurrence", reason: "is required for an event of type RECURRING." });
	}
	if (eventType !== undefined && eventType !== "RECURRING" && recurrence !== undefined) {
		failures.push({
			property: "recurrence",
			reason: `applies to events of type RECURRING only; this one is ${String(eventType)}.`,
		});
	}
	if (eventType !== undefined && eventType !== "RECURRING" && calendar === undefined && !isUnknown("calendar")) {
		failures.push({
			property: "calendar",
			reason: `is required for an event of type ${String(eventType)}: its times come from it.`,
		});
	}
	return failures;
};

const singleSessionHasMeetingType: Rule = ({ eventType, meetingType }, isUnknown) =>
	eventType === "SIMPLE_EVENT" && meetingType === undefined && !isUnknown("meetingType")
		? [{ property: "meetingType", reason: "is required for an event of type SIMPLE_EVENT." }]
		: [];

/** Longest intervals, by the API's type of recurrence. */
const MOST_REPEATS: Record<number, { max: number; unit: string }> = {
	1: { max: 90, unit: "days" },
	2: { max: 12, unit: "weeks" },
	3: { max: 3, unit: "months" },
};

const intervalFitsType: Rule = ({ recurrence }) => {
	const { type, repeatInterval } = (recurrence ?? {}) as { type?: number; repeatInterval?: number };
	const most = MOST_REPEATS[type ?? 1];
	if (most === undefined || repeatInterval === undefined || repeatInterval <= most.max) return [];
	return [{ property: "recurrence.repeatInterval", reason: `is ${repeatInterval}; at most ${most.max} ${most.unit}.` }];
};

const copyHasTimezone: Rule = ({ duplicateOf }) =>
	zoneExists("duplicateOf.timezone", (duplicateOf as Partial<DuplicateOf> | undefined)?.timezone);

const description: ResourceDescription = {
	kind: "Event",
	noun: "event",
	parents: [],
	id: { parameter: "eventId", field: "event_id" },
	operations: {
		create: "createEvent",
		get: "getEventInfo",
		update: "updateEvent",
		delete: "deleteEvent",
	},
	naturalKey: {
		by: [
			["name", "hubId", "calendar"],
			["name", "hubId"],
		],
		list: "getEvents",
		// Of a conference whose state was lost the event may be published by now.
		queries: ["draft", "upcoming"].map((event_status_type) => ({ role_type: "host", event_status_type })),
	},
	ownInputs: {
		duplicateOf: {
			type: "object",
			description: "The event to create this one from, as a copy",
			required: ["event_id", "name", "start_time", "timezone"],
			properties: {
				event_id: { type: "string", minLength: 1, description: "The event to copy" },
				name: { type: "string", minLength: 1, description: "Name of the copy" },
				start_time: { type: "string", format: "date-time", description: "Start of the copy; sessions move with it" },
				timezone: { type: "string", description: "IANA time zone of the copy" },
			},
		},
	},
	createFrom: {
		input: "duplicateOf",
		operation: "EventActions",
		path: ({ eventId }) => ({ eventId: String(eventId) }),
		key: ({ name }) => ({ name }),
		body: ({ name, startTime, timezone }) => ({
			operation: "duplicate",
			duplicate_event: { name, start_time: toUtc(String(startTime)), timezone },
		}),
	},
	// Read-only in spite of their place in the bodies: they come from calendar.
	notInputs: ["start_time", "end_time"],
	properties: {
		// PATCH takes it and refuses every other one.
		eventType: { isIdentity: true },
		meetingType: {
			// PATCH of the event ignores it.
			through: {
				on: ["update"],
				operation: "updateEventSession",
				body: (value) =>
					value === undefined
						? undefined
						: { type: value === "WEBINAR" ? SESSION_TYPES.webinar : SESSION_TYPES.meeting },
				target: { list: "getEventSessionList", field: "session_id", parameter: "sessionId" },
			},
			wire: { update: "" },
		},
		// Lists in POST, a string and a number in PATCH and GET.
		"recurrence.weeklyDays": {
			convert: {
				update: (days) => (days as number[]).join(","),
				read: (days) => (typeof days === "string" && WEEKDAYS.test(days) ? days.split(",").map(Number) : undefined),
			},
		},
		"recurrence.monthlyDays": {
			convert: {
				update: (days) => (days as number[])[0],
				read: (day) => (typeof day === "number" ? [day] : undefined),
			},
			// PATCH and GET know one day.
			schema: { maxItems: 1 },
		},
		// A series of none, or of sittings without length, is no series.
		"recurrence.duration": { schema: { minimum: 1 } },
		"recurrence.endTimes": { schema: { minimum: 1 } },
		// Without an entry it has no times: 26204.
		calendar: { reset: "never", schema: { minItems: 1 } },
	},
	rules: [
		calendarIsInOrder,
		lobbyStartsBeforeEnd,
		timezoneExists,
		needsCalendarOrRecurrence,
		singleSessionHasMeetingType,
		locationNeedsPlace,
		intervalFitsType,
		copyHasTimezone,
	],
	refuseDelete: ({ status, event_id, name }) =>
		status === "PUBLISHED"
			? `The event "${String(name)}" (${String(event_id)}) is published, and the API deletes drafts only. Cancel it first: remove its EventPublication from the program and run "pulumi up", or cancel it in the Zoom portal. Nothing was changed.`
			: undefined,
};

/**
 * An event: a conference of many sessions, a single session, or a recurring one. It is a draft until an
 * `EventPublication` publishes it.
 *
 * @example
 * ```ts
 * const event = new zoom.Event("devconf", {
 * 	hubId,
 * 	name: "DevConf Example",
 * 	description: "Three days of talks.",
 * 	eventType: "CONFERENCE",
 * 	accessLevel: "PRIVATE_UNRESTRICTED",
 * 	attendanceType: "virtual",
 * 	timezone: "Europe/Berlin",
 * 	calendar: [{ startTime: "2027-05-04T07:00:00Z", endTime: "2027-05-06T16:00:00Z" }],
 * });
 * ```
 */
export class Event extends defineResource<EventArgs, EventOutputs>(description) {}
