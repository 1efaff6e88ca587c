import type { ResourceDescription } from "../lifecycle/description";
import { questionProperties, questionRules } from "./questions";

/** The facts of `VodChannelQuestions`; its class has the description for people. */
export const vodChannelQuestions: ResourceDescription = {
	kind: "VodChannelQuestions",
	noun: "registration form",
	parents: ["hubId", "channelId"],
	id: { parameter: "channelId", field: "" },
	operations: {
		create: "updateRegistrationQuestionsForVODchannel",
		get: "getRegistrationQuestionsForVODChannel",
		update: "updateRegistrationQuestionsForVODchannel",
	},
	isSingleton: true,
	outputs: [],
	properties: questionProperties,
	rules: questionRules("answers"),
};
