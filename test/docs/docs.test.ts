import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { allFiles } from "../../tools/generate/all.ts";
import { coveragePage } from "../../tools/generate/coverage.ts";
import { formatted } from "../../tools/generate/format.ts";
import { kindsIndex } from "../../tools/generate/indexes.ts";
import { allPages } from "../../tools/generate/pages.ts";
import { kinds } from "../lifecycle/kinds.ts";

const root = join(import.meta.dirname, "../..");

/** Rows of a page's tables that have a column of descriptions, which is the one without a head: its name and that cell. */
function described(page: string): [name: string, description: string][] {
	const cells = (line: string): string[] => line.split(/(?<!\\)\|/).map((cell) => cell.trim());
	const tables = page.split("\n\n").filter((block) => block.startsWith("|"));
	return tables.flatMap((table) => {
		const [head = "", , ...rows] = table.trim().split("\n");
		// The first cell is what stands before the row's first bar.
		const column = cells(head).slice(1, -1).indexOf("") + 1;
		return column === 0 ? [] : rows.map(cells).map((row): [string, string] => [row[1] ?? "", row[column] ?? ""]);
	});
}

describe("the reference pages", () => {
	it.each([...allFiles()])("%s is what the descriptions make of it: npm run generate writes it", (file, text) => {
		expect(readFileSync(join(root, file), "utf8")).toBe(text);
	});

	it("and the index of kinds too", () => {
		const path = "provider/kinds/index.ts";
		expect(readFileSync(join(root, path), "utf8")).toBe(formatted(new Map([[path, kindsIndex()]])).get(path));
	});

	it("and the table of operations has all 91", () => {
		expect(coveragePage().match(/^\| `(GET|POST|PATCH|PUT|DELETE) /gm)).toHaveLength(91);
	});

	it("and none of them is without a use and a test that is there", () => {
		const rows = coveragePage()
			.split("\n")
			.filter((line) => /^\| `[A-Z]+ \//.test(line))
			.map((line) => line.split(" | ").map((cell) => cell.replace(/^\| | \|$/g, "").trim()));
		for (const [request = "", , scopes = "", use = "", tests = ""] of rows) {
			expect(scopes, request).toMatch(/^`zoom_events:\w+:\w+` or `zoom_events_\w+:\w+`$/);
			expect(use, request).toMatch(/^`\w[\w.]*(\(\))?`/);
			const files = tests.split(", ");
			expect(
				files.filter((file) => !existsSync(join(root, file))),
				request,
			).toEqual([]);
		}
	});

	it("and the table has the scopes of each operation", () => {
		expect(coveragePage()).toContain(
			"| `GET /zoom_events/events` | `getEvents` | `zoom_events:read:list_events` or `zoom_events_basic:read` |",
		);
	});

	it("and every rule has a row of inputs that it refuses", () => {
		const untested = kinds.flatMap(({ description: { kind, rules = [] }, bad }) => {
			const refused = bad.map(([, path]) => path.replace(/\d+/g, ""));
			const said = rules.flatMap(({ says }) => says.map(([path]) => path));
			return said.filter((path) => !refused.includes(path)).map((path) => `${kind} ${path}`);
		});
		expect(untested).toEqual([]);
	});

	it.each([...allPages()])(
		"docs/resources/%s has no value of the generator for text, and says what each row is",
		(_, page) => {
			expect(page).not.toMatch(/\b(undefined|null|NaN)\b|\[object|^- (true|false)?$/m);
			const rows = described(page);
			expect(rows.length).toBeGreaterThan(2);
			expect(rows.filter(([, description]) => !/^[A-Z]/.test(description)).map(([name]) => name)).toEqual([]);
		},
	);

	it("have an example each", () => {
		for (const page of allPages().values()) expect(page).toMatch(/```ts\n(.|\n)*new zoom\./);
	});
});

describe("links", () => {
	const pages = [
		"README.md",
		"CONTRIBUTING.md",
		...readdirSync(join(root, "docs"), { recursive: true, encoding: "utf8" })
			.filter((file) => file.endsWith(".md"))
			.map((file) => `docs/${file}`),
	];

	it.each(pages)("in %s lead to files that are there", (page) => {
		const text = readFileSync(join(root, page), "utf8");
		const targets = [...text.matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(([, target = ""]) =>
			join(root, dirname(page), target),
		);
		expect(targets.filter((target) => !existsSync(target))).toEqual([]);
	});
});
