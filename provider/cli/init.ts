import { existsSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import type { Command } from "commander";
import type { Context } from "./context";
import { refuseExisting, writeWhole } from "./files";
import { compilerFile, conferenceFile, IGNORED, packageFile, programFile, projectFile } from "./starter";

const EXAMPLES = `
Examples:
  zoom-events init
  zoom-events init devconf.yaml --hub Community`;

const EFFECT = `
Writes the file, plus Pulumi.yaml, index.ts, package.json, tsconfig.json and .gitignore next to it. Overwrites nothing:
an existing package.json or .gitignore is left alone.`;

/** What a folder needs to hold an npm project, by file; nothing where it holds one already. */
function npmProject(folder: string): Record<string, string> {
	const texts = { "package.json": packageFile(), "tsconfig.json": compilerFile() };
	return existsSync(join(folder, "package.json")) ? {} : texts;
}

/** `init [FILE]`: a conference to start from, with its Pulumi project. */
export function addInit(program: Command, context: Context): void {
	program
		.command("init")
		.description("Write a starter conference file and the Pulumi project that deploys it")
		.argument("[file]", "the conference file to write", "conference.yaml")
		.option("--hub <name>", "name of the hub that hosts the event", "Community")
		.addHelpText("after", `${EXAMPLES}\n${EFFECT}`)
		.action(async (file: string, { hub }: { hub: string }) => {
			const folder = dirname(file);
			const ofNpm = npmProject(folder);
			const beside = {
				"Pulumi.yaml": projectFile(basename(resolve(folder))),
				"index.ts": programFile(basename(file)),
				...ofNpm,
				...(!existsSync(join(folder, ".gitignore")) && { ".gitignore": IGNORED }),
			};
			const texts = new Map([[file, conferenceFile(hub)]]);
			for (const [name, text] of Object.entries(beside)) texts.set(join(folder, name), text);
			refuseExisting([...texts.keys()]);
			for (const [name, text] of texts) await writeWhole(name, text);
			const isNew = Object.keys(ofNpm).length > 0;
			context.out(
				[
					`Wrote ${[...texts.keys()].join(", ")}. Next${folder === "." ? "" : `, in ${folder}`}:`,
					isNew ? "  npm install" : "  npm install pulumi-zoom-events @pulumi/pulumi",
					`  npx zoom-events validate ${basename(file)}`,
					"  pulumi stack init 2027 && pulumi up",
					"",
				].join("\n"),
			);
		});
}
