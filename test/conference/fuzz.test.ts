import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parse, stringify } from "yaml";
import { checkConference, formatProblem, loadConference } from "../../provider/conference/index.ts";
import { holds } from "../helpers/property.ts";
import { write } from "./helpers.ts";

const good = readFileSync(join(import.meta.dirname, "good.yaml"), "utf8");

const ODD: readonly unknown[] = [
	null,
	true,
	0,
	-1,
	1e300,
	"",
	"x",
	"ALL",
	`\${params.none}`,
	"2027-02-30",
	"2027-03-28T02:30",
	"99:99",
	[],
	[null],
	["ada", "ada"],
	{},
	{ a: { b: [] } },
	{ constructor: 1, toString: null },
];

/** Paths of all values in a value. */
function pathsOf(value: unknown, path: (string | number)[] = []): (string | number)[][] {
	if (typeof value !== "object" || value === null) return [path];
	return [path, ...Object.entries(value).flatMap(([key, child]) => pathsOf(child, [...path, key]))];
}

function replaced(value: unknown, path: readonly (string | number)[], by: unknown): unknown {
	const [step, ...rest] = path;
	if (step === undefined) return by;
	if (Array.isArray(value))
		return value.map((item, index) => (String(index) === step ? replaced(item, rest, by) : item));
	const own = value as Record<string, unknown>;
	return { ...own, [step]: replaced(own[step], rest, by) };
}

describe("a conference with an odd value somewhere", () => {
	const spec = parse(good) as unknown;
	const paths = pathsOf(spec);

	it("has problems, or none, and never throws", () => {
		for (const path of paths) {
			for (const odd of ODD) {
				const { problems } = checkConference(replaced(spec, path, odd));
				for (const problem of problems) expect(formatProblem(problem)).not.toMatch(/undefined|NaN|\[object|Invalid/);
			}
		}
	});

	it.each([
		"../../examples/devconf-yaml/conference.yaml",
		"../../examples/meetup/conference.yaml",
		"../../examples/webinar/conference.yaml",
		"absolute.yaml",
		"calendar.yaml",
		"parts.yaml",
	])("the same in %s", (file) => {
		const other = parse(readFileSync(join(import.meta.dirname, file), "utf8")) as unknown;
		const others = pathsOf(other);
		holds(
			fc.property(fc.constantFrom(...others), fc.constantFrom(...ODD), (path, odd) => {
				checkConference(replaced(other, path, odd));
			}),
			250,
		);
	});

	it("with two of them, the same", () => {
		const one = fc.record({ path: fc.constantFrom(...paths.slice(1)), odd: fc.constantFrom(...ODD) });
		holds(
			fc.property(one, one, (first, second) => {
				let value = replaced(spec, first.path, first.odd);
				const isThere = second.path.slice(0, first.path.length).join() !== first.path.join();
				if (isThere) value = replaced(value, second.path, second.odd);
				checkConference(value);
			}),
			300,
		);
	});
});

describe("a file with noise in it", () => {
	it("has problems, or none, and never throws", () => {
		const { "conference.yaml": file = "" } = write({ "conference.yaml": good });
		const noise = fc.constantFrom(
			"\t",
			"- ",
			"{",
			"]",
			": ",
			"&a ",
			"*a",
			"!!x ",
			"|",
			">",
			"'",
			'"',
			"? ",
			"---\n",
			"%",
			"\u0000",
			"\r",
			"é",
		);
		holds(
			fc.property(fc.nat(good.length), noise, fc.nat(3), (at, text, cut) => {
				writeFileSync(file, good.slice(0, at) + text + good.slice(at + cut));
				loadConference(file);
			}),
			300,
		);
	});

	it("cut off anywhere, the same", () => {
		const { "conference.yaml": file = "" } = write({ "conference.yaml": stringify(parse(good)) });
		for (let length = 0; length < good.length; length += 7) {
			writeFileSync(file, good.slice(0, length));
			loadConference(file);
		}
	});
});
