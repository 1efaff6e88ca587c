import { describe, expect, it } from "vitest";
import { SMALL } from "../conference/helpers.ts";
import { cliAt, folderOf, type Ran } from "./helpers.ts";

const NOW = new Date("2027-01-01T00:00:00Z");

const talk = (index: number, more = ""): string =>
	`  talk-${index}: { name: Talk ${index}, type: webinar, day: 1, at: 09:00, lasts: 1h, speakers: [ada]${more} }\n`;

/** A conference in which Ada gives all of so many talks at once. */
const clashing = (count: number, more = ""): string =>
	`${SMALL}speakers:\n  ada: { name: Ada Example }\nsessions:\n${Array.from({ length: count }, (_, index) => talk(index + 1)).join("")}${more}`;

const at = folderOf({
	"two.yaml": clashing(2),
	"many.yaml": clashing(14),
	"off.yaml": clashing(2, "checks: { speakerTwiceAtOnce: { level: off, reason: A block of lightning talks. } }\n"),
});
const ran = (...args: string[]): Promise<Ran> => cliAt(NOW, ...args);

describe("a conference with warnings", () => {
	it("is valid, and says them with their checks", async () => {
		const { code, out } = await ran("validate", at("many.yaml"));
		expect(code).toBe(0);
		expect(out.match(/ warning: takes the speaker "ada" .* \[speakerTwiceAtOnce\]\n/g)).toHaveLength(13);
		expect(out).toMatch(/many\.yaml is valid, but see the 13 warnings above: 1 speaker, 14 sessions\.\n$/);
		expect((await ran("validate", at("off.yaml"))).out).toMatch(/^\S+ is valid: 1 speaker, 2 sessions\.\n$/);
	});

	it("has its programme shown and exported, and says some of them beside it", async () => {
		for (const args of [["plan-times"], ["export", "--csv"]]) {
			const { code, out, err } = await ran(...args, at("many.yaml"));
			expect(code).toBe(0);
			expect(out).toContain("Talk 14");
			const lines = err.trim().split("\n");
			expect(lines).toHaveLength(11);
			expect(lines[9]).toMatch(/ sessions\.talk-11\.speakers\[0\]: warning: .* \[speakerTwiceAtOnce\]$/);
			expect(lines[10]).toBe(`and 3 more: zoom-events validate ${at("many.yaml")}`);
		}
	});

	it.each([["validate"], ["plan-times"], ["export", "--csv"]])("ends %s with 1 with --strict", async (...args) => {
		const { code, out, err } = await ran(...args, "--strict", at("two.yaml"));
		expect(code).toBe(1);
		expect(out + err).toMatch(
			/^\S+:15:\d+ sessions\.talk-2\.speakers\[0\]: takes the speaker "ada" .* \[speakerTwiceAtOnce\]\n$/,
		);
		expect((await ran(...args, "--strict", at("off.yaml"))).code).toBe(0);
	});

	it("has them in the JSON of validate", async () => {
		const plain = JSON.parse((await ran("validate", "--json", at("two.yaml"))).out) as object;
		expect(plain).toMatchObject({
			problems: [],
			warnings: [{ path: "sessions.talk-2.speakers[0]", line: 15, severity: "warning", check: "speakerTwiceAtOnce" }],
			counts: { speakers: 1, sessions: 2 },
		});
		const strict = JSON.parse((await ran("validate", "--json", "--strict", at("two.yaml"))).out) as object;
		expect(strict).toMatchObject({ problems: [{ line: 15, check: "speakerTwiceAtOnce" }], warnings: [], counts: {} });
	});
});
