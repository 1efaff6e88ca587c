import * as zoom from "pulumi-zoom-events";

declare const event: zoom.Event;
declare const workshop: zoom.Session;

new zoom.SessionReservation("ada-workshop", {
	eventId: event.eventId,
	sessionId: workshop.sessionId,
	email: "ada@example.com",
});
