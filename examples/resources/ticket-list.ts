import * as zoom from "pulumi-zoom-events";

declare const earlyBird: zoom.TicketType;
declare const live: zoom.EventPublication;

new zoom.TicketList("attendees", {
	eventId: live.eventId,
	source: "attendees.csv",
	columns: { key: "Order", email: "E-mail", firstName: "First name", lastName: "Last name" },
	ticketTypeId: earlyBird.ticketTypeId,
	sendNotification: true,
});
