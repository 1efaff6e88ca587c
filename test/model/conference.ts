import fc from "fast-check";

/** A conference of the model: what a programme declares, with keys that stay when texts change. */
export interface Conference {
	tagline: string;
	speakers: { key: number; bio: string }[];
	sessions: { key: number; title: string; slot: number; speaker: number }[];
	ticketTypes: { key: number; quantity: number }[];
	links: { key: number; version: number }[];
	coEditors: { key: number; group: "Venue" | "Email" }[];
	polls: { key: number; title: string } | null;
	tickets: { key: number; lastName: string }[];
}

const word = fc.constantFrom("alpha", "beta", "gamma");

function keyed<T>(
	shape: { [Name in keyof T]: fc.Arbitrary<T[Name]> },
	maxLength: number,
): fc.Arbitrary<(T & { key: number })[]> {
	const item = fc.record({ key: fc.nat(3), ...shape }) as unknown as fc.Arbitrary<T & { key: number }>;
	return fc.uniqueArray(item, { selector: ({ key }) => key, maxLength });
}

/** Any conference. Keys are few, so that an edit keeps, changes, adds and removes objects. */
export const conference: fc.Arbitrary<Conference> = fc.record({
	tagline: word,
	speakers: keyed({ bio: word }, 2),
	// Two sessions may well have the same title and time.
	sessions: keyed({ title: word, slot: fc.nat(1), speaker: fc.nat(3) }, 3),
	ticketTypes: keyed({ quantity: fc.constantFrom(100, 200) }, 2),
	links: keyed({ version: fc.nat(1) }, 1),
	coEditors: keyed({ group: fc.constantFrom("Venue" as const, "Email" as const) }, 2),
	polls: fc.option(fc.record({ key: fc.nat(3), title: word })),
	tickets: keyed({ lastName: word }, 2),
});

/** One run of the engine: what is declared, which requests go wrong, and when the process is killed. */
export interface Step {
	declared: Conference;
	/** Seed of the faults. */
	seed: number;
	/** Requests after which the process is killed; null for none. */
	killAfter: number | null;
	/** Whether the request that is the last is still sent. */
	isLastSent: boolean;
}

export function steps(withKills: boolean): fc.Arbitrary<Step[]> {
	return fc.array(
		fc.record({
			declared: conference,
			seed: fc.nat(1_000_000),
			killAfter: withKills ? fc.option(fc.integer({ min: 1, max: 25 }), { freq: 3 }) : fc.constant(null),
			isLastSent: fc.boolean(),
		}),
		{ minLength: 1, maxLength: 3 },
	);
}
