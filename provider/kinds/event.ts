import { toUtc } from "../lifecycle/wire";
import { defineKind } from "./define";
import { endsAfter, isAfter, isTimezone, itemsAt, locationNeedsPlace, millis, requiredWhen, rule } from "./rules";
import { SESSION_TYPES } from "./session";

const WEEKDAYS = /^[1-7](,[1-7])*$/;

/** Longest event, in days. */
export const MAX_DAYS = 6;

const DAY_MS = 86_400_000;

const calendarIsInOrder = rule({
	says: [
		["calendar[].endTime", "is after startTime (26203)"],
		["calendar", `spans at most ${MAX_DAYS} days (26202)`],
	],
	check: (inputs) => {
		const entries = itemsAt(inputs, "calendar");
		const failures = entries.flatMap(({ item: { startTime, endTime }, path }) =>
			endsAfter(`${path}.endTime`, startTime, endTime),
		);
		const starts = entries.map(({ item }) => millis(item.startTime)).filter((ms) => ms !== undefined);
		const ends = entries.map(({ item }) => millis(item.endTime)).filter((ms) => ms !== undefined);
		const days = (Math.max(...ends) - Math.min(...starts)) / DAY_MS;
		if (days > MAX_DAYS) {
			failures.push({
				property: "calendar",
				reason: `spans ${days.toFixed(1)} days; an event lasts at most ${MAX_DAYS}.`,
			});
		}
		return failures;
	},
});

const calendarIsGiven = rule({
	says: [
		["calendar", "is given; the first sitting of an event of type RECURRING is its start (26204)"],
		["recurrence", "is left out unless eventType is RECURRING"],
	],
	check: ({ eventType, calendar, recurrence }, isUnknown) => {
		if (eventType === undefined) return [];
		const failures = [];
		if (recurrence !== undefined && eventType !== "RECURRING") {
			failures.push({
				property: "recurrence",
				reason: `applies to events of type RECURRING only; this one is ${String(eventType)}.`,
			});
		}
		if (calendar === undefined && !isUnknown("calendar")) {
			failures.push({
				property: "calendar",
				reason: `is required for an event of type ${String(eventType)}: its times come from it.`,
			});
		}
		return failures;
	},
});

/** Longest intervals, by the API's type of recurrence. */
const MOST_REPEATS: Record<number, { max: number; unit: string }> = {
	1: { max: 90, unit: "days" },
	2: { max: 12, unit: "weeks" },
	3: { max: 3, unit: "months" },
};

const intervalFitsType = rule({
	says: [["recurrence.repeatInterval", "is at most 90 days, 12 weeks or 3 months"]],
	check: ({ recurrence }) => {
		const { type, repeatInterval } = (recurrence ?? {}) as { type?: number; repeatInterval?: number };
		const most = MOST_REPEATS[type ?? 1];
		if (most === undefined || repeatInterval === undefined || repeatInterval <= most.max) return [];
		return [
			{ property: "recurrence.repeatInterval", reason: `is ${repeatInterval}; at most ${most.max} ${most.unit}.` },
		];
	},
});

/** The facts of `Event`. */
export const event = defineKind({
	kind: "Event",
	noun: "event",
	docs: {
		text: "An event: a conference of many sessions, a single session, or a recurring one. It is a draft until an `EventPublication` publishes it.",
		properties: {
			name: "The event's name, as attendees see it",
			description: "What the event is about, shown on the event's page",
			timezone: "IANA time zone in which the event takes place, such as Europe/Berlin",
			categories: "Categories under which the event is listed",
			tags: "Words by which the event is found",
			"recurrence.type": "Unit of the interval: 1 days, 2 weeks, 3 months",
			status: "State of the event: draft, published or cancelled",
			accessLevel: "Whether everybody may register for the event, or only certain people",
			attendanceType: "Whether people attend online, on site, or both",
			duplicateOf:
				"Creates the event as a copy of another one, then brings it to what is declared. A later change does nothing",
		},
	},
	parents: [],
	id: { parameter: "eventId" },
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
	creation: {
		by: "copy",
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
		timezone: { equal: "timezone" },
		"duplicateOf.timezone": { equal: "timezone" },
		// PATCH takes it and refuses every other one.
		eventType: { replaceOnChange: true },
		meetingType: {
			// PATCH of the event ignores it.
			setVia: {
				on: ["update"],
				operation: "updateEventSession",
				body: (value) =>
					value === undefined
						? undefined
						: { type: value === "WEBINAR" ? SESSION_TYPES.webinar : SESSION_TYPES.meeting },
				target: { list: "getEventSessionList", field: "session_id", parameter: "sessionId" },
			},
			wire: { update: false },
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
		calendarIsGiven,
		requiredWhen("recurrence", { eventType: "RECURRING" }),
		requiredWhen("meetingType", { eventType: "SIMPLE_EVENT" }),
		isAfter("lobbyEndTime", "lobbyStartTime"),
		isTimezone("timezone"),
		isTimezone("duplicateOf.timezone"),
		locationNeedsPlace,
		intervalFitsType,
	],
	// A conference has none of its own: its sessions have.
	isMeeting: ({ eventType }) => eventType !== "CONFERENCE",
	refuseDelete: ({ status, event_id, name }) =>
		status === "PUBLISHED"
			? `The event "${String(name)}" (${String(event_id)}) is published, and the API deletes drafts only. Cancel it first: remove its EventPublication from the program and run "pulumi up", or cancel it in the Zoom portal. Nothing was changed.`
			: undefined,
});
