import { randomUUID } from "node:crypto";
import {
	appendFileSync,
	closeSync,
	existsSync,
	fdatasyncSync,
	fsyncSync,
	openSync,
	rmSync,
	writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { makeFolder } from "../api/notes-folder";

/**
 * How a log is written to.
 *
 * @param mustLast false of what does no harm if a loss of power takes it
 */
export type AppendToLog = (file: string, text: string, mustLast: boolean) => void;

/** Only the log's owner can read it. */
const MODE = 0o600;

/** Appends to a log. What is written outlives a kill of the process, but not a loss of power. */
export const appendOwn: AppendToLog = (file, text) => {
	appendFileSync(file, text, { mode: MODE });
};

/** Appends to a log so that what must last is on the disk when this returns, the log's own name included. */
export const appendDurably: AppendToLog = (file, text, mustLast) => {
	if (!mustLast) {
		appendOwn(file, text, mustLast);
		return;
	}
	const isNew = !existsSync(file);
	const log = openSync(file, "a", MODE);
	try {
		writeFileSync(log, text);
		fdatasyncSync(log);
	} finally {
		closeSync(log);
	}
	if (isNew) syncFolders(dirname(file));
};

/**
 * Makes a folder, and sure that what is written in it is on a disk.
 *
 * @throws the system's error where it can't be
 */
export function requireDurable(folder: string): void {
	makeFolder(folder);
	const file = join(folder, `probe-${randomUUID()}`);
	try {
		appendDurably(file, "probe\n", true);
	} finally {
		rmSync(file, { force: true });
	}
}

/** Puts the names of a folder on the disk, and its own name in those above it, which may be as new. */
function syncFolders(folder: string): void {
	// Windows opens no folder, and writes names by itself.
	if (process.platform === "win32") return;
	syncFolder(folder);
	for (let above = dirname(folder); above !== dirname(above); above = dirname(above)) {
		try {
			syncFolder(above);
		} catch {
			// A folder that this user may not read was there before.
		}
	}
}

function syncFolder(path: string): void {
	const folder = openSync(path, "r");
	try {
		fsyncSync(folder);
	} finally {
		closeSync(folder);
	}
}
