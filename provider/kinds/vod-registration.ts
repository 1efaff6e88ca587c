import { defineKind } from "./define";
import { answerRules, PERSONAL_INPUTS, personDocs, personProperties } from "./person";

/** The facts of `VodRegistration`. */
export const vodRegistration = defineKind({
	kind: "VodRegistration",
	noun: "registration",
	docs: {
		text: "A person's registration for a channel. The API can't undo it: deleting or replacing it only forgets it, as the preview says. Registrations created at the same time share calls of up to 30.",
		properties: personDocs,
	},
	parents: ["hubId", "channelId"],
	id: { parameter: "registrationId" },
	// The API has neither an update nor a delete.
	operations: { create: "VODTicketRegistration", list: "ListVODRegistration" },
	naturalKey: { by: [["email"]] },
	batch: { field: "registrations", max: 30, key: "email", made: "registrations" },
	outputs: ["registration_id", "join_link"],
	secrets: [...PERSONAL_INPUTS, "joinLink"],
	properties: personProperties,
	rules: answerRules,
	emails: [{ on: ["create"], about: "their registration", isSaid: false, people: () => 1 }],
});
