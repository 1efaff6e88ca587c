import * as zoom from "pulumi-zoom-events";

declare const hubId: string;

new zoom.VodChannel("recordings", {
	hubId,
	name: "Recordings",
	type: "VIDEO_LIST_HUB",
	settings: { authenticationMethod: "email_otp" },
});
