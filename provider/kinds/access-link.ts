import type { ResourceDescription, Rule } from "../lifecycle/description";

const ticketTypeIsForGroups: Rule = ({ type, ticketTypeId }) =>
	type === "registration" && ticketTypeId !== undefined
		? [{ property: "ticketTypeId", reason: 'applies to links of type "group-join" only.' }]
		: [];

const emailCheckIsForRegistration: Rule = ({ type, securityAtJoin }) =>
	type === "group-join" &&
	(securityAtJoin as { emailAuthentication?: unknown } | undefined)?.emailAuthentication !== undefined
		? [{ property: "securityAtJoin.emailAuthentication", reason: 'applies to links of type "registration" only.' }]
		: [];

/** The facts of `AccessLink`; its class has the description for people. */
export const accessLink: ResourceDescription = {
	kind: "AccessLink",
	noun: "access link",
	parents: ["eventId"],
	id: { parameter: "accessLinkId", field: "access_link_id" },
	operations: {
		create: "createEventAccessLink",
		// GET of one link lacks its url.
		list: "getEventAccessLinks",
		update: "updateEventAccess",
		delete: "deleteEventAccessLink",
	},
	naturalKey: { by: [["name"]] },
	secrets: ["url"],
	readAfterCreate: true,
	unique: {
		property: "name",
		refusals: [{ status: 400, code: 261203 }],
		parked: (mark) => `Moving ${mark}`,
	},
	properties: {
		// Another link becomes the default; this one can't stop being it.
		isDefault: { settableTo: true },
		allowDomainList: { shownAtMost: 50 },
		ticketTypeId: { reset: "never" },
		recurringRegistrationOption: { reset: "never" },
	},
	rules: [ticketTypeIsForGroups, emailCheckIsForRegistration],
};
