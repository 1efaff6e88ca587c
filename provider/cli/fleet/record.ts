import { accessSync, constants, existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { asObject, parseJson } from "../../api/answers";
import { folderReasonOf } from "../../api/errors";
import { makeFolder } from "../../api/notes-folder";
import { UsageError } from "../context";
import { writeWhole } from "../files";
import { FINAL_STATES, type FinalState } from "./states";

/** The logs of a fleet's editions, and how the last run of each ended. */
export class FleetRecord {
	readonly #file: string;

	/** @param folder where they are */
	constructor(readonly folder: string) {
		this.#file = join(folder, "last-run.json");
	}

	/** The file with all that Pulumi printed for a stack in its last run. */
	logOf(stack: string): string {
		return join(this.folder, `${stack}.log`);
	}

	/**
	 * Makes the folder.
	 *
	 * @throws UsageError where it can't be made or written to
	 */
	open(): void {
		try {
			makeFolder(this.folder);
			accessSync(this.folder, constants.W_OK);
			const ignored = join(this.folder, ".gitignore");
			// Logs name people, and are nobody's to commit.
			if (!existsSync(ignored)) writeFileSync(ignored, "*\n");
		} catch (error) {
			throw new UsageError(
				`the logs can't be written to ${this.folder}: ${folderReasonOf(error)}. Name another folder with --logs.`,
			);
		}
	}

	/** How the last run of each stack ended; nothing of those that it doesn't know. */
	read(): Map<string, FinalState> {
		if (!existsSync(this.#file)) return new Map();
		const known = Object.entries(asObject(asObject(parseJson(readFileSync(this.#file, "utf8")))?.stacks) ?? {});
		return new Map(
			known.flatMap(([stack, state]): [string, FinalState][] => {
				const found = FINAL_STATES.find((one) => one === state);
				return found === undefined ? [] : [[stack, found]];
			}),
		);
	}

	/** Writes how runs ended; of other stacks it stays as it was. */
	async write(command: string, states: ReadonlyMap<string, FinalState>): Promise<void> {
		const all = new Map([...this.read(), ...states]);
		await writeWhole(this.#file, `${JSON.stringify({ command, stacks: Object.fromEntries(all) }, null, "\t")}\n`);
	}
}
