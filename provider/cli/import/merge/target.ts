import type { Document } from "yaml";
import type { Properties } from "../../../lifecycle/description";

/** A conference file to merge into. */
export interface Target {
	/** The file itself, which is changed. */
	document: Document;
	/** The files that it extends, nearest first: never changed. */
	bases: readonly Document[];
	/** What all of them mean together, with defaults and parameters filled in. */
	whole: Properties;
}
