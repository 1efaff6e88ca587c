import type { Document } from "yaml";
import { formats, speltZone } from "../../conference/check/formats";
import type { Properties } from "../../lifecycle/description";
import { UsageError } from "../context";
import { SCHEMA_LINE } from "../starter";
import { textOf } from "../yaml";
import { daysOfProgramme, splitOf } from "./days";
import { newDocument } from "./document";
import { type ReadTarget, readRecords, readTarget } from "./files";
import { type Merged, mergeProgramme } from "./merge/merge";
import { type ImportRecords, recordedOf } from "./merge/record";
import type { LeftOut, Programme } from "./programme";
import { type SettledProgramme, settled } from "./settle";
import { type System, systems } from "./sources/forms";
import { splicedText } from "./splice";

/** An import that nothing was written of yet. */
export interface Prepared {
	/** The conference file's text afterwards; undefined where it stays as it is. */
	text?: string;
	/** What the import said, for the next one. */
	records: ImportRecords;
	merged: Merged;
	/** What is said of the export as a whole. */
	notes: readonly string[];
	/** The file before; absent where it is new. */
	known?: ReadTarget;
}

/** How an export is merged. */
export interface PrepareOptions {
	/** Time zone where neither the file nor the export has one. */
	timezone?: string;
	/** Dates of the programme's days to take. */
	days?: { first: string; last: string };
}

/** Nothing of an export can be taken; its entries are listed with their reasons. */
export class NothingToImport extends UsageError {
	constructor(
		message: string,
		readonly leftOut: readonly LeftOut[],
	) {
		super(message);
	}
}

function isZone(zone: string): boolean {
	return /^[A-Za-z]/.test(zone) && formats.timezone?.validate?.(zone) === true;
}

/** The event's time zone: the file's, else the one that was asked for, else the export's. */
function zoneOf(
	target: ReadTarget | undefined,
	file: string,
	timezone: string | undefined,
	programme: Programme,
): string {
	const { timezone: own } = (target?.whole.event ?? {}) as Properties;
	if (typeof own === "string") {
		if (!isZone(own))
			throw new UsageError(`${file} has the time zone "${own}", which is no IANA one; correct event.timezone.`);
		return speltZone(own);
	}
	if (timezone !== undefined) return timezone;
	if (programme.timezone === undefined)
		throw new UsageError("the export has no time zone; add one, such as --timezone Europe/Berlin.");
	if (!isZone(programme.timezone))
		throw new UsageError(
			`the export has the time zone "${programme.timezone}", which is no IANA one; add it, such as --timezone Europe/Berlin.`,
		);
	return speltZone(programme.timezone);
}

/** The part of a programme on certain days. */
function onDays(programme: SettledProgramme, zone: string, days: PrepareOptions["days"]): SettledProgramme {
	if (days === undefined) return programme;
	const isWithin = (date: string): boolean => date >= days.first && date <= days.last;
	const sessions = daysOfProgramme(programme.sessions, zone).flatMap((day) => (isWithin(day.date) ? day.sessions : []));
	const speakers = new Set(sessions.flatMap((session) => session.speakers));
	const others = programme.sessions.length - sessions.length;
	const elsewhere = new Set([...programme.sessions, ...programme.speakers].map(({ id }) => id));
	return {
		...programme,
		sessions,
		elsewhere,
		speakers: programme.speakers.filter(({ id }) => speakers.has(id)),
		notes:
			others === 0
				? programme.notes
				: [...programme.notes, `${others} ${others === 1 ? "session is" : "sessions are"} on other days.`],
	};
}

function nothing({ source, leftOut }: Programme | SettledProgramme, what: string): NothingToImport {
	const isScheduled = leftOut.some(({ isMeant }) => !isMeant);
	const advice = isScheduled ? "" : systems[source as System].whenEmpty;
	return new NothingToImport(`${what} has no sessions with a time. Nothing was written.${advice}`, leftOut);
}

/**
 * Merges an export into a conference file, and writes nothing.
 *
 * @param what the export, for messages: its path or address
 * @param file the conference file, which may not be there yet
 * @throws NothingToImport where the export has no session that can be taken
 * @throws UsageError where the file can't be merged into, or no time zone is known
 */
export function prepareImport(
	programme: Programme,
	what: string,
	file: string,
	{ timezone, days }: PrepareOptions = {},
): Prepared {
	if (programme.sessions.length === 0) throw nothing(programme, what);
	const known = readTarget(file);
	const zone = zoneOf(known, file, timezone, programme);
	const part = onDays(settled(programme, zone), zone, days);
	if (part.sessions.length === 0) throw nothing(part, what);
	const programmeDays = daysOfProgramme(part.sessions, zone);
	const split = known === undefined ? splitOf(programmeDays) : undefined;
	if (split !== undefined) throw new UsageError(split);
	const document: Document = known?.document ?? newDocument(part.title, programmeDays, zone);
	const target = known ?? { document, bases: [], whole: document.toJS() as Properties };
	// A record without its file is of another one.
	const records: ImportRecords = known === undefined ? { version: 1, sources: {} } : readRecords(file);
	const merged = mergeProgramme(target, part, zone, recordedOf(records.sources, programme.source));
	const isChanged = known === undefined || merged.written.length > 0;
	const text = (): string =>
		known === undefined ? `${SCHEMA_LINE}\n${textOf(document)}` : splicedText(known.text, document, merged.written);
	return {
		...(isChanged && { text: text() }),
		records: { ...records, sources: { ...records.sources, [programme.source]: merged.record } },
		merged,
		notes: part.notes,
		...(known !== undefined && { known }),
	};
}
