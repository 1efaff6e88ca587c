import { kinds } from "../../../provider/kinds/index.ts";
import { call } from "../../helpers/portal.ts";
import { type KindCase, webinarOf } from "../../helpers/rows.ts";

/** All that the tests know of `SessionLivestream`. */
export const sessionLivestream: KindCase = {
	description: kinds.SessionLivestream,
	full: async (world) => ({
		...(await webinarOf(world)),
		incomingEnabled: true,
		incomingConfig: { streamKeyType: "GENERATED" },
	}),
	edits: {},
	replacements: { eventId: "another", sessionId: "another" },
	resets: {},
	bad: [
		[{ incomingConfig: undefined }, "incomingConfig"],
		[{ incomingConfig: { streamKeyType: "SAVED" } }, "incomingConfig.streamKeyType"],
		[{ incomingConfig: {} }, "incomingConfig.streamKeyType"],
	],
	isAlwaysThere: true,
	needed: ["incomingConfig"],
	group: "livestream",
	forced: { outcome: "same" },
	drift: {
		change: call("UpdateSessionLivestreamConfiguration", ["eventId", "sessionId"], { incoming_enabled: false }),
		shows: "incomingEnabled",
	},
	leftOut: { incomingEnabled: "its one other value ends the stream: traps.test.ts", incomingConfig: "has one value" },
};
