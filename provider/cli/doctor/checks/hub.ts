import type { ConferenceSpec } from "../../../conference";
import { expand } from "../../../conference";
import { Lookup } from "../../../conference/declaration";
import { type Account, AskError } from "../account";
import { type Check, type Finding, type Found, fine, problem, problemOf } from "../check";

/** The hub of a conference: its name or its id. */
type Hub = { name: string } | { id: string };

/** Hubs of a conference, each once; there is one in most files. */
export function hubsOf(spec: ConferenceSpec): Hub[] {
	const names = new Set<string>();
	const ids = new Set<string>();
	for (const { inputs } of expand(spec)) {
		const { hubId } = inputs;
		if (hubId instanceof Lookup) names.add(hubId.name);
		else if (typeof hubId === "string") ids.add(hubId);
	}
	return [...[...names].map((name) => ({ name })), ...[...ids].map((id) => ({ id }))];
}

/** A hub as the API lists it. */
interface Listed {
	hub_id?: string;
	name?: string;
}

/** The hubs in which the app's user has a role; the API gives them all at once. */
async function listed(account: Account, role: "host" | "attendee", found: Found): Promise<Listed[]> {
	const { body, headers } = await account.ask("getHubList", { role_type: role });
	found.headers = [...(found.headers ?? []), headers];
	return (body.hubs ?? []) as Listed[];
}

const textOf = (hub: Hub): string => ("name" in hub ? `"${hub.name}"` : hub.id);

const isOf =
	(hub: Hub) =>
	({ hub_id, name }: Listed): boolean =>
		"name" in hub ? name === hub.name : hub_id === hub.id;

/** What the lists say of a hub. */
function findingOf(hub: Hub, hosted: readonly Listed[], attended: readonly Listed[]): Finding {
	if (hosted.some(isOf(hub))) return fine(`the app's user is a host of the hub ${textOf(hub)}.`);
	const names = hosted.map(({ name }) => name).join(", ") || "none";
	if (attended.some(isOf(hub))) {
		return problem(
			`the app's user attends the hub ${textOf(hub)}, and is no host of it.`,
			`Ask the owner of the hub to make that user a host, in Zoom Events under Hub Settings. Hosted hubs: ${names}.`,
		);
	}
	return problem(
		`there is no hub ${textOf(hub)} that the app's user can see.`,
		`Correct ${"name" in hub ? "hub:" : "hubId:"} in the file, or ask the owner of the hub to make that user a host. Hosted hubs: ${names}.`,
	);
}

/** The conference's hub, and the role of the app's user in it. */
export const hubCheck: Check = {
	name: "Hub",
	looksAt: "the conference's hub, and the role of the app's user in it",
	needs: ["Conference", "Credentials"],
	async run(_, found) {
		const { account, conference } = found;
		if (account === undefined) return [];
		try {
			const hosted = await listed(account, "host", found);
			const wanted = conference === undefined ? [] : hubsOf(conference);
			const attended = wanted.every((hub) => hosted.some(isOf(hub))) ? [] : await listed(account, "attendee", found);
			if (wanted.length > 0) return wanted.map((hub) => findingOf(hub, hosted, attended));
			if (hosted.length > 0)
				return [fine(`the app's user is a host of: ${hosted.map(({ name }) => name).join(", ")}.`)];
			return [
				problem(
					"the app's user is a host of no hub.",
					"Make a hub in Zoom Events, signed in as the user who made the app, or ask a hub's owner to make that user a host.",
				),
			];
		} catch (error) {
			if (!(error instanceof AskError)) throw error;
			found.headers = [...(found.headers ?? []), error.headers];
			found.refusal = error;
			return [problemOf(error.message, "Run this again later.")];
		}
	},
};
