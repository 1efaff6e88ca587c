import { kinds } from "../../../provider/kinds/index.ts";
import { call } from "../../helpers/portal.ts";
import { type KindCase, ticketTypeOf } from "../../helpers/rows.ts";

/** All that the tests know of `Ticket`. */
export const ticket: KindCase = {
	description: kinds.Ticket,
	full: async (world) => {
		const eventId = await world.conference();
		const ticketTypeId = await ticketTypeOf(world, eventId);
		await world.client.call("EventActions", { path: { eventId }, body: { operation: "publish" } });
		return {
			eventId,
			ticketTypeId,
			email: "ada@example.com",
			externalTicketId: "ext-1",
			firstName: "Ada",
			lastName: "Example",
			registrationSource: "repo",
			fastJoin: false,
			sendNotification: false,
		};
	},
	edits: {
		firstName: { to: "Adah", sends: { first_name: "Adah" } },
		lastName: { to: "Sample", sends: { last_name: "Sample" } },
		externalTicketId: { to: "ext-2", sends: { external_ticket_id: "ext-2" } },
	},
	replacements: { eventId: "another", ticketTypeId: "another", email: "other@example.com" },
	resets: { lastName: { last_name: "" } },
	bad: [
		[{ email: "nobody" }, "email"],
		[{ firstName: "x".repeat(65) }, "firstName"],
		[{ fastJoin: true, registrationNeeded: true }, "fastJoin"],
		[{ registrationNeeded: true }, "firstName"],
		[{ country: "Italy" }, "country"],
		[{ comments: "x".repeat(256) }, "comments"],
		[{ registrationSource: "x".repeat(17) }, "registrationSource"],
		[{ customQuestions: [1, 2].map(() => ({ title: "Why?", answer: "x" })) }, "customQuestions[1].title"],
	],
	needed: ["firstName", "lastName"],
	group: "ticket",
	forced: { outcome: "new" },
	drift: { change: call("Updateticket", ["eventId", "ticketId"], { last_name: "Changed" }), shows: "lastName" },
	leftOut: {
		address: "text of a person, like lastName",
		city: "text of a person, like lastName",
		state: "text of a person, like lastName",
		zip: "text of a person, like lastName",
		country: "text of a person, like lastName",
		phone: "text of a person, like lastName",
		industry: "text of a person, like lastName",
		jobTitle: "text of a person, like lastName",
		organization: "text of a person, like lastName",
		organizationSize: "text of a person, like lastName",
		comments: "text of a person, like lastName",
		customQuestions: "answers to questions: traps.test.ts",
		fastJoin: "matters at create only: traps.test.ts",
		registrationNeeded: "matters at create only: traps.test.ts",
		sendNotification: "matters at create only: traps.test.ts",
		registrationSource: "matters at create only: traps.test.ts",
		sessionIds: "recurring events",
	},
};
