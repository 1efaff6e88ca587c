import { readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { makeFolder } from "./notes-folder";

/** A process that made no request for this long takes no share, in ms. */
const ACTIVE_MS = 2_000;

/** Files of processes that were killed are removed after this long, in ms. */
const STALE_MS = 60_000;

/**
 * The processes of this machine that use the same account at present, each by a file that it touches as long as it
 * makes requests. No lock, no server: at worst a share is out of date for half a second.
 */
export class Neighbours {
	/** Others are looked for this often at most, in ms. */
	static readonly LOOK_MS = 500;
	static #made = 0;

	/** A process may have several clients. */
	readonly #own = `${process.pid}-${++Neighbours.#made}`;
	#others = 0;
	#looked = Number.NEGATIVE_INFINITY;

	/** @param folder of the account's processes; made at the first look */
	constructor(private readonly folder: string) {}

	/** How many others make requests at present; says that this one does. */
	count(now = Date.now()): number {
		if (now - this.#looked < Neighbours.LOOK_MS) return this.#others;
		this.#looked = now;
		try {
			makeFolder(this.folder);
			writeFileSync(join(this.folder, this.#own), "");
			this.#others = readdirSync(this.folder).filter((name) => name !== this.#own && this.#isActive(name, now)).length;
		} catch {
			// Without a folder that can be written, this process is alone.
			this.#others = 0;
		}
		return this.#others;
	}

	/** Ends this process's share. */
	leave(): void {
		try {
			rmSync(join(this.folder, this.#own), { force: true });
		} catch {
			// Where nothing could be written there is nothing to take away; what was written counts for two seconds more.
		}
		this.#looked = Number.NEGATIVE_INFINITY;
	}

	#isActive(name: string, now: number): boolean {
		const file = join(this.folder, name);
		const age = now - (statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? Number.NEGATIVE_INFINITY);
		if (age > STALE_MS) rmSync(file, { force: true });
		return age < ACTIVE_MS;
	}
}
