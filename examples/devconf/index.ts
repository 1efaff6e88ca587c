/** DevConf Example: three days, three tracks, as code. The programme itself is in programme.ts. */
import * as pulumi from "@pulumi/pulumi";
import { DateTime } from "luxon";
import * as zoom from "pulumi-zoom-events";
import { days, exhibitors, speakers, type Talk, talks, timezone } from "./programme";

const hub = zoom.hubId({ name: new pulumi.Config().get("hub") ?? "Emulator Hub" });

/** The instant of a local time on a day of the conference. */
function at(day: Talk["day"], time: string): string {
	return (
		DateTime.fromISO(`${days[day - 1]}T${time}`, { zone: timezone })
			.toUTC()
			.toISO({ suppressMilliseconds: true }) ?? ""
	);
}

const event = new zoom.Event("devconf", {
	hubId: hub,
	name: "DevConf Example 2027",
	description: "Three days and three tracks of talks on how software is made.",
	tagline: "A conference as code",
	eventType: "CONFERENCE",
	accessLevel: "PRIVATE_UNRESTRICTED",
	attendanceType: "virtual",
	timezone,
	categories: ["Education & Family"],
	tags: ["software", "example"],
	calendar: days.map((_, index) => {
		const day = (index + 1) as Talk["day"];
		return { startTime: at(day, "08:30"), endTime: at(day, "18:00") };
	}),
});

const speakerIds = new Map<string, pulumi.Output<string>>();
for (const [key, facts] of Object.entries(speakers)) {
	const speaker = new zoom.Speaker(key, { eventId: event.eventId, email: `${key}@example.com`, ...facts });
	speakerIds.set(key, speaker.speakerId);
}

const sessions = Object.entries(talks).map(
	([key, talk]) =>
		new zoom.Session(key, {
			eventId: event.eventId,
			name: talk.title,
			type: "webinar",
			startTime: at(talk.day, talk.start),
			endTime: at(talk.day, talk.end),
			timezone,
			trackLabels: [talk.track],
			sessionSpeakers: talk.speakers.map((name) => ({
				speakerId: speakerIds.get(name) ?? "",
				showInSessionDetail: true,
			})),
		}),
);

const sale = { currency: "EUR", startTime: "2027-01-10T08:00:00Z", endTime: "2027-05-03T22:00:00Z" };
const tickets = {
	full: new zoom.TicketType("full", {
		eventId: event.eventId,
		name: "Three days",
		free: false,
		price: "199.00",
		quantity: 4000,
		sessions: ["ALL"],
		...sale,
	}),
	student: new zoom.TicketType("student", {
		eventId: event.eventId,
		name: "Student",
		free: false,
		price: "49.00",
		quantity: 800,
		sessions: ["ALL"],
		...sale,
	}),
	speaker: new zoom.TicketType("speaker", {
		eventId: event.eventId,
		name: "Speaker",
		free: true,
		quantity: 50,
		sessions: ["ALL"],
		privateVisibilityRules: { emailRestrictList: Object.keys(speakers).map((key) => `${key}@example.com`) },
		...sale,
	}),
};

const registration = new zoom.AccessLink("registration", {
	eventId: event.eventId,
	name: "Registration",
	type: "registration",
	isDefault: true,
	authenticationMethod: "zoom_account_otp",
	securityAtJoin: { emailAuthentication: true },
});

const partners = new zoom.AccessLink("partners", {
	eventId: event.eventId,
	name: "Partners",
	type: "group-join",
	authenticationMethod: "zoom_account",
	allowDomainList: ["example.com", "example.org"],
	ticketTypeId: tickets.speaker.ticketTypeId,
});

const booths = exhibitors.map(
	({ key, name, tier, contact }) =>
		new zoom.Exhibitor(key, {
			eventId: event.eventId,
			name,
			description: `${name} at DevConf Example.`,
			contactName: contact,
			contactEmail: `${contact.split(" ")[0]?.toLowerCase()}@example.org`,
			isSponsor: true,
			tierId: zoom.sponsorTierId({ eventId: event.eventId, name: tier }),
			website: `https://example.org/${key}`,
		}),
);

const recordings = new zoom.VodChannel("recordings", {
	hubId: hub,
	name: "DevConf Example 2027",
	type: "VIDEO_LIST_HUB",
	description: "The talks, from the day after.",
	settings: { authenticationMethod: "email_otp" },
});

// Going live comes last: set devconf:publish to true when all is reviewed.
if (new pulumi.Config().getBoolean("publish") === true) {
	new zoom.EventPublication(
		"live",
		{
			eventId: event.eventId,
			cancelMessage: "DevConf Example 2027 is cancelled. Tickets are refunded.",
			// An example may go as it came. Leave this out for an event that people come to.
			allowDestructive: true,
		},
		{ dependsOn: [...sessions, ...Object.values(tickets), registration, partners, ...booths] },
	);
}

export const eventId = event.eventId;
export const eventUrl = event.eventUrl;
export const registrationUrl = registration.url;
export const channelId = recordings.channelId;
