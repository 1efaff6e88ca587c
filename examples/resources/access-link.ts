import * as zoom from "pulumi-zoom-events";

declare const event: zoom.Event;

const registration = new zoom.AccessLink("registration", {
	eventId: event.eventId,
	name: "Registration",
	type: "registration",
	authenticationMethod: "zoom_account_otp",
});

export const registrationUrl = registration.url;
