import type { Person } from "./people";

/** A session as its entry says it. */
export interface FoundSession {
	/** Ids of the entry that the system gives, the most readable first. */
	ids: (string | undefined)[];
	name: string;
	description?: string | undefined;
	startTime: string;
	endTime: string;
	day?: string | undefined;
	room?: string | undefined;
	tracks?: string[];
	people?: Person[];
}

/** A session with the id that only it has. */
interface Identified {
	session: FoundSession;
	id: string;
	alsoKnownAs: string[];
}

function countsOf(values: Iterable<string>): Map<string, number> {
	const counts = new Map<string, number>();
	for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
	return counts;
}

/** What an id and a slot are written as, in marks: `ABC123 2027-05-04T09:30`. */
function slotted(id: string, { startTime }: FoundSession): string {
	return `${id} ${startTime.slice(0, 16)}`;
}

/**
 * Gives every session an id of its own: the first of its ids that no other session has; else an id and the slot, since
 * a talk that is repeated keeps its code. Entries that agree in all of that are one.
 */
export function identified(sessions: readonly FoundSession[]): { found: Identified[]; twice: FoundSession[] } {
	const counts = countsOf(sessions.flatMap(({ ids }) => ids.filter((id) => id !== undefined)));
	const slots = countsOf(sessions.map((session) => slotted(baseOf(session), session)));
	const seen = new Set<string>();
	const found: Identified[] = [];
	const twice: FoundSession[] = [];
	for (const session of sessions) {
		const ids = session.ids.filter((id) => id !== undefined);
		const own = ids.find((id) => counts.get(id) === 1);
		const slot = slotted(baseOf(session), session);
		const id = own ?? ((slots.get(slot) ?? 0) > 1 ? `${slot} ${session.room ?? session.name}` : slot);
		if (seen.has(id)) twice.push(session);
		else found.push({ session, id, alsoKnownAs: [...new Set(ids)].filter((one) => one !== id) });
		seen.add(id);
	}
	return { found, twice };
}

/** What is part of a session's id where none is its own: its first id, or its title. */
function baseOf({ ids, name }: FoundSession): string {
	return ids.find((id) => id !== undefined) ?? name;
}
