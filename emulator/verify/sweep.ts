import type { Stored } from "../store";
import { type Bench, MARKER, PREFIX } from "./bench";
import { type Answer, NoToken, Unanswered } from "./client";
import type { Made } from "./journal";
import { isDone, short } from "./saw";

/** What is left of `verify`'s own making, in words for the report. */
export interface Swept {
	/** How many objects were removed. */
	removed: number;
	/** Why something couldn't be removed, in words for the report, by its id. */
	left: Map<string, string>;
}

/** Lists that hold events, by the word that asks for them. */
const EVENT_LISTS = ["draft", "upcoming", "cancelled"] as const;

const MOST_PAGES = 100;

async function listed(
	bench: Bench,
	operationId: string,
	params: Record<string, string>,
	field: string,
): Promise<Stored[]> {
	const found: Stored[] = [];
	let token = "";
	for (let page = 0; page < MOST_PAGES; page++) {
		const next = token === "" ? {} : { next_page_token: token };
		const answer = await bench.clean(operationId, { page_size: "300", ...params, ...next });
		if (!isDone(answer)) return found;
		found.push(...((answer.body[field] ?? []) as Stored[]));
		const following = String(answer.body.next_page_token ?? "");
		if (following === "" || following === token) break;
		token = following;
	}
	return found;
}

/** Of an event that somebody made their own: it is left alone, and forgotten. */
const NOT_OURS = "not ours";

/** Whether an event is one of `verify`'s: by its name and by what its description says. */
function isOwn({ name, description }: Stored): boolean {
	return String(name).startsWith(PREFIX) && String(description).includes(MARKER);
}

/** What is known of an event before it is removed. */
type Known = "draft" | "published" | "nothing";

/** Ends a published event: without tickets there is nobody to be told of it. */
async function cancel(bench: Bench, eventId: string): Promise<Answer> {
	for (const { ticket_id: ticketId } of await listed(bench, "getTickets", { eventId }, "tickets"))
		await bench.clean("deleteTicket", { eventId, ticketId: String(ticketId) });
	return bench.clean("EventActions", { eventId }, { operation: "cancel", cancel_message: "This was a test." });
}

/** Removes an event; gives why it is still there, if it is. */
async function removeEvent(bench: Bench, eventId: string, known: Known): Promise<string | undefined> {
	let isPublished = known === "published";
	if (known === "nothing") {
		const { status, body } = await bench.clean("getEventInfo", { eventId });
		if (status === 404) return undefined;
		// Only what has the marker is deleted, whatever a journal says.
		if (!isOwn(body)) return NOT_OURS;
		isPublished = String(body.status).toUpperCase() === "PUBLISHED";
	}
	// One that a probe has cancelled can't be again, which doesn't matter if it can be deleted.
	const cancelled = isPublished ? await cancel(bench, eventId) : undefined;
	// Should it have to be tried again, it needs no more than to be deleted.
	if (known === "published" && cancelled !== undefined && isDone(cancelled)) bench.unpublished.add(eventId);
	const deleted = await bench.clean("deleteEvent", { eventId });
	if (isDone(deleted) || deleted.status === 404) return undefined;
	const nor = cancelled === undefined || isDone(cancelled) ? "" : `, nor cancelled: ${short(cancelled)}`;
	return `an event couldn't be deleted: ${short(deleted)}${nor}`;
}

/** Removes one thing; gives why it is still there, if it is. */
async function remove(bench: Bench, { kind, id = "", hub }: Made): Promise<string | undefined> {
	if (kind === "event")
		return removeEvent(
			bench,
			id,
			bench.unpublished.has(id) ? "draft" : bench.published.has(id) ? "published" : "nothing",
		);
	const answer =
		kind === "vod-channel"
			? await bench.clean("DeleteVODChannel", { hubId: hub, channelId: id })
			: await bench.clean("deleteHubHost", { hubId: hub, hostUserId: id });
	return isDone(answer) || answer.status === 404 ? undefined : `a ${kind} couldn't be deleted: ${short(answer)}`;
}

/** The id of something whose create wasn't answered: the one with its name, which nothing else has. */
async function idOf(bench: Bench, { kind, hub, name }: Made): Promise<string | undefined> {
	const find = (all: Stored[], field: string, id: string): string | undefined => {
		const found = all.find((one) => one[field] === name)?.[id];
		return found === undefined ? undefined : String(found);
	};
	if (kind === "hub-host")
		return find(await listed(bench, "gethubhostList", { hubId: hub }, "hosts"), "email", "host_user_id");
	if (kind === "vod-channel")
		return find(await listed(bench, "getVODChannels", { hubId: hub }, "vod_channels"), "name", "channel_id");
	const drafts = await listed(bench, "getEvents", { role_type: "host", event_status_type: "draft" }, "events");
	return find(drafts.filter(isOwn), "name", "event_id");
}

/**
 * Removes what the journal names, the newest first.
 *
 * @param keys the entries to remove; all where not given
 */
export async function sweepJournal(bench: Bench, keys?: readonly string[]): Promise<Swept> {
	const swept: Swept = { removed: 0, left: new Map() };
	for (const [key, made] of bench.journal.entries()) {
		if (keys !== undefined && !keys.includes(key)) continue;
		try {
			const id = made.id ?? (await idOf(bench, made));
			const why = id === undefined ? NOT_OURS : await remove(bench, { ...made, id });
			if (why === undefined || why === NOT_OURS) bench.forget(key);
			else swept.left.set(id ?? key, why);
			if (why === undefined) swept.removed++;
		} catch (error) {
			if (!(error instanceof Unanswered || error instanceof NoToken)) throw error;
			swept.left.set(made.id ?? key, `${made.kind}: ${error.message}`);
		}
	}
	return swept;
}

/**
 * Removes what earlier runs left: what the journal names, and events with the name and the marker.
 *
 * @param isThorough looks at published and cancelled events too
 */
export async function sweepLeftovers(bench: Bench, isThorough: boolean): Promise<Swept> {
	const swept = await sweepJournal(bench);
	for (const status of isThorough ? EVENT_LISTS : EVENT_LISTS.slice(0, 1)) {
		const all = await listed(bench, "getEvents", { role_type: "host", event_status_type: status }, "events");
		for (const { event_id: eventId } of all.filter(isOwn)) {
			const why = await removeEvent(bench, String(eventId), status === "draft" ? "draft" : "nothing");
			if (why === undefined) swept.removed++;
			else swept.left.set(String(eventId), why);
		}
	}
	return swept;
}
