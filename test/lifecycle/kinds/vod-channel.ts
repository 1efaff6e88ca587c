import { kinds } from "../../../provider/kinds/index.ts";
import { call, RENAMED } from "../../helpers/portal.ts";
import type { KindCase } from "../../helpers/rows.ts";

/** All that the tests know of `VodChannel`. */
export const vodChannel: KindCase = {
	description: kinds.VodChannel,
	full: (world) =>
		Promise.resolve({
			hubId: world.hubId,
			name: "Recordings",
			type: "VIDEO_LIST_HUB",
			description: "The talks.",
			settings: {
				authenticationMethod: "email_otp",
				allowDomainList: ["example.com"],
				allowEmailList: ["ada@example.com"],
			},
		}),
	edits: {
		name: { to: "All recordings", sends: { name: "All recordings" } },
		description: { to: "All talks.", sends: { description: "All talks." } },
		settings: {
			to: { authenticationMethod: "zoom_account", allowDomainList: [], allowEmailList: [] },
			sends: { settings: { authentication_method: "zoom_account", allow_domain_list: [], allow_email_list: [] } },
		},
		published: { to: true, by: "vodChannelActions", sends: { operation: "publish" } },
	},
	replacements: { type: "MULTI_VIDEO_EMBEDDED", hubId: "another" },
	resets: { description: { description: "" } },
	bad: [
		[{ name: "x".repeat(76) }, "name"],
		[
			{ settings: { authenticationMethod: "bypass_auth", allowDomainList: ["example.com"] } },
			"settings.allowDomainList",
		],
		[
			{ settings: { authenticationMethod: "bypass_auth", allowEmailList: ["ada@example.com"] } },
			"settings.allowEmailList",
		],
		[{ type: "SINGLE_VIDEO_EMBEDDED" }, "settings.authenticationMethod"],
	],
	outlivesEvents: true,
	group: "vod-channel",
	moves: { type: "MULTI_VIDEO_EMBEDDED", settings: undefined },
	forced: { outcome: "new" },
	drift: { change: call("UpdateVideoChannel", ["hubId", "channelId"], RENAMED), shows: "name" },
};
