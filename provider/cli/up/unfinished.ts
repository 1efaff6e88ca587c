import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { asObject, parseJson } from "../../api/answers";
import { digest } from "../../api/digest";
import { NotesFolderError } from "../../api/errors";
import { makeFolder } from "../../api/notes-folder";
import { appendDurably } from "../../lifecycle/journal-log";
import { UsageError } from "../context";
import type { PulumiOptions } from "../pulumi";
import { stackText } from "../stack/stack";
import { fullNameOf, readConfig, runSettingsOf } from "./stack-settings";

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

/**
 * What a command that looks for lost objects should say of a stack whose last run without checkpoints didn't end well;
 * undefined where there was none, or the stack can't be asked.
 */
export async function unfinishedText(options: PulumiOptions): Promise<string | undefined> {
	try {
		const { journalFolder } = runSettingsOf(await readConfig(options), options);
		const command = new UnfinishedRun(journalFolder, await fullNameOf(options)).read();
		if (command === undefined) return undefined;
		return `The last zoom-events ${command} of ${stackText(options)} ended before its state was written. What it created is recorded in ${journalFolder}, and in no state: run zoom-events up again, which takes it over.`;
	} catch (error) {
		if (error instanceof UsageError) return undefined;
		throw error;
	}
}
