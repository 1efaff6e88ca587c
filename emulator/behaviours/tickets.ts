import { behavioursOf } from "./define";

export const ticketBehaviours = behavioursOf({
	"tickets.all-fail": {
		question: "What is answered when all tickets of a request fail for the same reason?",
		answers: { refusal: "The request is refused with the reason's code.", entry: "Each is an entry in `errors`." },
		assumed: "refusal",
		isSwitch: true,
	},
	"tickets.some-fail": {
		question: "What is answered when some tickets of a request fail?",
		answers: {
			entry: "Those that fail are entries in `errors`; the others are made.",
			refusal: "The request is refused.",
		},
		assumed: "entry",
	},
	"tickets.sold-out-code": {
		question: "How is a ticket of a sold-out type refused?",
		answers: {
			"2007": "With 2007.",
			other: "With another code.",
			entry: "It is an entry in `errors`.",
			sold: "It is made.",
		},
		described: { lines: [9182], answer: "2007" },
	},
	"tickets.validation": {
		question: "What is `validation_level` by default?",
		answers: { standard: "`standard`: required questions must be answered.", none: "`none`: nothing is checked." },
		assumed: "standard",
	},
	"tickets.extra-answers": {
		question: "Does `strict` refuse answers to questions that are not asked?",
		answers: { refused: "Yes.", taken: "No." },
		assumed: "refused",
	},
	"tickets.early-answers": {
		question: "What becomes of answers that are given with `registration_needed`?",
		answers: { dropped: "They are dropped.", kept: "They are kept." },
		described: { lines: [8985], answer: "dropped" },
	},
	"tickets.without-type": {
		question: "Does a ticket of a single-session event need a type?",
		answers: { taken: "No.", refused: "Yes." },
		assumed: "taken",
	},
	"tickets.default-type": {
		question: "Which type has a ticket that names none?",
		answers: { first: "The event's first.", other: "Another.", refused: "It is refused." },
		assumed: "first",
	},
	"tickets.session-ids": {
		question: "What happens to the `session_ids` of a conference's ticket?",
		answers: { refused: "The request is refused.", ignored: "They are ignored." },
		assumed: "refused",
	},
	"tickets.country": {
		question: "Which countries does a ticket take?",
		answers: {
			"any-case": "Codes of two letters, in any case.",
			"upper-case": "Codes of two capitals.",
			"any-text": "Any text.",
		},
		assumed: "any-case",
	},
	"tickets.email-case": {
		question: "Does the case of e-mail addresses tell registrants apart?",
		answers: { same: "No: they are one registrant.", two: "Yes: they are two.", refused: "The second is refused." },
		assumed: "same",
	},
});
