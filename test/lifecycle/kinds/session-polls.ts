import { kinds } from "../../../provider/kinds/index.ts";
import { call } from "../../helpers/portal.ts";
import { type KindCase, poll, webinarOf } from "../../helpers/rows.ts";

/** All that the tests know of `SessionPolls`. */
export const sessionPolls: KindCase = {
	description: kinds.SessionPolls,
	full: async (world) => ({
		...(await webinarOf(world)),
		polls: [
			{
				title: "Warm-up",
				pollType: "basic",
				anonymous: true,
				status: "active",
				questions: [{ name: "First time?", type: "single", answers: ["Yes", "No"] }],
			},
			{
				title: "Quiz",
				pollType: "quiz",
				anonymous: false,
				questions: [{ name: "1 + 1?", type: "single", answers: ["2", "3"], rightAnswers: ["2"], answerRequired: true }],
			},
		],
	}),
	edits: {
		polls: {
			to: [
				{
					title: "Warm-up",
					pollType: "basic",
					anonymous: false,
					questions: [{ name: "Second time?", type: "single", answers: ["Yes", "No"] }],
				},
			],
			sends: {
				polls: [
					{
						title: "Warm-up",
						poll_type: 1,
						anonymous: false,
						questions: [{ name: "Second time?", type: "single", answers: ["Yes", "No"] }],
						id: "id of Warm-up",
					},
				],
			},
		},
	},
	replacements: { eventId: "another", sessionId: "another" },
	resets: {},
	bad: [
		[{ polls: [{ title: "x".repeat(65), pollType: "basic", anonymous: true }] }, "polls[0].title"],
		[{ polls: [poll({ type: "matching", answers: ["a", "b"] })] }, "polls[0].questions[0].type"],
		[
			{ polls: [poll({ type: "single", answers: Array.from({ length: 11 }, String) })] },
			"polls[0].questions[0].answers",
		],
		[{ polls: [poll({ type: "single", answers: ["a"] })] }, "polls[0].questions[0].answers"],
		[{ polls: [poll({ type: "single" })] }, "polls[0].questions[0].answers"],
		[{ polls: [poll({ type: "rank_order", answers: ["a", "b"] }, "advanced")] }, "polls[0].questions[0].prompts"],
		[
			{ polls: [poll({ type: "matching", answers: ["a", "b"], prompts: ["a", "b"] }, "advanced")] },
			"polls[0].questions[0].promptRightAnswers",
		],
		[
			{ polls: [poll({ type: "single", answers: ["a", "b"], rightAnswers: ["a", "b"] }, "quiz")] },
			"polls[0].questions[0].rightAnswers",
		],
		[
			{ polls: [poll({ type: "rating_scale", ratingMinValue: 5, ratingMaxValue: 5 }, "advanced")] },
			"polls[0].questions[0].ratingMaxValue",
		],
		[
			{ polls: [poll({ type: "rating_scale", ratingMaxValue: 11 }, "advanced")] },
			"polls[0].questions[0].ratingMaxValue",
		],
		[
			{ polls: [poll({ type: "rating_scale", ratingMinValue: -1 }, "advanced")] },
			"polls[0].questions[0].ratingMinValue",
		],
		[
			{ polls: [poll({ type: "long_answer", answerMinCharacter: 9, answerMaxCharacter: 8 }, "advanced")] },
			"polls[0].questions[0].answerMaxCharacter",
		],
		[{ polls: [poll({ type: "fill_in_the_blank", rightAnswers: ["a"] }, "advanced")] }, "polls[0].questions[0].name"],
		[
			{ polls: [poll({ name: "<Blank 1>, <Blank 2>", type: "fill_in_the_blank", rightAnswers: ["a"] }, "advanced")] },
			"polls[0].questions[0].rightAnswers",
		],
		[
			{ polls: [poll({ name: "<Blank 1>", type: "fill_in_the_blank" }, "advanced")] },
			"polls[0].questions[0].rightAnswers",
		],
		[
			{ polls: [poll({ type: "short_answer", answerMaxCharacter: 501 }, "advanced")] },
			"polls[0].questions[0].answerMaxCharacter",
		],
		[
			{ polls: [poll({ type: "single", answers: ["a", "b"], caseSensitive: true })] },
			"polls[0].questions[0].caseSensitive",
		],
		[{ polls: [poll({ type: "single", answers: ["a", "b"] }, "quiz")] }, "polls[0].questions[0].rightAnswers"],
		[
			{ polls: [poll({ type: "single", answers: ["a", "b"] }), poll({ type: "single", answers: ["a", "b"] })] },
			"polls[1].title",
		],
	],
	isAlwaysThere: true,
	group: "polls",
	forced: { outcome: "same" },
	drift: {
		change: call("updateSessionPolls", ["eventId", "sessionId"], {
			polls: [
				{
					title: "Another",
					poll_type: 1,
					anonymous: true,
					questions: [{ name: "Why?", type: "single", answers: ["a", "b"] }],
				},
			],
		}),
		shows: "polls",
	},
};
