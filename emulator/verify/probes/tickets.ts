import type { Stored } from "../../store";
import { probe } from "../probe";
import { isDone, saw, TAKEN } from "../saw";

export const ticketProbes = [
	probe("tickets.all-fail", { requests: 9, publish: true }, async (lab) => {
		const eventId = await lab.publishedEvent("CONFERENCE");
		const ticket = lab.person("all-fail", { ticket_type_id: "no-such-type" });
		return saw(await lab.tickets(eventId, [ticket]), { "4xx": "refusal", "2xx": "entry" });
	}),
	probe("tickets.some-fail", { requests: 11, publish: true }, async (lab) => {
		const eventId = await lab.publishedEvent("CONFERENCE");
		const ticket_type_id = await lab.ticketType(eventId);
		const good = lab.person("some-succeed", { ticket_type_id });
		const bad = lab.person("some-fail", { ticket_type_id: "no-such-type" });
		const answer = await lab.tickets(eventId, [good, bad]);
		return saw(answer, { "2xx": "entry", "4xx": "refusal" });
	}),
	probe("tickets.sold-out-code", { requests: 12, publish: true }, async (lab) => {
		const eventId = await lab.publishedEvent("CONFERENCE");
		const ticket_type_id = await lab.ticketType(eventId, { quantity: 1 });
		lab.body("createTickets", await lab.tickets(eventId, [lab.person("first", { ticket_type_id })]));
		const answer = await lab.tickets(eventId, [lab.person("second", { ticket_type_id })]);
		if (isDone(answer)) return ((answer.body.errors ?? []) as Stored[]).length > 0 ? "entry" : "sold";
		return saw(answer, { "/2007": "2007", "4xx": "other" });
	}),
	probe("tickets.validation", { requests: 9, publish: true }, async (lab) => {
		const eventId = await lab.publishedEvent();
		const answer = await lab.tickets(eventId, [{ email: lab.address("validation") }]);
		if (!isDone(answer)) return saw(answer, { "4xx": "standard" });
		return ((answer.body.tickets ?? []) as Stored[]).length === 0 ? "standard" : "none";
	}),
	probe("tickets.extra-answers", { requests: 9, publish: true }, async (lab) => {
		const eventId = await lab.publishedEvent();
		const ticket = lab.person("extra", { job_title: "Engineer" });
		const answer = await lab.tickets(eventId, [ticket], { validation_level: "strict" });
		if (!isDone(answer)) return saw(answer, { "4xx": "refused" });
		return ((answer.body.tickets ?? []) as Stored[]).length === 0 ? "refused" : "taken";
	}),
	probe("tickets.early-answers", { requests: 10, publish: true }, async (lab) => {
		const eventId = await lab.publishedEvent();
		const { tickets } = lab.body(
			"createTickets",
			await lab.tickets(eventId, [lab.person("early", { registration_needed: true })]),
		);
		const ticketId = String(((tickets ?? []) as Stored[])[0]?.ticket_id);
		const { first_name: name } = await lab.read("getTicketDetails", { eventId, ticketId });
		return name === "Ada" ? "kept" : "dropped";
	}),
	probe("tickets.without-type", { requests: 9, publish: true }, async (lab) => {
		const eventId = await lab.publishedEvent();
		const answer = await lab.tickets(eventId, [lab.person("without-type")]);
		if (!isDone(answer)) return saw(answer, TAKEN);
		return ((answer.body.tickets ?? []) as Stored[]).length === 0 ? "refused" : "taken";
	}),
	probe("tickets.default-type", { requests: 12, publish: true }, async (lab) => {
		const eventId = await lab.ownEvent();
		const first = await lab.ticketType(eventId);
		await lab.ticketType(eventId);
		await lab.must("EventActions", { eventId }, { operation: "publish" });
		const answer = await lab.tickets(eventId, [lab.person("default-type")]);
		const [made] = (answer.body.tickets ?? []) as Stored[];
		if (made === undefined) return saw(answer, { "4xx": "refused", "2xx": "refused" });
		const ticket = await lab.read("getTicketDetails", { eventId, ticketId: String(made.ticket_id) });
		return ticket.ticket_type_id === first ? "first" : "other";
	}),
	probe("tickets.session-ids", { requests: 11, publish: true }, async (lab) => {
		const eventId = await lab.publishedEvent("CONFERENCE");
		const sessionId = await lab.session(eventId);
		const ticket_type_id = await lab.ticketType(eventId);
		const answer = await lab.tickets(eventId, [
			lab.person("session-ids", { ticket_type_id, session_ids: [sessionId] }),
		]);
		return saw(answer, { "4xx": "refused", "2xx": "ignored" });
	}),
	probe("tickets.country", { requests: 12, publish: true }, async (lab) => {
		const eventId = await lab.ownEvent("SIMPLE_EVENT");
		// What no form asks for may not be looked at.
		const questions = ["first_name", "last_name", "country"].map((name) => ({ field_name: name, required: true }));
		await lab.must("updateRegistrationQuestionsForEvent", { eventId }, { questions });
		await lab.must("EventActions", { eventId }, { operation: "publish" });
		const isTaken = async (country: string): Promise<boolean> => {
			const answer = await lab.tickets(eventId, [lab.person(`country-${country}`, { country })]);
			return isDone(answer) && ((answer.body.tickets ?? []) as Stored[]).length > 0;
		};
		if (await isTaken("Germany")) return "any-text";
		return (await isTaken("de")) ? "any-case" : "upper-case";
	}),
	probe("tickets.email-case", { requests: 12, publish: true }, async (lab) => {
		const eventId = await lab.publishedEvent();
		const email = lab.address("case");
		lab.body("createTickets", await lab.tickets(eventId, [lab.person("case")]));
		const second = await lab.tickets(eventId, [lab.person("case", { email: email.replace("case", "CASE") })]);
		if (!isDone(second) || ((second.body.tickets ?? []) as Stored[]).length === 0) return "refused";
		return (await lab.listed("getRegistrants", eventId, "registrants")).length > 1 ? "two" : "same";
	}),
];
