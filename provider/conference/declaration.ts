import type { Kind } from "../kinds";
import type { Properties } from "../lifecycle/description";
import { type Path, pathText } from "../lifecycle/property-path";
import type { LookupFacts } from "./section-facts";

/** An output of another declared resource, instead of its value. */
export class Reference {
	constructor(
		readonly kind: Kind,
		/** Name of that declaration. */
		readonly name: string,
		/** Its output: `speakerId`. */
		readonly output: string,
	) {}
}

/** An id that the API knows by a name, instead of its value. */
export class Lookup {
	constructor(
		readonly of: "hub" | LookupFacts["of"],
		readonly name: string,
		/** The event that has it, for what belongs to one. */
		readonly event?: Reference,
	) {}
}

/** The hash of a local file's content, instead of its value. */
export class ContentHash {
	constructor(
		/** Path of the file, relative to the program's folder. */
		readonly path: string,
	) {}
}

/** Whether a value of a declaration is known only when the resources are made. */
export function isLater(value: unknown): boolean {
	return value instanceof Reference || value instanceof Lookup || value instanceof ContentHash;
}

/** A resource that a conference consists of. */
export interface Declaration {
	kind: Kind;
	/** Name by keys, unique for the kind: `opening`, `recordings.keynote`; it never depends on titles or order. */
	name: string;
	/** Inputs of the kind; ids of others are `Reference` or `Lookup`. */
	inputs: Properties;
	/** Declarations to wait for, besides those that the inputs refer to. */
	dependsOn: readonly { kind: Kind; name: string }[];
	/** Where the conference says it: `["sessions", "opening"]`. */
	from: Path;
	/** Where inputs come from that have another name there, by property path. */
	places: Readonly<Record<string, Path>>;
	/** Section and key, for lists of ids; absent for what is below an object. */
	section?: string;
	key?: string;
	/** Its event, where there are several: the date in a series of events, or the key of a part. */
	event?: string;
	/** Where `adopt` names it, where there are several events; absent where its place declares one for each of them. */
	adoptAt?: Path;
}

/** The place in the conference of an input's path. */
export function sourceOf({ from, places }: Declaration, steps: Path): Path {
	for (let length = steps.length; length > 0; length--) {
		const place = places[pathText(steps.slice(0, length))];
		if (place !== undefined) return [...place, ...steps.slice(length)];
	}
	return [...from, ...steps];
}

/** Something that is wrong, by its place in the conference. */
export type Report = (path: Path, message: string) => void;
