import type { PropertyFacts } from "../lifecycle/description";
import { itemsDiffer, itemsHave } from "./rules";

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
	"customQuestions",
] as const;

/** Words for somebody's data. */
export const personDocs = {
	email: "E-mail address of the person, to which the link is sent",
	firstName: "First name of the person",
	lastName: "Last name of the person",
	address: "Postal address of the person: street and number",
	city: "City where the person lives",
	state: "State or province where the person lives",
	zip: "Postal code of the address",
	country: "Two-letter code of the country where the person lives",
	phone: "Telephone number of the person",
	industry: "Industry in which the person works",
	jobTitle: "What the person does at work",
	organization: "Organisation for which the person works",
	customQuestions: "Answers to the organiser's own questions",
	"customQuestions[].title": "The question that is answered",
} as const;

/** An answer that the registration form doesn't ask for may not be kept. */
const ANSWER = { mayBeDropped: true } as const satisfies PropertyFacts;

/** Facts of somebody's data. */
export const personProperties = {
	firstName: ANSWER,
	lastName: ANSWER,
	address: ANSWER,
	city: ANSWER,
	state: ANSWER,
	zip: ANSWER,
	country: { ...ANSWER, schema: { pattern: "^([A-Za-z]{2})?$" } },
	phone: ANSWER,
	industry: ANSWER,
	jobTitle: ANSWER,
	organization: ANSWER,
	organizationSize: ANSWER,
	customQuestions: { ...ANSWER, itemKey: "title" },
} as const satisfies Record<string, PropertyFacts>;

/** Inputs that answer the standard questions of a registration form. */
export const STANDARD_ANSWERS = Object.keys(personProperties).filter((name) => name !== "customQuestions");

/** A question is answered once: titles tell the answers apart. */
export const answerRules = [
	itemsHave("customQuestions", ["title"]),
	itemsDiffer("customQuestions", "title", "says which question is answered"),
];
