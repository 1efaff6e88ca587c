import { randomBytes } from "node:crypto";
import { realpathSync, statSync } from "node:fs";
import { type FileHandle, open, rename, rm } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { type Context, UsageError } from "../context";

/** Where rows go. */
export interface Sink {
	/** Writes a piece, and waits while whoever reads is slow; false once nobody reads any more. */
	write(text: string): Promise<boolean>;
	/** All is written. */
	done(): Promise<void>;
	/** Leaves nothing behind. */
	undo(): Promise<void>;
}

/** Rows are of people: nobody but the file's owner reads them. */
const MODE = 0o600;

/** Standard output. */
export function outputSink({ out, ready }: Pick<Context, "out" | "ready">): Sink {
	return {
		write: (text) => {
			if (text !== "") out(text);
			return ready();
		},
		done: () => Promise.resolve(),
		undo: () => Promise.resolve(),
	};
}

/** Where a file is in truth, behind links; a name that is not there yet is where it is. */
function placeOf(file: string): string {
	try {
		const place = realpathSync(file);
		if (!statSync(place).isFile()) throw new UsageError(`${file} can't be written: it is no regular file.`);
		return place;
	} catch (error) {
		if (error instanceof UsageError) throw error;
		return file;
	}
}

/** A problem with a file in words. */
function refusal(file: string, error: unknown): UsageError {
	const { code, message } = error as NodeJS.ErrnoException;
	return new UsageError(`${file} can't be written: ${code === "ENOENT" ? "its folder does not exist" : message}.`);
}

/**
 * A file that is there whole or not at all: rows go to a new one next to it, which takes its place when all are there.
 *
 * @throws UsageError where it can't be written
 */
export async function fileSink(file: string): Promise<Sink> {
	const place = placeOf(file);
	const part = join(dirname(place), `.${basename(place)}.${randomBytes(6).toString("hex")}.part`);
	let handle: FileHandle;
	try {
		handle = await open(part, "wx", MODE);
	} catch (error) {
		throw refusal(file, error);
	}
	const undo = async (): Promise<void> => {
		await handle.close().catch(() => undefined);
		await rm(part, { force: true });
	};
	const orRefusal = async (work: () => Promise<unknown>): Promise<void> => {
		try {
			await work();
		} catch (error) {
			throw refusal(file, error);
		}
	};
	return {
		write: async (text) => {
			await orRefusal(() => handle.appendFile(text));
			return true;
		},
		done: () =>
			orRefusal(async () => {
				await handle.sync();
				await handle.close();
				await rename(part, place);
			}),
		undo,
	};
}
