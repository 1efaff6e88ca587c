import fc from "fast-check";
import { TEMPERAMENTS } from "../../emulator/index.ts";

/** A conference of the model: what a programme declares. Keys name resources; people and names move between them. */
export interface Conference {
	tagline: string;
	/** People differ; those under an even key have an e-mail, which is unique. */
	speakers: { key: number; person: number; bio: string }[];
	sessions: { key: number; title: string; slot: number; speaker: number }[];
	ticketTypes: { key: number; quantity: number }[];
	/** Names differ, as the API wants it. */
	links: { key: number; name: number }[];
	coEditors: { key: number; person: number; group: "Venue" | "Email" }[];
	polls: { key: number; title: string } | null;
	tickets: { key: number; lastName: string }[];
}

/** Words, and a text that an API may well write down otherwise. */
const word = fc.constantFrom("alpha", "beta", "Tea & <cake>.\nCafé\n");

/** Objects with keys that differ, and where `distinct` is given, values of it that do too. */
function keyed<T>(
	shape: { [Name in keyof T]: fc.Arbitrary<T[Name]> },
	maxLength: number,
	distinct?: keyof T,
): fc.Arbitrary<(T & { key: number })[]> {
	const item = fc.record({ key: fc.nat(3), ...shape }) as unknown as fc.Arbitrary<T & { key: number }>;
	return fc
		.uniqueArray(item, { selector: ({ key }) => key, maxLength })
		.map((items) =>
			distinct === undefined
				? items
				: items.filter((one, index) => items.findIndex((other) => other[distinct] === one[distinct]) === index),
		);
}

/** Any conference. Keys are few, so that an edit keeps, changes, adds, removes, renames and swaps objects. */
export const conference: fc.Arbitrary<Conference> = fc.record({
	tagline: word,
	speakers: keyed({ person: fc.nat(4), bio: word }, 3, "person"),
	// Two sessions may well have the same title and time.
	sessions: keyed({ title: word, slot: fc.nat(1), speaker: fc.nat(3) }, 3),
	ticketTypes: keyed({ quantity: fc.constantFrom(100, 200) }, 2),
	links: keyed({ name: fc.nat(2) }, 2, "name"),
	coEditors: keyed({ person: fc.nat(2), group: fc.constantFrom("Venue" as const, "Email" as const) }, 2, "person"),
	polls: fc.option(fc.record({ key: fc.nat(3), title: word })),
	tickets: keyed({ lastName: word }, 2),
});

/** What an engine is made to replace, by the kind of the resource and its key. */
export const FORCED = ["event", "speaker", "session", "link", "editor", "polls"] as const;

/** One command of a user, repeated until it ends well. */
export interface Step {
	declared: Conference;
	/** Seed of the faults. */
	seed: number;
	/** Requests after which the process is killed; null for none. */
	killAfter: number | null;
	/** Whether the request that is the last is still sent. */
	isLastSent: boolean;
	/** Resources named by `--replace`: `speaker-1`. */
	forced: string[];
	/** Whether each process begins on a new machine, without the notes of those before it. */
	losesNotes: boolean;
	/** Whether the state is refreshed first. */
	isRefreshed: boolean;
	/** Answers of a list in which an object is missing after it was made; 0 for none. */
	lag: number;
	/** In which ways the API answers otherwise. */
	temperaments: string[];
	/** Most objects that a list answers; null for all. Lost answers would then be lost for good, so there are none. */
	cap: number | null;
}

/**
 * Temperaments that leave it possible to know what is there: lists without end are an error, lists that are cut lose lost
 * answers for good, and what is late by the clock, or shows old values, needs the pauses that the model leaves out.
 */
const BEARABLE = TEMPERAMENTS.filter(
	({ name }) => !["page-token-repeated", "lists-cut", "lists-lag", "gets-lag"].includes(name),
).map(({ samples }) => fc.constantFrom(...samples));

const temperaments = fc.oneof(
	fc.constant<string[]>([]),
	fc.tuple(...BEARABLE).chain((all) => fc.subarray([...all], { minLength: 1, maxLength: 6 })),
);

const forced = fc
	.record({ what: fc.constantFrom(...FORCED), key: fc.nat(3) })
	.map(({ what, key }) => (what === "event" ? what : `${what}-${key}`));

export function steps(withKills: boolean): fc.Arbitrary<Step[]> {
	return fc.array(
		fc.record({
			declared: conference,
			seed: fc.nat(1_000_000),
			killAfter: withKills ? fc.option(fc.integer({ min: 1, max: 25 }), { freq: 3 }) : fc.constant(null),
			isLastSent: fc.boolean(),
			forced: fc.oneof({ weight: 2, arbitrary: fc.constant<string[]>([]) }, fc.uniqueArray(forced, { maxLength: 3 })),
			losesNotes: fc.boolean(),
			isRefreshed: fc.boolean(),
			lag: fc.nat(2),
			temperaments,
			cap: withKills ? fc.constant(null) : fc.option(fc.integer({ min: 1, max: 2 }), { freq: 4 }),
		}),
		{ minLength: 1, maxLength: 3 },
	);
}
