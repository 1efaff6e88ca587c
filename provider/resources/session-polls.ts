// Made by `npm run generate` from provider/kinds/session-polls.ts: change that.

import type * as pulumi from "@pulumi/pulumi";
import { defineResource } from "../hosts/program/dynamic-resource";
import { sessionPolls } from "../kinds/session-polls";

/** One of `questions`. */
export interface SessionPollsPollQuestionArgs {
	/** Text of the question (at most 255 characters). */
	name: pulumi.Input<string>;
	/** Form of the answer. */
	type: pulumi.Input<
		| "single"
		| "multiple"
		| "matching"
		| "rank_order"
		| "short_answer"
		| "long_answer"
		| "fill_in_the_blank"
		| "rating_scale"
	>;
	/** Longest answer, in characters. */
	answerMaxCharacter?: pulumi.Input<number | undefined>;
	/** Shortest answer, in characters (at least 1). */
	answerMinCharacter?: pulumi.Input<number | undefined>;
	/** True where the question must be answered. */
	answerRequired?: pulumi.Input<boolean | undefined>;
	/** Answers, given or to choose from (at most 50 items). */
	answers?: pulumi.Input<pulumi.Input<string>[] | undefined>;
	/** True where upper and lower case must match. */
	caseSensitive?: pulumi.Input<boolean | undefined>;
	/** Right answers to a prompt (at most 50 items). */
	promptRightAnswers?: pulumi.Input<pulumi.Input<string>[] | undefined>;
	/** Prompts of a matching question (at most 50 items). */
	prompts?: pulumi.Input<pulumi.Input<string>[] | undefined>;
	/** Label of the highest rating. */
	ratingMaxLabel?: pulumi.Input<string | undefined>;
	/** Highest rating (at most 10). */
	ratingMaxValue?: pulumi.Input<number | undefined>;
	/** Label of the lowest rating. */
	ratingMinLabel?: pulumi.Input<string | undefined>;
	/** Lowest rating (at least 0). */
	ratingMinValue?: pulumi.Input<number | undefined>;
	/** Answers that are right, in a quiz (at most 50 items). */
	rightAnswers?: pulumi.Input<pulumi.Input<string>[] | undefined>;
	/** True shows the options as a list to pull down. */
	showAsDropdown?: pulumi.Input<boolean | undefined>;
}

/** One of `polls`. */
export interface SessionPollsPollArgs {
	/** True hides who answered. */
	anonymous: pulumi.Input<boolean>;
	/** Whether it is a basic or an advanced poll, or a quiz with right answers. */
	pollType: pulumi.Input<"basic" | "advanced" | "quiz">;
	/** Title of the poll, unique in the session (at most 64 characters). */
	title: pulumi.Input<string>;
	/** Questions of the poll, in order (at most 30 items). */
	questions?: pulumi.Input<pulumi.Input<SessionPollsPollQuestionArgs>[] | undefined>;
	/** Whether the poll can be launched in the session. */
	status?: pulumi.Input<"active" | "inactive" | undefined>;
}

/** Inputs of a list of polls: `PUT /zoom_events/events/{eventId}/sessions/{sessionId}/polls`. */
export interface SessionPollsArgs {
	/** Id of the event. A change replaces the list of polls. */
	eventId: pulumi.Input<string>;
	/** Id of the session. A change replaces the list of polls. */
	sessionId: pulumi.Input<string>;
	/** All polls of the session; titles tell them apart (at most 300 items). */
	polls: pulumi.Input<pulumi.Input<SessionPollsPollArgs>[]>;
	/** Id of an existing list of polls: create takes it over and updates it to what is declared. */
	adopt?: pulumi.Input<string | undefined>;
}

/** One of `questions`. */
export interface SessionPollsPollQuestion {
	/** Text of the question (at most 255 characters). */
	name: string;
	/** Form of the answer. */
	type:
		| "single"
		| "multiple"
		| "matching"
		| "rank_order"
		| "short_answer"
		| "long_answer"
		| "fill_in_the_blank"
		| "rating_scale";
	/** Longest answer, in characters. */
	answerMaxCharacter?: number;
	/** Shortest answer, in characters (at least 1). */
	answerMinCharacter?: number;
	/** True where the question must be answered. */
	answerRequired?: boolean;
	/** Answers, given or to choose from (at most 50 items). */
	answers?: string[];
	/** True where upper and lower case must match. */
	caseSensitive?: boolean;
	/** Right answers to a prompt (at most 50 items). */
	promptRightAnswers?: string[];
	/** Prompts of a matching question (at most 50 items). */
	prompts?: string[];
	/** Label of the highest rating. */
	ratingMaxLabel?: string;
	/** Highest rating (at most 10). */
	ratingMaxValue?: number;
	/** Label of the lowest rating. */
	ratingMinLabel?: string;
	/** Lowest rating (at least 0). */
	ratingMinValue?: number;
	/** Answers that are right, in a quiz (at most 50 items). */
	rightAnswers?: string[];
	/** True shows the options as a list to pull down. */
	showAsDropdown?: boolean;
}

/** One of `polls`. */
export interface SessionPollsPoll {
	/** True hides who answered. */
	anonymous: boolean;
	/** Whether it is a basic or an advanced poll, or a quiz with right answers. */
	pollType: "basic" | "advanced" | "quiz";
	/** Title of the poll, unique in the session (at most 64 characters). */
	title: string;
	/** Questions of the poll, in order (at most 30 items). */
	questions?: SessionPollsPollQuestion[];
	/** Whether the poll can be launched in the session. */
	status?: "active" | "inactive";
}

/** Outputs of a list of polls: its inputs, and what the API adds. */
export interface SessionPollsOutputs {
	/** Id of the event. */
	eventId: string;
	/** Id of the session. */
	sessionId: string;
	/** All polls of the session; titles tell them apart. */
	polls: SessionPollsPoll[];
}

/**
 * The polls of a session, as a whole list. A poll keeps its id, and so its results, as long as its title stays. Delete
 * restores the list that was there.
 *
 * @example
 * ```ts
 * new zoom.SessionPolls("opening", {
 * 	eventId: event.eventId,
 * 	sessionId: opening.sessionId,
 * 	polls: [
 * 		{
 * 			title: "Warm-up",
 * 			pollType: "basic",
 * 			anonymous: true,
 * 			questions: [{ name: "First time here?", type: "single", answers: ["Yes", "No"] }],
 * 		},
 * 	],
 * });
 * ```
 */
export class SessionPolls extends defineResource<SessionPollsArgs, SessionPollsOutputs>(sessionPolls) {}
