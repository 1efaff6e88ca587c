import { defineKind } from "./define";

/** The facts of `Speaker`. */
export const speaker = defineKind({
	kind: "Speaker",
	noun: "speaker",
	docs: {
		text: "A speaker of an event. The e-mail, if there is one, is unique in the event.",
		properties: {
			name: "Full name of the speaker, as attendees see it",
			email: "E-mail address, unique among the speakers of the event",
			jobTitle: "What the speaker does, shown below the name",
		},
	},
	parents: ["eventId"],
	id: { parameter: "speakerId" },
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
	notFound: [{ status: 403, code: 2005 }],
	properties: { email: { schema: { format: "email" } } },
	emails: [
		{
			on: ["create"],
			about: "being a speaker",
			isSaid: false,
			people: ({ email }) => (email === undefined || email === "" ? 0 : 1),
		},
	],
});
