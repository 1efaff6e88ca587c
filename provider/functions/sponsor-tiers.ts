import * as pulumi from "@pulumi/pulumi";
import type { ResponseBody } from "../api/types";
import { programClient } from "../hosts/settings";
import { orRunError } from "./run-error";

type Tiers = NonNullable<ResponseBody<"ListSponsorTiers">["sponsor_tiers"]>;

/** One list an event serves all look-ups of a program. */
const tiersByEvent = new Map<string, Promise<Tiers>>();

function tiersOf(eventId: string): Promise<Tiers> {
	const known = tiersByEvent.get(eventId);
	if (known !== undefined) return known;
	const tiers = orRunError(() => programClient().call("ListSponsorTiers", { path: { eventId } })).then(
		({ sponsor_tiers: list = [] }) => list,
	);
	tiersByEvent.set(eventId, tiers);
	return tiers;
}

/**
 * Id of a conference's sponsor tier, by its name. `GET /zoom_events/events/{eventId}/sponsor_tiers`.
 *
 * @throws pulumi.RunError where the event has no such tier, naming those that it has
 */
export function sponsorTierId(args: {
	eventId: pulumi.Input<string>;
	name: pulumi.Input<string>;
}): pulumi.Output<string> {
	return pulumi.output(args).apply(async ({ eventId, name }) => {
		const tiers = await tiersOf(eventId);
		const tier = tiers.find((candidate) => candidate.name === name);
		if (tier?.tier_id === undefined) {
			const names = tiers.map((one) => one.name).join(", ");
			throw new pulumi.RunError(`Event "${eventId}" has no sponsor tier "${name}". It has: ${names}.`);
		}
		return tier.tier_id;
	});
}
