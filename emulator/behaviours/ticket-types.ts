import { behavioursOf } from "./define";

/** What is not certain of ticket types. */
export const ticketTypeBehaviours = behavioursOf({
	"ticket-types.default-on-create": {
		question: "Does a new conference have a ticket type of its own, which is the default of tickets that name none?",
		answers: {
			made: "It has one, General Admission, which is listed and can be deleted; then tickets must name theirs.",
			first: "It has none; the first that is made is the default.",
		},
		// Line 9001 of the description has a default ticket type, and does not say where it comes from.
		assumed: "first",
		isSwitch: true,
	},
});
