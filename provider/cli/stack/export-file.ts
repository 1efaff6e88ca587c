import { readFileSync } from "node:fs";
import { UsageError } from "../context";
import { hasPlaintext } from "./secrets";
import { readExport, type StackExport } from "./stack-export";

/**
 * Reads a stack export from a file.
 *
 * @param output file to which the result goes; undefined where that is the standard output
 * @throws UsageError where it can't be read, is something else, or has secrets in clear that would be printed
 */
export function readExportFile(file: string, output: string | undefined): StackExport {
	let text: string;
	try {
		text = readFileSync(file, "utf8");
	} catch (error) {
		throw new UsageError(`${file} can't be read: ${(error as Error).message}.`);
	}
	const state = readExport(text, file);
	if (output === undefined && hasPlaintext(state.deployment))
		throw new UsageError(`${file} has plaintext secrets, and so will the result: choose a file for it with --output.`);
	return state;
}
