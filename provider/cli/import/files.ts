import { existsSync, readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { type Document, isMap, parseDocument } from "yaml";
import { withDefaults } from "../../conference/file/defaults";
import { readWithTemplates } from "../../conference/file/extends";
import { fillParams } from "../../conference/file/params";
import { toPlain } from "../../conference/file/tree";
import type { Properties } from "../../lifecycle/description";
import { UsageError } from "../context";
import { type ImportRecords, recordsFrom } from "./merge/record";
import type { Target } from "./merge/target";

/** Sections that an import writes. */
const SECTIONS = ["speakers", "rooms", "tracks", "sessions"] as const;

/** A conference file to merge into, with its text. */
export interface ReadTarget extends Target {
	text: string;
}

/** Most files that a chain of templates has. */
const MAX_CHAIN = 16;

function documentOf(file: string, text = readFileSync(file, "utf8")): Document {
	const document = parseDocument(text, { uniqueKeys: false });
	const [error] = document.errors;
	if (error !== undefined) throw new UsageError(`${file} can't be merged into: ${error.message}`);
	if (!isMap(document.contents)) throw new UsageError(`${file} can't be merged into: it is not a conference file.`);
	for (const section of SECTIONS) {
		const value: unknown = document.get(section);
		if (value !== undefined && value !== null && !isMap(value))
			throw new UsageError(`${file} can't be merged into: ${section} is not a map.`);
	}
	return document as unknown as Document;
}

/** The files that a document extends, nearest first. */
function basesOf(document: Document, file: string): Document[] {
	const bases: Document[] = [];
	let [place, from]: [string, unknown] = [resolve(file), document.get("extends")];
	while (typeof from === "string" && bases.length < MAX_CHAIN) {
		place = resolve(dirname(place), from);
		if (!existsSync(place)) break;
		const base = documentOf(place);
		bases.push(base);
		from = base.get("extends");
	}
	return bases;
}

/**
 * The file to merge into, with what it means as a whole; undefined if there is none yet.
 *
 * @throws UsageError where it can't be merged into
 */
export function readTarget(file: string): ReadTarget | undefined {
	if (!existsSync(file)) return undefined;
	const text = readFileSync(file, "utf8");
	const document = documentOf(file, text);
	const { root, problems } = readWithTemplates(file);
	const [problem] = problems;
	if (problem !== undefined) throw new UsageError(`${file} can't be merged into: ${problem.path} ${problem.message}`);
	const whole = toPlain(withDefaults(fillParams(root, {}, ["series"]).root)) as Properties;
	return { document, bases: basesOf(document, file), whole, text };
}

/** The record beside a conference file: `conference.lock.json`. */
export function recordFileOf(file: string): string {
	return `${file.replace(/\.ya?ml$/i, "")}.lock.json`;
}

/**
 * What the last imports into a file said; nothing where there was none.
 *
 * @throws UsageError where the record is there and can't be read
 */
export function readRecords(file: string): ImportRecords {
	const place = recordFileOf(file);
	if (!existsSync(place)) return { version: 1, sources: {} };
	const records = recordsFrom(readFileSync(place, "utf8"));
	if (records === undefined)
		throw new UsageError(
			`${place} is no record of an import; restore it, or remove it, and then the export's values replace those of the file.`,
		);
	return records;
}
