import { behavioursOf } from "./define";

export const ticketTypeRuleBehaviours = behavioursOf({
	"ticket-types.free": {
		question: "Is a ticket type free that doesn't say so?",
		answers: { free: "Yes.", unsaid: "It doesn't say.", refused: "It is refused." },
		assumed: "free",
	},
	"ticket-types.unknown-session": {
		question: "How is a ticket type with an unknown session refused?",
		answers: { "26402": "With 26402.", other: "With another code.", taken: "It is taken." },
		assumed: "26402",
	},
	"ticket-types.bad-dates": {
		question: "How is an update refused that ends sales before they start?",
		answers: { "26401": "With 26401, as a create is.", other: "With another code.", taken: "It is taken." },
		assumed: "26401",
	},
	"ticket-types.single-session": {
		question: "Can a single-session event have ticket types of its own?",
		answers: { refused: "No: a create is refused.", taken: "Yes." },
		assumed: "refused",
	},
	"ticket-types.recurring": {
		question: "Can a recurring event have ticket types of its own?",
		answers: { refused: "No: a create is refused.", taken: "Yes." },
		assumed: "refused",
	},
	"ticket-types.domains-shown": {
		question: "How many allowed domains does a list show?",
		answers: { "50": "At most 50.", all: "All." },
		described: { lines: [8110], answer: "50" },
	},
});
