import { defineKind } from "./define";
import { sessionGone } from "./session-not-found";

/** The facts of `SessionReservation`. */
export const sessionReservation = defineKind({
	kind: "SessionReservation",
	noun: "reservation",
	docs: {
		text: "A registrant's place in a session.",
		properties: {
			email: "E-mail address of the registrant whose place is reserved",
			firstName: "First name of the registrant",
			lastName: "Last name of the registrant",
		},
	},
	parents: ["eventId", "sessionId"],
	id: { parameter: "email", isPersonal: true },
	operations: {
		create: "AddSessionReservations",
		list: "ListSessionReservations",
		delete: "DeleteSessionReservations",
	},
	naturalKey: { by: [["email"]] },
	unique: { property: "email" },
	deleteBody: ({ email }) => ({ email }),
	notFound: [...sessionGone, { status: 400, code: 26311 }],
	secrets: ["email", "firstName", "lastName"],
	properties: { email: { schema: { format: "email" } } },
});
