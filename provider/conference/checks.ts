import type { Path } from "../lifecycle/property-path";
import type { sections } from "./sections";

/** What a check is of, which looks for what is right in form and hardly meant. */
export interface CheckFacts {
	/** What it says, as a noun: "a speaker in two sessions at once". */
	says: string;
	/** How it is found, for people. */
	found: string;
	/** Section whose objects it speaks of one by one; absent where it speaks of the event as a whole. */
	section?: keyof typeof sections;
}

/**
 * The checks by name: what no rule of the API refuses, and few mean. The name stands in what is said, and under `checks`
 * of the file, which turns each off or into an error; the page of checks and the schema are made of this table.
 */
export const checks = {
	eventIsOver: {
		says: "an event that is over",
		found: "The last day, or the last date of the series, is before today in the event's time zone.",
	},
	speakerTwiceAtOnce: {
		says: "a speaker in two sessions at once",
		found: "Both sessions name the speaker, and the second begins before the first ends.",
		section: "sessions",
	},
	roomTwiceAtOnce: {
		says: "a room with two sessions at once",
		found: "Both sessions have the room, by key or by name, and the second begins before the first ends.",
		section: "sessions",
	},
	trackTwiceAtOnce: {
		says: "a track with two sessions at once",
		found: "Both sessions have the track, by key or by label, and the second begins before the first ends.",
		section: "sessions",
	},
	sessionBetweenDays: {
		says: "a session within the event, but outside the hours of its days",
		found:
			"No day holds the session from start to end. One that begins before the first day or ends after the last one is an error.",
		section: "sessions",
	},
	sessionWithoutSpeaker: {
		says: "a session without a speaker",
		found: "The session is a meeting or a webinar, and names nobody, although other sessions name speakers.",
		section: "sessions",
	},
	namesAlike: {
		says: "two rooms or two tracks that differ by blanks or case alone",
		found: "The names under `rooms` and `tracks`, and those that sessions use, are compared without either.",
	},
	partsNamedAlike: {
		says: "two parts with one name",
		found: "The events of two `parts` have the same name, so that people can't tell them apart.",
	},
	saleAfterTheEvent: {
		says: "a ticket type that is on sale after the event",
		found: "The sale ends later than the event's last day.",
		section: "ticketTypes",
	},
	gapInTheSale: {
		says: "a time between two sales in which no ticket type is on sale",
		found: "A ticket type's sale begins over a minute after the last one before it has ended.",
		section: "ticketTypes",
	},
	unaskedAnswer: {
		says: "an answer of a ticket that no registration form asks for",
		found: "The form of the ticket's type, or else the event's, is in the file and has no such question.",
		section: "tickets",
	},
} as const satisfies Readonly<Record<string, CheckFacts>>;

/** Name of a check: `speakerTwiceAtOnce`. */
export type CheckName = keyof typeof checks;

/** The checks with their names, in the order of the page. */
export const checkEntries = Object.entries(checks) as [CheckName, CheckFacts][];

/** What a check makes of what it finds. */
export const LEVELS = ["off", "warning", "error"] as const;

/** What a check makes of what it finds: nothing, a warning, or a problem that stops everything. */
export type Level = (typeof LEVELS)[number];

/** What a file says of a check. */
export interface CheckSetting {
	level: Level;
	/** Why; needed to turn a check off. */
	reason?: string;
	/** Keys of the objects for which it holds; for all where absent. */
	only?: readonly string[];
}

/** What a file says of its checks, by their names. */
export type CheckSettings = Readonly<Partial<Record<CheckName, CheckSetting>>>;

/** Something hardly meant: the check that found it, where, and what it says. */
export type Warn = (check: CheckName, path: Path, message: string) => void;

/** What a check makes of an object by its key; undefined where it speaks of the event as a whole. */
export type LevelOf = (check: CheckName, key?: string) => Level;

/** Levels by what a file says of its checks. */
export function levelsOf(settings: CheckSettings = {}): LevelOf {
	const keys = new Map(Object.entries(settings).map(([name, { only }]) => [name, only && new Set(only)]));
	return (check, key) => {
		const { level = "warning" } = settings[check] ?? {};
		const only = keys.get(check);
		return only === undefined || (key !== undefined && only.has(key)) ? level : "warning";
	};
}
