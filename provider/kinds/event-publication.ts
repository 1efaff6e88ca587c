import { defineKind } from "./define";

/** Said where the program gives no message. */
const DEFAULT_MESSAGE = "This event has been cancelled.";

/** The facts of `EventPublication`. */
export const eventPublication = defineKind({
	kind: "EventPublication",
	noun: "publication of the event",
	docs: {
		text: "Publishes an event when it is created and cancels it, with a message, when it is deleted. Let it depend on everything that the event announces, so that going live comes last.",
		properties: {
			cancelMessage: "What registrants read when the event is cancelled; a default text is sent if it is left out",
			status: "State of the event: PUBLISHED while the publication exists",
		},
	},
	parents: ["eventId"],
	id: { parameter: "eventId" },
	operations: { create: "EventActions", get: "getEventInfo", delete: "EventActions" },
	ownInputs: {
		cancelMessage: { type: "string", minLength: 1, description: "What registrants read when the event is cancelled" },
	},
	outputs: ["status"],
	alwaysShown: ["status"],
	creation: { by: "body", body: () => ({ operation: "publish" }) },
	deleteBody: ({ cancelMessage }) => ({ operation: "cancel", cancel_message: cancelMessage ?? DEFAULT_MESSAGE }),
	presentWhen: ({ status }) => status === "PUBLISHED",
	deletionGuard: {
		shown: () => "the event would be cancelled, and everybody who registered would be told.",
		isAlways: true,
	},
	emails: [
		{ on: ["create"], about: "the publication", isSaid: false, people: () => "registrants" },
		// It must have a message for those who registered.
		{ on: ["delete"], about: "the cancellation", isSaid: true, people: () => "registrants" },
	],
});
