import { DateTime } from "luxon";
import { areInTurn } from "../../../conference/expand/times";
import { slugOf } from "../../../conference/pull/keys";
import type { Properties } from "../../../lifecycle/description";
import type { ImportedSpeaker, LeftOut } from "../programme";
import type { SettledProgramme, SettledSession } from "../settle";
import { Labels } from "./labels";
import { match } from "./match";
import { digestOf, type ImportRecord, NOTHING, recordedOf, type SessionRecord, type SpeakerRecord } from "./record";
import { type Entry, Section } from "./section";
import type { Target } from "./target";
import { mergedList, verdictOf } from "./three-way";
import { type EventDay, eventDays, spanOf, timeProperties } from "./times";

/** A value that the export and the organiser both changed, or that an import replaced without a record. */
export interface Difference {
	/** Where it is: `sessions.opening.name`. */
	path: string;
	/** What the export says, as text; undefined where it says nothing any longer. */
	theirs: string | undefined;
}

/** What a merge did. */
export interface Merged {
	/** Paths that were written; empty where the file is as the export says. */
	written: string[];
	/** Paths of entries that the last imports wrote and the export has no longer. */
	gone: string[];
	/** Values that were changed on both sides: the file's were kept. */
	conflicts: Difference[];
	/** Values of the file that were replaced, since no record says who had changed them. */
	replaced: Difference[];
	/** All that is not in the file, and why. */
	leftOut: LeftOut[];
	/** How many of the export's sessions and speakers are in the file. */
	sessions: number;
	speakers: number;
	/** What this import said, for the next one. */
	record: ImportRecord;
}

/** Properties of a speaker that an export may say, in the order in which they are written. */
const SPEAKER = [
	"name",
	"jobTitle",
	"companyName",
	"companyWebsite",
	"linkedinUrl",
	"twitterUrl",
	"youtubeUrl",
	"biography",
] as const satisfies (keyof ImportedSpeaker)[];

/** Longest text of a value in a message. */
const MAX_SHOWN = 60;

/**
 * Writes a programme into a conference file: speakers, sessions, rooms and tracks. What the export doesn't know stays as
 * it is, and so does what the organiser changed since the last import.
 *
 * @param zone IANA time zone of the event
 * @param record what the last import of the same system said; undefined where that is not known
 */
export function mergeProgramme(
	target: Target,
	programme: SettledProgramme,
	zone: string,
	record: ImportRecord = NOTHING,
): Merged {
	return new Merging(target, programme, zone, record).run();
}

class Merging {
	readonly #speakers: Section;
	readonly #sessions: Section;
	readonly #rooms: Labels;
	readonly #tracks: Labels;
	readonly #days: EventDay[];
	readonly #merged: Merged;
	/** Ids of speakers by key, and keys by id. */
	readonly #idOfKey = new Map<string, string>();
	readonly #keyOfId = new Map<string, string>();
	readonly #speakerRecords: [string, SpeakerRecord][] = [];
	readonly #sessionRecords: [string, SessionRecord][] = [];
	/** Labels that no two sessions at the same time have: what the file calls a track. */
	readonly #inTurn: ReadonlySet<string>;

	constructor(
		target: Target,
		private readonly programme: SettledProgramme,
		private readonly zone: string,
		private readonly record: ImportRecord,
	) {
		const { source } = programme;
		this.#speakers = new Section(target, "speakers", source);
		this.#sessions = new Section(target, "sessions", source);
		this.#rooms = new Labels(target, "rooms", record.rooms);
		this.#tracks = new Labels(target, "tracks", record.tracks);
		this.#days = eventDays(target.whole.event, zone);
		this.#inTurn = labelsInTurn(programme.sessions);
		this.#merged = {
			written: [],
			gone: [],
			conflicts: [],
			replaced: [],
			leftOut: [...programme.leftOut],
			sessions: 0,
			speakers: 0,
			record,
		};
	}

	run(): Merged {
		const { programme, record } = this;
		const speakers = match(this.#speakers, programme.speakers, record.speakers);
		for (const speaker of programme.speakers) this.#speaker(speaker, speakers.get(speaker.id));
		const sessions = match(this.#sessions, programme.sessions, record.sessions, ({ start }, { value }) => {
			return spanOf(value, this.#days, this.zone)?.start === start;
		});
		this.#learnRooms(sessions);
		for (const session of programme.sessions) this.#session(session, sessions.get(session.id));
		this.#gone(this.#sessions, "sessions", new Set(sessions.values()));
		this.#gone(this.#speakers, "speakers", new Set(speakers.values()));
		return this.#finished();
	}

	/** The fate of one value; whether it has to be written. */
	#takes(path: string, theirs: unknown, ours: unknown, recorded: string | undefined, shown = theirs): boolean {
		const verdict = verdictOf(theirs, ours, recorded);
		const difference = { path, theirs: shown === undefined ? undefined : short(String(shown)) };
		if (verdict === "conflict") this.#merged.conflicts.push(difference);
		if (verdict === "replace") this.#merged.replaced.push(difference);
		return verdict === "take" || verdict === "replace";
	}

	/** Whether the organiser has taken out what the last import wrote. */
	#isRemoved(what: string, id: string, known: Readonly<Record<string, SpeakerRecord>>): boolean {
		const recorded = recordedOf(known, id);
		if (recorded === undefined) return false;
		const reason = `was taken out of the file; to have it again, remove "${id}" from the record`;
		this.#merged.leftOut.push({ what: `"${what}"`, reason, isMeant: true });
		return true;
	}

	#speaker(speaker: ImportedSpeaker, entry: Entry | undefined): void {
		const { id, name } = speaker;
		const recorded = recordedOf(this.record.speakers, id) ?? recordedOf(this.record.speakers, entry?.mark ?? id);
		const said = Object.fromEntries(SPEAKER.map((property) => [property, speaker[property]]));
		let key = entry?.key;
		if (entry === undefined) {
			if (this.#isRemoved(name, id, this.record.speakers)) {
				if (recorded !== undefined) this.#speakerRecords.push([id, recorded]);
				return;
			}
			key = this.#speakers.freeKey(slugOf(name, slugOf(id, "speaker")));
			this.#speakers.add(key, defined(said), id);
		} else {
			const changed: Properties = {};
			for (const [property, value] of Object.entries(said)) {
				const path = `speakers.${entry.key}.${property}`;
				if (this.#takes(path, value, entry.value[property], recorded?.values[property])) changed[property] = value;
			}
			this.#speakers.set(entry, changed);
			if (entry.mark === undefined) this.#speakers.mark(entry, id);
		}
		this.#merged.speakers++;
		this.#keyOfId.set(id, key ?? "");
		this.#idOfKey.set(key ?? "", id);
		this.#speakerRecords.push([id, { key: key ?? "", values: digests(said) }]);
	}

	/** Which room of the file a label of the export is, where its sessions were given another one together. */
	#learnRooms(entries: ReadonlyMap<string, Entry>): void {
		for (const { id, room } of this.programme.sessions) {
			const said = entries.get(id)?.value.room;
			if (room === undefined || typeof said !== "string" || recordedOf(this.record.sessions, id)?.room !== room)
				continue;
			this.#rooms.learn(room, said);
		}
	}

	#session(session: SettledSession, entry: Entry | undefined): void {
		const { id, name, description, room, tracks, start, end } = session;
		const recorded = recordedOf(this.record.sessions, id) ?? recordedOf(this.record.sessions, entry?.mark ?? id);
		const said = { name, description, time: [start, end] };
		if (entry === undefined) {
			if (this.#isRemoved(name, id, this.record.sessions)) {
				if (recorded !== undefined) this.#sessionRecords.push([id, recorded]);
				return;
			}
			const key = this.#sessions.freeKey(slugOf(name, slugOf(id, "session")));
			this.#sessions.add(key, this.#newSession(session), id);
			this.#note(session, key, said);
			return;
		}
		const { key, value } = entry;
		const changed: Properties = {};
		for (const [property, theirs] of Object.entries({ name, description })) {
			if (this.#takes(`sessions.${key}.${property}`, theirs, value[property], recorded?.values[property]))
				changed[property] = theirs;
		}
		const span = spanOf(value, this.#days, this.zone);
		const ours = span === undefined ? undefined : [span.start, span.end];
		const shown = `${this.#text(start)} to ${this.#text(end)}`;
		const place = value.startTime === undefined ? "at" : "startTime";
		if (this.#takes(`sessions.${key}.${place}`, said.time, ours, recorded?.values.time, shown))
			Object.assign(changed, timeProperties(session, value, this.#days, this.zone));
		Object.assign(
			changed,
			this.#roomOf(session, value, `sessions.${key}.room`, recorded),
			this.#tracksOf(tracks, value, recorded?.tracks),
			this.#speakersOf(session.speakers, value, recorded?.speakers),
		);
		this.#sessions.set(entry, changed);
		if (entry.mark === undefined || this.#isMarkAmbiguous(entry.mark, id)) this.#sessions.mark(entry, id);
		this.#note(session, key, { ...said, room });
	}

	/** Whether a mark is of an id that the session shares with another now, or was of another slot. */
	#isMarkAmbiguous(mark: string, id: string): boolean {
		return mark !== id && (this.#sharedIds.has(mark) || id.startsWith(`${mark} `) || /T\d\d:\d\d/.test(mark));
	}

	get #sharedIds(): ReadonlySet<string> {
		this.#shared ??= sharedIds(this.programme.sessions);
		return this.#shared;
	}
	#shared: ReadonlySet<string> | undefined;

	#newSession(session: SettledSession): Properties {
		const { name, description, room, tracks, speakers } = session;
		const keys = speakers.flatMap((id) => this.#keyOfId.get(id) ?? []);
		return defined({
			name,
			...timeProperties(session, {}, this.#days, this.zone),
			room: room === undefined ? undefined : this.#rooms.key(room),
			...this.#tracksOf(tracks, {}, undefined),
			speakers: keys.length === 0 ? undefined : keys,
			description,
		});
	}

	#roomOf({ room }: SettledSession, value: Properties, path: string, recorded: SessionRecord | undefined): Properties {
		const ours = typeof value.room === "string" ? this.#rooms.said(value.room) : undefined;
		const before = recorded === undefined ? undefined : digestOf(recorded.room);
		// The export says the same room as before: whatever the file says of it is the organiser's.
		if (before !== undefined && digestOf(room) === before) return {};
		const theirs = room === undefined ? undefined : this.#rooms.meant(room);
		const known = recorded?.room === undefined ? undefined : this.#rooms.meant(recorded.room);
		const digest = recorded === undefined ? undefined : digestOf(known);
		if (!this.#takes(path, theirs, ours, digest, room)) return {};
		return { room: room === undefined ? undefined : this.#rooms.key(room) };
	}

	/** Labels of a session: one of them is its `track`, where no two sessions at the same time have it. */
	#tracksOf(theirs: readonly string[], value: Properties, recorded: readonly string[] | undefined): Properties {
		const track = typeof value.track === "string" ? this.#tracks.keyOf(value.track) : undefined;
		const more = Array.isArray(value.trackLabels) ? (value.trackLabels as string[]) : [];
		// A label of the export is the track whose key it has, whatever the organiser calls it.
		const labelOf = new Map(theirs.concat(recorded ?? []).map((label) => [this.#tracks.known(label), label]));
		// Another track is no label, though its key may be spelt like one.
		const trackLabel = track === undefined ? undefined : (labelOf.get(track) ?? `\u0000${track}`);
		const ours = [...(trackLabel === undefined ? [] : [trackLabel]), ...more];
		const labels = mergedList(theirs, ours, recorded);
		const isOld = (label: string): boolean => ours.includes(label);
		const kept = trackLabel !== undefined && labels.includes(trackLabel);
		const isClashing = kept && theirs.includes(trackLabel) && !this.#inTurn.has(trackLabel);
		const next = kept && !isClashing ? trackLabel : labels.find((label) => !isOld(label) && this.#inTurn.has(label));
		const rest = labels.filter((label) => label !== next);
		const changed: Properties = {};
		if (next !== trackLabel || isClashing) changed.track = next === undefined ? undefined : this.#tracks.key(next);
		if (JSON.stringify(rest) !== JSON.stringify(more)) changed.trackLabels = rest.length === 0 ? undefined : rest;
		return changed;
	}

	/** Speakers of a session: those whom the export dropped go, those whom the organiser added stay. */
	#speakersOf(theirs: readonly string[], value: Properties, recorded: readonly string[] | undefined): Properties {
		const items = Array.isArray(value.speakers) ? (value.speakers as (string | { speaker: string })[]) : [];
		const keyOf = (item: string | { speaker: string }): string => (typeof item === "string" ? item : item.speaker);
		const tokenOf = (key: string): string => this.#idOfKey.get(key) ?? this.#recordedId(key) ?? `key ${key}`;
		const ours = items.map((item) => tokenOf(keyOf(item)));
		const written = theirs.filter((id) => this.#keyOfId.has(id));
		const merged = mergedList(written, ours, recorded);
		if (JSON.stringify(merged) === JSON.stringify(ours)) return {};
		const byToken = new Map(ours.map((token, index) => [token, items[index]]));
		const speakers = merged.flatMap((token) => byToken.get(token) ?? this.#keyOfId.get(token) ?? []);
		return { speakers: speakers.length === 0 ? undefined : speakers };
	}

	/** The id that the last import knew a speaker by, where this export has it no longer. */
	#recordedId(key: string): string | undefined {
		const mark = this.#speakers.get(key)?.mark;
		if (mark !== undefined && recordedOf(this.record.speakers, mark) !== undefined) return mark;
		this.#recordedIds ??= new Map(Object.entries(this.record.speakers).map(([id, one]) => [one.key, id]));
		return this.#recordedIds.get(key) ?? mark;
	}
	#recordedIds: ReadonlyMap<string, string> | undefined;

	#note(session: SettledSession, key: string, said: Properties): void {
		const { id, room, tracks, speakers } = session;
		const { room: _, ...values } = said;
		this.#merged.sessions++;
		this.#sessionRecords.push([
			id,
			{ key, values: digests(values), ...(room !== undefined && { room }), tracks, speakers },
		]);
	}

	#text(ms: number): string {
		return DateTime.fromMillis(ms, { zone: this.zone }).toFormat("yyyy-MM-dd HH:mm");
	}

	/** Entries that an import wrote once and this export has no longer. */
	#gone(section: Section, name: "sessions" | "speakers", found: ReadonlySet<Entry>): void {
		const records: [string, SpeakerRecord][] = name === "sessions" ? this.#sessionRecords : this.#speakerRecords;
		const noted = new Set(records.map(([, { key }]) => key));
		for (const entry of section.entries) {
			if (entry.mark === undefined || found.has(entry) || noted.has(entry.key)) continue;
			if (this.programme.elsewhere?.has(entry.mark) !== true) this.#merged.gone.push(`${name}.${entry.key}`);
			const before = recordedOf<SpeakerRecord>(this.record[name], entry.mark);
			if (before !== undefined) records.push([entry.mark, before]);
		}
	}

	#finished(): Merged {
		const { sessions } = this.programme;
		const sorted = <T>(records: readonly [string, T][]): Record<string, T> =>
			Object.fromEntries(records.toSorted(([a], [b]) => (a < b ? -1 : 1)));
		return {
			...this.#merged,
			written: [...this.#speakers.written, ...this.#rooms.written, ...this.#tracks.written, ...this.#sessions.written],
			record: {
				rooms: this.#rooms.record(sessions.flatMap(({ room }) => room ?? [])),
				tracks: this.#tracks.record(sessions.flatMap(({ tracks }) => tracks)),
				speakers: sorted(this.#speakerRecords),
				sessions: sorted(this.#sessionRecords),
			},
		};
	}
}

function labelsInTurn(sessions: readonly SettledSession[]): Set<string> {
	const byLabel = new Map<string, SettledSession[]>();
	for (const session of sessions) {
		for (const label of session.tracks) {
			const those = byLabel.get(label);
			if (those === undefined) byLabel.set(label, [session]);
			else those.push(session);
		}
	}
	return new Set([...byLabel].filter(([, those]) => areInTurn(those)).map(([label]) => label));
}

/** Ids that more than one session is known by. */
function sharedIds(sessions: readonly SettledSession[]): Set<string> {
	const seen = new Set<string>();
	const shared = new Set<string>();
	for (const id of sessions.flatMap(({ alsoKnownAs }) => alsoKnownAs)) {
		if (seen.has(id)) shared.add(id);
		seen.add(id);
	}
	return shared;
}

function defined(properties: Properties): Properties {
	return Object.fromEntries(Object.entries(properties).filter(([, value]) => value !== undefined));
}

function digests(values: Properties): Record<string, string> {
	return Object.fromEntries(Object.entries(values).map(([property, value]) => [property, digestOf(value)]));
}

function short(text: string): string {
	const [line = ""] = text.split("\n");
	return line.length > MAX_SHOWN || line !== text ? `${line.slice(0, MAX_SHOWN)}…` : line;
}
