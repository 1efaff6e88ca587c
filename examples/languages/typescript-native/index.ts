/** A small conference, and a meetup of partners in an account of theirs. */
import * as pulumi from "@pulumi/pulumi";
import * as zoom from "pulumi-zoom-events/native";

const common = {
	eventType: "CONFERENCE",
	accessLevel: "PRIVATE_UNRESTRICTED",
	attendanceType: "virtual",
	timezone: "Europe/Berlin",
} as const;

const conference = new zoom.Event("conference", {
	...common,
	hubId: zoom.hubId({ name: "Emulator Hub" }),
	name: "Example Conference",
	description: "A day of talks.",
	calendar: [{ startTime: "2031-05-06T07:00:00Z", endTime: "2031-05-06T16:00:00Z" }],
});
const { eventId } = conference;

const ada = new zoom.Speaker("ada", { eventId, name: "Ada Example", email: "ada@example.com", jobTitle: "Engineer" });
const grace = new zoom.Speaker("grace", { eventId, name: "Grace Sample", email: "grace@example.com" });

/** Title, times in Berlin and speaker of each session, by its key. */
const programme = {
	opening: { name: "Opening", from: "09:30", to: "10:15", speaker: ada },
	compilers: { name: "Compilers for people", from: "10:30", to: "11:30", speaker: grace },
};

const sessions = Object.entries(programme).map(
	([key, { name, from, to, speaker }]) =>
		new zoom.Session(key, {
			eventId,
			name,
			type: "webinar",
			startTime: `2031-05-06T${from}:00+02:00`,
			endTime: `2031-05-06T${to}:00+02:00`,
			timezone: "Europe/Berlin",
			sessionSpeakers: [{ speakerId: speaker.speakerId }],
		}),
);

const full = new zoom.TicketType("full", {
	eventId,
	name: "Full",
	currency: "EUR",
	free: true,
	startTime: "2031-01-10T08:00:00Z",
	endTime: "2031-05-05T22:00:00Z",
	sessions: ["ALL"],
});

const registration = new zoom.AccessLink("registration", {
	eventId,
	name: "Registration",
	type: "registration",
	authenticationMethod: "zoom_account_otp",
});

// pulumi config set publish true
if (new pulumi.Config().getBoolean("publish")) {
	new zoom.EventPublication("live", { eventId }, { dependsOn: [...sessions, full, registration] });
}

// The partners' account: pulumi config set partner:accountId …, partner:clientId …, and --secret partner:clientSecret …
const partner = new pulumi.Config("partner");
const accountId = partner.get("accountId");
if (accountId !== undefined) {
	const provider = new zoom.Provider("partner", {
		accountId,
		clientId: partner.require("clientId"),
		clientSecret: partner.requireSecret("clientSecret"),
		// Of a local API; Zoom's own where they are not set.
		apiUrl: partner.get("apiUrl"),
		oauthUrl: partner.get("oauthUrl"),
	});
	new zoom.Event(
		"meetup",
		{
			...common,
			hubId: zoom.hubId({ name: "Emulator Hub" }, { provider }),
			name: "Meetup of partners",
			description: "An evening of talks.",
			calendar: [{ startTime: "2031-06-03T16:00:00Z", endTime: "2031-06-03T19:00:00Z" }],
		},
		{ provider },
	);
}

export { eventId };
export const registrationUrl = registration.url;
