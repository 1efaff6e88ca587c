import { accessSync, constants, existsSync, statfsSync, statSync } from "node:fs";
import { dirname } from "node:path";
import { folderReasonOf } from "../../../api/errors";
import { CreateJournal } from "../../../lifecycle/journal";
import { type Check, fine, problem, warning } from "../check";

/** Least room for notes, in bytes. */
const ROOM = 1_000_000;

/** Types of file systems that nothing can be written to, whatever they say: proc and sysfs. */
const SYSTEMS: readonly number[] = [0x9fa0, 0x62656572];

/** The folder, or the nearest above it that is there. */
function nearest(folder: string): string {
	return existsSync(folder) || dirname(folder) === folder ? folder : nearest(dirname(folder));
}

/** Why a folder can't be written to; undefined where it seems to be possible. Nothing is tried. */
function reasonAgainst(folder: string): string | undefined {
	const there = nearest(folder);
	try {
		if (!statSync(there).isDirectory()) return folderReasonOf({ code: "ENOTDIR" });
		accessSync(there, constants.W_OK | constants.X_OK);
		const { type, bavail, bsize } = statfsSync(there);
		if (SYSTEMS.includes(type)) return folderReasonOf({ code: "ENOENT" });
		return bavail * bsize < ROOM ? folderReasonOf({ code: "ENOSPC" }) : undefined;
	} catch (error) {
		return folderReasonOf(error);
	}
}

/** The folder of notes on creates that are under way. */
export const notesCheck: Check = {
	name: "Creates",
	looksAt: "the folder of pending creates: whether it can be written to, and what is noted in it",
	needs: ["Settings"],
	run(_, { settings }) {
		if (settings === undefined) return [];
		const { journalFolder, accountId, apiUrl } = settings;
		const choose = "Fix that, or choose another folder: pulumi config set zoom-events:journalFolder <folder>";
		const reason = reasonAgainst(journalFolder);
		if (reason !== undefined) return [problem(`the journal folder ${journalFolder} can't be used: ${reason}.`, choose)];
		const { pending, unread } = CreateJournal.pending(journalFolder, `${accountId} ${apiUrl}`);
		if (unread !== undefined)
			return [problem(`the journal folder ${journalFolder} can't be read: ${folderReasonOf(unread)}.`, choose)];
		const where = `${journalFolder} can be written to`;
		if (pending.length === 0) return [fine(`${where}; no create is pending.`)];
		const open = pending.filter(({ id }) => id === undefined).length;
		if (open === 0)
			return [fine(`${where}; ${pending.length} noted, all with an id: the next run takes them from there.`)];
		return [
			warning(
				`${where}; ${open === 1 ? "1 create has" : `${open} creates have`} no answer noted: a run is under way, or was killed.`,
				"Run pulumi up again: it looks for what was created, and makes nothing twice. See docs/faults.md.",
			),
		];
	},
};
