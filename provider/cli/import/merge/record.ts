import { createHash } from "node:crypto";

/** What the last import said of one speaker: digests by property. */
export interface SpeakerRecord {
	/** Key of the entry in the conference file. */
	key: string;
	values: Readonly<Record<string, string>>;
}

/** What the last import said of one session. */
export interface SessionRecord extends SpeakerRecord {
	/** Label of its room, as in the export. */
	room?: string;
	/** Labels of its tracks. */
	tracks: readonly string[];
	/** Ids of its speakers. */
	speakers: readonly string[];
}

/**
 * What the last import of a system said, so that the next one can tell what changed there from what the organiser
 * changed. Values are digests: whether they are the same is all that is asked.
 */
export interface ImportRecord {
	/** Keys of rooms and tracks by their labels in the export. */
	rooms: Readonly<Record<string, string>>;
	tracks: Readonly<Record<string, string>>;
	speakers: Readonly<Record<string, SpeakerRecord>>;
	sessions: Readonly<Record<string, SessionRecord>>;
}

/** The export that `sync` took last. */
export interface SourceRecord {
	/** Its address, or the path of its file. */
	from: string;
	/** Digest of how the conference file says to read it. */
	as: string;
	/** What its server said of it: it is asked with these whether there is another. */
	etag?: string;
	lastModified?: string;
	/** How many sessions it had. */
	sessions: number;
}

/** Records of all systems that were imported into a conference file. */
export interface ImportRecords {
	version: 1;
	/** Absent where nothing was synced. */
	synced?: SourceRecord;
	sources: Readonly<Record<string, ImportRecord>>;
}

/** What a record says of an id: no id is a property that every object has. */
export function recordedOf<T>(entries: Readonly<Record<string, T>>, id: string): T | undefined {
	return Object.hasOwn(entries, id) ? entries[id] : undefined;
}

/** A record of nothing. */
export const NOTHING: ImportRecord = { rooms: {}, tracks: {}, speakers: {}, sessions: {} };

/** Length of a digest: 72 bits. */
const DIGEST_LENGTH = 12;

/** A short digest of a value; of undefined too. */
export function digestOf(value: unknown): string {
	return createHash("sha256")
		.update(JSON.stringify(value ?? null))
		.digest("base64url")
		.slice(0, DIGEST_LENGTH);
}

/** Records as text, one entry a line, so that a change of one session is a change of one line. */
export function recordsText({ version, synced, sources }: ImportRecords): string {
	const indent = (depth: number): string => "  ".repeat(depth);
	const flat = (entries: Readonly<Record<string, unknown>>, depth: number): string => {
		const lines = Object.entries(entries).map(
			([key, value]) => `${indent(depth + 1)}${JSON.stringify(key)}: ${JSON.stringify(value)}`,
		);
		return lines.length === 0 ? "{}" : `{\n${lines.join(",\n")}\n${indent(depth)}}`;
	};
	const parts = Object.entries(sources).map(([source, record]) => {
		const sections = Object.entries(record).map(
			([section, entries]) => `${indent(3)}${JSON.stringify(section)}: ${flat(entries as Record<string, unknown>, 3)}`,
		);
		return `${indent(2)}${JSON.stringify(source)}: {\n${sections.join(",\n")}\n${indent(2)}}`;
	});
	const taken = synced === undefined ? "" : `  "synced": ${JSON.stringify(synced)},\n`;
	return `{\n  "version": ${version},\n${taken}  "sources": {\n${parts.join(",\n")}\n  }\n}\n`;
}

/**
 * Records of a text.
 *
 * @returns undefined where it is none that this version can read
 */
export function recordsFrom(text: string): ImportRecords | undefined {
	try {
		const value = JSON.parse(text) as Partial<ImportRecords> | null;
		if (value?.version !== 1 || typeof value.sources !== "object" || value.sources === null) return undefined;
		const sources = Object.entries(value.sources).map(([name, record]) => [name, { ...NOTHING, ...record }] as const);
		const { synced } = value;
		return { version: 1, ...(synced !== undefined && { synced }), sources: Object.fromEntries(sources) };
	} catch {
		return undefined;
	}
}
