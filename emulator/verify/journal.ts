import { appendFileSync, existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { dirname } from "node:path";

/** What `verify` makes and so removes: events with all that is in them, video channels and hub hosts. */
export const MADE_KINDS = ["event", "vod-channel", "hub-host"] as const;
export type MadeKind = (typeof MADE_KINDS)[number];

/** Something that was made. */
export interface Made {
	kind: MadeKind;
	/** Its own; unknown where the answer of its create is. */
	id?: string;
	/** The hub it is in. */
	hub: string;
	/** Its name, or its address. */
	name: string;
}

/** A line: what is about to be made, its id once it is known, or that it is gone. */
type Line = { owner: string; key: string } & ({ make: Made } | { id: string } | { gone: true });

/** A file that holds what is there of `verify`'s own making, written before and after each create. */
export class Journal {
	readonly #made = new Map<string, Made>();
	readonly #others = new Set<string>();
	#next = 1;

	/**
	 * @param file where it is kept, also after a kill
	 * @param owner the API and account that the objects are of; those of others stay as they are
	 */
	constructor(
		private readonly file: string,
		private readonly owner: string,
	) {
		mkdirSync(dirname(file), { recursive: true });
		if (!existsSync(file)) return;
		for (const text of readFileSync(file, "utf8").split("\n")) this.#read(text);
	}

	#read(text: string): void {
		let line: Line;
		try {
			line = JSON.parse(text) as Line;
		} catch {
			// The last line of a run that was killed may be half there.
			return;
		}
		this.#next = Math.max(this.#next, Number(line.key) + 1);
		if (line.owner !== this.owner) {
			if ("gone" in line) this.#others.delete(line.key);
			else this.#others.add(line.key);
			return;
		}
		const known = this.#made.get(line.key);
		if ("make" in line) this.#made.set(line.key, line.make);
		else if ("gone" in line) this.#made.delete(line.key);
		else if (known !== undefined) this.#made.set(line.key, { ...known, id: line.id });
	}

	#write(line: Line): void {
		appendFileSync(this.file, `${JSON.stringify(line)}\n`);
	}

	/** What is there, by key, the newest first. */
	entries(): [key: string, made: Made][] {
		return [...this.#made].reverse();
	}

	/** Writes that something is about to be made. */
	begin(make: Made): string {
		const key = String(this.#next++);
		this.#made.set(key, make);
		this.#write({ owner: this.owner, key, make });
		return key;
	}

	/** Writes the id of what was made. */
	made(key: string, id: string): void {
		const known = this.#made.get(key);
		if (known !== undefined) this.#made.set(key, { ...known, id });
		this.#write({ owner: this.owner, key, id });
	}

	/** Writes that something is gone, or was never made; a file with nothing left in it is removed. */
	gone(key: string): void {
		this.#made.delete(key);
		this.#write({ owner: this.owner, key, gone: true });
		if (this.#made.size === 0 && this.#others.size === 0) rmSync(this.file, { force: true });
	}
}
