import type * as pulumi from "@pulumi/pulumi";
import { defineResource } from "../hosts/resource";
import type { ResourceDescription } from "../lifecycle/description";
import type { AnswerProperties, BodyProperties, DuplicableArgs, InputsOf } from "./types";

/** Inputs of a speaker: `POST /zoom_events/events/{eventId}/speakers`, in camelCase. */
export interface SpeakerArgs extends InputsOf<BodyProperties<"createSpeaker">>, DuplicableArgs {
	/** The event; a change makes a new speaker. */
	eventId: pulumi.Input<string>;
}

/** Outputs of a speaker: its inputs and what the API adds. */
export interface SpeakerOutputs extends AnswerProperties<"getSpeaker"> {
	eventId: string;
	speakerId: string;
}

const description: ResourceDescription = {
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

/**
 * A speaker of an event. The e-mail, where given, is unique in the event.
 *
 * @example
 * ```ts
 * const ada = new zoom.Speaker("ada", {
 * 	eventId: event.eventId,
 * 	name: "Ada Example",
 * 	email: "ada@example.com",
 * 	jobTitle: "Engineer",
 * });
 * ```
 */
export class Speaker extends defineResource<SpeakerArgs, SpeakerOutputs>(description) {}
