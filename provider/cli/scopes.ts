import { type Command, Option } from "commander";
import { type Need, type NeededScope, neededScopes } from "../api/scopes";
import type { ParamValues } from "../conference";
import { readPreview } from "../review";
import { commandNeeds, type ScopedCommand } from "../scopes/commands";
import { allNeeds, conferenceNeeds, functionNeed, type Mode, objectNeeds } from "../scopes/needs";
import { pullNeeds } from "../scopes/pull-needs";
import { type Context, collectParam, jsonText, loadOrSay, UsageError } from "./context";
import { readText } from "./review-files";

const EXAMPLES = `
Examples:
  zoom-events scopes conference.yaml
  zoom-events scopes 2028.yaml --param year=2028 --read-only
  zoom-events scopes conference.yaml --function registrants
  zoom-events scopes --command pull
  pulumi preview --json > preview.json && zoom-events scopes --preview preview.json --function hubId
  zoom-events scopes --classic
  zoom-events scopes conference.yaml --json

Paste the names into the scopes of the server-to-server app in the Zoom App Marketplace, and activate it again. What
stands after # says what needs a scope. --read-only is for an app that runs previews, drift and pull, and can change
nothing. Without a file: all that any program may need. --preview is for programs without a file: it lists what their
resources need; name the functions that they call. No request is made.`;

interface Flags {
	classic?: true;
	readOnly?: true;
	command?: ScopedCommand;
	preview?: string;
	function?: string[];
	param?: ParamValues;
	json?: true;
}

/** What is asked about; undefined where the file has problems, which are said. */
function needsOf(file: string | undefined, flags: Flags, context: Context): Need[] | undefined {
	const { command, param = {} } = flags;
	const functions = (flags.function ?? []).map(functionNeed);
	if (command !== undefined) return [...commandNeeds[command](), ...functions];
	const mode: Mode = flags.readOnly === true ? "read-only" : "up";
	if (flags.preview !== undefined) {
		if (file !== undefined) throw new UsageError("name a conference file or --preview, not both.");
		return [...objectNeeds(readPreview(readText(flags.preview, "preview")).objects, mode), ...functions];
	}
	if (file === undefined) {
		const pulled = mode === "read-only" ? pullNeeds({ withHub: true, withPeople: true }) : [];
		return [...allNeeds(mode), ...pulled, ...functions];
	}
	const spec = loadOrSay(file, param, context);
	return spec && [...conferenceNeeds(spec, mode), ...functions];
}

/** A line for each scope, with what needs it. */
function linesOf(scopes: readonly NeededScope[]): string {
	const width = Math.max(...scopes.map(({ scope }) => scope.length));
	return scopes.map(({ scope, by }) => `${scope.padEnd(width)}  # ${by.join(", ")}\n`).join("");
}

/** `scopes [FILE]`: what the app must be allowed to do, and no more. */
export function addScopes(program: Command, context: Context): void {
	program
		.command("scopes")
		.description("List the scopes that the app in the Zoom App Marketplace needs for a conference, and what needs each")
		.argument("[file]", "the conference file; all kinds where none is named")
		.option("--classic", "classic scopes, for an app that was made with those; granular ones by default")
		.option("--read-only", "what previews, drift and pull need, instead of pulumi up and destroy")
		.addOption(
			new Option("--command <name>", "what this command needs at most, for any event")
				.choices(Object.keys(commandNeeds))
				.conflicts(["readOnly", "param", "preview"]),
		)
		.option(
			"--function <name>",
			"a function that the program calls too, such as registrants; can be repeated",
			(name: string, names: string[] = []) => [...names, name],
		)
		.option("--preview <file>", "what pulumi preview --json printed of a program, in place of a conference file")
		.option("--param <name=value>", "value of a parameter; can be repeated", collectParam)
		.option("--json", "print the scopes, each with what needs it, as JSON")
		.addHelpText("after", EXAMPLES)
		.action((file: string | undefined, flags: Flags) => {
			const needs = needsOf(file, flags, context);
			if (needs === undefined) return;
			const sort = flags.classic === true ? "classic" : "granular";
			const scopes = neededScopes(needs, sort);
			context.out(flags.json === true ? jsonText({ sort, scopes }) : linesOf(scopes));
		});
}
