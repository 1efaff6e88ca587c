import { kinds } from "../../../provider/kinds/index.ts";
import { call, RENAMED } from "../../helpers/portal.ts";
import type { KindCase } from "../../helpers/rows.ts";

/** All that the tests know of `AccessLink`. */
export const accessLink: KindCase = {
	description: kinds.AccessLink,
	full: async (world) => ({
		eventId: await world.conference(),
		name: "Registration",
		type: "registration",
		authenticationMethod: "zoom_account_otp",
		idpName: "okta",
		isDefault: true,
		allowDomainList: ["example.com", "example.org"],
		emailRestrictList: ["ada@example.com"],
		securityAtJoin: { emailAuthentication: true, securityCodeVerification: true },
	}),
	edits: {
		name: { to: "Sign up", sends: { name: "Sign up" } },
		authenticationMethod: { to: "bypass_auth", sends: { authentication_method: "bypass_auth" } },
		idpName: { to: "other", sends: { idp_name: "other" } },
		allowDomainList: { to: ["example.com"], sends: { allow_domain_list: ["example.com"] } },
		emailRestrictList: { to: [], sends: { email_restrict_list: [] } },
		securityAtJoin: {
			to: { emailAuthentication: false, securityCodeVerification: true },
			sends: { security_at_join: { email_authentication: false, security_code_verification: true } },
		},
	},
	replacements: { type: "group-join", eventId: "another" },
	resets: { allowDomainList: { allow_domain_list: [] }, emailRestrictList: { email_restrict_list: [] } },
	bad: [
		[{ type: "registration", ticketTypeId: "" }, "ticketTypeId"],
		[{ type: "registraton" }, "type"],
		[{ type: "group-join" }, "securityAtJoin.emailAuthentication"],
		[{ allowDomainList: [7] }, "allowDomainList[0]"],
		[{ recurringRegistrationOption: "none" }, "recurringRegistrationOption"],
		[{ authenticationMethod: "none" }, "authenticationMethod"],
	],
	group: "access-link",
	twin: "refused",
	forced: { outcome: "new" },
	drift: { change: call("updateEventAccess", ["eventId", "accessLinkId"], RENAMED), shows: "name" },
	leftOut: {
		isDefault: "true only: traps.test.ts",
		ticketTypeId: "group-join links: traps.test.ts",
		recurringRegistrationOption: "recurring events: traps.test.ts",
	},
};
