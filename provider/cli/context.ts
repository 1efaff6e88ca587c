import { InvalidArgumentError } from "commander";
import {
	briefly,
	type ConferenceSpec,
	formatProblem,
	loadConference,
	type ParamValues,
	type Problem,
	strictly,
} from "../conference";
import { formats, speltZone } from "../conference/check/formats";
import type { Progress } from "./progress";

/** How a command ended; the documented exit codes. */
export const EXIT = {
	ok: 0,
	/** Something is wrong with the conference. */
	problems: 1,
	/** Wrong usage, or the command failed. */
	failure: 2,
} as const;

/** An exit code. */
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** What commands write to, and how they end. */
export interface Context {
	/** Data and results. */
	out(text: string): void;
	/** What is said beside them. */
	err(text: string): void;
	/** Resolves when more data can be taken, at once where nobody is slow; to false where nobody takes any more. */
	ready(): Promise<boolean>;
	/** Whether data goes to a terminal. */
	isTerminal: boolean;
	/** How far the command is. */
	progress: Progress;
	/** Sets the exit code. */
	end(code: number): void;
	/** The current time. */
	now: Date;
	/** Asks a person for a line; undefined where none is at the terminal. */
	ask: ((question: string) => Promise<string>) | undefined;
}

/** A request that can't be carried out; the message says what to do. */
export class UsageError extends Error {
	override readonly name = "UsageError";
}

/** Collects `--param year=2028 --param hub=Community`. */
export function collectParam(text: string, known: ParamValues = {}): ParamValues {
	const [, name, value] = /^([^=]+)=(.*)$/s.exec(text) ?? [];
	if (name === undefined || value === undefined) throw new InvalidArgumentError("write name=value, such as year=2028");
	return { ...known, [name]: value };
}

/** Reads an IANA time zone, in the database's spelling. */
export function toTimezone(text: string): string {
	if (formats.timezone?.validate?.(text) !== true)
		throw new InvalidArgumentError("use an IANA time zone, such as Europe/Berlin");
	return speltZone(text);
}

/** Says of an option that it makes errors of warnings. */
export const STRICT: [flags: string, description: string] = ["--strict", "count warnings as problems"];

/**
 * The conference of a file, with its warnings said; where it has problems they are said, and there is none.
 *
 * @param isStrict whether warnings count as problems
 */
export function loadOrSay(
	file: string,
	params: ParamValues,
	context: Context,
	isStrict = false,
): ConferenceSpec | undefined {
	const loaded = loadConference(file, params, context.now);
	const { spec, problems, warnings } = isStrict ? strictly(loaded) : loaded;
	if (spec !== undefined) {
		for (const line of briefly(warnings, file)) context.err(`${line}\n`);
		return spec;
	}
	context.err(`${problems.map(formatProblem).join("\n")}\n`);
	context.end(codeOf(problems));
	return undefined;
}

/** Exit code for problems: a file that can't be read at all is no conference with problems. */
export function codeOf(problems: readonly Problem[]): ExitCode {
	if (problems.length === 0) return EXIT.ok;
	return problems.every(({ path, line }) => path === "" && line === undefined) ? EXIT.failure : EXIT.problems;
}

/** A value as JSON text that ends with a line break. */
export function jsonText(value: unknown): string {
	return `${JSON.stringify(value, null, 2)}\n`;
}
