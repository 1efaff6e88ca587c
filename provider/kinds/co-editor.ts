import { defineKind } from "./define";

/** The facts of `CoEditor`. */
export const coEditor = defineKind({
	kind: "CoEditor",
	noun: "co-editor",
	docs: {
		text: "A user who may edit sections of an event. The e-mail tells co-editors of an event apart.",
		properties: {
			email: "E-mail address of the Zoom user who may edit; it tells co-editors apart",
		},
	},
	parents: ["eventId"],
	id: { parameter: "email" },
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
	emails: [{ on: ["create"], about: "being a co-editor", isSaid: false, people: () => 1 }],
});
