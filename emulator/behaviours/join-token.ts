import { behavioursOf } from "./define";

/** What is not certain of join tokens. */
export const joinTokenBehaviours = behavioursOf({
	"join-token.needs-ticket": {
		question: "Does the account's user need a ticket to get the join token of a session?",
		answers: {
			no: "The token is answered in any case.",
			yes: "Without a ticket that admits to the session the code is 1130, and 1150 after it was taken back.",
		},
		assumed: "no",
		isSwitch: true,
	},
});
