import { behavioursOf } from "./define";

export const scopeBehaviours = behavioursOf({
	"scopes.missing": {
		question: "How does the API name the scopes that a token lacks?",
		answers: {
			plain: "The message lists them in brackets, between commas.",
			quoted: "The message lists them in quotes that nothing escapes, so that the body is not quite JSON.",
		},
		observed: { by: "error bodies that users of public clients reported", answer: "plain" },
		isSwitch: true,
	},
});
