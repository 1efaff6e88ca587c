import { STANDARD_ANSWERS } from "../../kinds/person";
import type { Properties } from "../../lifecycle/description";
import { toCamelCase } from "../../lifecycle/shape";
import type { Warn } from "../checks";
import type { ConferenceSpec } from "../spec";

/** What a form asks for: names of standard fields in the program's form, and titles of the organiser's own questions. */
interface Form {
	fields: ReadonlySet<string>;
	titles: ReadonlySet<string>;
}

const list = (value: unknown): Properties[] => (Array.isArray(value) ? (value as Properties[]) : []);

function formOf(questions: Properties): Form {
	return {
		fields: new Set(list(questions.questions).map(({ fieldName }) => toCamelCase(String(fieldName)))),
		titles: new Set(list(questions.customQuestions).map(({ title }) => String(title))),
	};
}

/**
 * Says which answers of tickets no registration form of the file asks for: Zoom does not keep them. Where the file
 * declares no form, the one that is set in the portal counts, which may ask for anything.
 *
 * @param spec a conference without problems
 */
export function warnOfUnaskedAnswers({ tickets = {}, ticketTypes = {}, questions }: ConferenceSpec, warn: Warn): void {
	for (const [key, ticket] of Object.entries(tickets)) {
		const type = typeof ticket.ticketType === "string" ? ticketTypes[ticket.ticketType] : undefined;
		const asked = (type?.questions as Properties | undefined) ?? questions;
		if (asked === undefined) continue;
		const form = formOf(asked);
		const where = type?.questions === undefined ? "questions" : `ticketTypes.${String(ticket.ticketType)}.questions`;
		const unkept = `which ${where} does not ask for, so that Zoom may not keep it: ask for it, or leave it out.`;
		for (const name of STANDARD_ANSWERS) {
			if (ticket[name] !== undefined && !form.fields.has(name))
				warn("unaskedAnswer", ["tickets", key, name], `answers "${name}", ${unkept}`);
		}
		list(ticket.customQuestions).forEach(({ title }, index) => {
			if (!form.titles.has(String(title)))
				warn("unaskedAnswer", ["tickets", key, "customQuestions", index], `answers "${String(title)}", ${unkept}`);
		});
	}
}
