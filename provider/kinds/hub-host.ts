import type { ResourceDescription } from "../lifecycle/description";

/** The facts of `HubHost`; its class has the description for people. */
export const hubHost: ResourceDescription = {
	kind: "HubHost",
	noun: "host of the hub",
	parents: ["hubId"],
	id: { parameter: "hostUserId", field: "host_user_id" },
	operations: { create: "createHubHost", list: "gethubhostList", delete: "deleteHubHost" },
	// DELETE documents a code for the hub alone.
	gone: [{ status: 404, code: 404 }],
	naturalKey: { by: [["email"]] },
	unique: { property: "email" },
	properties: { email: { schema: { format: "email" }, isRequired: true } },
};
