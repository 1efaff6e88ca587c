import * as zoom from "pulumi-zoom-events";

declare const event: zoom.Event;

new zoom.CoEditor("grace", {
	eventId: event.eventId,
	email: "grace@example.com",
	permissionGroups: ["EventConfiguration", "EventBranding"],
});
