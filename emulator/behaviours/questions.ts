import { behavioursOf } from "./define";

export const questionBehaviours = behavioursOf({
	"questions.standard": {
		question: "What does a registration form ask until it is set?",
		answers: { names: "First and last name.", other: "Something else." },
		assumed: "names",
	},
	"questions.double-field": {
		question: "Can a form ask for the same field twice?",
		answers: { refused: "No.", taken: "Yes." },
		assumed: "refused",
	},
	"questions.double-title": {
		question: "Can two custom questions have the same title?",
		answers: { refused: "No.", taken: "Yes." },
		assumed: "refused",
	},
	"questions.untyped": {
		question: "Does a custom question need a type?",
		answers: { refused: "Yes.", taken: "No." },
		assumed: "refused",
	},
	"questions.choices": {
		question: "Does a choice need its options?",
		answers: { refused: "Yes.", taken: "No." },
		assumed: "refused",
	},
	"questions.ticket-type": {
		question: "What does a ticket type ask that has no questions of its own?",
		answers: { event: "Its event's questions.", standard: "First and last name.", nothing: "Nothing." },
		assumed: "event",
	},
	"questions.ticket-type-code": {
		question: "Which code has the form of an unknown ticket type?",
		answers: { "26502": "26502, with 404.", other: "Another." },
		assumed: "26502",
	},
	"questions.single-session": {
		question: "How are ticket type questions of a single-session event refused?",
		answers: { "300": "With code 300.", other: "With another code." },
		assumed: "300",
	},
});
