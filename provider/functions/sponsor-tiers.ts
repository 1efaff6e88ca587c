import type * as pulumi from "@pulumi/pulumi";
import { lookUp } from "./in-program";

/**
 * Id of a conference's sponsor tier, by its name. `GET /zoom_events/events/{eventId}/sponsor_tiers`.
 *
 * @throws pulumi.RunError where the event has no such tier, naming those that it has
 */
export function sponsorTierId(args: {
	eventId: pulumi.Input<string>;
	name: pulumi.Input<string>;
}): pulumi.Output<string> {
	return lookUp("sponsorTierId", args);
}
