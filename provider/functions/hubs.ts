import type * as pulumi from "@pulumi/pulumi";
import { lookUp } from "./in-program";
import { type ListFunction, listFunction } from "./list";

/** Hubs of which the app's user is host or attendee. `GET /zoom_events/hubs` */
export const hubs: ListFunction<"getHubList"> = listFunction("hubs");

/** The videos of a hub. `GET /zoom_events/hubs/{hubId}/videos` */
export const hubVideos: ListFunction<"ListHubVideos"> = listFunction("hubVideos");

/**
 * Id of a hub, by its name.
 *
 * @throws pulumi.RunError where there is no such hub, naming those that there are
 */
export function hubId(args: { name: pulumi.Input<string> }): pulumi.Output<string> {
	return lookUp("hubId", args);
}
