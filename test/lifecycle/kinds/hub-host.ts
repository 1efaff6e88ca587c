import { kinds } from "../../../provider/kinds/index.ts";
import { call } from "../../helpers/portal.ts";
import type { KindCase } from "../../helpers/rows.ts";

/** All that the tests know of `HubHost`. */
export const hubHost: KindCase = {
	description: kinds.HubHost,
	full: (world) =>
		Promise.resolve({ hubId: world.hubId, email: `host${Math.random().toString(36).slice(2)}@example.com` }),
	edits: {},
	replacements: { email: "other@example.com", hubId: "another" },
	resets: {},
	bad: [
		[{ email: undefined }, "email"],
		[{ email: "nobody" }, "email"],
	],
	outlivesEvents: true,
	group: "hub-host",
	twin: "refused",
	moves: { email: "other@example.com" },
	forced: { outcome: "new" },
	drift: { change: call("deleteHubHost", ["hubId", "hostUserId"]) },
};
