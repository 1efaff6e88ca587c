import type { ConferenceSpec } from "../../conference";
import type { Properties } from "../../lifecycle/description";
import { withoutAddresses } from "../addresses";

/** What of an event, a session and a speaker everybody may read. */
const EVENT = ["name", "description", "tagline", "timezone", "firstDay", "days", "calendar", "eventType", "recurrence"];
const PART = ["name", "description", "tagline", "days", "keepsNames"];
const SESSION = [
	...["name", "description", "type", "startTime", "endTime", "timezone", "day", "at", "lasts"],
	...["room", "track", "trackLabels", "speakers", "parts"],
];
const SPEAKER = ["name", "biography", "jobTitle", "companyName"];
const SPEAKER_LINKS = ["companyWebsite", "linkedinUrl", "twitterUrl", "youtubeUrl"];

/** Addresses by which one gets into a meeting, a webinar or an event. */
const JOIN_LINK =
	/https?:\/\/(?:[\w-]+\.)*zoom(?:gov)?\.(?:us|com)(?::\d+)?\/(?:(?:[jws]|my|wc|ej)\/|[^\s<>"]*[?&](?:pwd|tk|token)=)[^\s<>"]*/gi;

/** A text as everybody may read it: without e-mail addresses, and without links to join by. */
export function publicText(text: string): string {
	// Links first: what stands before an "@" in one would be taken for an address.
	return withoutAddresses(text.replace(JOIN_LINK, "(join link)"));
}

/**
 * The address of a web page that everybody may go to; undefined for anything else, such as one that holds an e-mail
 * address or a password.
 */
function publicLink(text: unknown): string | undefined {
	if (typeof text !== "string" || !URL.canParse(text)) return undefined;
	const { protocol, username, password, search, hash, href } = new URL(text);
	const isPage = ["https:", "http:"].includes(protocol) && username === "" && password === "";
	const said = `${search}${hash}`.replace(/%40/g, "@");
	return isPage && publicText(said) === said && href.replace(JOIN_LINK, "") === href ? href : undefined;
}

function linksOf(speaker: Properties): Properties {
	const links = SPEAKER_LINKS.map((name) => [name, publicLink(speaker[name])] as const);
	return Object.fromEntries(links.filter(([, link]) => link !== undefined));
}

function withPublicTexts(value: unknown): unknown {
	if (typeof value === "string") return publicText(value);
	if (Array.isArray(value)) return value.map(withPublicTexts);
	if (typeof value !== "object" || value === null) return value;
	return Object.fromEntries(Object.entries(value).map(([key, child]) => [key, withPublicTexts(child)]));
}

function only(properties: readonly string[], object: Properties): Properties {
	const kept = Object.entries(object).filter(([name]) => properties.includes(name));
	return withPublicTexts(Object.fromEntries(kept)) as Properties;
}

/** A session's speaker: a key, or an object with it and what is special. */
type SpeakerEntry = string | { speaker: string; showInSessionDetail?: boolean };

const keyOf = (entry: SpeakerEntry): string => (typeof entry === "string" ? entry : entry.speaker);

/** Whether the event's page shows a speaker at a session. */
function isNamed(entry: SpeakerEntry, speakers: Readonly<Record<string, Properties>>): boolean {
	const isShown = typeof entry === "string" || entry.showInSessionDetail !== false;
	return isShown && speakers[keyOf(entry)] !== undefined;
}

/**
 * What everybody may read of a conference: only what is named here, so that nothing new is shown by mistake.
 *
 * Not shown are sessions with `visibleInLandingPage: false`, speakers with `visibleInEventDetailPage: false`, and
 * speakers of a session with `showInSessionDetail: false`, as on the event's own page.
 */
export function publicConference(spec: ConferenceSpec): ConferenceSpec {
	const speakers = Object.fromEntries(
		Object.entries(spec.speakers ?? {})
			.filter(([, { visibleInEventDetailPage }]) => visibleInEventDetailPage !== false)
			.map(([key, speaker]) => [key, { ...only(SPEAKER, speaker), ...linksOf(speaker) }]),
	);
	const sessions = Object.entries(spec.sessions ?? {})
		.filter(([, { visibleInLandingPage }]) => visibleInLandingPage !== false)
		.map(([key, session]): [string, Properties] => {
			const named = ((session.speakers ?? []) as SpeakerEntry[]).filter((entry) => isNamed(entry, speakers));
			return [key, only(SESSION, { ...session, speakers: named.map(keyOf) })];
		});
	const { series, parts, rooms, tracks } = spec;
	const ofParts = Object.entries(parts ?? {}).map(([key, part]) => [key, only(PART, { ...part })] as const);
	return {
		// Nothing is made of it, so no hub is looked up.
		hubId: "none",
		event: only(EVENT, spec.event),
		...(series && { series }),
		...(parts && { parts: Object.fromEntries(ofParts) as NonNullable<ConferenceSpec["parts"]> }),
		...(rooms && { rooms: withPublicTexts(rooms) as Record<string, string> }),
		...(tracks && { tracks: withPublicTexts(tracks) as Record<string, string> }),
		...(spec.sessions && { sessions: Object.fromEntries(sessions) }),
		speakers,
	};
}
