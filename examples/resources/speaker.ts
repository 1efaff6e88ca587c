import * as zoom from "pulumi-zoom-events";

declare const event: zoom.Event;

const ada = new zoom.Speaker("ada", {
	eventId: event.eventId,
	name: "Ada Example",
	email: "ada@example.com",
	jobTitle: "Engineer",
});

export const speakerId = ada.speakerId;
