import { basename, dirname, join, resolve } from "node:path";
import type { Command } from "commander";
import type { Context } from "./context";
import { refuseExisting, writeWhole } from "./files";
import { conferenceFile, programFile, projectFile } from "./starter";

const EXAMPLES = `
Examples:
  zoom-events init
  zoom-events init devconf.yaml --hub Community`;

/** `init [FILE]`: a conference to start from, with its Pulumi project. */
export function addInit(program: Command, context: Context): void {
	program
		.command("init")
		.description("Write a conference file to start from, and the Pulumi project that brings it up")
		.argument("[file]", "the conference file to write", "conference.yaml")
		.option("--hub <name>", "name of the hub that hosts the event", "Community")
		.addHelpText("after", `${EXAMPLES}\n\nWrites the file, and Pulumi.yaml and index.ts beside it; overwrites nothing.`)
		.action(async (file: string, { hub }: { hub: string }) => {
			const folder = dirname(file);
			const texts: Record<string, string> = {
				[file]: conferenceFile(hub),
				[join(folder, "Pulumi.yaml")]: projectFile(basename(resolve(folder))),
				[join(folder, "index.ts")]: programFile(basename(file)),
			};
			refuseExisting(Object.keys(texts));
			for (const [name, text] of Object.entries(texts)) await writeWhole(name, text);
			context.out(
				[
					`Wrote ${Object.keys(texts).join(", ")}. Next:`,
					"  npm install pulumi-zoom-events @pulumi/pulumi",
					`  npx zoom-events validate ${file}`,
					"  pulumi stack init 2027 && pulumi up",
					"",
				].join("\n"),
			);
		});
}
