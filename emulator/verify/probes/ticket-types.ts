import type { Stored } from "../../store";
import { probe } from "../probe";

export const ticketTypeProbes = [
	probe("ticket-types.default-on-create", { requests: 3 }, async (lab) => {
		const { ticket_types: types } = await lab.must("getEventTicketTypes", { eventId: await lab.ownEvent() });
		return ((types ?? []) as Stored[]).length > 0 ? "made" : "first";
	}),
];
