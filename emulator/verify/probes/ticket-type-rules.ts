import type { Stored } from "../../store";
import type { Lab } from "../lab";
import { probe } from "../probe";
import { isDone, saw, TAKEN } from "../saw";

/** A ticket type as the list of its event shows it. */
async function listed(lab: Lab, eventId: string, id: unknown): Promise<Stored> {
	const isOwn = (one: Stored): boolean => one.ticket_type_id === id;
	return (await lab.listed("getEventTicketTypes", eventId, "ticket_types", isOwn)).find(isOwn) ?? {};
}

export const ticketTypeRuleProbes = [
	probe("ticket-types.free", { requests: 2 }, async (lab) => {
		const eventId = await lab.event();
		const answer = await lab.ask("createTicketType", { eventId }, lab.ticketTypeBody({ free: undefined }));
		if (!isDone(answer)) return saw(answer, { "4xx": "refused" });
		return (await listed(lab, eventId, answer.body.ticket_type_id)).free === true ? "free" : "unsaid";
	}),
	probe("ticket-types.unknown-session", { requests: 1 }, async (lab) => {
		const eventId = await lab.event();
		const body = lab.ticketTypeBody({ sessions: ["no-such-session"] });
		return saw(await lab.ask("createTicketType", { eventId }, body), {
			"/26402": "26402",
			"4xx": "other",
			"2xx": "taken",
		});
	}),
	probe("ticket-types.bad-dates", { requests: 2 }, async (lab) => {
		const eventId = await lab.event();
		const ticketTypeId = await lab.ticketType(eventId);
		const times = { start_time: lab.time(2, 18), end_time: lab.time(0, 8) };
		return saw(await lab.ask("updateTicketType", { eventId, ticketTypeId }, times), {
			"/26401": "26401",
			"4xx": "other",
			"2xx": "taken",
		});
	}),
	...(["SIMPLE_EVENT", "RECURRING"] as const).map((type) =>
		probe(
			type === "SIMPLE_EVENT" ? "ticket-types.single-session" : "ticket-types.recurring",
			{ requests: 2 },
			async (lab) => {
				// A conference takes the same, or nothing is said of the type of the event.
				await lab.ticketType(await lab.event());
				const eventId = await lab.event(type);
				return saw(await lab.ask("createTicketType", { eventId }, lab.ticketTypeBody()), TAKEN);
			},
		),
	),
	probe("ticket-types.domains-shown", { requests: 2 }, async (lab) => {
		const eventId = await lab.event();
		const domains = Array.from({ length: 51 }, (_, index) => `host${index}.example.org`);
		const id = await lab.ticketType(eventId, { private_visibility_rules: { allow_domain_list: domains } });
		const { private_visibility_rules: rules } = await listed(lab, eventId, id);
		const shown = ((rules as Stored | undefined)?.allow_domain_list ?? []) as string[];
		return shown.length > 50 ? "all" : "50";
	}),
];
