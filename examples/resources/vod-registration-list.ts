import * as zoom from "pulumi-zoom-events";

declare const recordings: zoom.VodChannel;

new zoom.VodRegistrationList("viewers", {
	hubId: recordings.hubId,
	channelId: recordings.channelId,
	source: "attendees.csv",
	columns: { email: "E-mail", firstName: "First name", lastName: "Last name" },
});
