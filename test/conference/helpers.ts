import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
	type ConferenceSpec,
	type Declaration,
	expand,
	formatProblem,
	loadConference,
	type ParamValues,
} from "../../provider/conference/index.ts";

/** The smallest conference that is right, as YAML; two days in May in Berlin. */
export const SMALL = `hub: Community
event:
  name: Small
  description: For tests.
  eventType: CONFERENCE
  accessLevel: PRIVATE_UNRESTRICTED
  attendanceType: virtual
  timezone: Europe/Berlin
  firstDay: 2027-05-04
  days: [{ from: 08:00, to: 20:00 }, { from: 08:00, to: 20:00 }]
`;

/** Writes files to a new folder and gives their paths by name. */
export function write(files: Record<string, string>): Record<string, string> {
	const folder = mkdtempSync(join(tmpdir(), "zoom-events-conference-"));
	return Object.fromEntries(
		Object.entries(files).map(([name, text]) => {
			writeFileSync(join(folder, name), text);
			return [name, join(folder, name)];
		}),
	);
}

/** Loads a text, or several files of which the last one is meant. */
export function load(text: string | Record<string, string>, params: ParamValues = {}): ConferenceSpec {
	const files = write(typeof text === "string" ? { "conference.yaml": text } : text);
	const { spec, problems } = loadConference(Object.values(files).at(-1) ?? "", params);
	if (spec === undefined) throw new Error(problems.map(formatProblem).join("\n"));
	return spec;
}

/** Messages of a text's problems, without the file's name. */
export function problemsOf(text: string, params: ParamValues = {}): string[] {
	const { "conference.yaml": file = "" } = write({ "conference.yaml": text });
	return loadConference(file, params).problems.map((problem) => formatProblem({ ...problem, file: "f" }));
}

/** A declaration by kind and name. */
export function declared(spec: ConferenceSpec, kind: Declaration["kind"], name: string): Declaration | undefined {
	return expand(spec).find((one) => one.kind === kind && one.name === name);
}
