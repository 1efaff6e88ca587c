import * as zoom from "pulumi-zoom-events";

declare const event: zoom.Event;
declare const opening: zoom.Session;

new zoom.SessionPolls("opening", {
	eventId: event.eventId,
	sessionId: opening.sessionId,
	polls: [
		{
			title: "Warm-up",
			pollType: "basic",
			anonymous: true,
			questions: [{ name: "First time here?", type: "single", answers: ["Yes", "No"] }],
		},
	],
});
