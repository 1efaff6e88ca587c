import type { ResourceDescription } from "../lifecycle/description";

/** The facts of `CoEditor`; its class has the description for people. */
export const coEditor: ResourceDescription = {
	kind: "CoEditor",
	noun: "co-editor",
	parents: ["eventId"],
	id: { parameter: "email", field: "email" },
	operations: {
		create: "coeditoractions",
		list: "getCoEditors",
		update: "coeditoractions",
		delete: "coeditoractions",
	},
	naturalKey: { by: [["email"]] },
	unique: { property: "email" },
	batch: {
		field: "coeditors",
		max: 3,
		key: "email",
		with: { create: { operation: "add" }, update: { operation: "update" }, delete: { operation: "delete" } },
	},
	properties: { email: { schema: { format: "email" } } },
};
