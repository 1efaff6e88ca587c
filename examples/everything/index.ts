/** One of each resource, in the order in which an organiser meets them. All people are fictional. */
import * as pulumi from "@pulumi/pulumi";
import * as zoom from "pulumi-zoom-events";

const config = new pulumi.Config();
const hubId = zoom.hubId({ name: config.get("hub") ?? "Emulator Hub" });

new zoom.HubHost("grace", { hubId, email: "grace@example.com" });

const event = new zoom.Event("conference", {
	hubId,
	name: "Everything Conference",
	description: "One of each resource.",
	eventType: "CONFERENCE",
	accessLevel: "PRIVATE_UNRESTRICTED",
	attendanceType: "virtual",
	timezone: "Europe/Berlin",
	calendar: [{ startTime: "2031-05-04T09:00:00+02:00", endTime: "2031-05-04T18:00:00+02:00" }],
});
const eventId = event.eventId;

new zoom.CoEditor("barbara", {
	eventId,
	email: "barbara@example.com",
	permissionGroups: ["EventBranding", "EventPlanning"],
});

const ada = new zoom.Speaker("ada", { eventId, name: "Ada Example", email: "ada@example.com" });

const keynote = new zoom.Session("keynote", {
	eventId,
	name: "Keynote",
	type: "webinar",
	startTime: "2031-05-04T09:30:00+02:00",
	endTime: "2031-05-04T10:15:00+02:00",
	timezone: "Europe/Berlin",
	sessionSpeakers: [{ speakerId: ada.speakerId }],
	sessionReservation: { allowReservations: true, maxCapacity: 100 },
});
const sessionId = keynote.sessionId;

new zoom.SessionPolls("keynote", {
	eventId,
	sessionId,
	polls: [
		{
			title: "Warm-up",
			pollType: "basic",
			anonymous: true,
			questions: [{ name: "First time here?", type: "single", answers: ["Yes", "No"] }],
		},
	],
});
new zoom.SessionInterpreters("keynote", {
	eventId,
	sessionId,
	interpreters: [{ email: "ines@example.com", type: "language", sourceLanguageId: "US", targetLanguageId: "DE" }],
});
const stream = new zoom.SessionLivestream("keynote", {
	eventId,
	sessionId,
	incomingEnabled: true,
	incomingConfig: { streamKeyType: "GENERATED" },
});

new zoom.EventQuestions("conference", {
	eventId,
	questions: [{ fieldName: "job_title", title: "Job title", required: false }],
});
const full = new zoom.TicketType("full", {
	eventId,
	name: "Full",
	currency: "EUR",
	free: true,
	quantity: 500,
	startTime: "2020-01-01T00:00:00Z",
	endTime: "2031-05-03T22:00:00Z",
	sessions: ["ALL"],
});
new zoom.TicketTypeQuestions("full", {
	eventId,
	ticketTypeId: full.ticketTypeId,
	customQuestions: [
		{ title: "What brings you here?", type: "short_answer", required: true, minLength: 1, maxLength: 200 },
	],
});
const registration = new zoom.AccessLink("registration", {
	eventId,
	name: "Registration",
	type: "registration",
	authenticationMethod: "zoom_account_otp",
});
const booth = new zoom.Exhibitor("example-corp", {
	eventId,
	name: "Example Corp",
	contactName: "Erin Example",
	contactEmail: "erin@example.com",
	isSponsor: true,
	tierId: zoom.sponsorTierId({ eventId, name: "Gold" }),
});

const live = new zoom.EventPublication(
	"conference",
	{
		eventId,
		cancelMessage: "The Everything Conference is cancelled.",
		// An example may go as it came. Leave this out for an event that people come to.
		allowDestructive: true,
	},
	{ dependsOn: [keynote, full, registration, booth, stream] },
);

const ticket = new zoom.Ticket("grace", {
	eventId: live.eventId,
	ticketTypeId: full.ticketTypeId,
	email: "linus@example.com",
	firstName: "Linus",
	lastName: "Placeholder",
	customQuestions: [{ title: "What brings you here?", answer: "The talks." }],
});
new zoom.SessionReservation(
	"grace",
	{ eventId: live.eventId, sessionId, email: "linus@example.com" },
	{ dependsOn: [ticket] },
);
// People by the thousand: one entry each in the state, and nothing of anybody in it.
const attendees = new zoom.TicketList("attendees", {
	eventId: live.eventId,
	ticketTypeId: full.ticketTypeId,
	source: "files/attendees.csv",
	columns: {
		key: "Order",
		email: "E-mail",
		firstName: "First name",
		lastName: "Last name",
		customQuestions: { "What brings you here?": "What brings you here?" },
	},
	sendNotification: false,
	// As above: an example may go as it came.
	allowRemoving: true,
});
new zoom.SessionReservationList(
	"keynote",
	{
		eventId: live.eventId,
		sessionId,
		source: "files/attendees.csv",
		columns: { email: "E-mail" },
		allowRemoving: true,
	},
	{ dependsOn: [attendees] },
);

const recordings = new zoom.VodChannel("recordings", {
	hubId,
	name: "Everything recordings",
	type: "VIDEO_LIST_HUB",
	settings: { authenticationMethod: "email_otp" },
});
const channelId = recordings.channelId;
// The recording is a video of the hub; the captions are a file until the video's metadata names them.
const recording = new zoom.File("keynote", { source: "files/keynote.mp4", fileType: "recording", hubId });
const videoId = recording.videoId;
const captions = new zoom.File("captions", { source: "files/keynote.en.vtt", fileType: "other" });
new zoom.VideoMetadata("keynote", {
	videoId,
	title: "Keynote",
	tags: ["keynote"],
	speakers: [{ name: "Ada Example" }],
	transcripts: [{ fileId: captions.fileId, language: "en-US", isDefault: true }],
});
new zoom.VodChannelVideo("keynote", { hubId, channelId, videoId });
new zoom.VodChannelQuestions("recordings", {
	hubId,
	channelId,
	questions: [{ fieldName: "organization", title: "Organisation", required: false }],
});
new zoom.VodRegistration("ken", { hubId, channelId, email: "ken@example.com", firstName: "Ken" });
new zoom.VodRegistrationList("attendees", {
	hubId,
	channelId,
	source: "files/attendees.csv",
	columns: { email: "E-mail", firstName: "First name", lastName: "Last name" },
});

export const streamKey = stream.streamKey;
export const joinLink = ticket.eventJoinLink;
