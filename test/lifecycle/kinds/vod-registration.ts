import { kinds } from "../../../provider/kinds/index.ts";
import { channelOf, type KindCase } from "../../helpers/rows.ts";

/** All that the tests know of `VodRegistration`. */
export const vodRegistration: KindCase = {
	description: kinds.VodRegistration,
	full: async (world) => ({
		hubId: world.hubId,
		channelId: await channelOf(world),
		email: "ada@example.com",
		firstName: "Ada",
		lastName: "Example",
	}),
	edits: {},
	replacements: { hubId: "another", channelId: "another", email: "other@example.com", firstName: "Adah" },
	resets: {},
	bad: [
		[{ email: "nobody" }, "email"],
		[{ country: "Italy" }, "country"],
		[{ lastName: "x".repeat(65) }, "lastName"],
		[{ customQuestions: [{ answer: "x" }] }, "customQuestions[0].title"],
	],
	outlivesEvents: true,
	needed: ["firstName", "lastName"],
	group: "vod-registration",
	isKeptByApi: true,
	forced: { outcome: "new" },
	drift: {
		change: ({ emulator }, { channelId, registrationId }) =>
			emulator.remove(`vod-registration/${String(channelId)}/${String(registrationId)}`),
		stays: "the API has no operation that deletes it, and a list may be cut or late",
	},
	leftOut: {
		address: "text of a person, like firstName",
		city: "text of a person, like firstName",
		state: "text of a person, like firstName",
		zip: "text of a person, like firstName",
		country: "text of a person, like firstName",
		phone: "text of a person, like firstName",
		industry: "text of a person, like firstName",
		jobTitle: "text of a person, like firstName",
		organization: "text of a person, like firstName",
		organizationSize: "text of a person, like firstName",
		lastName: "text of a person, like firstName",
		customQuestions: "answers to questions",
	},
};
