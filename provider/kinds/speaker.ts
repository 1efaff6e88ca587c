import type { ResourceDescription } from "../lifecycle/description";

/** The facts of `Speaker`; its class has the description for people. */
export const speaker: ResourceDescription = {
	kind: "Speaker",
	noun: "speaker",
	parents: ["eventId"],
	id: { parameter: "speakerId", field: "speaker_id" },
	operations: {
		create: "createSpeaker",
		get: "getSpeaker",
		list: "getSpeakers",
		update: "updateSpeaker",
		delete: "deleteSpeaker",
	},
	naturalKey: { by: [["email"], ["name"]] },
	unique: {
		property: "email",
		refusals: [{ status: 400, code: 1003 }],
		// The domain belongs to nobody, by RFC 2606.
		parked: (mark) => `moving-${mark}@zoom-events.invalid`,
	},
	// PATCH and DELETE say "not found" with 403.
	gone: [{ status: 403, code: 2005 }],
	properties: { email: { schema: { format: "email" } } },
};
