import type { ResourceDescription } from "../lifecycle/description";

/** The facts of `Exhibitor`; its class has the description for people. */
export const exhibitor: ResourceDescription = {
	kind: "Exhibitor",
	noun: "exhibitor",
	parents: ["eventId"],
	id: { parameter: "exhibitorId", field: "exhibitor_id" },
	operations: {
		create: "createExhibitor",
		get: "getExhibitorInfo",
		list: "getExhibitors",
		update: "updateExhibitor",
		delete: "deleteExhibitor",
	},
	naturalKey: { by: [["name"]] },
	gone: [{ status: 404, code: 2002 }],
	properties: {
		tierId: { wire: { update: "sponsor_tier" } },
		contactEmail: { schema: { format: "email" } },
	},
};
