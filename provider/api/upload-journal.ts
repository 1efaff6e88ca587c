import { appendFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

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

	/** The upload that was begun and can go on; undefined where there is none. */
	read(now = Date.now()): BegunUpload | undefined {
		try {
			const [first = "", ...numbers] = readFileSync(this.#file, "utf8").split("\n");
			const { uploadId, begun } = JSON.parse(first) as { uploadId?: unknown; begun?: unknown };
			if (typeof uploadId !== "string" || typeof begun !== "number" || begun + LIFETIME_MS < now) return undefined;
			// A kill may cut the last line short, and a cut number would be another one.
			return { uploadId, parts: new Set(numbers.slice(0, -1).map(Number)) };
		} catch {
			return undefined;
		}
	}

	begin(uploadId: string, now = Date.now()): void {
		mkdirSync(this.folder, { recursive: true, mode: 0o700 });
		writeFileSync(this.#file, `${JSON.stringify({ uploadId, begun: now })}\n`, { mode: 0o600 });
	}

	add(part: number): void {
		appendFileSync(this.#file, `${part}\n`);
	}

	/** Forgets the upload: it is complete, or can't go on. */
	end(): void {
		rmSync(this.#file, { force: true });
	}
}
