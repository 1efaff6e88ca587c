import { defineKind } from "./define";

/** The facts of `Exhibitor`. */
export const exhibitor = defineKind({
	kind: "Exhibitor",
	noun: "exhibitor",
	docs: {
		text: "An exhibitor or sponsor of a conference.",
		properties: {
			name: "The exhibitor's name, as attendees see it",
			description: "What the exhibitor does or shows",
		},
	},
	parents: ["eventId"],
	id: { parameter: "exhibitorId" },
	operations: {
		create: "createExhibitor",
		get: "getExhibitorInfo",
		list: "getExhibitors",
		update: "updateExhibitor",
		delete: "deleteExhibitor",
	},
	naturalKey: { by: [["name"]] },
	notFound: [{ status: 404, code: 2002 }],
	properties: {
		tierId: { wire: { update: "sponsor_tier" } },
		contactEmail: { schema: { format: "email" } },
	},
});
