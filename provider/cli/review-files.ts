import { readFileSync, writeFileSync } from "node:fs";
import { Command, InvalidArgumentError, Option } from "commander";
import {
	briefly,
	ConferenceError,
	type ConferenceSpec,
	formatProblem,
	loadConference,
	type ParamValues,
	strictly,
} from "../conference";
import { speltZone } from "../conference/check/formats";
import { type By, type Review, ReviewError, toHtml, toMarkdown, toSvg } from "../review";

/** Flags that both commands take. */
export interface OutputFlags {
	timezone?: string;
	by?: By;
	param: ParamValues;
	markdown?: string;
	html?: string;
	svg?: string;
}

function toParam(text: string, before: ParamValues = {}): ParamValues {
	const [, name, value] = /^([^=]+)=(.*)$/s.exec(text) ?? [];
	if (name === undefined || value === undefined) throw new InvalidArgumentError("write it as name=value");
	return { ...before, [name]: value };
}

/** A command with the options of both: where the result goes, and how it is shown. */
export function commandWithOutputs(name: string): Command {
	return new Command(name)
		.option("--timezone <zone>", "IANA time zone for all times; the event's by default", (zone) => speltZone(zone))
		.addOption(new Option("--by <column>", "columns of the programme").choices(["track", "room"]))
		.option("--param <name=value>", "parameter of the conference file; can be repeated", toParam, {})
		.option("--markdown <file>", "write the summary to this file; standard output by default")
		.option("--html <file>", "write the page to this file")
		.option("--svg <file>", "write the programme as a picture to this file");
}

/** Reads a file that a flag names. */
export function readText(file: string, what: string): string {
	try {
		return readFileSync(file, "utf8");
	} catch (error) {
		throw new ReviewError(`The ${what} ${file} can't be read: ${(error as Error).message}`);
	}
}

/**
 * The conference in a file, which must have no problem; undefined where no file is given.
 *
 * @param warnings what becomes of them: nothing, a few lines on standard error, or problems
 */
export function readSpec(
	file: string | undefined,
	params: ParamValues,
	warnings: "ignored" | "said" | "problems" = "ignored",
): ConferenceSpec | undefined {
	if (file === undefined) return undefined;
	const loaded = loadConference(file, params);
	const { spec, problems } = warnings === "problems" ? strictly(loaded) : loaded;
	if (spec === undefined) throw new ConferenceError(problems);
	if (warnings === "said") for (const line of briefly(loaded.warnings, file)) console.error(line);
	return spec;
}

/** Writes the review where the flags say. */
export function writeOut(review: Review, { markdown, html, svg }: OutputFlags): void {
	if (markdown === undefined) process.stdout.write(toMarkdown(review));
	else writeFileSync(markdown, toMarkdown(review));
	if (html !== undefined) writeFileSync(html, toHtml(review));
	if (svg !== undefined) writeFileSync(svg, toSvg(review));
}

/**
 * Runs a command's work, and gives its exit code; an error that people can fix is shown without a stack trace.
 *
 * What is wrong with a conference file goes into the summary too: whoever reads the comment must see why there is none.
 */
export async function exitCodeOf(work: () => number | Promise<number>, flags: OutputFlags): Promise<number> {
	try {
		return await work();
	} catch (error) {
		if (!(error instanceof ReviewError || error instanceof ConferenceError)) throw error;
		const lines = error instanceof ConferenceError ? error.problems.map(formatProblem) : [error.message];
		console.error(lines.join("\n"));
		if (flags.markdown !== undefined)
			writeFileSync(flags.markdown, `## Conference review\n\n**There is no review.**\n\n${fenced(lines.join("\n"))}\n`);
		return 1;
	}
}

/** Text as a block of code, whatever is in it. */
function fenced(text: string): string {
	const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length));
	const fence = "`".repeat(longest + 1);
	return `${fence}text\n${text}\n${fence}`;
}
