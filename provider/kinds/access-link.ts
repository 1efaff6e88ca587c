import { defineKind } from "./define";
import { invites } from "./invitations";
import { notWhen } from "./rules";

/** The facts of `AccessLink`. */
export const accessLink = defineKind({
	kind: "AccessLink",
	noun: "access link",
	docs: {
		text: "A link by which attendees register or a group joins. Names are unique in the event; `isDefault: true` takes the default from the link that had it.",
		properties: {
			name: "Name of the link in the portal, unique in the event",
			type: "Whether people register by it one by one, or a group joins by it",
			url: "The link itself, to send to people",
			ticketTypeId: "Id of the ticket type whose access the people of a group-join link get; it changes no other link",
			recurringRegistrationOption:
				"How many sessions a registration is for; it is for recurring events, and changes no other",
		},
	},
	parents: ["eventId"],
	id: { parameter: "accessLinkId" },
	operations: {
		create: "createEventAccessLink",
		// GET of one link lacks its url.
		list: "getEventAccessLinks",
		exists: "GetEventAccessLink",
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
		"emailRestrictList[]": { equal: "email" },
		// Zoom's example has it for a registration link, where its text gives it no effect.
		ticketTypeId: { reset: "never", schema: { minLength: 1 } },
		recurringRegistrationOption: { reset: "never" },
	},
	rules: [notWhen("securityAtJoin.emailAuthentication", "type", ["group-join"])],
	emails: [invites(({ emailRestrictList }) => emailRestrictList)],
});
