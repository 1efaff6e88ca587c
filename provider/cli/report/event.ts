import { existsSync } from "node:fs";
import { DateTime } from "luxon";
import { type ConferenceSpec, type Declaration, expand, type ParamValues } from "../../conference";
import { allRecordsOf, answerTo } from "../../functions/records";
import type { Api } from "../../lifecycle/api";
import { didYouMean } from "../../lifecycle/check";
import type { Properties } from "../../lifecycle/description";
import { type Context, loadOrSay, UsageError } from "../context";

/** An id of the API; what looks like one is not looked up. */
const ID = /^[\w-]{22}$/;

/** Statuses of events, those that are most asked for first. */
const STATUSES = ["past", "upcoming", "cancelled", "draft"] as const;

/** What is said of an event on the command line. */
export interface EventFlags {
	/** Which of the file's events: the date in a series, or the key of a part. */
	which?: string;
	param?: ParamValues;
}

/** An event, and the file that says it, if one does. */
export interface FoundEvent {
	eventId: string;
	spec?: ConferenceSpec;
	/** Which of the file's events it is, where there are several. */
	which?: string | undefined;
}

/** Which of several things is meant by its id or its name. */
function chosen(wanted: string, found: readonly Properties[], noun: string, idName: string): string {
	const named = found.filter((one) => one[idName] === wanted || one.name === wanted);
	const [one] = named;
	if (one !== undefined && named.length === 1) return String(one[idName]);
	if (named.length > 1) {
		const ids = named.map((each) => `\n  ${String(each[idName])}${timeText(each)}`).join("");
		throw new UsageError(`There are ${named.length} ${noun}s "${wanted}"; name one by its id:${ids}`);
	}
	const names = [...new Set(found.map(({ name }) => String(name)))];
	const hint = didYouMean(wanted, names);
	const some = names.slice(0, 10).map((name) => `\n  ${name}`);
	const list =
		names.length === 0 ? " There is none." : ` There are:${some.join("")}${names.length > 10 ? "\n  …" : ""}`;
	throw new UsageError(`There is no ${noun} "${wanted}".${hint === "" ? list : hint}`);
}

function timeText({ startTime }: Properties): string {
	return typeof startTime === "string" ? `  ${startTime}` : "";
}

/** The event that a file declares; where there are several, the one that is asked for. */
function declaredIn(spec: ConferenceSpec, file: string, which: string | undefined): Declaration {
	const events = expand(spec).filter(({ kind }) => kind === "Event");
	const names = events.flatMap(({ event }) => event ?? []);
	const [only] = events;
	if (only !== undefined && names.length === 0) {
		if (which !== undefined) throw new UsageError(`${file} declares one event; leave out --which.`);
		return only;
	}
	const found = events.find(({ event }) => event === which);
	if (found === undefined)
		throw new UsageError(`${file} declares several events; choose one with --which: ${names.join(", ")}.`);
	return found;
}

async function eventIdByName(client: Api, name: string): Promise<string> {
	const found = new Map<unknown, Properties>();
	for (const eventStatusType of STATUSES) {
		const events = await allRecordsOf(client, "getEvents", { roleType: "host", eventStatusType });
		for (const event of events) found.set(event.eventId, event);
	}
	return chosen(name, [...found.values()], "event", "eventId");
}

/**
 * The event that is meant: by its id, its name, or the conference file that declares it.
 *
 * @returns undefined where the file has problems, which are said then
 * @throws UsageError where there is no such event, or several
 */
export async function findEvent(
	client: Api,
	text: string,
	{ which, param = {} }: EventFlags,
	context: Context,
): Promise<FoundEvent | undefined> {
	if (!/\.ya?ml$/i.test(text)) {
		if (which !== undefined) throw new UsageError("--which goes with a conference file.");
		return { eventId: ID.test(text) ? text : await eventIdByName(client, text) };
	}
	if (!existsSync(text)) throw new UsageError(`There is no file ${text}.`);
	const spec = loadOrSay(text, param, context);
	if (spec === undefined) return undefined;
	const { inputs } = declaredIn(spec, text, which);
	const { adopt, name } = inputs;
	return { eventId: typeof adopt === "string" ? adopt : await eventIdByName(client, String(name)), spec, which };
}

/**
 * The session that is meant: by its id, its name, or its key in the file.
 *
 * @throws UsageError where there is no such session, or several
 */
export async function findSessionId(client: Api, { eventId, spec, which }: FoundEvent, text: string): Promise<string> {
	if (ID.test(text)) return text;
	const declared =
		spec && expand(spec).find((one) => one.kind === "Session" && one.key === text && one.event === which)?.inputs;
	if (typeof declared?.adopt === "string") return declared.adopt;
	const sessions = await allRecordsOf(client, "getEventSessionList", { eventId });
	if (declared === undefined) return chosen(text, sessions, "session", "sessionId");
	const start = Date.parse(String(declared.startTime));
	const same = sessions.filter(
		({ name, startTime }) => name === declared.name && Date.parse(String(startTime)) === start,
	);
	return chosen(String(declared.name), same.length > 0 ? same : sessions, "session", "sessionId");
}

/**
 * A channel of a hub, each by its id or its name.
 *
 * @throws UsageError where there is none, or several
 */
export async function findChannel(
	client: Api,
	hub: string | undefined,
	channel: string,
): Promise<{ hubId: string; channelId: string }> {
	if (hub === undefined) throw new UsageError("a channel belongs to a hub: add --hub with its name or id.");
	const hubs = await allRecordsOf(client, "getHubList", { roleType: "host" });
	const hubId = chosen(hub, hubs, "hub", "hubId");
	if (ID.test(channel)) return { hubId, channelId: channel };
	const channels = await allRecordsOf(client, "getVODChannels", { hubId });
	return { hubId, channelId: chosen(channel, channels, "channel", "channelId") };
}

/**
 * Instants of a span of days in the event's zone, as the API takes them; a text with a time stands for itself.
 *
 * @param from first day, such as `2027-05-04`, or an instant
 * @param to last day, which counts whole, or an instant
 * @throws UsageError where the end is before the beginning
 */
export async function spanOf(
	client: Api,
	eventId: string,
	{ from, to }: { from?: string; to?: string },
): Promise<{ from?: string; to?: string }> {
	if (from === undefined && to === undefined) return {};
	const { timezone } = await answerTo(client, "getEventInfo", { eventId });
	const zone = typeof timezone === "string" ? timezone : "UTC";
	const first = from === undefined ? undefined : DateTime.fromISO(from, { zone });
	let last = to === undefined ? undefined : DateTime.fromISO(to, { zone });
	if (last !== undefined && !to?.includes("T")) last = last.endOf("day").startOf("second");
	if (first !== undefined && last !== undefined && last < first)
		throw new UsageError(`--to ${to} is before --from ${from}.`);
	const utc = (at: DateTime): string => at.toUTC().toFormat("yyyy-MM-dd'T'HH:mm:ss'Z'");
	return { ...(first && { from: utc(first) }), ...(last && { to: utc(last) }) };
}
