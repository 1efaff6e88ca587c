import { invalid, refusal } from "../errors";
import type { Call, Handlers } from "../handler";
import { pick } from "../handler";
import { paged } from "../paging";
import type { Stored } from "../store";
import { requireEvent } from "./event-rules";
import { requireSession } from "./sessions";

const SHOWN = ["email", "first_name", "last_name"];

function parentOf(call: Call): string {
	return `reservation/${call.params.eventId}/${call.params.sessionId}/`;
}

function keyOf(call: Call): string {
	return `${parentOf(call)}${encodeURIComponent(String(call.body.email).toLowerCase())}`;
}

function hasSpecialRole(call: Call, event: Stored, session: Stored, email: string): boolean {
	const roles = [
		event.contact_email,
		...((session.panelist ?? []) as string[]),
		...((session.alternative_host ?? []) as string[]),
		...call.store.list(`speaker/${call.params.eventId}/`).map((speaker) => speaker.email),
	];
	return roles.some((role) => String(role).toLowerCase() === email);
}

export const reservations: Handlers = {
	ListSessionReservations: (call) => {
		requireEvent(call);
		requireSession(call);
		return paged(call, "reservations", call.store.list(parentOf(call)));
	},
	AddSessionReservations: (call) => {
		const event = requireEvent(call);
		const session = requireSession(call);
		const { allow_reservations: isOn, max_capacity: capacity } = (session.session_reservation ?? {}) as Stored;
		if (isOn !== true) throw refusal(call.operation, 26307);
		const email = String(call.body.email).toLowerCase();
		if (hasSpecialRole(call, event, session, email)) throw refusal(call.operation, 26310);
		const registrant = call.store
			.list(`registrant/${call.params.eventId}/`)
			.find((one) => String(one.email).toLowerCase() === email);
		if (registrant === undefined) throw refusal(call.operation, 26309);
		if (call.store.get(keyOf(call)) !== undefined) {
			if (call.conduct.does("reservations.twice", "taken")) return undefined;
			throw invalid({ field: "email", message: "has a reservation already" });
		}
		if (capacity !== undefined && call.store.list(parentOf(call)).length >= Number(capacity))
			throw refusal(call.operation, 26306);
		call.store.put(keyOf(call), pick(registrant, SHOWN));
		return undefined;
	},
	DeleteSessionReservations: (call) => {
		requireEvent(call);
		requireSession(call);
		if (call.store.get(keyOf(call)) === undefined) throw refusal(call.operation, 26311);
		call.store.delete(keyOf(call));
		return undefined;
	},
};
