import type { Stored } from "../store";
import { type Bench, MARKER, PREFIX } from "./bench";
import { NoToken, Unanswered } from "./client";
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

/** Removes an event; gives why it is still there, if it is. */
async function removeEvent(bench: Bench, eventId: string, isKnownDraft: boolean): Promise<string | undefined> {
	let isCancelled = false;
	if (!isKnownDraft) {
		const { status, body } = await bench.clean("getEventInfo", { eventId });
		if (status === 404) return undefined;
		// Only what has the marker is deleted, whatever a journal says.
		if (!isOwn(body)) return NOT_OURS;
		isCancelled = body.status === "CANCELLED";
		if (body.status === "PUBLISHED") {
			// Without tickets there is nobody to be told of the end.
			for (const { ticket_id: ticketId } of await listed(bench, "getTickets", { eventId }, "tickets"))
				await bench.clean("deleteTicket", { eventId, ticketId: String(ticketId) });
			const cancelled = await bench.clean(
				"EventActions",
				{ eventId },
				{
					operation: "cancel",
					cancel_message: "This was a test.",
				},
			);
			if (!isDone(cancelled)) return `an event couldn't be cancelled: ${short(cancelled)}`;
			isCancelled = true;
		}
	}
	const deleted = await bench.clean("deleteEvent", { eventId });
	if (isDone(deleted) || deleted.status === 404) return undefined;
	return `a ${isCancelled ? "cancelled" : "draft"} event couldn't be deleted: ${short(deleted)}`;
}

/** Removes one thing; gives why it is still there, if it is. */
async function remove(bench: Bench, { kind, id = "", hub }: Made): Promise<string | undefined> {
	if (kind === "event") return removeEvent(bench, id, bench.drafts.has(id));
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
			const why = await removeEvent(bench, String(eventId), status === "draft");
			if (why === undefined) swept.removed++;
			else swept.left.set(String(eventId), why);
		}
	}
	return swept;
}
