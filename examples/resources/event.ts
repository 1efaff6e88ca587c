import * as zoom from "pulumi-zoom-events";

declare const hubId: string;

const event = new zoom.Event("devconf", {
	hubId,
	name: "DevConf Example",
	description: "Three days of talks.",
	eventType: "CONFERENCE",
	accessLevel: "PRIVATE_UNRESTRICTED",
	attendanceType: "virtual",
	timezone: "Europe/Berlin",
	calendar: [{ startTime: "2027-05-04T07:00:00Z", endTime: "2027-05-06T16:00:00Z" }],
});

export const eventId = event.eventId;
