import { statSync } from "node:fs";
import { resolve } from "node:path";
import { type Preview, readPreview } from "../../review";
import { type Estimate, estimateOf } from "../../review/cost";
import { UsageError } from "../context";
import { runPreviewOf } from "../preview-run";
import type { Showing } from "../progress";
import type { PulumiOptions } from "../pulumi";
import { stackText } from "../stack/stack";
import { lookAtJournalFolder } from "./journal-folder";
import { type Mode, modeOf } from "./mode";
import type { Operation } from "./operations";
import { parallelFor } from "./parallel";
import { onlyForPreview } from "./passed-options";
import { type Planned, plannedOf } from "./planned";
import { fullNameOf, type RunSettings } from "./stack-settings";
import { foreignTypesIn } from "./state-types";
import { UnfinishedRun } from "./unfinished";
import { type Ended, type WatchedRun, watchRun } from "./watched-run";

/** What a run is to be. */
export interface WantedRun {
	operation: Operation;
	settings: RunSettings;
	/** Operations at the same time; as many as fill the plan's rate where not given. */
	parallel?: number | undefined;
	/** Pulumi's own options. */
	passed: readonly string[];
}

/** A preview of a run, and what the run needs of it. */
export interface PreparedRun extends WantedRun {
	/** Pulumi's exit code of the preview; all else is of use only where it is 0. */
	code: number;
	preview: Preview;
	planned: Planned;
	/** Flags of Pulumi for the run itself. */
	flags: readonly string[];
	parallel: number;
	unfinished: UnfinishedRun;
	/** Whether an earlier run without checkpoints didn't end well, so that this one is needed to mend the state. */
	isResumed: boolean;
}

/** Of a preview that failed. */
const NOTHING: Planned = { touched: new Set(), foreignTypes: [], hasChanges: false };

/**
 * Previews a run: it changes neither the account nor the state.
 *
 * @throws UsageError where the run must not be done, ReviewError where there is no preview
 */
export async function prepareRun(options: PulumiOptions, wanted: WantedRun, progress: Showing): Promise<PreparedRun> {
	const { operation, settings, passed } = wanted;
	const { plan, journalFolder } = settings;
	const parallel = wanted.parallel ?? parallelFor(plan);
	const run = ["--parallel", String(parallel)];
	const unfinished = new UnfinishedRun(journalFolder, await fullNameOf(options));
	const before = unfinished.read();
	if (before === "up" && operation.command === "destroy")
		throw new UsageError(
			`the last up of ${stackText(options)} ended before its state was written: what it created is recorded in ${journalFolder} and not in the state, so a destroy would leave it. Run zoom-events up first, then destroy.`,
		);
	if (before !== undefined && operation.command !== "refresh") {
		// The state may say of what was replaced or deleted that it is still there.
		run.push("--refresh");
		progress.print(
			`The last run of ${stackText(options)} (${before}) did not end well, so the state may be old: this one reads each object first.\n`,
		);
	}
	const { code, text } = await runPreviewOf(
		options,
		[...operation.preview, ...run, ...onlyForPreview(passed)],
		"Previewing",
		progress,
	);
	const preview = readPreview(text);
	for (const error of new Set(preview.errors)) progress.print(`error: ${error}\n`);
	const planned = code === 0 ? plannedOf(text) : NOTHING;
	const flags = [...run, ...passed];
	return { ...wanted, code, preview, planned, flags, parallel, unfinished, isResumed: before !== undefined };
}

/** What a preview's run asks of the API, with the plan and the number of operations that it has. */
export function costOf(
	preview: Preview,
	{ settings: { plan }, parallel }: Pick<PreparedRun, "settings" | "parallel">,
	cwd = ".",
): Estimate {
	return estimateOf(preview, {
		plan,
		parallel,
		sizeOf: (path) => statSync(resolve(cwd, path), { throwIfNoEntry: false })?.size,
	});
}

/**
 * How the engine is to write its state in a run.
 *
 * @param isAskedFor whether checkpoints are
 * @throws UsageError where Pulumi can't give the state
 */
export async function runModeOf(
	options: PulumiOptions,
	{ planned, settings }: PreparedRun,
	isAskedFor: boolean,
): Promise<Mode> {
	return modeOf({
		isAskedFor,
		foreignTypes: [...new Set([...planned.foreignTypes, ...(await foreignTypesIn(options))])],
		folder: lookAtJournalFolder(settings.journalFolder, settings.isFolderChosen),
	});
}

/**
 * Does what was prepared, and notes that it is under way where the state alone would not tell.
 *
 * @throws UsageError where Pulumi can't be run at all, NotesFolderError where nothing can be noted
 */
export async function performRun(
	options: PulumiOptions,
	{ operation, planned, flags, unfinished }: PreparedRun,
	how: Pick<WatchedRun, "hasCheckpoints" | "isVerbatim" | "keptIn">,
	progress: Showing,
): Promise<Ended> {
	if (!how.hasCheckpoints) unfinished.begin(operation.command);
	const ended = await watchRun(options, { operation, planned, flags, ...how }, progress);
	if (ended.code === 0) unfinished.end(operation.command);
	return ended;
}
