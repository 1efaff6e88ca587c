/** The page of what is not certain of the API, and what the local API does there. */
import { answerOf, type Behaviour } from "../../emulator/behaviours/define.ts";
import { behaviours } from "../../emulator/behaviours/index.ts";

/** The groups of behaviours, in the page's order, by the word that their ids start with. */
const TITLES: Readonly<Record<string, string>> = {
	requests: "Requests",
	scopes: "Scopes",
	events: "Events",
	series: "Recurring events",
	sessions: "Sessions",
	interpreters: "Interpreters",
	livestream: "Livestreams",
	reservations: "Reservations",
	polls: "Polls",
	"join-token": "Join tokens",
	"check-in": "Check-in",
	emails: "E-mails",
	"ticket-types": "Ticket types",
	tickets: "Tickets",
	questions: "Registration questions",
	"access-links": "Access links",
	exhibitors: "Exhibitors",
	coeditors: "Co-editors",
	"hub-hosts": "Hub hosts",
	"vod-channels": "Video channels",
};

function groupOf(id: string): string {
	return id.slice(0, id.indexOf("."));
}

/** A word without the dashes of an id, where a group has no title yet. */
function titleOf(group: string): string {
	const words = group.replaceAll("-", " ");
	return TITLES[group] ?? `${words.slice(0, 1).toUpperCase()}${words.slice(1)}`;
}

/** Lines as `2094 and 2357`. */
function listOf(items: readonly (string | number)[]): string {
	return items.length < 2 ? items.join("") : `${items.slice(0, -1).join(", ")} and ${String(items.at(-1))}`;
}

function basisOf({ described, observed, assumed }: Behaviour): string {
	const lines =
		described === undefined ? "" : `line${described.lines.length > 1 ? "s" : ""} ${listOf(described.lines)}`;
	return [
		...(observed === undefined ? [] : [`Seen: \`${observed.answer}\`, by ${observed.by}.`]),
		...(described === undefined ? [] : [`Described: \`${described.answer}\`, ${lines}.`]),
		...(assumed === undefined ? [] : [`Assumed: \`${assumed}\`.`]),
	].join(" ");
}

function entry(id: string, behaviour: Behaviour): string {
	const answer = answerOf(behaviour, "observed");
	const others = Object.entries(behaviour.answers)
		.filter(([word]) => word !== answer)
		.map(([word, text]) => `  - \`${word}\`: ${text}`);
	const also =
		behaviour.isSwitch === true ? "  The local API can also answer otherwise:" : "  An account may answer otherwise:";
	return [
		`- \`${id}\` ${behaviour.question}\n\n  **${behaviour.answers[answer]}** ${basisOf(behaviour)}\n\n${also}\n`,
		...others,
	].join("\n");
}

/** The page, as Markdown. */
export function assumptionsPage(): string {
	const all: [string, Behaviour][] = Object.entries(behaviours);
	const groups = [...new Set([...Object.keys(TITLES), ...all.map(([id]) => groupOf(id))])];
	const sections = groups.flatMap((group) => {
		const entries = all.filter(([id]) => groupOf(id) === group).map(([id, behaviour]) => entry(id, behaviour));
		return entries.length === 0 ? [] : [`## ${titleOf(group)}`, ...entries];
	});
	return `${[
		"<!-- Made by `npm run generate`. -->",
		"# What is assumed of the API",
		"Where the API's description is silent, contradicts itself or was seen to be wrong, the local API does what is in bold. `npx zoom-events-emulator verify` asks an account the same questions, and `zoom-events-emulator --facts report.json` answers as it did where the local API can. Lines are those of the API's description as text. What no request can find out is in [the local API's README](../emulator/README.md#how-this-server-differs).",
		...sections,
	].join("\n\n")}\n`;
}
