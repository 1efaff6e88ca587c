import { behavioursOf } from "./define";

export const accessLinkBehaviours = behavioursOf({
	"access-links.default": {
		question: "Is an event's first link its default?",
		answers: { no: "No link is, until one is told to be.", yes: "Yes." },
		assumed: "no",
		isSwitch: true,
	},
	"access-links.group-join-email": {
		question: "What happens to a group-join link with `email_authentication`?",
		answers: { refused: "It is refused.", taken: "It is taken." },
		assumed: "refused",
	},
});
