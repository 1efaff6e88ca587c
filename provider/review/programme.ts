import type { AgendaRow, CheckName, levelsOf } from "../conference";

/** What happens to a session in the programme. */
export type SlotState = "same" | "new" | "removed" | "moved" | "changed";

/** A session in one version or both. */
export interface Slot {
	before?: AgendaRow;
	after?: AgendaRow;
	state: SlotState;
	/** What differs: `was 09:00–09:45`. */
	notes: readonly string[];
}

/** A session as it stands in a grid of the review. */
export interface Entry {
	slot: Slot;
	row: AgendaRow;
	/** `away` where it is shown at its former place alone. */
	state: SlotState | "away";
	/** What it collides with, in words. */
	conflicts: readonly string[];
}

/** Two sessions that can't both be. */
export interface Conflict {
	first: AgendaRow;
	second: AgendaRow;
	/** What they share: `the speaker Ada Example`. */
	over: string;
}

const isMovedBetween = (before: AgendaRow, after: AgendaRow): boolean =>
	Date.parse(before.startTime) !== Date.parse(after.startTime) ||
	Date.parse(before.endTime) !== Date.parse(after.endTime) ||
	before.track !== after.track ||
	before.room !== after.room;

function notesOf(before: AgendaRow, after: AgendaRow, timeText: (row: AgendaRow) => string): string[] {
	const notes: string[] = [];
	const [old, now] = [timeText(before), timeText(after)];
	if (old !== now) notes.push(`was ${old}`);
	if (before.track !== after.track) notes.push(`was in ${before.track ?? "no track"}`);
	if (before.room !== after.room) notes.push(`was in ${before.room ?? "no room"}`);
	if (before.name !== after.name) notes.push(`was “${before.name}”`);
	const missing = before.speakers.filter((name) => !after.speakers.includes(name));
	const added = after.speakers.filter((name) => !before.speakers.includes(name));
	if (added.length > 0) notes.push(`now with ${added.join(", ")}`);
	if (missing.length > 0) notes.push(`without ${missing.join(", ")}`);
	if (before.description !== after.description) notes.push("description changed");
	return notes;
}

function slotOf(
	before: AgendaRow | undefined,
	after: AgendaRow | undefined,
	timeText: (row: AgendaRow) => string,
): Slot[] {
	if (before === undefined) return after === undefined ? [] : [{ after, state: "new", notes: [] }];
	if (after === undefined) return [{ before, state: "removed", notes: [] }];
	const notes = notesOf(before, after, timeText);
	const state = isMovedBetween(before, after) ? "moved" : notes.length > 0 ? "changed" : "same";
	return [{ before, after, state, notes }];
}

function byKey(rows: readonly AgendaRow[]): Map<string, AgendaRow[]> {
	const groups = new Map<string, AgendaRow[]>();
	for (const row of rows) {
		const group = groups.get(row.key);
		if (group === undefined) groups.set(row.key, [row]);
		else group.push(row);
	}
	return groups;
}

/**
 * Pairs the sessions of two versions by their keys. In a series of events a key is there once a date: those that
 * start at the same time belong together, then the others in their order.
 */
export function slotsOf(
	before: readonly AgendaRow[],
	after: readonly AgendaRow[],
	timeText: (row: AgendaRow) => string,
): Slot[] {
	const [olds, news] = [byKey(before), byKey(after)];
	return [...new Set([...news.keys(), ...olds.keys()])].flatMap((key) => {
		const [old, now] = [[...(olds.get(key) ?? [])], [...(news.get(key) ?? [])]];
		const slots: Slot[] = [];
		for (const row of [...now]) {
			const same = old.findIndex(({ startTime }) => Date.parse(startTime) === Date.parse(row.startTime));
			if (same < 0) continue;
			slots.push(...slotOf(old.splice(same, 1)[0], row, timeText));
			now.splice(now.indexOf(row), 1);
		}
		for (let index = 0; index < Math.max(old.length, now.length); index++)
			slots.push(...slotOf(old[index], now[index], timeText));
		return slots;
	});
}

/** What sessions may share, the check that says so, and what one of them is called. */
const SHARED: readonly { check: CheckName; of: (row: AgendaRow) => readonly string[]; word: string }[] = [
	{ check: "speakerTwiceAtOnce", of: ({ speakers }) => [...new Set(speakers)], word: "speaker" },
	{ check: "roomTwiceAtOnce", of: ({ room }) => (room === undefined ? [] : [room]), word: "room" },
	{ check: "trackTwiceAtOnce", of: ({ track }) => (track === undefined ? [] : [track]), word: "track" },
];

/** A session with its times in ms, and its place in the order of time. */
interface TimedRow {
	row: AgendaRow;
	start: number;
	end: number;
	order: number;
}

/**
 * Sessions at the same time that share a speaker, a room or a track. Only those that share one are compared, so that
 * hundreds of sessions at once cost no more than as many in turn.
 *
 * @param levelOf what the file makes of them: what it turns off for the later one is no conflict
 * @param isAtOnce compares the times of two, the earlier first
 */
export function conflictsIn(
	rows: readonly AgendaRow[],
	levelOf: ReturnType<typeof levelsOf>,
	isAtOnce = (first: { end: number }, second: { start: number }): boolean => second.start < first.end,
): Conflict[] {
	const sorted = rows
		.map((row) => ({ row, start: Date.parse(row.startTime), end: Date.parse(row.endTime) }))
		.sort((a, b) => a.start - b.start || (a.row.key < b.row.key ? -1 : 1))
		.map((timed, order): TimedRow => ({ ...timed, order }));
	const found: { first: TimedRow; second: TimedRow; over: string; rank: number }[] = [];
	for (const [kind, { check, of, word }] of SHARED.entries()) {
		/** Sessions by what they hold that may not be over when another begins. */
		const holders = new Map<string, TimedRow[]>();
		for (const second of sorted) {
			const isSaid = levelOf(check, second.row.key) !== "off";
			for (const name of of(second.row)) {
				const open = (holders.get(name) ?? []).filter((first) => isAtOnce(first, second));
				if (isSaid)
					for (const first of open) {
						// Of two sessions, speakers are said first, in the order of the earlier one.
						const rank = kind + of(first.row).indexOf(name) / (of(first.row).length + 1);
						found.push({ first, second, over: `the ${word} ${name}`, rank });
					}
				holders.set(name, [...open, second]);
			}
		}
	}
	return found
		.sort((a, b) => a.first.order - b.first.order || a.second.order - b.second.order || a.rank - b.rank)
		.map(({ first, second, over }) => ({ first: first.row, second: second.row, over }));
}
