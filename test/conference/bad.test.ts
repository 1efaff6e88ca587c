import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { formatProblem, loadConference, type Problem } from "../../provider/conference/index.ts";

const folder = join(import.meta.dirname, "bad");

/** What a file says is wrong with it: `# expect: <line>[:<column>] <part of the message>`, or another file's name for the line. */
function expectationOf(file: string): { at: string; part: string } {
	const text = readFileSync(join(folder, file), "latin1").replaceAll("\0", "");
	const [, at = "", part = ""] = /# expect: (\S+) (.*)/.exec(text) ?? [];
	return { at, part };
}

function fits({ file = "", line, column, path, message }: Problem, at: string, part: string): boolean {
	if (!`${path}: ${message}`.includes(part)) return false;
	return at.endsWith(".yaml") ? file.endsWith(at) : `${line}:${column}:`.startsWith(`${at}:`);
}

describe("a bad file", () => {
	const files = readdirSync(folder);

	it("is one of many", () => expect(files.length).toBeGreaterThanOrEqual(60));

	it.each(files)("%s says what is wrong, where, and what would be right", (file) => {
		const { at, part } = expectationOf(file);
		expect(part).not.toBe("");
		const { spec, problems } = loadConference(join(folder, file));
		const lines = problems.map(formatProblem);
		expect(spec).toBeUndefined();
		expect(problems.filter((problem) => fits(problem, at, part)).map(formatProblem), lines.join("\n")).not.toHaveLength(
			0,
		);
		for (const line of lines) expect(line).toMatch(/^\S+?(:\d+:\d+)? .*\.(\?|")?$|\?$/);
		// One mistake makes few problems.
		expect(lines.length, lines.join("\n")).toBeLessThanOrEqual(3);
	});
});
