import { appendFileSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { NotesFolderError } from "./errors";
import { makeFolder } from "./notes-folder";

/** An upload must be complete within 7 days of its start; a day is kept as margin. */
const LIFETIME_MS = 6 * 24 * 60 * 60 * 1000;

/** What is known of an upload in parts that was begun. */
export interface BegunUpload {
	uploadId: string;
	/** Numbers of the parts that the API has, from 1. */
	parts: ReadonlySet<number>;
}

/**
 * Remembers on the disk which parts of an upload the API has, so that a killed upload goes on where it was. A file an
 * upload: a line of JSON with the upload's id, then a line with the number of each part.
 */
export class UploadJournal {
	readonly #file: string;
	/** True where a number may be cut short: what is added would go on in it. */
	#isTorn = false;

	/**
	 * @param folder where journals are; made at the first write
	 * @param key tells uploads apart: the same content for the same purpose has the same key
	 */
	constructor(
		private readonly folder: string,
		key: string,
	) {
		this.#file = join(folder, `${key}.ndjson`);
	}

	/** The upload that was begun and can go on; undefined if there is none. */
	read(now = Date.now()): BegunUpload | undefined {
		try {
			const text = readFileSync(this.#file, "utf8");
			const whole = text.slice(0, text.lastIndexOf("\n") + 1);
			// A kill or a full disk may cut the last line short, and a cut number would be another one.
			if (whole !== text) truncateSync(this.#file, Buffer.byteLength(whole));
			const [first = "", ...numbers] = whole.trimEnd().split("\n");
			const { uploadId, begun } = JSON.parse(first) as { uploadId?: unknown; begun?: unknown };
			if (typeof uploadId !== "string" || typeof begun !== "number" || begun + LIFETIME_MS < now) return undefined;
			return { uploadId, parts: new Set(numbers.map(Number)) };
		} catch {
			return undefined;
		}
	}

	/** @throws NotesFolderError where it can't be noted */
	begin(uploadId: string, now = Date.now()): void {
		try {
			makeFolder(this.folder);
			writeFileSync(this.#file, `${JSON.stringify({ uploadId, begun: now })}\n`, { mode: 0o600 });
		} catch (error) {
			throw new NotesFolderError(this.folder, error);
		}
	}

	/** @throws NotesFolderError where it can't be noted */
	add(part: number): void {
		if (this.#isTorn) return;
		try {
			appendFileSync(this.#file, `${part}\n`);
		} catch (error) {
			this.#isTorn = true;
			throw new NotesFolderError(this.folder, error);
		}
	}

	/** Forgets the upload: it is complete, or can't go on. */
	end(): void {
		try {
			rmSync(this.#file, { force: true });
		} catch {
			// An upload that is complete is no failure; the API knows this one no more when the note is read.
		}
	}
}
