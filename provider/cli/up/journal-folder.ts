import { statfsSync } from "node:fs";
import { folderReasonOf } from "../../api/errors";
import { requireDurable } from "../../lifecycle/journal-log";

/** Why what is written to a file system may be lost, by the file system's number. */
const MAY_END: Readonly<Record<number, string>> = {
	// overlayfs
	2035054128: "this is a container, which may be thrown away",
	// tmpfs
	16914836: "this folder is in memory, which a restart clears",
	// ramfs
	2240043254: "this folder is in memory, which a restart clears",
};

/** What is known of the folder of pending creates. */
export interface JournalFolder {
	path: string;
	isChosen: boolean;
	/** Why it can't keep what is noted; undefined where it can. */
	problem?: string | undefined;
	/** What may throw it away with the notes in it, where nobody has chosen it; undefined where nothing is known to. */
	endsWith?: string | undefined;
}

/** Whether the environment is that of a continuous integration, as its variable says. */
function isCi({ CI = "" }: NodeJS.ProcessEnv): boolean {
	return !["", "0", "false"].includes(CI.toLowerCase());
}

/** Looks at the folder of pending creates: writes a file in it, waits until that is on the disk, and removes it. */
export function lookAtJournalFolder(
	path: string,
	isChosen: boolean,
	environment: NodeJS.ProcessEnv = process.env,
): JournalFolder {
	try {
		requireDurable(path);
	} catch (error) {
		return { path, isChosen, problem: folderReasonOf(error) };
	}
	if (isChosen) return { path, isChosen };
	const type = typeOf(path);
	const endsWith = isCi(environment)
		? "CI is set, so this machine may be thrown away"
		: type === undefined
			? undefined
			: MAY_END[type];
	return { path, isChosen, endsWith };
}

function typeOf(path: string): number | undefined {
	try {
		return statfsSync(path).type;
	} catch {
		return undefined;
	}
}
