import * as zoom from "pulumi-zoom-events";

declare const event: zoom.Event;
declare const ada: zoom.Speaker;

new zoom.Session("opening", {
	eventId: event.eventId,
	name: "Opening",
	type: "webinar",
	startTime: "2027-05-04T09:00:00+02:00",
	endTime: "2027-05-04T09:45:00+02:00",
	timezone: "Europe/Berlin",
	sessionSpeakers: [{ speakerId: ada.speakerId }],
});
