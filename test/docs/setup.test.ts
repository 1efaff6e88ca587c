import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { SETTING_SOURCES } from "../../provider/api/settings.ts";
import { VERSIONS } from "../../tools/pulumi-cli/versions.ts";

const root = join(import.meta.dirname, "../..");
const page = readFileSync(join(root, "docs/setup.md"), "utf8");

const source = readdirSync(join(root, "provider/api"))
	.filter((file) => file.endsWith(".ts"))
	.map((file) => readFileSync(join(root, "provider/api", file), "utf8"))
	.join("\n");

describe("docs/setup.md", () => {
	it.each([
		"asks for a user name and password",
		"refuses the user name or password",
		"(HTTP 407)",
		"refuses to connect to ",
		"can't connect to ",
		"can't be reached: ",
		"closed the connection",
		"gave no answer",
		"speaks no TLS",
		"is not trusted",
		"has expired",
		"is not valid yet",
		"is another host's",
		"its name has no known address (",
		"no answer within ",
		"NODE_EXTRA_CA_CERTS",
	])("quotes what the code says: %s", (text) => {
		expect(source.includes(text), "the code").toBe(true);
		expect(page.includes(text.trim()), "the page").toBe(true);
	});

	it("names settings, variables and tests that there are", () => {
		const settings = [...page.matchAll(/zoom-events:(?!index)([a-zA-Z]+)/g)].map(([, name]) => name);
		expect(settings.length).toBeGreaterThan(4);
		for (const name of settings) expect(Object.keys(SETTING_SOURCES)).toContain(name);
		const variables = [...page.matchAll(/ZOOM_[A-Z_]+/g)].map(([name]) => name).filter((name) => !name.endsWith("_"));
		for (const name of variables) expect(Object.values(SETTING_SOURCES)).toContain(name);
		const tests = [...page.matchAll(/test\/[\w/-]+\.test\.ts/g)].map(([file]) => file);
		expect(tests.length).toBeGreaterThan(3);
		for (const file of tests) expect(existsSync(join(root, file)), file).toBe(true);
	});

	it("names the versions of Node.js that tests run programs under", () => {
		expect(Object.keys(VERSIONS.node)).toEqual(["20", "22", "24"]);
		expect(page).toMatch(/Node\.js 20\.19, 22 or 24/);
	});
});
