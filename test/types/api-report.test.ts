import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { currentReport, REPORT } from "../../tools/api-report.ts";

it("what the package exports is as reported: npm run api-report writes it", () => {
	expect(currentReport()).toBe(readFileSync(join(import.meta.dirname, "../..", REPORT), "utf8"));
});
