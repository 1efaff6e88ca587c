import { chmodSync } from "node:fs";
import { folderOf, read } from "./helpers.ts";
import type { MadeUpExport } from "./states.ts";

/** A stand-in for the CLI: gives the exports in its folder, keeps what is imported, and fails where it is told to. */
const PULUMI = `#!/usr/bin/env node
const { appendFileSync, existsSync, readFileSync, writeFileSync } = require("node:fs");
const at = (name) => __dirname + "/" + name;
const [, verb, ...flags] = process.argv.slice(2);
// Settings and names of the stack.
if (verb !== "export" && verb !== "import") process.exit(0);
appendFileSync(at("calls"), process.argv.slice(2).join(" ") + "\\n");
if (existsSync(at(verb + ".fails"))) {
	process.stderr.write(readFileSync(at(verb + ".fails")));
	process.exit(255);
}
if (verb === "import") writeFileSync(at("imported.json"), readFileSync(0));
else {
	const isSecond = readFileSync(at("calls"), "utf8").split("\\n").filter((line) => !line.includes("secrets")).length > 2;
	const name = flags.includes("--show-secrets") ? "revealed.json" : isSecond && existsSync(at("later.json")) ? "later.json" : "export.json";
	process.stdout.write(readFileSync(at(name)));
}
`;

/** A folder with a stand-in for the Pulumi CLI. */
export interface Project {
	/** Path of a file in it. */
	at: (name: string) => string;
	/** What `recover` is told of the stand-in. */
	flags: string[];
	/** What the stand-in was called with. */
	calls(): string[];
}

/** Makes one whose stack has a state. Other files of it: `revealed.json`, `later.json`, `export.fails`, `import.fails`. */
export function projectOf(state: MadeUpExport, more: Record<string, MadeUpExport | string> = {}): Project {
	const texts = Object.entries({ "export.json": state, ...more }).map(([name, value]): [string, string] => [
		name,
		typeof value === "string" ? value : JSON.stringify(value),
	]);
	const at = folderOf({ pulumi: PULUMI, calls: "", ...Object.fromEntries(texts) });
	chmodSync(at("pulumi"), 0o755);
	const flags = ["recover", "--pulumi", at("pulumi"), "--stack", "test"];
	return { at, flags, calls: () => read(at("calls")).trim().split("\n") };
}

/** What it is called with. */
export const EXPORT = "stack export --non-interactive --stack test";
export const IMPORT = "stack import --non-interactive --stack test";
export const REVEAL = "stack export --show-secrets --non-interactive --stack test";
