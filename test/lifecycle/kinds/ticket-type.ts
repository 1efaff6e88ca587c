import { kinds } from "../../../provider/kinds/index.ts";
import { call, RENAMED } from "../../helpers/portal.ts";
import type { KindCase } from "../../helpers/rows.ts";

/** All that the tests know of `TicketType`. */
export const ticketType: KindCase = {
	description: kinds.TicketType,
	full: async (world) => ({
		eventId: await world.conference({ attendance_type: "hybrid" }),
		name: "Full",
		currency: "EUR",
		description: "All days.",
		free: false,
		price: "199.00",
		quantity: 100,
		startTime: "2031-01-01T00:00:00Z",
		endTime: "2031-05-01T00:00:00Z",
		attendanceType: "hybrid",
		sessions: ["ALL"],
		bookmarkedSessions: ["ALL"],
		privateVisibilityRules: {
			accountRestrict: true,
			allowDomainList: ["example.com"],
			emailRestrictList: ["ada@example.com"],
		},
	}),
	edits: {
		name: { to: "Fuller", sends: { name: "Fuller" } },
		currency: { to: "USD", sends: { currency: "USD" } },
		description: { to: "All three days.", sends: { description: "All three days." } },
		price: { to: "249.00", sends: { price: "249.00" } },
		quantity: { to: 120, sends: { quantity: 120 } },
		startTime: { to: "2031-01-02T00:00:00Z", sends: { start_time: "2031-01-02T00:00:00Z" } },
		endTime: { to: "2031-05-02T00:00:00Z", sends: { end_time: "2031-05-02T00:00:00Z" } },
		attendanceType: {
			to: "virtual",
			sends: {
				private_visibility_rules: {
					attendance_type: "virtual",
					account_restrict: true,
					allow_domain_list: ["example.com"],
					email_restrict_list: ["ada@example.com"],
				},
			},
		},
		sessions: { to: [], sends: { sessions: [] } },
		bookmarkedSessions: { to: [], sends: { bookmarked_sessions: [] } },
		privateVisibilityRules: {
			to: { accountRestrict: false, allowDomainList: ["example.org"], emailRestrictList: [] },
			sends: {
				private_visibility_rules: {
					account_restrict: false,
					allow_domain_list: ["example.org"],
					email_restrict_list: [],
					attendance_type: "hybrid",
				},
			},
		},
		free: { to: true, sends: { free: true } },
	},
	replacements: { eventId: "another" },
	resets: { description: { description: "" }, bookmarkedSessions: { bookmarked_sessions: [] } },
	bad: [
		[{ soldQuantity: 3 }, "soldQuantity"],
		[{ endTime: "2030-01-01T00:00:00Z" }, "endTime"],
		[{ price: undefined }, "price"],
		[{ sessions: ["ALL", "x"] }, "sessions"],
		[{ bookmarkedSessions: ["x", "ALL"] }, "bookmarkedSessions"],
		[
			{ privateVisibilityRules: { emailRestrictList: ["x".repeat(61)] } },
			"privateVisibilityRules.emailRestrictList[0]",
		],
		[{ privateVisibilityRules: { allowDomainList: ["x".repeat(41)] } }, "privateVisibilityRules.allowDomainList[0]"],
	],
	needed: ["price"],
	group: "ticket-type",
	forced: { outcome: "held", withoutPeople: "new" },
	drift: { change: call("updateTicketType", ["eventId", "ticketTypeId"], RENAMED), shows: "name" },
	leftOut: { allowDestructive: "test/lifecycle/held.test.ts" },
};
