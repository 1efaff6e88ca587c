import { statfsSync } from "node:fs";
import { folderReasonOf } from "../../api/errors";
import { requireDurable } from "../../lifecycle/journal-log";

/** Numbers of file systems that are in memory: tmpfs and ramfs. */
const IN_MEMORY: readonly number[] = [0x01021994, 0x858458f6];

/** That of a container's own files. */
const OVERLAY = 0x794c7630;

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
	const type = typeOf(path);
	if (type !== undefined && IN_MEMORY.includes(type))
		return { path, isChosen, problem: "it is in memory, not on a disk" };
	if (isChosen) return { path, isChosen };
	const endsWith = isCi(environment)
		? "CI is set, so this machine may be thrown away"
		: type === OVERLAY
			? "this is a container, which may be thrown away"
			: undefined;
	return { path, isChosen, endsWith };
}

function typeOf(path: string): number | undefined {
	try {
		return statfsSync(path).type;
	} catch {
		return undefined;
	}
}
