import * as zoom from "pulumi-zoom-events";

declare const workshop: zoom.Session;
declare const live: zoom.EventPublication;

new zoom.SessionReservationList("workshop", {
	eventId: live.eventId,
	sessionId: workshop.sessionId,
	source: "workshop.csv",
	columns: { email: "E-mail" },
});
