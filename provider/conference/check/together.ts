import { statSync } from "node:fs";
import { kinds } from "../../kinds";
import { ContentHash, type Declaration, type Report } from "../declaration";
import { zoneOf } from "../expand/calendar";
import { factsOf } from "../sections";
import type { ConferenceSpec } from "../spec";
import { checkDays } from "./days";
import { eventsOf, once } from "./slots";

/** What no kind can say by itself: what objects say of each other. */
export function checkTogether(spec: ConferenceSpec, declarations: readonly Declaration[], report: Report): void {
	checkDuplicates(declarations, report);
	checkContents(declarations, report);
	for (const { event, slots } of eventsOf(spec, declarations)) checkDays(slots, event, zoneOf(spec), once(report));
}

function isFile(path: string): boolean {
	try {
		return statSync(path).isFile();
	} catch {
		// Not there, not to be read, or no path at all.
		return false;
	}
}

/** Files to upload are there, and are files; what is in them is read by the program. */
function checkContents(declarations: readonly Declaration[], report: Report): void {
	for (const { inputs, from } of declarations) {
		const { contentHash } = inputs;
		if (contentHash instanceof ContentHash && !isFile(contentHash.path))
			report([...from, "source"], `is "${contentHash.path}", which does not exist; paths start at this file's folder.`);
	}
}

/** Objects that the API or its ids would take for the same. */
function checkDuplicates(declarations: readonly Declaration[], report: Report): void {
	const seen = new Map<string, Declaration>();
	const names = new Set<string>();
	for (const declaration of declarations) {
		const { kind, name, inputs, from, section } = declaration;
		if (names.has(`${kind} ${name}`))
			report(
				from,
				`is called "${name}" as another ${kinds[kind].noun} is, since sponsors and exhibitors share their keys, and a part's key begins the names of what is in it; choose another key.`,
			);
		names.add(`${kind} ${name}`);
		const { unique, id, parents, noun } = kinds[kind];
		const isOwnKey = (name_: string): boolean =>
			unique?.property === name_ || name_ === id.parameter || name_ === "email";
		for (const property of Object.keys(inputs).filter(isOwnKey)) {
			const value = inputs[property];
			if (typeof value !== "string" || factsOf(section)?.mayBeAlike === true) continue;
			const where = parents.filter((parent) => parent !== property).map((parent) => inputs[parent]);
			const token = JSON.stringify([kind, property, where, value.toLowerCase()]);
			const other = seen.get(token);
			if (other === undefined) seen.set(token, declaration);
			else
				report(
					[...from, property],
					`is "${value}", which "${String(other.from.at(-1))}" also has; each ${noun} needs its own.`,
				);
		}
	}
}
