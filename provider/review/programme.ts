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
	for (const row of rows) groups.set(row.key, [...(groups.get(row.key) ?? []), row]);
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

/**
 * Sessions at the same time that share a speaker, a room or a track.
 *
 * @param levelOf what the file makes of them: what it turns off for the later one is no conflict
 */
export function conflictsIn(rows: readonly AgendaRow[], levelOf: ReturnType<typeof levelsOf>): Conflict[] {
	const sorted = rows
		.map((row) => ({ row, start: Date.parse(row.startTime), end: Date.parse(row.endTime) }))
		.sort((a, b) => a.start - b.start || (a.row.key < b.row.key ? -1 : 1));
	const conflicts: Conflict[] = [];
	for (const [index, { row: first, end }] of sorted.entries()) {
		for (let next = index + 1; next < sorted.length; next++) {
			const other = sorted[next];
			if (other === undefined || other.start >= end) break;
			const second = other.row;
			const isSaid = (check: CheckName): boolean => levelOf(check, second.key) !== "off";
			const shared = isSaid("speakerTwiceAtOnce")
				? first.speakers.filter((name) => second.speakers.includes(name))
				: [];
			const isOneRoom = first.room !== undefined && first.room === second.room && isSaid("roomTwiceAtOnce");
			const isOneTrack = first.track !== undefined && first.track === second.track && isSaid("trackTwiceAtOnce");
			const over = [
				...shared.map((name) => `the speaker ${name}`),
				...(isOneRoom ? [`the room ${first.room}`] : []),
				...(isOneTrack ? [`the track ${first.track}`] : []),
			];
			conflicts.push(...over.map((one) => ({ first, second, over: one })));
		}
	}
	return conflicts;
}
