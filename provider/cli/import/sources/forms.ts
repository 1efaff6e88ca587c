import type { Syntax } from "./content";
import { csv } from "./csv";
import { frabXml } from "./frab-xml";
import { ical } from "./ical";
import { pretalxApi } from "./pretalx-api";
import { schedule } from "./schedule";
import { sessionize } from "./sessionize";
import type { Form } from "./source";

/** A form with its syntax, and the system that it is known by. */
interface KnownForm extends Form {
	syntax: Syntax;
	system: System;
}

/** Systems whose exports are read. */
export type System = "pretalx" | "sessionize" | "frab" | "ical" | "csv";

/** A form of text, which its reader parses. */
const ofText = (form: Form<string>): Form => ({
	title: form.title,
	recognises: (content) => typeof content === "string" && form.recognises(content),
	read: (content, options) => form.read(String(content), options),
});

const SCHEDULE: KnownForm = { ...schedule, syntax: "json", system: "pretalx" };
const LIST: KnownForm = { ...pretalxApi, syntax: "json", system: "pretalx" };
const XML: KnownForm = { ...ofText(frabXml), syntax: "xml", system: "frab" };
const SESSIONIZE: KnownForm = { ...sessionize, syntax: "json", system: "sessionize" };
const ICAL: KnownForm = { ...ofText(ical), syntax: "ical", system: "ical" };
const CSV: KnownForm = { ...ofText(csv), syntax: "csv", system: "csv" };

/** All forms; the first that recognises an export reads it. */
export const forms: readonly KnownForm[] = [SCHEDULE, SESSIONIZE, LIST, XML, ICAL, CSV];

/** A system: what an export of it is, its forms, where to get it, and what to do where it has no times. */
interface SystemFacts {
	title: string;
	forms: readonly KnownForm[];
	advice: string;
	whenEmpty: string;
}

/** Systems by name. */
export const systems: Readonly<Record<System, SystemFacts>> = {
	pretalx: {
		title: schedule.title,
		forms: [SCHEDULE, LIST, XML],
		advice: " Take <event>/schedule/export/schedule.json.",
		whenEmpty: " Release the schedule in pretalx, then export it.",
	},
	sessionize: {
		title: sessionize.title,
		forms: [SESSIONIZE],
		advice: ' Take the API endpoint "All data", as JSON.',
		whenEmpty: ' Announce the schedule in Sessionize, then take "All data" again.',
	},
	frab: { title: frabXml.title, forms: [XML, SCHEDULE], advice: " Take schedule.xml or schedule.json.", whenEmpty: "" },
	ical: { title: ical.title, forms: [ICAL], advice: " It begins with BEGIN:VCALENDAR.", whenEmpty: "" },
	csv: { title: csv.title, forms: [CSV], advice: "", whenEmpty: "" },
};
