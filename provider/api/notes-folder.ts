import { mkdirSync, statSync } from "node:fs";
import { dirname } from "node:path";

function isFolder(path: string): boolean {
	return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}

/**
 * Makes a journal folder and those above it, for its owner alone. Node's own recursion never ends below `/proc`, which
 * is there and says of whatever is to be made in it that it isn't.
 */
export function makeFolder(folder: string): void {
	if (isFolder(folder)) return;
	const above = dirname(folder);
	if (above !== folder) makeFolder(above);
	try {
		mkdirSync(folder, { mode: 0o700 });
	} catch (error) {
		// Another process may have made it meanwhile.
		if (!isFolder(folder)) throw error;
	}
}
