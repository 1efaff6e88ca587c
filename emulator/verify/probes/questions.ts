import type { Stored } from "../../store";
import type { Answer } from "../client";
import type { Lab } from "../lab";
import { probe } from "../probe";
import { saw, TAKEN } from "../saw";

const NAMES = [
	{ field_name: "first_name", required: true },
	{ field_name: "last_name", required: true },
];

/** Sets the questions of an event that only this probe has. */
async function set(lab: Lab, custom: readonly Stored[], questions: readonly Stored[] = NAMES): Promise<Answer> {
	const eventId = await lab.ownEvent();
	return lab.ask("updateRegistrationQuestionsForEvent", { eventId }, { questions, custom_questions: custom });
}

/** The fields that a form asks for, in its order. */
function fieldsOf({ questions }: Stored): string {
	return ((questions ?? []) as Stored[]).map(({ field_name: name }) => String(name)).join(" ");
}

export const questionProbes = [
	probe("questions.standard", { requests: 1 }, async (lab) => {
		const form = await lab.must("getRegistrationQuestionsForEvent", { eventId: await lab.event() });
		return fieldsOf(form) === "first_name last_name" ? "names" : "other";
	}),
	probe("questions.double-field", { requests: 3 }, async (lab) =>
		saw(await set(lab, [], [...NAMES, { field_name: "city" }, { field_name: "city" }]), TAKEN),
	),
	probe("questions.untyped", { requests: 3 }, async (lab) => saw(await set(lab, [{ title: "Diet" }]), TAKEN)),
	probe("questions.choices", { requests: 3 }, async (lab) =>
		saw(await set(lab, [{ title: "Diet", type: "single_radio" }]), TAKEN),
	),
	probe("questions.ticket-type", { requests: 5 }, async (lab) => {
		const eventId = await lab.ownEvent();
		const questions = [...NAMES, { field_name: "city" }];
		await lab.must("updateRegistrationQuestionsForEvent", { eventId }, { questions });
		const ticketTypeId = await lab.ticketType(eventId);
		const fields = fieldsOf(await lab.must("getRegistrationQuestionsForTicketType", { eventId, ticketTypeId }));
		return fields.includes("city") ? "event" : fields === "" ? "nothing" : "standard";
	}),
	probe("questions.ticket-type-code", { requests: 1 }, async (lab) => {
		const params = { eventId: await lab.event(), ticketTypeId: "no-such-type" };
		return saw(await lab.ask("getRegistrationQuestionsForTicketType", params), {
			"404/26502": "26502",
			"4xx": "other",
		});
	}),
	probe("questions.single-session", { requests: 1 }, async (lab) => {
		const params = { eventId: await lab.event("SIMPLE_EVENT"), ticketTypeId: "no-such-type" };
		return saw(await lab.ask("getRegistrationQuestionsForTicketType", params), { "/300": "300", "4xx": "other" });
	}),
];
