import { kinds } from "../../../provider/kinds/index.ts";
import { call, RENAMED } from "../../helpers/portal.ts";
import { type KindCase, tiersOf } from "../../helpers/rows.ts";

/** All that the tests know of `Exhibitor`. */
export const exhibitor: KindCase = {
	description: kinds.Exhibitor,
	full: async (world) => {
		const eventId = await world.conference();
		const [tierId] = await tiersOf(world, eventId);
		return {
			eventId,
			tierId,
			name: "Example Corp",
			contactName: "Erin Example",
			contactEmail: "erin@example.com",
			isSponsor: true,
			description: "Examples.",
			associatedSessions: [],
			website: "https://example.com",
			privacyPolicy: "https://example.com/privacy",
			facebookUrl: "https://example.com/f",
			instagramUrl: "https://example.com/i",
			linkedinUrl: "https://example.com/l",
			twitterUrl: "https://example.com/t",
			youtubeUrl: "https://example.com/y",
		};
	},
	edits: {
		name: { to: "Example Inc", sends: { name: "Example Inc" } },
		contactName: { to: "Ed Example", sends: { contact_name: "Ed Example" } },
		contactEmail: { to: "ed@example.com", sends: { contact_email: "ed@example.com" } },
		isSponsor: { to: false, sends: { is_sponsor: false } },
		description: { to: "More examples.", sends: { description: "More examples." } },
		website: { to: "https://example.org", sends: { website: "https://example.org" } },
		privacyPolicy: { to: "https://example.org/privacy", sends: { privacy_policy: "https://example.org/privacy" } },
		facebookUrl: { to: "https://example.org/f", sends: { facebook_url: "https://example.org/f" } },
		instagramUrl: { to: "https://example.org/i", sends: { instagram_url: "https://example.org/i" } },
		linkedinUrl: { to: "https://example.org/l", sends: { linkedin_url: "https://example.org/l" } },
		twitterUrl: { to: "https://example.org/t", sends: { twitter_url: "https://example.org/t" } },
		youtubeUrl: { to: "https://example.org/y", sends: { youtube_url: "https://example.org/y" } },
	},
	replacements: { eventId: "another" },
	resets: { description: { description: "" }, website: { website: "" } },
	bad: [
		[{ contactEmail: undefined }, "contactEmail"],
		[{ tier: "Gold" }, "tier"],
		[{ isSponsor: "yes" }, "isSponsor"],
		[{ contactEmail: "nobody" }, "contactEmail"],
		[{ associatedSessions: Array.from({ length: 201 }, String) }, "associatedSessions"],
	],
	group: "exhibitor",
	forced: { outcome: "new" },
	drift: { change: call("updateExhibitor", ["eventId", "exhibitorId"], RENAMED), shows: "name" },
	leftOut: { tierId: "travels under two names: traps.test.ts", associatedSessions: "needs a session: traps.test.ts" },
};
