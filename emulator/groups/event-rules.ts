import { DateTime } from "luxon";
import { invalid, Refusal } from "../errors";
import type { Call } from "../handler";
import type { Store, Stored } from "../store";

/**
 * The event of a call.
 *
 * @throws Refusal 404/2002 where there is none
 */
export function requireEvent(call: Call): Stored {
	const event = call.store.get(`event/${call.params.eventId}`);
	if (event === undefined) throw new Refusal(404, 2002, "Event not found.");
	return event;
}

/** Past and cancelled events can't be edited. */
export function isEditable(event: Stored, now: number): boolean {
	return event.status !== "CANCELLED" && (event.end_time === undefined || Date.parse(String(event.end_time)) >= now);
}

/** An instant as the API writes it. */
export function utc(instant: string): string {
	return DateTime.fromISO(instant).toUTC().toFormat("yyyy-MM-dd'T'HH:mm:ss'Z'");
}

/** Changes the sessions of an event; one that comes back as it was is left alone. */
export function forEachSession(store: Store, eventId: string, change: (session: Stored) => Stored): void {
	for (const session of store.list(`session/${eventId}/`)) {
		const changed = change(session);
		if (changed !== session) store.put(`session/${eventId}/${String(session.session_id)}`, changed);
	}
}

/** @throws Refusal 300 where somebody's country is no two-letter code */
export function checkCountries(people: readonly Stored[], list: string): void {
	const failures = people.flatMap(({ country }, index) =>
		country === undefined || country === "" || /^[A-Z]{2}$/i.test(String(country))
			? []
			: [{ field: list === "" ? "country" : `${list}.${index}.country`, message: "is no two-letter country code" }],
	);
	if (failures.length > 0) throw invalid(...failures);
}
