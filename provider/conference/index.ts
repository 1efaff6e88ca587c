/** A conference as one file: read, checked, expanded, declared. */
export { type AgendaRow, agenda } from "./agenda";
export { Conference, type ConferenceArgs, type IdsByKey } from "./conference";
export { type Declaration, Lookup, Reference } from "./declaration";
export { checkConference, expand, type Loaded, loadConference } from "./load";
export type { ParamValues } from "./params";
export { ConferenceError, formatProblem, type Position, type Problem } from "./problem";
export { type Pulled, type PullOptions, pullConference } from "./pull";
export { editorSchema } from "./schema";
export type { ConferenceSpec, SectionName, Series } from "./spec";
