import { behavioursOf } from "./define";

export const sessionPartBehaviours = behavioursOf({
	"interpreters.sign-language-source": {
		question: "Can a sign-language interpreter have a source language?",
		answers: { refused: "No.", taken: "Yes." },
		assumed: "refused",
		isSwitch: true,
	},
	"interpreters.not-found-code": {
		question: "Which code has an unknown session when interpreters are written?",
		answers: { "2003": "2003.", "2005": "2005.", other: "Another." },
		assumed: "2003",
	},
	"livestream.key": {
		question: "Is a stream key the same after the stream was turned off and on?",
		answers: { kept: "Yes.", "new": "No." },
		described: { lines: [6761], answer: "kept" },
		isSwitch: true,
	},
	"livestream.off-for-meeting": {
		question: "Can the stream of a meeting be turned off?",
		answers: {
			"26303": "No: 26303, as turning it on.",
			other: "No, with another code.",
			taken: "Yes, which changes nothing.",
		},
		assumed: "26303",
	},
	"reservations.unregistered": {
		question: "How is a reservation of somebody who isn't registered refused?",
		answers: { "26309": "With 26309.", other: "With another code.", taken: "It is made." },
		assumed: "26309",
	},
	"reservations.speaker": {
		question: "How is a speaker's reservation refused?",
		answers: { "26310": "With 26310.", other: "With another code.", taken: "It is made." },
		assumed: "26310",
	},
	"reservations.panelist": {
		question: "How is a panelist's reservation refused?",
		answers: { "26310": "With 26310.", other: "With another code.", taken: "It is made." },
		assumed: "26310",
	},
	"reservations.twice": {
		question: "Can somebody reserve twice?",
		answers: { taken: "Yes, which changes nothing.", refused: "No." },
		assumed: "taken",
		isSwitch: true,
	},
	"polls.id-by-title": {
		question: "Which id has a poll that is sent again without its id?",
		answers: { kept: "That of the poll with its title.", "new": "A new one." },
		assumed: "kept",
		isSwitch: true,
	},
	"polls.unknown-id": {
		question: "What happens to a poll with an unknown id?",
		answers: { refused: "It is refused.", taken: "It is taken." },
		assumed: "refused",
	},
	"polls.question-ids": {
		question: "Have a poll's questions ids?",
		answers: { absent: "No.", present: "Yes." },
		assumed: "absent",
	},
	"polls.not-found-code": {
		question: "Which code has an unknown session when polls are written?",
		answers: { "2003": "2003.", "2005": "2005.", other: "Another." },
		assumed: "2003",
	},
	"check-in.session-code": {
		question: "Which code has an unknown session when check-ins are listed?",
		answers: { "2005": "2005.", "2003": "2003.", other: "Another." },
		assumed: "2005",
	},
	"check-in.twice": {
		question: "Can somebody be checked in twice?",
		answers: { taken: "Yes, which changes nothing.", entry: "No: it is an entry in `errors`." },
		assumed: "taken",
	},
	"check-in.virtual-ticket": {
		question: "Can the holder of a ticket for a virtual event be checked in?",
		answers: { entry: "No: it is an entry in `errors`.", refused: "No: the request is refused.", taken: "Yes." },
		assumed: "entry",
	},
	"emails.unknown-type": {
		question: "Which code has an unknown e-mail type?",
		answers: { status: "Its HTTP status, 404.", own: "A code of its own.", other: "It is not 404." },
		assumed: "status",
	},
});
