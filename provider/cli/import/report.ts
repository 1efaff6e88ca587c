import type { Context } from "../context";
import { recordFileOf } from "./files";
import type { Merged } from "./merge/merge";
import type { LeftOut } from "./programme";

/** Says of each entry that was left out why: `Left out "Lunch": it is a break.` */
export function reportLeftOut(leftOut: readonly LeftOut[], context: Pick<Context, "err">): void {
	for (const { what, reason } of leftOut) context.err(`Left out ${what}: ${reason}.\n`);
}

/** Says what was left out, and what the export and the file say differently. */
export function reportMerge(
	{ leftOut, gone, conflicts, replaced }: Merged,
	notes: readonly string[],
	file: string,
	context: Pick<Context, "err">,
): void {
	reportLeftOut(leftOut, context);
	for (const note of notes) context.err(`${note}\n`);
	for (const path of gone) context.err(`${path} is not in the export; remove it if it was cancelled.\n`);
	const saying = (theirs: string | undefined): string => (theirs === undefined ? "says nothing" : `says "${theirs}"`);
	for (const { path, theirs } of conflicts)
		context.err(`${path} was changed here and in the export, which ${saying(theirs)}; the file's value was kept.\n`);
	if (replaced.length > 0) {
		context.err(
			`${recordFileOf(file)} doesn't say what was imported before, so the export's values replaced the file's:\n`,
		);
		for (const { path } of replaced) context.err(`  ${path}\n`);
	}
}
