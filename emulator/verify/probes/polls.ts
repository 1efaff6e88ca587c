import type { Stored } from "../../store";
import { contrast } from "../contrast";
import type { Lab } from "../lab";
import { probe } from "../probe";

const QUESTION = { name: "Which one?", type: "single", answers: ["Red", "Blue"] };
const ESSAY = { name: "Why?", type: "short_answer", answer_min_character: 1, answer_max_character: 100 };

const polls = (type: number, ...questions: readonly Stored[]): Stored => ({
	polls: [{ title: "Favourite colour", poll_type: type, anonymous: false, questions }],
});

/** Whether questions are taken where others of the same type of poll are. */
async function ask(lab: Lab, usual: Stored, changed: Stored): Promise<"taken" | "refused"> {
	const eventId = await lab.event();
	return contrast(lab, "updateSessionPolls", { eventId, sessionId: await lab.session(eventId) }, usual, changed);
}

const BASIC = 1;
const ADVANCED = 2;

export const pollProbes = [
	probe("polls.required-in-basic", { requests: 3 }, (lab) =>
		ask(lab, polls(BASIC, QUESTION), polls(BASIC, { ...QUESTION, answer_required: true })),
	),
	probe("polls.dropdown-in-basic", { requests: 3 }, (lab) =>
		ask(lab, polls(BASIC, QUESTION), polls(BASIC, { ...QUESTION, show_as_dropdown: true })),
	),
	probe("polls.questions-in-basic", { requests: 3 }, (lab) =>
		ask(lab, polls(BASIC, QUESTION), polls(BASIC, QUESTION, { ...QUESTION, name: "Which other?" })),
	),
	probe("polls.answer-lengths", { requests: 3 }, async (lab) => {
		const { answer_max_character: _, ...without } = ESSAY;
		const seen = await ask(lab, polls(ADVANCED, ESSAY), polls(ADVANCED, without));
		return seen === "taken" ? "optional" : "required";
	}),
];
