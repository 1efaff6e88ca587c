import { readFileSync, realpathSync } from "node:fs";
import { dirname } from "node:path";
import type { Command } from "commander";
import { type ConferenceSpec, formatProblem, loadConference } from "../../conference";
import { Repository } from "../../conference/file/repository";
import type { Source } from "../../conference/spec";
import { didYouMean } from "../../lifecycle/check";
import { reviewOf, toMarkdown } from "../../review";
import { previewBetween } from "../../review/between-files";
import { type Context, EXIT, UsageError } from "../context";
import { writeWhole } from "../files";
import { readRecords, readTarget, recordFileOf } from "../import/files";
import {
	digestOf,
	type ImportRecord,
	type ImportRecords,
	NOTHING,
	recordedOf,
	recordsText,
} from "../import/merge/record";
import { NothingToImport, type Prepared, prepareImport } from "../import/prepare";
import type { Programme } from "../import/programme";
import { readExport } from "../import/read";
import { reportLeftOut, reportMerge } from "../import/report";
import { type System, systems } from "../import/sources/forms";
import { fetchExport, type Validators } from "./fetch";
import { withoutSessions } from "./removal";

const EXAMPLES = `
Examples:
  zoom-events sync conference.yaml
  zoom-events sync conference.yaml --dry-run
  zoom-events sync conference.yaml --markdown .review/sync.md

The file says where its programme comes from:
  source: { from: pretalx, url: "https://pretalx.example.com/devconf/schedule/export/schedule.json" }
  source: { from: sessionize, file: exports/all.json }

Sessions that the export has no longer are removed from the file, unless something else in it needs them, or the export
has entries that can't be read. What you
changed in the file stays; commit conference.lock.json, which tells the two apart.

The exit code is 0 if nothing changed, 2 if the file changed (or would change), 1 if the export can't be had or looks
incomplete: then nothing is written.`;

/** Fewest sessions of which a loss is judged. */
const FEW = 4;

interface Flags {
	dryRun?: true;
	acceptMissing?: true;
	markdown?: string;
}

/** Where the programme comes from, as the file says it. */
function sourceOf(file: string): Source {
	const target = readTarget(file);
	if (target === undefined) throw new UsageError(`${file} does not exist; check the name.`);
	const source = target.whole.source as Source | undefined;
	if (source === undefined || (source.url === undefined) === (source.file === undefined))
		throw new UsageError(
			`${file} doesn't say where its programme comes from; add source: { from: pretalx, url: … }, or file: … instead of url.`,
		);
	const names = Object.keys(systems);
	const { from } = source;
	if (from !== undefined && !names.includes(from))
		throw new UsageError(
			`${file} has source.from "${from}", which is no system.${didYouMean(from, names) || ` There are: ${names.join(", ")}.`}`,
		);
	return source;
}

/** An export, or undefined where it is the one that was taken last. */
async function exportOf(
	{ url, file: path }: Source,
	file: string,
	known: Validators,
): Promise<({ bytes: Uint8Array } & Validators) | undefined> {
	if (url !== undefined) return fetchExport(url, known);
	const found = new Repository(realpathSync(file)).find(dirname(file), path ?? "");
	if ("reason" in found) throw new UsageError(`source.file ${found.reason}`);
	try {
		return { bytes: readFileSync(found.real ?? found.path) };
	} catch (error) {
		const { code } = error as NodeJS.ErrnoException;
		throw new UsageError(`${path} can't be read (${code}); source.file starts at the folder of ${file}.`);
	}
}

/** Refuses an export that has suddenly lost most of what it had: it is more likely broken than meant. */
function requireMost(programme: Programme, records: ImportRecords, from: string): void {
	const before = records.synced?.sessions ?? Object.keys(sourceRecord(records, programme).sessions).length;
	const { sessions } = sourceRecord(records, programme);
	const isKnown = (id: string): boolean => recordedOf(sessions, id) !== undefined;
	const kept = programme.sessions.filter(({ id, alsoKnownAs }) => [id, ...alsoKnownAs].some(isKnown)).length;
	if (before < FEW || kept >= before / 2) return;
	throw new NothingToImport(
		`${from} has ${kept} of the ${before} sessions that it had before. Nothing was changed.\nIf that is meant, run this again with --accept-missing.`,
		programme.leftOut,
	);
}

function sourceRecord({ sources }: ImportRecords, { source }: Programme): ImportRecord {
	return recordedOf(sources, source) ?? NOTHING;
}

/**
 * Keys of sessions that are gone from the export and that nothing else in the file needs; none where the export has
 * entries that can't be read, since these may be the ones that seem gone.
 */
function removable(prepared: Prepared, file: string, text: string): string[] {
	if (prepared.merged.leftOut.some(({ isMeant }) => !isMeant)) return [];
	const keys = prepared.merged.gone.flatMap((path) => /^sessions\.(.+)$/.exec(path)?.[1] ?? []);
	const problemsWithout = (gone: readonly string[]): number =>
		loadConference(file, {}, undefined, withoutSessions(text, gone, "")).problems.length;
	if (keys.length === 0) return [];
	const usual = problemsWithout([]);
	if (problemsWithout(keys) <= usual) return keys;
	return keys.filter((key) => problemsWithout([key]) <= usual);
}

/** What changes, as `review` says it; by names of what was written where a version has problems. */
function changeText(before: ConferenceSpec | undefined, after: ConferenceSpec | undefined, written: number): string {
	if (before === undefined || after === undefined) return `${written} values of the file change.\n`;
	const review = reviewOf({ preview: previewBetween(before, after), before, after });
	const { estimate: _, ...said } = review;
	return toMarkdown(said);
}

async function sync(file: string, flags: Flags, context: Context): Promise<void> {
	const source = sourceOf(file);
	const from = source.url ?? source.file ?? "";
	const records = readRecords(file);
	const as = digestOf(source);
	// The same export says something else where it is read otherwise.
	const known = records.synced?.as === as ? records.synced : undefined;
	const taken = await exportOf(source, file, known ?? {});
	if (taken === undefined) {
		context.out(`${from} has not changed since the last time.\n`);
		return;
	}
	const { from: system, language, trackCategory, columns } = source;
	const programme = readExport(taken.bytes, {
		...(system !== undefined && { system: system as System }),
		...(language !== undefined && { language }),
		...(trackCategory !== undefined && { trackCategory }),
		...(columns !== undefined && { columns }),
	});
	if (flags.acceptMissing !== true) requireMost(programme, records, from);
	const prepared = prepareImport(programme, from, file);
	const { merged, known: target } = prepared;
	const original = target?.text ?? "";
	const mergedText = prepared.text ?? original;
	const going = removable(prepared, file, mergedText);
	const text = withoutSessions(mergedText, going, programme.source);
	const { etag, lastModified } = taken;
	const synced = {
		from,
		as,
		...(etag !== undefined && { etag }),
		...(lastModified !== undefined && { lastModified }),
		sessions: programme.sessions.length,
	};
	const isChanged = text !== original;
	const [before, after] = [loadConference(file), loadConference(file, {}, undefined, text)];
	const stays = merged.gone.filter((path) => !going.some((key) => path === `sessions.${key}`));
	reportMerge({ ...merged, gone: stays }, prepared.notes, file, context);
	for (const problem of after.problems) context.err(`${formatProblem(problem)}\n`);
	const said = isChanged ? changeText(before.spec, after.spec, merged.written.length + going.length) : "";
	if (flags.dryRun !== true) {
		if (isChanged) await writeWhole(file, text);
		await writeWhole(recordFileOf(file), recordsText({ ...prepared.records, synced }));
	}
	if (flags.markdown !== undefined && isChanged) await writeWhole(flags.markdown, said);
	context.out(isChanged ? said : `${file} is as ${from} says.\n`);
	context.end(isChanged ? EXIT.failure : EXIT.ok);
}

/** `sync FILE`: takes a programme over again from where the file says that it comes from. */
export function addSync(program: Command, context: Context): void {
	program
		.command("sync")
		.description("Take the programme over again from the system that the file names, and say what changed")
		.argument("<file>", "the conference file")
		.option("--dry-run", "say what would change, and write nothing")
		.option("--accept-missing", "take an export that lacks most of the sessions that it had before")
		.option("--markdown <file>", "write what changed to this file too, for a pull request")
		.addHelpText("after", EXAMPLES)
		.action(async (file: string, flags: Flags) => {
			try {
				await sync(file, flags, context);
			} catch (error) {
				if (!(error instanceof UsageError)) throw error;
				if (error instanceof NothingToImport) reportLeftOut(error.leftOut, context);
				context.err(`zoom-events: ${error.message}\n`);
				context.end(EXIT.problems);
			}
		});
}
