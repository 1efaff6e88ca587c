import type { Stored } from "../../store";
import { contrast } from "../contrast";
import type { Lab } from "../lab";
import { probe } from "../probe";
import { saw } from "../saw";

const NAMES = [
	{ field_name: "first_name", required: true },
	{ field_name: "last_name", required: true },
];

/** A custom question that every form takes. */
const DIET = { title: "Diet", type: "short_answer", min_length: 1, max_length: 100 };

/** Whether a form of the probe's own may change so. */
async function form(lab: Lab, changes: Stored): Promise<"taken" | "refused"> {
	const params = { eventId: await lab.ownEvent() };
	const body = { questions: NAMES, custom_questions: [DIET] };
	return contrast(lab, "updateRegistrationQuestionsForEvent", params, body, changes);
}

/** The fields that a form asks for, in its order. */
function fieldsOf({ questions }: Stored): string {
	return ((questions ?? []) as Stored[]).map(({ field_name: name }) => String(name).toLowerCase()).join(" ");
}

export const questionProbes = [
	probe("questions.standard", { requests: 1 }, async (lab) => {
		const form = await lab.read("getRegistrationQuestionsForEvent", { eventId: await lab.event() });
		return fieldsOf(form) === "first_name last_name" ? "names" : "other";
	}),
	probe("questions.double-field", { requests: 4 }, (lab) =>
		form(lab, { questions: [...NAMES, { field_name: "city" }, { field_name: "city" }] }),
	),
	probe("questions.double-title", { requests: 4 }, (lab) => form(lab, { custom_questions: [DIET, DIET] })),
	probe("questions.untyped", { requests: 4 }, (lab) => form(lab, { custom_questions: [{ title: "Diet" }] })),
	probe("questions.choices", { requests: 4 }, (lab) =>
		form(lab, { custom_questions: [{ title: "Diet", type: "single_radio" }] }),
	),
	probe("questions.ticket-type", { requests: 5 }, async (lab) => {
		const eventId = await lab.ownEvent();
		const questions = [...NAMES, { field_name: "city" }];
		await lab.must("updateRegistrationQuestionsForEvent", { eventId }, { questions });
		const ticketTypeId = await lab.ticketType(eventId);
		const fields = fieldsOf(await lab.read("getRegistrationQuestionsForTicketType", { eventId, ticketTypeId }));
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
