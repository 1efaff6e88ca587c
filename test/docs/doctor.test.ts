import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { SETUPS } from "../zoom-cli/doctor-setups.ts";

const page = readFileSync(join(import.meta.dirname, "../../docs/doctor.md"), "utf8");

/** Rows of the tables: cells by the name of the set-up. */
const rows = new Map(
	page
		.split("\n")
		.filter((line) => line.startsWith("| "))
		.map((line) => line.slice(2, -2).split(" | "))
		.map(([name = "", ...cells]) => [name.trim(), cells.map((cell) => cell.trim())]),
);

/** A line of the doctor's as the page has it: without folders of the tests. */
const onPage = (line: string): string => line.trim().replaceAll("/base/project/", "").replaceAll("/base", "…");

describe("docs/doctor.md", () => {
	it.each(SETUPS)("lists $name", ({ name, says, up }) => {
		const [found = "", ofPulumi = ""] = rows.get(name) ?? [];
		const worst =
			says.find((line) => line.startsWith("✗")) ?? says.find((line) => line.startsWith("!")) ?? says[0] ?? "";
		expect(found).toContain(onPage(worst));
		const remedy = says[says.indexOf(worst) + 1];
		if (remedy?.startsWith("    ") === true) expect(found).toContain(onPage(remedy));
		// Backticks mark code, and are within one of the lines.
		expect(ofPulumi.replaceAll("`", "")).toBe((up ?? "").replaceAll("`", ""));
	});

	it("lists no other", () => {
		const names = SETUPS.map(({ name }) => name);
		expect([...rows.keys()].filter((name) => !names.includes(name) && !/^(?:set-up|-+)$/.test(name))).toEqual([]);
	});
});
