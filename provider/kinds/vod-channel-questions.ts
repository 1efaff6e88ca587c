import { defineKind } from "./define";
import { questionDocs, questionProperties, questionRules } from "./questions";

/** The facts of `VodChannelQuestions`. */
export const vodChannelQuestions = defineKind({
	kind: "VodChannelQuestions",
	noun: "registration form",
	docs: {
		text: "The registration questions of a channel. They always exist: create takes them over, and delete restores what was there. Questions keep their ids as long as their field or title stays, so an edit keeps the answers given so far.",
		properties: questionDocs,
	},
	parents: ["hubId", "channelId"],
	id: { parameter: "channelId" },
	operations: {
		create: "updateRegistrationQuestionsForVODchannel",
		get: "getRegistrationQuestionsForVODChannel",
		update: "updateRegistrationQuestionsForVODchannel",
	},
	isSingleton: true,
	outputs: [],
	properties: { ...questionProperties, "customQuestions[].answers": { isOrdered: true } },
	rules: questionRules("answers"),
});
