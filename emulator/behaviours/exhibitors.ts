import { behavioursOf } from "./define";

export const exhibitorBehaviours = behavioursOf({
	"exhibitors.unknown-tier": {
		question: "What happens to a sponsor with an unknown tier?",
		answers: { refused: "It is refused.", taken: "It is taken." },
		assumed: "refused",
	},
});
