import type { Syntax } from "./content";
import { schedule } from "./schedule";
import { sessionize } from "./sessionize";
import type { Form } from "./source";

/** A form with its syntax, and the system that it is known by. */
interface KnownForm extends Form {
	syntax: Syntax;
	system: System;
}

/** Systems whose exports are read. */
export type System = "pretalx" | "sessionize";

const PRETALX: KnownForm = { ...schedule, syntax: "json", system: "pretalx" };
const SESSIONIZE: KnownForm = { ...sessionize, syntax: "json", system: "sessionize" };

/** All forms; the first that recognises an export reads it. */
export const forms: readonly KnownForm[] = [PRETALX, SESSIONIZE];

/** Systems by name: what an export of each is, its forms, where to get it, and what to do where it has no times. */
export const systems: Readonly<
	Record<System, { title: string; forms: readonly KnownForm[]; advice: string; whenEmpty: string }>
> = {
	pretalx: {
		title: "pretalx schedule.json",
		forms: [PRETALX],
		advice: " Take <event>/schedule/export/schedule.json.",
		whenEmpty: " Release the schedule in pretalx, then export it.",
	},
	sessionize: {
		title: 'Sessionize "All data" JSON',
		forms: [SESSIONIZE],
		advice: ' Take the API endpoint "All data", as JSON.',
		whenEmpty: ' Announce the schedule in Sessionize, then take "All data" again.',
	},
};
