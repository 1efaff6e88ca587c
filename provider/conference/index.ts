/** A conference as one file: read, checked, expanded. What declares its resources is `conference.ts`, which loads Pulumi. */

export { type Loaded, strictly } from "./check/check";
export { editorSchema } from "./check/editor-schema";
export {
	type CheckFacts,
	type CheckName,
	type CheckSetting,
	type CheckSettings,
	checkEntries,
	type Level,
	levelsOf,
} from "./checks";
export { type Declaration, Lookup, Reference } from "./declaration";
export { type AgendaRow, agenda } from "./expand/agenda";
export { expand } from "./expand/expand";
export type { ParamValues } from "./file/params";
export { briefly, ConferenceError, formatProblem, type Position, type Problem } from "./file/problem";
export { checkConference, loadConference } from "./load";
export { type Pulled, type PullOptions, pullConference } from "./pull/pull";
export type { ConferenceSpec, Part, SectionName, Series } from "./spec";
