import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Output, run } from "../../provider/cli/program.ts";

/** What a run of the command line printed, and how it ended. */
export interface Ran {
	code: number;
	out: string;
	err: string;
}

/** Runs the command line in this process. */
export const cli = (...args: string[]): Promise<Ran> => cliAt(undefined, ...args);

/** Runs the command line in this process, at a time; now where not given. */
export const cliAt = (now: Date | undefined, ...args: string[]): Promise<Ran> => runWith(now && { now }, args);

/** Runs the command line in this process, with a person at the terminal who gives these answers, and no more. */
export async function cliAnswered(answers: readonly string[], ...args: string[]): Promise<Ran & { asked: string[] }> {
	const asked: string[] = [];
	const ask = (question: string): Promise<string> => Promise.resolve(answers[asked.push(question) - 1] ?? "");
	return { ...(await runWith({ ask }, args)), asked };
}

async function runWith(more: Partial<Output> | undefined, args: readonly string[]): Promise<Ran> {
	let out = "";
	let err = "";
	const code = await run(args, {
		out: (text) => {
			out += text;
		},
		err: (text) => {
			err += text;
		},
		...more,
	});
	return { code, out, err };
}

/** A new folder with files; gives the path of a name in it. */
export function folderOf(files: Record<string, string> = {}): (name: string) => string {
	const folder = mkdtempSync(join(tmpdir(), "zoom-events-cli-"));
	for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
	return (name) => join(folder, name);
}

/** Text of a file of the fixtures. */
export const fixture = (name: string): string => join(import.meta.dirname, "fixtures", name);

export const read = (file: string): string => readFileSync(file, "utf8");
