import * as zoom from "pulumi-zoom-events";

declare const speakers: zoom.TicketType;
declare const live: zoom.EventPublication;

new zoom.Ticket("ada", {
	eventId: live.eventId,
	ticketTypeId: speakers.ticketTypeId,
	email: "ada@example.com",
	firstName: "Ada",
	lastName: "Example",
});
