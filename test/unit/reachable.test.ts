import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { unreachableFrom } from "../../provider/hosts/program/reachable.ts";

/** A folder with the package in a `node_modules`. */
function folderWith(modules: string): string {
	const folder = mkdtempSync(join(tmpdir(), "zoom-events-reach-"));
	const at = join(folder, modules, "pulumi-zoom-events");
	mkdirSync(at, { recursive: true });
	mkdirSync(join(folder, "program"));
	writeFileSync(
		join(at, "package.json"),
		JSON.stringify({ name: "pulumi-zoom-events", exports: { "./dynamic": "./dynamic.js" } }),
	);
	writeFileSync(join(at, "dynamic.js"), "");
	return folder;
}

it("finds the package of the project, and of a folder above the program's", () => {
	const folder = folderWith("node_modules");
	expect(unreachableFrom(folder)).toBeUndefined();
	expect(unreachableFrom(join(folder, "program"))).toBeUndefined();
});

it("says in two lines that it is the dependency of a dependency, and what to do", () => {
	const folder = folderWith("node_modules/wrapper/node_modules");
	expect(unreachableFrom(folder)?.split("\n")).toEqual([
		`Pulumi looks for pulumi-zoom-events from ${folder}, and doesn't find it: it is the dependency of a dependency.`,
		"Make it a dependency of the project itself: npm install pulumi-zoom-events @pulumi/pulumi",
	]);
});
