import { kinds } from "../../../provider/kinds/index.ts";
import { call, RENAMED } from "../../helpers/portal.ts";
import type { KindCase } from "../../helpers/rows.ts";

/** All that the tests know of `Speaker`. */
export const speaker: KindCase = {
	description: kinds.Speaker,
	full: async (world) => ({
		eventId: await world.conference(),
		name: "Ada Example",
		email: "ada@example.com",
		biography: "Writes programs.",
		companyName: "Example Corp",
		companyWebsite: "https://example.com",
		jobTitle: "Engineer",
		featuredInEventDetailPage: true,
		featuredInLobby: true,
		visibleInEventDetailPage: false,
		visibleInLobby: false,
		linkedinUrl: "https://example.com/in/ada",
		twitterUrl: "https://example.com/t/ada",
		youtubeUrl: "https://example.com/y/ada",
	}),
	edits: {
		name: { to: "Ada Renamed", sends: { name: "Ada Renamed" } },
		email: { to: "ada2@example.com", sends: { email: "ada2@example.com" } },
		biography: { to: "Still does.", sends: { biography: "Still does." } },
		companyName: { to: "Sample Systems", sends: { company_name: "Sample Systems" } },
		companyWebsite: { to: "https://example.org", sends: { company_website: "https://example.org" } },
		jobTitle: { to: "Lead", sends: { job_title: "Lead" } },
		featuredInEventDetailPage: { to: false, sends: { featured_in_event_detail_page: false } },
		featuredInLobby: { to: false, sends: { featured_in_lobby: false } },
		visibleInEventDetailPage: { to: true, sends: { visible_in_event_detail_page: true } },
		visibleInLobby: { to: true, sends: { visible_in_lobby: true } },
		linkedinUrl: { to: "https://example.org/in/ada", sends: { linkedin_url: "https://example.org/in/ada" } },
		twitterUrl: { to: "https://example.org/t/ada", sends: { twitter_url: "https://example.org/t/ada" } },
		youtubeUrl: { to: "https://example.org/y/ada", sends: { youtube_url: "https://example.org/y/ada" } },
	},
	replacements: { eventId: "another" },
	resets: {
		biography: { biography: "" },
		jobTitle: { job_title: "" },
		visibleInLobby: { visible_in_lobby: true },
		featuredInLobby: { featured_in_lobby: false },
	},
	bad: [
		[{ email: "nobody" }, "email"],
		[{ jobtitle: "x" }, "jobtitle"],
		[{ featuredInLobby: "yes" }, "featuredInLobby"],
	],
	group: "speaker",
	twin: "refused",
	forced: { outcome: "new" },
	drift: { change: call("updateSpeaker", ["eventId", "speakerId"], RENAMED), shows: "name" },
};
