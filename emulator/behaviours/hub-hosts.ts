import { behavioursOf } from "./define";

export const hubHostBehaviours = behavioursOf({
	"hub-hosts.add-twice": {
		question: "Can a hub's host be added again?",
		answers: { refused: "No.", same: "Yes, with the same id.", two: "Yes, with another id." },
		assumed: "refused",
		isSwitch: true,
	},
	"hub-hosts.not-found-code": {
		question: "Which code has an unknown host?",
		answers: { status: "Its HTTP status, 404.", own: "A code of its own.", taken: "None: the delete succeeds." },
		assumed: "status",
	},
});
