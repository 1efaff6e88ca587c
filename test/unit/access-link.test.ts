import { expect, it } from "vitest";
import { kinds } from "../../provider/kinds/index.ts";
import { checkInputs } from "../../provider/lifecycle/check.ts";
import type { Properties } from "../../provider/lifecycle/description.ts";
import { compileDescription } from "../../provider/lifecycle/shape.ts";

const LINK = { eventId: "e", name: "Registration", type: "registration", authenticationMethod: "bypass_auth" };
/** A domain of 57 characters. */
const LONG_DOMAIN = "computational-linguistics.faculty-of-arts.uni.example.org";

const failuresOf = (changes: Properties) =>
	checkInputs(compileDescription(kinds.AccessLink), {}, { ...LINK, ...changes }, () => false);

it("takes a domain that is longer than those of ticket types may be", () => {
	expect(LONG_DOMAIN).toHaveLength(57);
	expect(failuresOf({ allowDomainList: [LONG_DOMAIN] })).toEqual([]);
});

it("takes all that Zoom's example of a registration link has, which is for other links and events", () => {
	const example = {
		isDefault: false,
		idpName: "okta",
		allowDomainList: ["example.com"],
		emailRestrictList: ["ada@example.com"],
		securityAtJoin: { emailAuthentication: true, securityCodeVerification: true },
		ticketTypeId: "general",
		recurringRegistrationOption: "all_sessions",
	};
	expect(failuresOf(example)).toEqual([]);
});

it.each(["registration", "group-join"])("refuses an empty ticketTypeId of a %s link, which is no id", (type) => {
	expect(failuresOf({ type, ticketTypeId: "" }).map(({ property }) => property)).toEqual(["ticketTypeId"]);
});
