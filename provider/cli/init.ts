import { existsSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { type Command, Option } from "commander";
import type { Context } from "./context";
import { refuseExisting, writeWhole } from "./files";
import { conferenceFile } from "./starter";
import { type Language, starterProject } from "./starter-project";

const EXAMPLES = `
Examples:
  zoom-events init
  zoom-events init devconf.yaml --hub Community
  zoom-events init --language yaml`;

const EFFECT = `
Writes the file, plus a Pulumi project next to it: Pulumi.yaml, index.ts, package.json, tsconfig.json and .gitignore.
Overwrites nothing: an existing package.json or .gitignore is left alone.

Without --language the program is in TypeScript, on dynamic resources. With it, the project uses the native plugin, and
the program is in that language: for yaml, Pulumi.yaml itself, so that no program is left to write; for python,
__main__.py and requirements.txt.`;

const LANGUAGES: readonly Language[] = ["yaml", "python", "typescript"];

/** `init [FILE]`: a conference to start from, with its Pulumi project. */
export function addInit(program: Command, context: Context): void {
	program
		.command("init")
		.description("Write a starter conference file and the Pulumi project that deploys it")
		.argument("[file]", "the conference file to write", "conference.yaml")
		.option("--hub <name>", "name of the hub that hosts the event", "Community")
		.addOption(new Option("--language <language>", "language of the project, on the native plugin").choices(LANGUAGES))
		.addHelpText("after", `${EXAMPLES}\n${EFFECT}`)
		.action(async (file: string, { hub, language }: { hub: string; language?: Language }) => {
			const folder = dirname(file);
			const { files, npm, ignored, packages, next } = starterProject(
				language,
				basename(file),
				basename(resolve(folder)),
			);
			const isNew = !existsSync(join(folder, "package.json"));
			const beside = {
				...files,
				...(isNew && npm),
				...(!existsSync(join(folder, ".gitignore")) && { ".gitignore": `${ignored.join("\n")}\n` }),
			};
			const texts = new Map([[file, conferenceFile(hub)]]);
			for (const [name, text] of Object.entries(beside)) texts.set(join(folder, name), text);
			refuseExisting([...texts.keys()]);
			for (const [name, text] of texts) await writeWhole(name, text);
			const commands = [
				isNew ? "npm install" : `npm install ${packages.join(" ")}`,
				...next,
				`npx zoom-events validate ${basename(file)}`,
				"pulumi stack init 2027 && pulumi up",
			];
			context.out(
				[
					`Wrote ${[...texts.keys()].join(", ")}. Next${folder === "." ? "" : `, in ${folder}`}:`,
					...commands.map((command) => `  ${command}`),
					"",
				].join("\n"),
			);
		});
}
