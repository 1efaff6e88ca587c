import { kinds } from "../../../provider/kinds/index.ts";
import type { KindCase } from "../../helpers/rows.ts";

/** All that the tests know of `CoEditor`. */
export const coEditor: KindCase = {
	description: kinds.CoEditor,
	full: async (world) => ({
		eventId: await world.conference(),
		email: "grace@example.com",
		permissionGroups: ["EventConfiguration", "Venue"],
	}),
	edits: {
		permissionGroups: {
			to: ["Email"],
			sends: { operation: "update", coeditors: [{ permission_groups: ["Email"], email: "grace@example.com" }] },
		},
	},
	replacements: { email: "other@example.com", eventId: "another" },
	resets: {},
	bad: [
		[{ email: "nobody" }, "email"],
		[{ permissionGroups: ["Venues"] }, "permissionGroups[0]"],
	],
	group: "coeditor",
	twin: "refused",
	forced: { outcome: "same" },
	drift: {
		change: ({ client }, { eventId, email }) =>
			client.send("coeditoractions", {
				path: { eventId: String(eventId) },
				body: { operation: "update", coeditors: [{ email, permission_groups: ["EventPlanning"] }] },
			}),
		shows: "permissionGroups",
	},
};
