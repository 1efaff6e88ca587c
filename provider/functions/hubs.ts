import * as pulumi from "@pulumi/pulumi";
import { type ListFunction, listFunction } from "./list";

/** Hubs of which the app's user is host or attendee. `GET /zoom_events/hubs` */
export const hubs: ListFunction<"getHubList"> = listFunction("getHubList");

/** The videos of a hub. `GET /zoom_events/hubs/{hubId}/videos` */
export const hubVideos: ListFunction<"ListHubVideos"> = listFunction("ListHubVideos");

/**
 * Id of a hub, by its name.
 *
 * @throws pulumi.RunError where there is no such hub, naming those that there are
 */
export function hubId(args: { name: pulumi.Input<string> }): pulumi.Output<string> {
	return pulumi.all([args.name, hubs({ roleType: "host" })]).apply(([name, known]) => {
		const hub = known.find((candidate) => candidate.name === name);
		if (hub?.hubId === undefined) {
			throw new pulumi.RunError(`There is no hub "${name}". There are: ${known.map((one) => one.name).join(", ")}.`);
		}
		return hub.hubId;
	});
}
