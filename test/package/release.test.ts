import { cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { execa } from "execa";
import { beforeAll, describe, expect, it } from "vitest";
import { released } from "../../tools/release/changelog.ts";
import { newFolder, PUBLISHED, root } from "./pack.ts";

/** The examples that are projects; the programs of the reference pages are none. */
const exampleFolders = readdirSync(join(root, "examples"))
	.map((name) => `examples/${name}`)
	.filter((folder) => existsSync(join(root, folder, "package.json")));

describe("the changelog of a release", () => {
	const text = "# Changes\n\n## Unreleased\n\n### Added\n\n- A thing.\n\n## 0.1.0 (2026-01-01)\n\n- Another.\n";
	const date = new Date("2027-05-04T10:00:00Z");

	it("puts what was unreleased under the version and its date", () => {
		expect(released(text, "0.2.0", date)).toBe(text.replace("Unreleased\n", "Unreleased\n\n## 0.2.0 (2027-05-04)\n"));
	});

	it.each([
		[text.replace("### Added\n\n- A thing.\n", ""), "0.2.0", "nothing that is unreleased"],
		["# Changes\n", "0.2.0", "nothing that is unreleased"],
		[text, "0.1.0", "has a version 0.1.0 already"],
	])("refuses what can't be released: %j as %s", (changelog, version, message) => {
		expect(() => released(changelog, version, date)).toThrow(message);
	});
});

/** Files with the version that are made of other files. */
const MADE = [
	"schema/pulumi.json",
	"provider/sdk/python/pyproject.toml",
	"provider/sdk/python/pulumi_zoom_events/pulumi-plugin.json",
	"provider/sdk/python/pulumi_zoom_events/_utilities.py",
];

describe("npm run release:version, without the registry,", () => {
	let folder: string;
	const textOf = (file: string): string => readFileSync(join(folder, file), "utf8");
	const versionIn = (file: string): unknown => (JSON.parse(textOf(file)) as { version: unknown }).version;
	const run = (): Promise<{ stdout: string }> =>
		execa(join(root, "node_modules/.bin/tsx"), [join(root, "tools/release/version.ts")], {
			cwd: folder,
			// The lock file is enough: nothing but versions changes.
			env: { PATH: `${join(root, "node_modules/.bin")}:${process.env.PATH}`, npm_config_offline: "true" },
		});

	beforeAll(async () => {
		folder = newFolder();
		const { workspaces } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { workspaces: string[] };
		const folders = workspaces.flatMap((name) => (name === "examples/*" ? exampleFolders : [name]));
		const manifests = folders.map((name) => `${name}/package.json`);
		for (const file of ["package.json", "package-lock.json", ".changeset/config.json", ...manifests, ...MADE])
			cpSync(join(root, file), join(folder, file));
		writeFileSync(join(folder, "CHANGELOG.md"), "# Changes\n\n## Unreleased\n\n- A thing.\n");
		writeFileSync(join(folder, ".changeset/one.md"), '---\n"pulumi-zoom-events": minor\n---\n\nA thing.\n');
		await execa("git", ["init", "--quiet"], { cwd: folder });
	});

	it("gives both packages one new version, and all who use them its range", async () => {
		const before = versionIn("provider/package.json");
		await run();
		const after = versionIn("provider/package.json");
		expect(after).not.toBe(before);
		expect(versionIn("emulator/package.json")).toBe(after);
		expect(textOf("CHANGELOG.md")).toContain(`\n## ${after} (`);
		const { packages } = JSON.parse(textOf("package-lock.json")) as { packages: Record<string, { version: string }> };
		expect([packages.provider?.version, packages.emulator?.version]).toEqual([after, after]);
		for (const file of exampleFolders.map((name) => `${name}/package.json`)) {
			const { dependencies } = JSON.parse(textOf(file)) as { dependencies: Record<string, string> };
			expect(dependencies["pulumi-zoom-events"], dirname(file)).toBe(`^${after}`);
		}
		for (const file of MADE) {
			expect(textOf(file), file).toContain(`"${String(after)}"`);
			expect(textOf(file), file).not.toContain(`"${String(before)}"`);
		}
		expect(PUBLISHED.filter((name) => existsSync(join(folder, name, "CHANGELOG.md")))).toEqual([]);
	});

	it("does nothing where no changeset is left", async () => {
		const before = textOf("package-lock.json");
		const { stdout } = await run();
		expect(stdout).toContain("nothing to release");
		expect(textOf("package-lock.json")).toBe(before);
	});
});
