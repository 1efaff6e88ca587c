import type { JournalFolder } from "./journal-folder";

/** What decides whether the engine writes its state as it goes. */
export interface ModeFacts {
	/** Whether `--checkpoints` asks for it. */
	isAskedFor: boolean;
	/** Pulumi's types of resources that are not this package's, in the state or in the preview. */
	foreignTypes: readonly string[];
	folder: JournalFolder;
}

/** How the engine writes its state. */
export interface Mode {
	/** True: before and after each object. False: once, at the end. */
	hasCheckpoints: boolean;
	/** Which it is and why, and what to do for the other; in a line. */
	text: string;
}

/**
 * The state may be written once alone where something else tells what a killed run has made: this package's notes of
 * pending creates, for its own objects, in a folder that outlives the run.
 */
export function modeOf({ isAskedFor, foreignTypes, folder }: ModeFacts): Mode {
	const on = (why: string): Mode => ({ hasCheckpoints: true, text: `Checkpoints are on: ${why}.` });
	const { path, problem, endsWith } = folder;
	if (isAskedFor) return on("--checkpoints asks for them");
	if (foreignTypes.length > 0)
		return on(
			`the stack has resources of other packages (${foreignTypes.slice(0, 3).join(", ")}${foreignTypes.length > 3 ? ", …" : ""}), which only the state would remember after a kill. A stack for the conference alone is brought up faster`,
		);
	if (problem !== undefined)
		return on(
			`the journal folder ${path} can't keep pending creates: ${problem}. With another one (zoom-events:journalFolder, or ZOOM_JOURNAL_FOLDER) this goes faster`,
		);
	if (endsWith !== undefined)
		return on(
			`${endsWith}, and with it the record of pending creates in ${path}. If a folder outlives it, name that in ZOOM_JOURNAL_FOLDER (or zoom-events:journalFolder), and this goes faster`,
		);
	return {
		hasCheckpoints: false,
		text: `Checkpoints are off: all resources are this package's, and pending creates are recorded in ${path}. The state is written at the end.`,
	};
}
