import type * as pulumi from "@pulumi/pulumi";
import { defineResource } from "../hosts/resource";
import { speaker } from "../kinds/speaker";
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
export class Speaker extends defineResource<SpeakerArgs, SpeakerOutputs>(speaker) {}
