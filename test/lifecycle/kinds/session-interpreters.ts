import { kinds } from "../../../provider/kinds/index.ts";
import { call } from "../../helpers/portal.ts";
import { type KindCase, webinarOf } from "../../helpers/rows.ts";

/** All that the tests know of `SessionInterpreters`. */
export const sessionInterpreters: KindCase = {
	description: kinds.SessionInterpreters,
	full: async (world) => ({
		...(await webinarOf(world)),
		interpreters: [
			{ email: "ines@example.com", type: "language", sourceLanguageId: "US", targetLanguageId: "DE" },
			{ email: "sam@example.com", type: "signLanguage", targetLanguageId: "US" },
		],
	}),
	edits: {
		interpreters: {
			to: [{ email: "ines@example.com", type: "language", sourceLanguageId: "US", targetLanguageId: "FR" }],
			sends: {
				interpreters: [{ email: "ines@example.com", type: 1, source_language_id: "US", target_language_id: "FR" }],
			},
		},
	},
	replacements: { eventId: "another", sessionId: "another" },
	resets: {},
	bad: [
		[{ interpreters: [{ email: "x@example.com", type: "language" }] }, "interpreters[0].sourceLanguageId"],
		[{ interpreters: [{ email: "x@example.com", type: "sign" }] }, "interpreters[0].type"],
		[
			{ interpreters: [{ email: "x@example.com", type: "signLanguage", sourceLanguageId: "US" }] },
			"interpreters[0].sourceLanguageId",
		],
	],
	isAlwaysThere: true,
	group: "interpreters",
	forced: { outcome: "same" },
	drift: {
		change: call("updateSessionInterpreters", ["eventId", "sessionId"], {
			interpreters: [{ email: "ines@example.com", type: 2, target_language_id: "US" }],
		}),
		shows: "interpreters",
	},
};
