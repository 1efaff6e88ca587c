import Table from "cli-table3";
import type { Command } from "commander";
import { type AgendaRow, agenda, type ParamValues } from "../conference";
import { type Context, collectParam, jsonText, loadOrSay, STRICT, toTimezone } from "./context";

const EXAMPLES = `
Examples:
  zoom-events plan-times conference.yaml
  zoom-events plan-times conference.yaml --timezone America/New_York
  zoom-events plan-times conference.yaml --json | jq -r '.[].name'`;

/** The rows as a table for a terminal; the date stands at the first session of each day. */
function tableOf(rows: readonly AgendaRow[]): string {
	const columns = ["Date", "Time", "Session", "Track", "Room", "Speakers"];
	const lines = rows.map(({ date, start, end, name, track = "", room = "", speakers }, index) => [
		rows[index - 1]?.date === date ? "" : date,
		`${start}–${end}`,
		name,
		track,
		room,
		speakers.join(", "),
	]);
	const isUsed = (column: number): boolean => column < 3 || lines.some((line) => line[column] !== "");
	const table = new Table({ head: columns.filter((_, column) => isUsed(column)), style: { head: [], border: [] } });
	table.push(...lines.map((line) => line.filter((_, column) => isUsed(column))));
	return table.toString();
}

/** `plan-times FILE`: the programme in chronological order. */
export function addPlanTimes(program: Command, context: Context): void {
	program
		.command("plan-times")
		.description("Show the programme of a conference file in chronological order")
		.argument("<file>", "the conference file")
		.option("--timezone <zone>", "show times in this time zone; the event's by default", toTimezone)
		.option("--param <name=value>", "value of a parameter; can be repeated", collectParam)
		.option(...STRICT)
		.option("--json", "print the rows as JSON")
		.addHelpText("after", EXAMPLES)
		.action((file: string, flags: { timezone?: string; param?: ParamValues; strict?: true; json?: true }) => {
			const spec = loadOrSay(file, flags.param ?? {}, context, flags.strict);
			if (spec === undefined) return;
			const rows = agenda(spec, flags.timezone);
			if (flags.json === true) context.out(jsonText(rows));
			else {
				const zone = flags.timezone ?? String(spec.event.timezone);
				context.out(`${String(spec.event.name)}, times in ${zone}\n${tableOf(rows)}\n`);
			}
		});
}
