import * as zoom from "pulumi-zoom-events";

declare const event: zoom.Event;
declare const opening: zoom.Session;

new zoom.EventPublication(
	"live",
	{ eventId: event.eventId, cancelMessage: "We'll be back." },
	{ dependsOn: [opening] },
);
