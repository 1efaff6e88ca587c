import { defineKind } from "./define";

/** The facts of `HubHost`. */
export const hubHost = defineKind({
	kind: "HubHost",
	noun: "host of the hub",
	docs: {
		text: "A user who may host events in a hub. The API has no update: a change replaces it.",
		properties: {
			email: "E-mail address of a Zoom user of the account, who may host events in the hub then",
		},
	},
	parents: ["hubId"],
	id: { parameter: "hostUserId" },
	operations: { create: "createHubHost", list: "gethubhostList", delete: "deleteHubHost" },
	// DELETE documents a code for the hub alone.
	notFound: [{ status: 404, code: 404 }],
	naturalKey: { by: [["email"]] },
	unique: { property: "email" },
	properties: { email: { schema: { format: "email" }, isRequired: true } },
});
