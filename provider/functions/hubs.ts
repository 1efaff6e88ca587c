import * as pulumi from "@pulumi/pulumi";
import { programClient } from "../hosts/settings";

/**
 * Id of a hub, by its name.
 *
 * @throws pulumi.RunError where there is no such hub, naming those that there are
 */
export function hubId(args: { name: pulumi.Input<string> }): pulumi.Output<string> {
	return pulumi.output(args).apply(async ({ name }) => {
		const { hubs = [] } = await programClient().call("getHubList", { query: { role_type: "host" } });
		const hub = hubs.find((candidate) => candidate.name === name);
		if (hub?.hub_id === undefined) {
			throw new pulumi.RunError(`There is no hub "${name}". There are: ${hubs.map((one) => one.name).join(", ")}.`);
		}
		return hub.hub_id;
	});
}
