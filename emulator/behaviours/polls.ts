import { behavioursOf } from "./define";

/** What is not certain of polls. */
export const pollBehaviours = behavioursOf({
	"polls.required-in-basic": {
		question: "Can a question of a basic poll require an answer (`answer_required: true`)?",
		answers: {
			refused: "It is 400/300, and no question of a basic poll requires an answer.",
			taken: "It can, and does unless the question says otherwise.",
		},
		described: { lines: [7029], answer: "taken" },
		observed: { by: "clients of real accounts, which got it refused", answer: "refused" },
		isSwitch: true,
	},
	"polls.dropdown-in-basic": {
		question: "Can a question of a basic poll be shown as a drop-down box (`show_as_dropdown: true`)?",
		answers: { refused: "It is 400/300.", taken: "It can." },
		described: { lines: [7085], answer: "taken" },
		observed: { by: "clients of real accounts, which got it refused", answer: "refused" },
		isSwitch: true,
	},
	"polls.questions-in-basic": {
		question: "Can a basic poll have more than one question?",
		answers: { refused: "It is 400/300: each question is a poll of its own.", taken: "It can." },
		described: { lines: [7007], answer: "taken" },
		observed: { by: "clients of real accounts, which got it refused", answer: "refused" },
		isSwitch: true,
	},
	"polls.answer-lengths": {
		question:
			"Must a short or long answer of a poll have both lengths (`answer_min_character`, `answer_max_character`)?",
		answers: { required: "Without one of them it is 400/300.", optional: "Either may be missing." },
		described: { lines: [7021, 7025], answer: "optional" },
		observed: { by: "clients of real accounts, which got it refused without", answer: "required" },
		isSwitch: true,
	},
});
