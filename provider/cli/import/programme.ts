import Ajv, { type JSONSchemaType } from "ajv";
import { UsageError } from "../context";

/** A room or a track. */
export interface Label {
	name: string;
}

/** A speaker of another system. */
export interface ImportedSpeaker {
	/** Id there, by which a later import finds the entry again. */
	id: string;
	name: string;
	biography?: string;
	jobTitle?: string;
}

/** A session of another system. */
export interface ImportedSession {
	id: string;
	name: string;
	description?: string;
	/** Instants with an offset, or local times of the event's zone. */
	startTime: string;
	endTime: string;
	room?: string;
	track?: string;
	/** Ids of its speakers. */
	speakers: string[];
}

/** A programme of another system, in one form for all of them. */
export interface Programme {
	/** Its system. */
	source: string;
	title?: string;
	timezone?: string;
	speakers: ImportedSpeaker[];
	sessions: ImportedSession[];
	/** What is in the export and is no session with a time, and why. */
	leftOut: string[];
}

/** Checks that an export has the form that is read. */
export function formOf<T>(value: unknown, schema: JSONSchemaType<T> | object, what: string): T {
	const ajv = new Ajv({ allErrors: false, strict: false });
	const validate = ajv.compile<T>(schema);
	if (validate(value)) return value;
	const [error] = validate.errors ?? [];
	throw new UsageError(
		`this is not a ${what}: ${error?.instancePath || "it"} ${error?.message ?? "has a different form"}.`,
	);
}

/** Text without the blanks around it; undefined where nothing is left. */
export function said(text: string | null | undefined): string | undefined {
	const trimmed = text?.replaceAll("\r\n", "\n").trim();
	return trimmed === "" ? undefined : trimmed;
}
