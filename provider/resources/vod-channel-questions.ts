import type * as pulumi from "@pulumi/pulumi";
import { defineResource } from "../hosts/resource";
import { vodChannelQuestions } from "../kinds/vod-channel-questions";
import type { Inputs, Questions } from "./types";

type Declared = Questions<"updateRegistrationQuestionsForVODchannel">;

/** Inputs: `PUT /zoom_events/hubs/{hubId}/vod_channels/{channelId}/registration_questions`, in camelCase. */
export interface VodChannelQuestionsArgs {
	/** The hub; a change restores the old one's questions. */
	hubId: pulumi.Input<string>;
	/** The channel; a change restores the old one's questions. */
	channelId: pulumi.Input<string>;
	/** Standard fields to ask for. */
	questions?: Inputs<Declared["questions"]>;
	/** Questions of one's own. */
	customQuestions?: Inputs<Declared["customQuestions"]>;
}

/** Outputs: what was declared. */
export interface VodChannelQuestionsOutputs extends Declared {
	hubId: string;
	channelId: string;
}

/**
 * The registration questions of a channel. They always exist: create takes them over, and delete restores what was there. Ids
 * stay with the field or the title, so that an edit keeps the answers given so far.
 *
 * @example
 * ```ts
 * new zoom.VodChannelQuestions("questions", {
 * 	hubId,
 * 	channelId: recordings.channelId,
 * 	questions: [{ fieldName: "organization", title: "Organisation", required: false }],
 * });
 * ```
 */
export class VodChannelQuestions extends defineResource<VodChannelQuestionsArgs, VodChannelQuestionsOutputs>(
	vodChannelQuestions,
) {}
