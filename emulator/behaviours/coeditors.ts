import { behavioursOf } from "./define";

export const coeditorBehaviours = behavioursOf({
	"coeditors.add-twice": {
		question: "Can a co-editor be added again?",
		answers: { entry: "No: it is an entry in `errors`.", taken: "Yes." },
		assumed: "entry",
		isSwitch: true,
	},
	"coeditors.delete-missing": {
		question: "Can somebody be deleted who is no co-editor?",
		answers: {
			entry: "No: it is an entry in `errors`.",
			taken: "Yes, which changes nothing.",
			refused: "No: the request is refused.",
		},
		assumed: "entry",
	},
	"coeditors.update-without-groups": {
		question: "What does an update without permission groups do to them?",
		answers: { kept: "It keeps them.", cleared: "It clears them." },
		assumed: "kept",
		isSwitch: true,
	},
});
