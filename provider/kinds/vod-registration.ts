import type { ResourceDescription } from "../lifecycle/description";
import { answersDiffer, PERSONAL_INPUTS, personProperties } from "./person";

/** The facts of `VodRegistration`; its class has the description for people. */
export const vodRegistration: ResourceDescription = {
	kind: "VodRegistration",
	noun: "registration",
	parents: ["hubId", "channelId"],
	id: { parameter: "registrationId", field: "registration_id" },
	// The API has neither an update nor a delete.
	operations: { create: "VODTicketRegistration", list: "ListVODRegistration" },
	naturalKey: { by: [["email"]] },
	batch: { field: "registrations", max: 30, key: "email", made: "registrations" },
	outputs: ["registration_id", "join_link"],
	secrets: [...PERSONAL_INPUTS, "joinLink"],
	properties: personProperties,
	rules: [answersDiffer],
};
