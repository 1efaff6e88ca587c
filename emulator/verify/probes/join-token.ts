import { probe } from "../probe";
import { saw } from "../saw";

export const joinTokenProbes = [
	probe("join-token.needs-ticket", { requests: 2 }, async (lab) => {
		const eventId = await lab.event();
		const sessionId = await lab.session(eventId);
		const answer = await lab.ask("getSessionJoinToken", { eventId, sessionId });
		// Its failures are in the body of a success.
		const isGiven = typeof answer.body.join_token === "string" && answer.body.join_token !== "";
		return isGiven ? "no" : saw(answer, { "2xx": "yes", "4xx": "yes" });
	}),
];
