import { behavioursOf } from "./define";

export const requestBehaviours = behavioursOf({
	"requests.unknown-fields": {
		question: "What happens to a field that the description doesn't have?",
		answers: { refused: "The request is refused.", ignored: "The field is ignored." },
		assumed: "refused",
	},
	"requests.unknown-query": {
		question: "What happens to a query parameter that the description doesn't have?",
		answers: { refused: "The request is refused.", ignored: "The parameter is ignored." },
		assumed: "refused",
	},
	"requests.unwanted-body": {
		question: "What happens to a body on an operation that takes none?",
		answers: { refused: "The request is refused.", ignored: "The body is ignored." },
		assumed: "refused",
	},
	"requests.unknown-path": {
		question: "Which code does an unknown path have?",
		answers: { status: "The HTTP status, 404.", own: "A code of its own.", none: "None." },
		assumed: "status",
	},
	"requests.unknown-method": {
		question: "Which code does a method have that a path doesn't take?",
		answers: { status: "The HTTP status, 405.", own: "A code of its own.", none: "None." },
		assumed: "status",
	},
	"requests.page-token": {
		question: "What happens to a page token that the API didn't give?",
		answers: {
			"300": "The request is refused with 400/300.",
			other: "The request is refused with another code.",
			ignored: "The first page is answered.",
		},
		assumed: "300",
	},
});
