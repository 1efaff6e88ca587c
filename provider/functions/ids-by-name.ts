import { ZoomEventsError } from "../api/errors";
import type { Api } from "../lifecycle/api";
import type { Properties } from "../lifecycle/description";
import { allRecordsOf } from "./records";

/** Statuses of events that are looked up. */
export type EventStatus = "upcoming" | "past" | "draft" | "cancelled";

function namesOf(records: readonly Properties[]): string {
	return records.map(({ name }) => String(name)).join(", ") || "none";
}

/**
 * Id of a hub that the app's user hosts, by its name.
 *
 * @throws ZoomEventsError where there is no such hub, naming those that there are
 */
export async function findHubId(client: Api, name: string): Promise<string> {
	const hubs = await allRecordsOf(client, "getHubList", { roleType: "host" });
	const hub = hubs.find((candidate) => candidate.name === name);
	if (hub?.hubId === undefined) throw new ZoomEventsError(`There is no hub "${name}". There are: ${namesOf(hubs)}.`);
	return String(hub.hubId);
}

/**
 * Id of an event that the app's user hosts, by its name.
 *
 * @throws ZoomEventsError where there is no such event, or several, naming what there is
 */
export async function findEventId(client: Api, name: string, status: EventStatus = "upcoming"): Promise<string> {
	const events = await allRecordsOf(client, "getEvents", { roleType: "host", eventStatusType: status });
	const found = events.filter((event) => event.name === name);
	const [event] = found;
	if (event?.eventId !== undefined && found.length === 1) return String(event.eventId);
	throw new ZoomEventsError(
		found.length > 1
			? `There are ${found.length} ${status} events "${name}": ${found.map(({ eventId }) => String(eventId)).join(", ")}. Use one of the ids.`
			: `There is no ${status} event "${name}". There are: ${namesOf(events)}.`,
	);
}

/** One list an event serves all look-ups of a client. */
const tiersByEvent = new WeakMap<Api, Map<string, Promise<Properties[]>>>();

function tiersOf(client: Api, eventId: string): Promise<Properties[]> {
	const known = tiersByEvent.get(client) ?? new Map<string, Promise<Properties[]>>();
	tiersByEvent.set(client, known);
	const there = known.get(eventId);
	if (there !== undefined) return there;
	const tiers = allRecordsOf(client, "ListSponsorTiers", { eventId });
	known.set(eventId, tiers);
	// What failed is asked for again by the next.
	tiers.catch(() => known.delete(eventId));
	return tiers;
}

/**
 * Id of a conference's sponsor tier, by its name.
 *
 * @throws ZoomEventsError where the event has no such tier, naming those that it has
 */
export async function findSponsorTierId(client: Api, eventId: string, name: string): Promise<string> {
	const tiers = await tiersOf(client, eventId);
	const tier = tiers.find((candidate) => candidate.name === name);
	if (tier?.tierId === undefined)
		throw new ZoomEventsError(`Event "${eventId}" has no sponsor tier "${name}". It has: ${namesOf(tiers)}.`);
	return String(tier.tierId);
}
