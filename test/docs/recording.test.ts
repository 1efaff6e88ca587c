import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { SETTING_SOURCES } from "../../provider/api/settings.ts";

const pageOf = (name: string): string => readFileSync(join(import.meta.dirname, "../..", name), "utf8");

describe("docs/recording.md", () => {
	it("names each kind of difference", () => {
		const named = [...pageOf("docs/recording.md").matchAll(/^\| ((?:`\w+`(?:, )?)+) +\|/gm)].flatMap(([, names = ""]) =>
			names.replaceAll("`", "").split(", "),
		);
		expect(named.filter((name) => name !== "is").sort()).toEqual(
			"body enum format limit missing operation refusal success type unknown".split(" "),
		);
	});

	it("names the setting", () => {
		expect(SETTING_SOURCES.record).toBe("ZOOM_RECORD");
		expect(pageOf("docs/recording.md")).toMatch(/ZOOM_RECORD[\s\S]*zoom-events:record/);
	});
});

it("the README's table of settings has all", () => {
	const readme = pageOf("README.md");
	const rows = [...readme.matchAll(/^\| `zoom-events:(\w+)`(?: \(secret\))? +\| `(\w+)` /gm)];
	expect(Object.fromEntries(rows.map(([, name, variable]) => [name, variable]))).toEqual(SETTING_SOURCES);
});
