import type { CheckFailure, Properties, PropertyFacts, Rule } from "../lifecycle/description";

/** Inputs of tickets and registrations that say something of a person, and so are secret. */
export const PERSONAL_INPUTS = [
	"email",
	"firstName",
	"lastName",
	"address",
	"city",
	"state",
	"zip",
	"country",
	"phone",
	"industry",
	"jobTitle",
	"organization",
	"organizationSize",
	"comments",
	"customQuestions",
] as const;

/** Facts of somebody's data. */
export const personProperties: Record<string, PropertyFacts> = {
	customQuestions: { itemKey: "title" },
	country: { schema: { pattern: "^([A-Za-z]{2})?$" } },
};

/** A question is answered once: titles tell the answers apart. */
export const answersDiffer: Rule = ({ customQuestions }) => {
	const answers = (customQuestions ?? []) as Properties[];
	return answers.flatMap(({ title }, index): CheckFailure[] => {
		const property = `customQuestions[${index}].title`;
		if (title === undefined) return [{ property, reason: "is required: it says which question is answered." }];
		const first = answers.findIndex((other) => other.title === title);
		return first === index ? [] : [{ property, reason: `is that of customQuestions[${first}] too.` }];
	});
};
