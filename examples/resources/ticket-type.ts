import * as zoom from "pulumi-zoom-events";

declare const event: zoom.Event;

new zoom.TicketType("early-bird", {
	eventId: event.eventId,
	name: "Early bird",
	currency: "EUR",
	free: false,
	price: "149.00",
	startTime: "2027-01-10T08:00:00Z",
	endTime: "2027-03-01T22:59:00Z",
	sessions: ["ALL"],
});
