import { kinds } from "../../kinds";
import { checkInputs } from "../../lifecycle/check";
import { readPeople } from "../../lifecycle/collection/entries";
import { fileFailures } from "../../lifecycle/collection/words";
import { type Path, pathText, toPath } from "../../lifecycle/property-path";
import { compileDescription } from "../../lifecycle/shape";
import { type Declaration, isLater, type Report, sourceOf } from "../declaration";

/** Places of which something is said, as texts of their paths. */
export interface Places {
	/** The places themselves. */
	exact: ReadonlySet<string>;
	/** What holds them. */
	below: ReadonlySet<string>;
	/** Both. */
	all: ReadonlySet<string>;
}

/** Places by their paths. */
export function placesOf(paths: readonly Path[]): Places {
	const exact = new Set(paths.map(pathText));
	const below = new Set<string>();
	for (const path of paths) {
		for (let length = 1; length < path.length; length++) below.add(pathText(path.slice(0, length)));
	}
	return { exact, below, all: new Set([...exact, ...below]) };
}

/** Inputs that follow from the hub and the event, of which it is said where they are missing. */
const SAID_ELSEWHERE = new Set(["hubId", "eventId"]);

/**
 * Checks each resource by its kind's contract and rules.
 *
 * @param wrong places that the schema refuses, which are not checked again
 * @param reported places of which the expansion has said what is wrong
 */
export function checkDeclarations(
	declarations: readonly Declaration[],
	wrong: Places,
	reported: Places,
	report: Report,
): void {
	for (const declaration of declarations) {
		const { kind, inputs, from, places } = declaration;
		if (wrong.all.has(pathText(from))) continue;
		const isReported = reported.all.has(pathText(from));
		const description = compileDescription(kinds[kind]);
		const failures = checkInputs(description, {}, inputs, isLater);
		// A file that is not there is said of all contents alike.
		const people = failures.length > 0 ? undefined : readPeople(description, inputs, isLater);
		if (people !== undefined) failures.push(...fileFailures(description, inputs, people));
		for (const { property, reason } of failures) {
			// What could not be filled has been said, and so has a type that doesn't go with the series.
			const isFollowing = reason.startsWith("is required") || property === "recurrence";
			if (isFollowing && (isReported || property in places || SAID_ELSEWHERE.has(property))) continue;
			const source = sourceOf(declaration, toPath(property));
			if (!reported.exact.has(pathText(source))) report(source, reason);
		}
	}
}
