import * as zoom from "pulumi-zoom-events";

declare const event: zoom.Event;
declare const opening: zoom.Session;

new zoom.SessionInterpreters("opening", {
	eventId: event.eventId,
	sessionId: opening.sessionId,
	interpreters: [{ email: "ines@example.com", type: "language", sourceLanguageId: "US", targetLanguageId: "DE" }],
});
