import type { ResourceDescription } from "../lifecycle/description";
import { sessionGone } from "./session-not-found";

/** The facts of `SessionReservation`; its class has the description for people. */
export const sessionReservation: ResourceDescription = {
	kind: "SessionReservation",
	noun: "reservation",
	parents: ["eventId", "sessionId"],
	id: { parameter: "email", field: "email", isPersonal: true },
	operations: {
		create: "AddSessionReservations",
		list: "ListSessionReservations",
		delete: "DeleteSessionReservations",
	},
	naturalKey: { by: [["email"]] },
	unique: { property: "email" },
	bodies: { delete: ({ email }) => ({ email }) },
	gone: [...sessionGone, { status: 400, code: 26311 }],
	secrets: ["email", "firstName", "lastName"],
	properties: { email: { schema: { format: "email" } } },
};
