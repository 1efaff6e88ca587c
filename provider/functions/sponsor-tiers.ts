import * as pulumi from "@pulumi/pulumi";
import { programClient } from "../hosts/settings";

/**
 * Id of a conference's sponsor tier, by its name.
 *
 * @throws pulumi.RunError where the event has no such tier, naming those that it has
 */
export function sponsorTierId(args: { eventId: pulumi.Input<string>; name: pulumi.Input<string> }): pulumi.Output<string> {
	return pulumi.output(args).apply(async ({ eventId, name }) => {
		const { sponsor_tiers: tiers = [] } = await programClient().call("ListSponsorTiers", { path: { eventId } });
		const tier = tiers.find((candidate) => candidate.name === name);
		if (tier?.tier_id === undefined) {
			throw new pulumi.RunError(`Event "${eventId}" has no sponsor tier "${name}". It has: ${tiers.map((one) => one.name).join(", ")}.`);
		}
		return tier.tier_id;
	});
}
