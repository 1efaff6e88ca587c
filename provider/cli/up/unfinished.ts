import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { asObject, parseJson } from "../../api/answers";
import { digest } from "../../api/digest";
import { NotesFolderError } from "../../api/errors";
import { makeFolder } from "../../api/notes-folder";
import { appendDurably } from "../../lifecycle/journal-log";

/**
 * A note, beside those of pending creates, that a run of a stack without checkpoints has begun. It goes when such a run
 * has ended well; until then the state may be older than what was done.
 */
export class UnfinishedRun {
	readonly #file: string;

	/**
	 * @param folder of pending creates
	 * @param stack what tells stacks apart: project and name
	 */
	constructor(
		private readonly folder: string,
		stack: string,
	) {
		this.#file = join(folder, "runs", `${digest(stack, 16, "hex")}.json`);
	}

	/** The command of a run that didn't end well; undefined where there is none. */
	read(): string | undefined {
		try {
			const command = asObject(parseJson(readFileSync(this.#file, "utf8")))?.command;
			return typeof command === "string" ? command : undefined;
		} catch {
			return undefined;
		}
	}

	/**
	 * Notes that a run begins; what an `up` has left is over with another `up` alone.
	 *
	 * @throws NotesFolderError where that can't be noted
	 */
	begin(command: string): void {
		if (this.read() !== undefined) return;
		try {
			makeFolder(join(this.folder, "runs"));
			rmSync(this.#file, { force: true });
			appendDurably(this.#file, `${JSON.stringify({ command })}\n`, true);
		} catch (error) {
			throw new NotesFolderError(this.folder, error, true);
		}
	}

	/** Notes that a run ended well. */
	end(command: string): void {
		if (command === "up" || this.read() === command) rmSync(this.#file, { force: true });
	}
}
