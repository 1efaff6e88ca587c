import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { SETTING_SOURCES } from "../../provider/api/settings.ts";

const root = join(import.meta.dirname, "../..");
const page = readFileSync(join(root, "docs/faults.md"), "utf8");

const source = ["api", "lifecycle", "hosts"]
	.flatMap((folder) => readdirSync(join(root, "provider", folder), { recursive: true, withFileTypes: true }))
	.filter((entry) => entry.isFile())
	.map((entry) => join(entry.parentPath, entry.name))
	.map((file) => readFileSync(file, "utf8"))
	.join("\n");

describe("docs/faults.md", () => {
	it.each([
		"before the next attempt: ",
		"got no answer from ",
		"and no readable JSON.",
		"and no readable JSON (",
		"Zoom refused the credentials of account ",
		"Zoom had a problem. Run the command again; nothing that was done is lost.",
		"The account's rate limit is used up; other apps of the account count too.",
		"requests for their rate, although no more were sent than zoom-events:plan (",
		"The rate can't be shared through ",
		"The account's daily limit is used up. Run the command again ",
		"min, which is too long. Run the command again ",
		"answered the same next_page_token twice, so that its list would never end.",
		"exists, but is not yet as declared: ",
		"The journal folder ",
		"the disk is full",
		"objects match: ",
		"may have been created anyway, and the API has no way to tell.",
		"which this stack's state does not have.",
		"Two resources declare ",
		"and this run does not change that.",
		"and an object can have only one resource: ",
		"The objects of this stack are in another Zoom account, or behind another API (mark ",
	])("quotes what the code says: %s", (text) => {
		expect(source.includes(text), "the code").toBe(true);
		expect(page.includes(text.trim()), "the page").toBe(true);
	});

	it("names the folder of notes as the settings do", () => {
		expect(page.includes(`\`${SETTING_SOURCES.journalFolder}\``)).toBe(true);
		expect(page.includes("zoom-events:journalFolder")).toBe(true);
	});
});

describe("README.md", () => {
	it.each(Object.entries(SETTING_SOURCES))("names the setting %s and its variable", (name, variable) => {
		const readme = readFileSync(join(root, "README.md"), "utf8");
		expect(readme.includes(`\`zoom-events:${name}\``)).toBe(true);
		expect(readme.includes(`\`${variable}\``)).toBe(true);
	});
});
