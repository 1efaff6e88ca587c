import type { Command } from "commander";
import { type Recording, readRecording } from "../api/recording";
import { type Difference, differencesIn } from "../api/recording-differences";
import { type Context, EXIT, jsonText } from "./context";

const EXAMPLES = `
Examples:
  zoom-events recording ./recording
  zoom-events recording ./recording --json

ZOOM_RECORD=./recording makes any command, and pulumi up, record what the API answers, without what is personal or
secret. Compared are the fields, types, formats and constants of bodies, the lengths of lists, and which statuses and
codes came. Exit code 1 means that something differs.`;

/** `1 file`, `2 files`. */
function counted(count: number, noun: string): string {
	return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

/** What differs, in words. */
function textOf({ part, field, is, detail }: Difference): string {
	const place = `${part} ${field}`.trim();
	switch (is) {
		case "unknown":
			return `${place}: not in the contract (${detail})`;
		case "missing":
			return `${place}: missing, though required`;
		case "enum":
			return `${place}: ${detail}, not one of the contract's values`;
		case "refusal":
			return `${detail}: not documented`;
		default:
			return part === "status" ? detail : `${place}: ${detail}`;
	}
}

/** Exchanges of each operation. */
function countsOf({ exchanges }: Recording): Record<string, number> {
	const counts = new Map<string, number>();
	for (const { operation } of exchanges) counts.set(operation, (counts.get(operation) ?? 0) + 1);
	return Object.fromEntries([...counts].sort(([one], [other]) => (one < other ? -1 : 1)));
}

function show(recording: Recording, differences: readonly Difference[], lost: number): string {
	const counts = countsOf(recording);
	const lines = Object.entries(counts).flatMap(([operation, count]) => {
		const own = differences.filter((one) => one.operation === operation);
		const rows = own.map((one) => `  ${(one.count === 1 ? "once" : `${one.count} times`).padEnd(7)}  ${textOf(one)}`);
		return rows.length === 0 ? [] : [`${operation}: ${counted(count, "exchange")}`, ...rows];
	});
	const { exchanges, files, isZoom } = recording;
	const read = `${counted(exchanges.length, "exchange")} of ${counted(Object.keys(counts).length, "operation")} in ${counted(files, "file")}`;
	const unanswered = lost === 0 ? "" : `, ${lost} of them without an answer`;
	const verdict = differences.length === 0 ? "no differences" : counted(differences.length, "difference");
	const origin = isZoom ? "" : " Not of Zoom's own API.";
	return `${[...lines, `${read}${unanswered}; ${verdict} from the contract.${origin}`].join("\n")}\n`;
}

/** `recording FOLDER`: how recorded exchanges with the API differ from the contract. */
export function addRecording(program: Command, context: Context): void {
	program
		.command("recording")
		.description("Compare recorded answers of the API with its description")
		.argument("<folder>", "the folder that ZOOM_RECORD or zoom-events:record named, or one file of it")
		.option("--json", "print counts and differences as JSON")
		.addHelpText("after", EXAMPLES)
		.action((folder: string, { json }: { json?: true }) => {
			const recording = readRecording(folder);
			const { exchanges, files, isZoom, unreadable } = recording;
			const differences = differencesIn(recording);
			const lost = exchanges.filter(({ status }) => status === undefined).length;
			const counts = { exchanges: exchanges.length, lost, files, isZoom, unreadable };
			const data = { ...counts, operations: countsOf(recording), differences };
			context.out(json === true ? jsonText(data) : show(recording, differences, lost));
			for (const line of unreadable) context.err(`${line} can't be read and is left out.\n`);
			if (differences.length > 0) context.end(EXIT.problems);
		});
}
