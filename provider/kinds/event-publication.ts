import type { ResourceDescription } from "../lifecycle/description";

/** Said where the program gives no message. */
const DEFAULT_MESSAGE = "This event has been cancelled.";

/** The facts of `EventPublication`; its class has the description for people. */
export const eventPublication: ResourceDescription = {
	kind: "EventPublication",
	noun: "publication of the event",
	parents: ["eventId"],
	id: { parameter: "eventId", field: "event_id" },
	operations: { create: "EventActions", get: "getEventInfo", delete: "EventActions" },
	ownInputs: {
		cancelMessage: { type: "string", minLength: 1, description: "What registrants read when the event is cancelled" },
	},
	outputs: ["status"],
	bodies: {
		create: () => ({ operation: "publish" }),
		delete: ({ cancelMessage }) => ({ operation: "cancel", cancel_message: cancelMessage ?? DEFAULT_MESSAGE }),
	},
	exists: ({ status }) => status === "PUBLISHED",
	heldByPeople: {
		shown: () => "the event would be cancelled, and everybody who registered would be told.",
		isAlways: true,
	},
};
