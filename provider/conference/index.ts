/** A conference as one file: read, checked, expanded. What declares its resources is `conference.ts`, which loads Pulumi. */

export type { Loaded } from "./check/check";
export { editorSchema } from "./check/editor-schema";
export { type Declaration, Lookup, Reference } from "./declaration";
export { type AgendaRow, agenda } from "./expand/agenda";
export { expand } from "./expand/expand";
export type { ParamValues } from "./file/params";
export { ConferenceError, formatProblem, type Position, type Problem } from "./file/problem";
export { checkConference, loadConference } from "./load";
export { type Pulled, type PullOptions, pullConference } from "./pull/pull";
export type { ConferenceSpec, SectionName, Series } from "./spec";
