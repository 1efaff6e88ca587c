import { behavioursOf } from "./define";

/** What is not certain of sessions. */
export const sessionBehaviours = behavioursOf({
	"sessions.times-with-offset": {
		question: "Does a session take times with another offset than Z, such as 2026-05-04T10:00:00+02:00?",
		answers: {
			refused: "Only times that end in Z are taken; others are 400/300.",
			converted: "Every offset is taken and answered in UTC.",
		},
		described: { lines: [5475, 5483, 6283, 6373], answer: "converted" },
		observed: { by: "clients of real accounts, which convert times because they were refused", answer: "refused" },
		isSwitch: true,
	},
});
