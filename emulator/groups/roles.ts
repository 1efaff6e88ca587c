import { Refusal } from "../errors";
import type { Store, Stored } from "../store";

/**
 * Panelists, alternative hosts and speakers of a session are different people.
 *
 * @throws Refusal 400/1005, which is documented for a speaker's update; a session with the same fault gets the same
 */
export function checkRoles(store: Store, eventId: unknown, session: Stored): void {
	const speakers = ((session.session_speakers ?? []) as Stored[]).map(
		({ speaker_id: id }) => store.get(`speaker/${String(eventId)}/${String(id)}`)?.email,
	);
	const people = [...((session.panelist ?? []) as unknown[]), ...((session.alternative_host ?? []) as unknown[])]
		.concat(speakers)
		.map((email) => String(email ?? "").toLowerCase())
		.filter((email) => email !== "");
	if (new Set(people).size < people.length)
		throw new Refusal(
			400,
			1005,
			"The same person has been assigned multiple roles. A user is not allowed to hold multiple roles in the same session.",
		);
}
