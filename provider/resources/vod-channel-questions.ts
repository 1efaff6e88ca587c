// Made by `npm run generate` from provider/kinds/vod-channel-questions.ts: change that.

import type * as pulumi from "@pulumi/pulumi";
import { defineResource } from "../hosts/program/dynamic-resource";
import { vodChannelQuestions } from "../kinds/vod-channel-questions";

/** One of `customQuestions`. */
export interface VodChannelQuestionsCustomQuestionArgs {
	/** Answers, given or to choose from (at most 30 items). */
	answers?: pulumi.Input<pulumi.Input<string>[] | undefined>;
	/** Longest answer, in characters (at most 2000). */
	maxLength?: pulumi.Input<number | undefined>;
	/** Shortest answer, in characters (at least 1). */
	minLength?: pulumi.Input<number | undefined>;
	/** True where it must be answered. */
	required?: pulumi.Input<boolean | undefined>;
	/** Text of the question, unique in the form. */
	title?: pulumi.Input<string | undefined>;
	/** Form of the answer. */
	type?: pulumi.Input<
		"short_answer" | "long_answer" | "single_radio" | "single_dropdown" | "multiple_choice" | undefined
	>;
}

/** One of `questions`. */
export interface VodChannelQuestionsQuestionArgs {
	/** Name of the standard field. */
	fieldName?: pulumi.Input<
		| "first_name"
		| "last_name"
		| "address"
		| "city"
		| "state"
		| "zip"
		| "country"
		| "phone"
		| "industry"
		| "job_title"
		| "organization"
		| "organization_size"
		| undefined
	>;
	/** True where it must be answered. */
	required?: pulumi.Input<boolean | undefined>;
	/** What registrants read for the field. */
	title?: pulumi.Input<string | undefined>;
}

/** Inputs of a registration form: `PUT /zoom_events/hubs/{hubId}/vod_channels/{channelId}/registration_questions`. */
export interface VodChannelQuestionsArgs {
	/** Id of the hub. A change replaces the registration form. */
	hubId: pulumi.Input<string>;
	/** Id of the channel. A change replaces the registration form. */
	channelId: pulumi.Input<string>;
	/** Questions of the organiser's own, in order (at most 100 items). */
	customQuestions?: pulumi.Input<pulumi.Input<VodChannelQuestionsCustomQuestionArgs>[] | undefined>;
	/** Standard fields to ask for, in order (at most 30 items). */
	questions?: pulumi.Input<pulumi.Input<VodChannelQuestionsQuestionArgs>[] | undefined>;
	/** Id of an existing registration form: create takes it over and updates it to what is declared. */
	adopt?: pulumi.Input<string | undefined>;
}

/** One of `customQuestions`. */
export interface VodChannelQuestionsCustomQuestion {
	/** Answers, given or to choose from (at most 30 items). */
	answers?: string[];
	/** Longest answer, in characters (at most 2000). */
	maxLength?: number;
	/** Shortest answer, in characters (at least 1). */
	minLength?: number;
	/** True where it must be answered. */
	required?: boolean;
	/** Text of the question, unique in the form. */
	title?: string;
	/** Form of the answer. */
	type?: "short_answer" | "long_answer" | "single_radio" | "single_dropdown" | "multiple_choice";
}

/** One of `questions`. */
export interface VodChannelQuestionsQuestion {
	/** Name of the standard field. */
	fieldName?:
		| "first_name"
		| "last_name"
		| "address"
		| "city"
		| "state"
		| "zip"
		| "country"
		| "phone"
		| "industry"
		| "job_title"
		| "organization"
		| "organization_size";
	/** True where it must be answered. */
	required?: boolean;
	/** What registrants read for the field. */
	title?: string;
}

/** Outputs of a registration form: its inputs, and what the API adds. */
export interface VodChannelQuestionsOutputs {
	/** Id of the hub. */
	hubId: string;
	/** Id of the channel. */
	channelId: string;
	/** Questions of the organiser's own, in order. */
	customQuestions?: VodChannelQuestionsCustomQuestion[];
	/** Standard fields to ask for, in order. */
	questions?: VodChannelQuestionsQuestion[];
}

/**
 * The registration questions of a channel. They always exist: create takes them over, and delete restores what was
 * there. Questions keep their ids as long as their field or title stays, so an edit keeps the answers given so far.
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
