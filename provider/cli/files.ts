import { existsSync } from "node:fs";
import { relative } from "node:path";
import writeFileAtomic from "write-file-atomic";
import { UsageError } from "./context";

/**
 * Writes a file whole or not at all: to a temporary one, which is then renamed.
 *
 * @param options `mode` of the file, where it is not that of the one before
 */
export async function writeWhole(file: string, text: string, options: { mode?: number } = {}): Promise<void> {
	try {
		await writeFileAtomic(file, text, options);
	} catch (error) {
		const { code, message } = error as NodeJS.ErrnoException;
		throw new UsageError(`${file} can't be written: ${code === "ENOENT" ? "its folder does not exist" : message}.`);
	}
}

/**
 * Makes sure that files are not there yet.
 *
 * @throws UsageError naming those that are
 */
export function refuseExisting(files: readonly string[]): void {
	const existing = files.filter((file) => existsSync(file)).map((file) => relative(process.cwd(), file));
	if (existing.length === 0) return;
	const [verb, them] = existing.length === 1 ? ["exists", "it"] : ["exist", "them"];
	throw new UsageError(`${existing.join(", ")} already ${verb}, and nothing is overwritten. Move ${them} away first.`);
}
