import * as zoom from "pulumi-zoom-events";

declare const event: zoom.Event;
declare const opening: zoom.Session;

const stream = new zoom.SessionLivestream("opening", {
	eventId: event.eventId,
	sessionId: opening.sessionId,
	incomingEnabled: true,
	incomingConfig: { streamKeyType: "GENERATED" },
});

export const streamKey = stream.streamKey;
