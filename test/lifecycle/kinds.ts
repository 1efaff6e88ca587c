import { createHash } from "node:crypto";
import type { Properties, ResourceDescription } from "../../provider/lifecycle/description.ts";
import { resourceClasses } from "../../provider/resources/index.ts";
import type { World } from "../helpers/world.ts";

/** A change of one property, and the call that it makes. */
export interface Edit {
	to: unknown;
	/** Operation of the call; the kind's own update where not given. */
	by?: string;
	/** Its whole body, as the contract has it; an id that the API gave reads `id of <title>`. */
	sends: Record<string, unknown>;
}

/** A kind's row in the conformance table. */
export interface KindCase {
	description: ResourceDescription;
	/** Inputs with as many properties as the kind takes. */
	full: (world: World) => Promise<Properties>;
	/** A new value for each property that can change in place, with the one call that carries it. */
	edits: Record<string, Edit>;
	/** A new value for each property whose change replaces the object. */
	replacements: Properties;
	/** Optional properties that can be taken out, with the body by which the API gets to know. */
	resets: Record<string, Record<string, unknown>>;
	/** Inputs that check refuses, each with the property path of its failure. */
	bad: [changes: Properties, property: string][];
}

const CAPTIONS = "WEBVTT";

/** Each row that changes a video takes a fresh one. */
let nextVideo = 3;

const inBerlin = (day: number, time: string): string => `2031-05-0${day}T${time}:00Z`;

async function speakerOf(world: World, eventId: string, name: string): Promise<string> {
	const { speaker_id: id = "" } = await world.client.call("createSpeaker", { path: { eventId }, body: { name } });
	return id;
}

async function tiersOf(world: World, eventId: string): Promise<string[]> {
	const { sponsor_tiers: tiers = [] } = await world.client.call("ListSponsorTiers", { path: { eventId } });
	return tiers.map(({ tier_id: id = "" }) => id);
}

/** Properties that no row can know: ids of a world; a row's `edits` may be a function of the inputs. */
export const kinds: KindCase[] = [
	{
		description: resourceClasses.Event.description,
		full: (world) =>
			Promise.resolve({
				hubId: world.hubId,
				name: "Full Event",
				description: "With all that an event takes.",
				eventType: "CONFERENCE",
				accessLevel: "PRIVATE_UNRESTRICTED",
				attendanceType: "hybrid",
				physicalLocation: "1 Example Street",
				timezone: "Europe/Berlin",
				tagline: "All of it",
				categories: ["Education & Family", "Other"],
				tags: ["b", "a"],
				blockedCountries: ["AQ"],
				contactName: "Ada Example",
				lobbyStartTime: inBerlin(4, "06:00"),
				lobbyEndTime: inBerlin(6, "17:00"),
				calendar: [
					{ startTime: "2031-05-04T09:00:00+02:00", endTime: "2031-05-04T18:00:00+02:00" },
					{ startTime: "2031-05-05T09:00:00+02:00", endTime: "2031-05-05T18:00:00+02:00" },
				],
			}),
		edits: {
			name: { to: "Renamed Event", sends: { name: "Renamed Event" } },
			description: { to: "Changed.", sends: { description: "Changed." } },
			tagline: { to: "New line", sends: { tagline: "New line" } },
			accessLevel: { to: "PRIVATE_RESTRICTED", sends: { access_level: "PRIVATE_RESTRICTED" } },
			physicalLocation: { to: "2 Example Street", sends: { physical_location: "2 Example Street" } },
			contactName: { to: "Grace Sample", sends: { contact_name: "Grace Sample" } },
			tags: { to: ["c"], sends: { tags: ["c"] } },
			categories: { to: ["Other"], sends: { categories: ["Other"] } },
			blockedCountries: { to: ["AQ", "BV"], sends: { blocked_countries: ["AQ", "BV"] } },
			timezone: { to: "Europe/Paris", sends: { timezone: "Europe/Paris" } },
			lobbyStartTime: { to: inBerlin(4, "05:00"), sends: { lobby_start_time: "2031-05-04T05:00:00Z" } },
			lobbyEndTime: { to: inBerlin(6, "18:00"), sends: { lobby_end_time: "2031-05-06T18:00:00Z" } },
			calendar: {
				to: [{ startTime: inBerlin(4, "08:00"), endTime: inBerlin(5, "12:00") }],
				sends: { calendar: [{ start_time: "2031-05-04T08:00:00Z", end_time: "2031-05-05T12:00:00Z" }] },
			},
		},
		replacements: {},
		resets: {
			tagline: { tagline: "" },
			tags: { tags: [] },
			blockedCountries: { blocked_countries: [] },
			physicalLocation: { physical_location: "" },
			contactName: { contact_name: "" },
		},
		bad: [
			[{ name: undefined }, "name"],
			[{ startTime: inBerlin(4, "08:00") }, "startTime"],
			[{ timezone: "Europe/Atlantis" }, "timezone"],
			[{ timezone: "europe/berlin" }, "timezone"],
			[{ calendar: [{ startTime: inBerlin(4, "08:00"), endTime: inBerlin(4, "07:00") }] }, "calendar[0].endTime"],
			[{ calendar: [{ startTime: "2031-05-01T08:00:00Z", endTime: "2031-05-09T08:00:00Z" }] }, "calendar"],
			[{ calendar: [] }, "calendar"],
			[{ lobbyEndTime: inBerlin(4, "05:00") }, "lobbyEndTime"],
			[{ attendanceType: "virtual" }, "physicalLocation"],
			[{ eventType: "SIMPLE_EVENT" }, "meetingType"],
			[{ recurrence: { type: 1 } }, "recurrence"],
			[{ eventType: "RECURRING", recurrence: { type: 1, repeatInterval: 91 } }, "recurrence.repeatInterval"],
			[{ eventType: "RECURRING", recurrence: { type: 2, repeatInterval: 13 } }, "recurrence.repeatInterval"],
			[{ eventType: "RECURRING", recurrence: { type: 3, repeatInterval: 4 } }, "recurrence.repeatInterval"],
			[{ eventType: "RECURRING", recurrence: { type: 3, monthlyDays: [32] } }, "recurrence.monthlyDays[0]"],
			[{ eventType: "RECURRING", recurrence: { type: 1, duration: 0 } }, "recurrence.duration"],
			[{ eventType: "RECURRING", recurrence: { type: 1, endTimes: 0 } }, "recurrence.endTimes"],
			[
				{ duplicateOf: { eventId: "x", name: "Copy", startTime: inBerlin(4, "08:00"), timezone: "Europe/Atlantis" } },
				"duplicateOf.timezone",
			],
			[{ tags: Array.from({ length: 201 }, String) }, "tags"],
			[{ blockedCountries: Array.from({ length: 201 }, String) }, "blockedCountries"],
			[{ categories: ["Sports"] }, "categories[0]"],
			[{ eventType: "RECURRING" }, "recurrence"],
			[{ acessLevel: "PRIVATE_RESTRICTED" }, "acessLevel"],
		],
	},
	{
		description: resourceClasses.Session.description,
		full: async (world) => {
			const eventId = await world.conference({ attendance_type: "hybrid" });
			return {
				eventId,
				name: "Full Session",
				type: "webinar",
				startTime: "2031-05-04T10:00:00+02:00",
				endTime: "2031-05-04T11:00:00+02:00",
				timezone: "Europe/Berlin",
				description: "With all that a session takes.",
				attendanceType: "hybrid",
				physicalLocation: "Room 1",
				alternativeHost: ["grace@example.com"],
				panelist: ["edsger@example.com"],
				audienceLabels: ["everyone"],
				productLabels: ["x"],
				trackLabels: ["b", "a"],
				level: ["beginner"],
				chatChannel: true,
				featured: true,
				featuredInLobby: true,
				visibleInLandingPage: false,
				visibleInLobby: false,
				ledBySponsor: true,
				isSimulive: false,
				recordFileId: "",
				sessionReservation: { allowReservations: true, maxCapacity: 10 },
				sessionSpeakers: [{ speakerId: await speakerOf(world, eventId, "Ada Example"), showInSessionDetail: true }],
			};
		},
		edits: {
			name: { to: "Renamed Session", sends: { name: "Renamed Session" } },
			type: { to: "meeting", sends: { type: 0 } },
			description: { to: "Changed.", sends: { description: "Changed." } },
			startTime: { to: "2031-05-04T08:30:00Z", sends: { start_time: "2031-05-04T08:30:00Z" } },
			endTime: { to: "2031-05-04T09:30:00Z", sends: { end_time: "2031-05-04T09:30:00Z" } },
			attendanceType: { to: "in-person", sends: { attendance_type: "in-person" } },
			physicalLocation: { to: "Room 2", sends: { physical_location: "Room 2" } },
			alternativeHost: { to: ["barbara@example.com"], sends: { alternative_host: ["barbara@example.com"] } },
			panelist: { to: [], sends: { panelist: [] } },
			audienceLabels: { to: ["some"], sends: { audience_labels: ["some"] } },
			productLabels: { to: ["y", "z"], sends: { product_labels: ["y", "z"] } },
			trackLabels: { to: ["c"], sends: { track_labels: ["c"] } },
			level: { to: ["expert"], sends: { level: ["expert"] } },
			chatChannel: { to: false, sends: { chat_channel: false } },
			featured: { to: false, sends: { featured: false } },
			featuredInLobby: { to: false, sends: { featured_in_lobby: false } },
			visibleInLandingPage: { to: true, sends: { visible_in_landing_page: true } },
			visibleInLobby: { to: true, sends: { visible_in_lobby: true } },
			ledBySponsor: { to: false, sends: { led_by_sponsor: false } },
			isSimulive: { to: true, sends: { is_simulive: true } },
			recordFileId: { to: "file", sends: { record_file_id: "file" } },
			sessionReservation: {
				to: { allowReservations: true, maxCapacity: 20 },
				sends: { session_reservation: { allow_reservations: true, max_capacity: 20 } },
			},
			sessionSpeakers: { to: [], sends: { session_speakers: [] } },
		},
		replacements: { timezone: "Europe/Paris", eventId: "another" },
		resets: {
			description: { description: "" },
			trackLabels: { track_labels: [] },
			featured: { featured: false },
			visibleInLobby: { visible_in_lobby: true },
			sessionSpeakers: { session_speakers: [] },
		},
		bad: [
			[{ type: "webinr" }, "type"],
			[{ type: 2 }, "type"],
			[{ endTime: "2031-05-04T07:00:00Z" }, "endTime"],
			[{ startTime: "2031-05-04 10:00" }, "startTime"],
			[{ timezone: "Europe/Atlantis" }, "timezone"],
			[{ timezone: "europe/berlin" }, "timezone"],
			[{ attendanceType: "virtual" }, "physicalLocation"],
			[{ panelist: ["Grace@example.com"] }, "alternativeHost[0]"],
			[{ panelist: ["a@example.com", "a@example.com"] }, "panelist[1]"],
			[{ panelist: Array.from({ length: 51 }, (_, index) => `p${index}@example.com`) }, "panelist"],
			[{ sessionSpeakers: [{ showInSessionDetail: true }] }, "sessionSpeakers[0].speakerId"],
			[{ sessionSpeakers: [{ speakrId: "x" }] }, "sessionSpeakers[0].speakrId"],
			[{ level: Array.from({ length: 51 }, (_, index) => `l${index}`) }, "level"],
		],
	},
	{
		description: resourceClasses.Speaker.description,
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
	},
	{
		description: resourceClasses.TicketType.description,
		full: async (world) => ({
			eventId: await world.conference({ attendance_type: "hybrid" }),
			name: "Full",
			currency: "EUR",
			description: "All days.",
			free: false,
			price: "199.00",
			quantity: 100,
			startTime: "2031-01-01T00:00:00Z",
			endTime: "2031-05-01T00:00:00Z",
			attendanceType: "hybrid",
			sessions: ["ALL"],
			bookmarkedSessions: ["ALL"],
			privateVisibilityRules: {
				accountRestrict: true,
				allowDomainList: ["example.com"],
				emailRestrictList: ["ada@example.com"],
			},
		}),
		edits: {
			name: { to: "Fuller", sends: { name: "Fuller" } },
			currency: { to: "USD", sends: { currency: "USD" } },
			description: { to: "All three days.", sends: { description: "All three days." } },
			price: { to: "249.00", sends: { price: "249.00" } },
			quantity: { to: 120, sends: { quantity: 120 } },
			startTime: { to: "2031-01-02T00:00:00Z", sends: { start_time: "2031-01-02T00:00:00Z" } },
			endTime: { to: "2031-05-02T00:00:00Z", sends: { end_time: "2031-05-02T00:00:00Z" } },
			attendanceType: {
				to: "virtual",
				sends: {
					private_visibility_rules: {
						attendance_type: "virtual",
						account_restrict: true,
						allow_domain_list: ["example.com"],
						email_restrict_list: ["ada@example.com"],
					},
				},
			},
			sessions: { to: [], sends: { sessions: [] } },
			bookmarkedSessions: { to: [], sends: { bookmarked_sessions: [] } },
			privateVisibilityRules: {
				to: { accountRestrict: false, allowDomainList: ["example.org"], emailRestrictList: [] },
				sends: {
					private_visibility_rules: {
						account_restrict: false,
						allow_domain_list: ["example.org"],
						email_restrict_list: [],
						attendance_type: "hybrid",
					},
				},
			},
			free: { to: true, sends: { free: true } },
		},
		replacements: { eventId: "another" },
		resets: { description: { description: "" }, bookmarkedSessions: { bookmarked_sessions: [] } },
		bad: [
			[{ soldQuantity: 3 }, "soldQuantity"],
			[{ endTime: "2030-01-01T00:00:00Z" }, "endTime"],
			[{ price: undefined }, "price"],
			[{ sessions: ["ALL", "x"] }, "sessions"],
			[{ bookmarkedSessions: ["x", "ALL"] }, "bookmarkedSessions"],
			[
				{ privateVisibilityRules: { emailRestrictList: ["x".repeat(61)] } },
				"privateVisibilityRules.emailRestrictList[0]",
			],
			[{ privateVisibilityRules: { allowDomainList: ["x".repeat(41)] } }, "privateVisibilityRules.allowDomainList[0]"],
		],
	},
	{
		description: resourceClasses.AccessLink.description,
		full: async (world) => ({
			eventId: await world.conference(),
			name: "Registration",
			type: "registration",
			authenticationMethod: "zoom_account_otp",
			idpName: "okta",
			isDefault: true,
			allowDomainList: ["example.com", "example.org"],
			emailRestrictList: ["ada@example.com"],
			securityAtJoin: { emailAuthentication: true, securityCodeVerification: true },
		}),
		edits: {
			name: { to: "Sign up", sends: { name: "Sign up" } },
			authenticationMethod: { to: "bypass_auth", sends: { authentication_method: "bypass_auth" } },
			idpName: { to: "other", sends: { idp_name: "other" } },
			allowDomainList: { to: ["example.com"], sends: { allow_domain_list: ["example.com"] } },
			emailRestrictList: { to: [], sends: { email_restrict_list: [] } },
			securityAtJoin: {
				to: { emailAuthentication: false, securityCodeVerification: true },
				sends: { security_at_join: { email_authentication: false, security_code_verification: true } },
			},
		},
		replacements: { type: "group-join", eventId: "another" },
		resets: { allowDomainList: { allow_domain_list: [] }, emailRestrictList: { email_restrict_list: [] } },
		bad: [
			[{ type: "registraton" }, "type"],
			[{ ticketTypeId: "x" }, "ticketTypeId"],
			[{ type: "group-join" }, "securityAtJoin.emailAuthentication"],
			[{ allowDomainList: ["x".repeat(41)] }, "allowDomainList[0]"],
			[{ recurringRegistrationOption: "none" }, "recurringRegistrationOption"],
			[{ authenticationMethod: "none" }, "authenticationMethod"],
		],
	},
	{
		description: resourceClasses.Exhibitor.description,
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
	},
	{
		description: resourceClasses.VodChannel.description,
		full: (world) =>
			Promise.resolve({
				hubId: world.hubId,
				name: "Recordings",
				type: "VIDEO_LIST_HUB",
				description: "The talks.",
				settings: {
					authenticationMethod: "email_otp",
					allowDomainList: ["example.com"],
					allowEmailList: ["ada@example.com"],
				},
			}),
		edits: {
			name: { to: "All recordings", sends: { name: "All recordings" } },
			description: { to: "All talks.", sends: { description: "All talks." } },
			settings: {
				to: { authenticationMethod: "zoom_account", allowDomainList: [], allowEmailList: [] },
				sends: { settings: { authentication_method: "zoom_account", allow_domain_list: [], allow_email_list: [] } },
			},
			published: { to: true, by: "vodChannelActions", sends: { operation: "publish" } },
		},
		replacements: { type: "MULTI_VIDEO_EMBEDDED", hubId: "another" },
		resets: { description: { description: "" } },
		bad: [
			[{ name: "x".repeat(76) }, "name"],
			[
				{ settings: { authenticationMethod: "bypass_auth", allowDomainList: ["example.com"] } },
				"settings.allowDomainList",
			],
			[
				{ settings: { authenticationMethod: "bypass_auth", allowEmailList: ["ada@example.com"] } },
				"settings.allowEmailList",
			],
			[{ type: "SINGLE_VIDEO_EMBEDDED" }, "settings.authenticationMethod"],
		],
	},
	{
		description: resourceClasses.EventPublication.description,
		full: async (world) => ({ eventId: await world.conference(), cancelMessage: "Sorry.", allowDestructive: true }),
		edits: {},
		replacements: { eventId: "another" },
		resets: {},
		bad: [
			[{ eventId: undefined }, "eventId"],
			[{ cancelMesage: "x" }, "cancelMesage"],
			[{ cancelMessage: "" }, "cancelMessage"],
		],
	},
	{
		description: resourceClasses.CoEditor.description,
		full: async (world) => ({
			eventId: await world.conference(),
			email: "grace@example.com",
			permissionGroups: ["EventConfiguration", "Venue"],
		}),
		edits: {
			permissionGroups: {
				to: ["Email"],
				sends: { operation: "update", coeditors: [{ permission_groups: ["Email"], email: "grace@example.com" }] },
			},
		},
		replacements: { email: "other@example.com", eventId: "another" },
		resets: {},
		bad: [
			[{ email: "nobody" }, "email"],
			[{ permissionGroups: ["Venues"] }, "permissionGroups[0]"],
		],
	},
	{
		description: resourceClasses.HubHost.description,
		full: (world) =>
			Promise.resolve({ hubId: world.hubId, email: `host${Math.random().toString(36).slice(2)}@example.com` }),
		edits: {},
		replacements: { email: "other@example.com", hubId: "another" },
		resets: {},
		bad: [
			[{ email: undefined }, "email"],
			[{ email: "nobody" }, "email"],
		],
	},
	questionsRow(
		resourceClasses.EventQuestions.description,
		async (world) => ({ eventId: await world.conference() }),
		"options",
	),
	questionsRow(
		resourceClasses.TicketTypeQuestions.description,
		async (world) => {
			const eventId = await world.conference();
			return { eventId, ticketTypeId: await ticketTypeOf(world, eventId) };
		},
		"options",
	),
	questionsRow(
		resourceClasses.VodChannelQuestions.description,
		async (world) => ({ hubId: world.hubId, channelId: await channelOf(world) }),
		"answers",
	),
	{
		description: resourceClasses.SessionInterpreters.description,
		full: async (world) => ({
			...(await webinarOf(world)),
			interpreters: [
				{ email: "ines@example.com", type: "language", sourceLanguageId: "US", targetLanguageId: "DE" },
				{ email: "sam@example.com", type: "signLanguage", targetLanguageId: "US" },
			],
		}),
		edits: {
			interpreters: {
				to: [{ email: "ines@example.com", type: "language", sourceLanguageId: "US", targetLanguageId: "FR" }],
				sends: {
					interpreters: [{ email: "ines@example.com", type: 1, source_language_id: "US", target_language_id: "FR" }],
				},
			},
		},
		replacements: { eventId: "another", sessionId: "another" },
		resets: {},
		bad: [
			[{ interpreters: [{ email: "x@example.com", type: "language" }] }, "interpreters[0].sourceLanguageId"],
			[{ interpreters: [{ email: "x@example.com", type: "sign" }] }, "interpreters[0].type"],
			[
				{ interpreters: [{ email: "x@example.com", type: "signLanguage", sourceLanguageId: "US" }] },
				"interpreters[0].sourceLanguageId",
			],
		],
	},
	{
		description: resourceClasses.SessionPolls.description,
		full: async (world) => ({
			...(await webinarOf(world)),
			polls: [
				{
					title: "Warm-up",
					pollType: "basic",
					anonymous: true,
					status: "active",
					questions: [{ name: "First time?", type: "single", answers: ["Yes", "No"], answerRequired: true }],
				},
				{
					title: "Quiz",
					pollType: "quiz",
					anonymous: false,
					questions: [{ name: "1 + 1?", type: "single", answers: ["2", "3"], rightAnswers: ["2"] }],
				},
			],
		}),
		edits: {
			polls: {
				to: [
					{
						title: "Warm-up",
						pollType: "basic",
						anonymous: false,
						questions: [{ name: "Second time?", type: "single", answers: ["Yes", "No"] }],
					},
				],
				sends: {
					polls: [
						{
							title: "Warm-up",
							poll_type: 1,
							anonymous: false,
							questions: [{ name: "Second time?", type: "single", answers: ["Yes", "No"] }],
							id: "id of Warm-up",
						},
					],
				},
			},
		},
		replacements: { eventId: "another", sessionId: "another" },
		resets: {},
		bad: [
			[{ polls: [{ title: "x".repeat(65), pollType: "basic", anonymous: true }] }, "polls[0].title"],
			[{ polls: [poll({ type: "matching", answers: ["a", "b"] })] }, "polls[0].questions[0].type"],
			[
				{ polls: [poll({ type: "single", answers: Array.from({ length: 11 }, String) })] },
				"polls[0].questions[0].answers",
			],
			[{ polls: [poll({ type: "single", answers: ["a"] })] }, "polls[0].questions[0].answers"],
			[{ polls: [poll({ type: "single" })] }, "polls[0].questions[0].answers"],
			[{ polls: [poll({ type: "rank_order", answers: ["a", "b"] }, "advanced")] }, "polls[0].questions[0].prompts"],
			[
				{ polls: [poll({ type: "matching", answers: ["a", "b"], prompts: ["a", "b"] }, "advanced")] },
				"polls[0].questions[0].promptRightAnswers",
			],
			[
				{ polls: [poll({ type: "single", answers: ["a", "b"], rightAnswers: ["a", "b"] }, "quiz")] },
				"polls[0].questions[0].rightAnswers",
			],
			[
				{ polls: [poll({ type: "rating_scale", ratingMinValue: 5, ratingMaxValue: 5 }, "advanced")] },
				"polls[0].questions[0].ratingMaxValue",
			],
			[
				{ polls: [poll({ type: "rating_scale", ratingMaxValue: 11 }, "advanced")] },
				"polls[0].questions[0].ratingMaxValue",
			],
			[
				{ polls: [poll({ type: "rating_scale", ratingMinValue: -1 }, "advanced")] },
				"polls[0].questions[0].ratingMinValue",
			],
			[
				{ polls: [poll({ type: "long_answer", answerMinCharacter: 9, answerMaxCharacter: 8 }, "advanced")] },
				"polls[0].questions[0].answerMaxCharacter",
			],
			[{ polls: [poll({ type: "fill_in_the_blank", rightAnswers: ["a"] }, "advanced")] }, "polls[0].questions[0].name"],
			[
				{ polls: [poll({ name: "<Blank 1>, <Blank 2>", type: "fill_in_the_blank", rightAnswers: ["a"] }, "advanced")] },
				"polls[0].questions[0].rightAnswers",
			],
			[
				{ polls: [poll({ name: "<Blank 1>", type: "fill_in_the_blank" }, "advanced")] },
				"polls[0].questions[0].rightAnswers",
			],
			[
				{ polls: [poll({ type: "short_answer", answerMaxCharacter: 501 }, "advanced")] },
				"polls[0].questions[0].answerMaxCharacter",
			],
			[
				{ polls: [poll({ type: "single", answers: ["a", "b"], caseSensitive: true })] },
				"polls[0].questions[0].caseSensitive",
			],
			[{ polls: [poll({ type: "single", answers: ["a", "b"] }, "quiz")] }, "polls[0].questions[0].rightAnswers"],
			[
				{ polls: [poll({ type: "single", answers: ["a", "b"] }), poll({ type: "single", answers: ["a", "b"] })] },
				"polls[1].title",
			],
		],
	},
	{
		description: resourceClasses.SessionLivestream.description,
		full: async (world) => ({
			...(await webinarOf(world)),
			incomingEnabled: true,
			incomingConfig: { streamKeyType: "GENERATED" },
		}),
		edits: {},
		replacements: { eventId: "another", sessionId: "another" },
		resets: {},
		bad: [
			[{ incomingConfig: undefined }, "incomingConfig"],
			[{ incomingConfig: { streamKeyType: "SAVED" } }, "incomingConfig.streamKeyType"],
			[{ incomingConfig: {} }, "incomingConfig.streamKeyType"],
		],
	},
	{
		description: resourceClasses.SessionReservation.description,
		full: async (world) => {
			const where = await webinarOf(world, { session_reservation: { allow_reservations: true, max_capacity: 2 } });
			await ticketFor(world, where.eventId ?? "", "ada@example.com");
			return { ...where, email: "ada@example.com" };
		},
		edits: {},
		replacements: { eventId: "another", sessionId: "another", email: "other@example.com" },
		resets: {},
		bad: [[{ email: "nobody" }, "email"]],
	},
	{
		description: resourceClasses.Ticket.description,
		full: async (world) => {
			const eventId = await world.conference();
			const ticketTypeId = await ticketTypeOf(world, eventId);
			await world.client.call("EventActions", { path: { eventId }, body: { operation: "publish" } });
			return {
				eventId,
				ticketTypeId,
				email: "ada@example.com",
				externalTicketId: "ext-1",
				firstName: "Ada",
				lastName: "Example",
				registrationSource: "repo",
				fastJoin: false,
				sendNotification: false,
			};
		},
		edits: {
			firstName: { to: "Adah", sends: { first_name: "Adah" } },
			lastName: { to: "Sample", sends: { last_name: "Sample" } },
			externalTicketId: { to: "ext-2", sends: { external_ticket_id: "ext-2" } },
		},
		replacements: { eventId: "another", ticketTypeId: "another", email: "other@example.com" },
		resets: { lastName: { last_name: "" } },
		bad: [
			[{ email: "nobody" }, "email"],
			[{ firstName: "x".repeat(65) }, "firstName"],
			[{ fastJoin: true, registrationNeeded: true }, "fastJoin"],
			[{ registrationNeeded: true }, "firstName"],
			[{ country: "Italy" }, "country"],
			[{ comments: "x".repeat(256) }, "comments"],
			[{ registrationSource: "x".repeat(17) }, "registrationSource"],
			[{ customQuestions: [1, 2].map(() => ({ title: "Why?", answer: "x" })) }, "customQuestions[1].title"],
		],
	},
	{
		description: resourceClasses.VodRegistration.description,
		full: async (world) => ({
			hubId: world.hubId,
			channelId: await channelOf(world),
			email: "ada@example.com",
			firstName: "Ada",
			lastName: "Example",
		}),
		edits: {},
		replacements: { hubId: "another", channelId: "another", email: "other@example.com", firstName: "Adah" },
		resets: {},
		bad: [
			[{ email: "nobody" }, "email"],
			[{ country: "Italy" }, "country"],
			[{ lastName: "x".repeat(65) }, "lastName"],
			[{ customQuestions: [{ answer: "x" }] }, "customQuestions[0].title"],
		],
	},
	{
		description: resourceClasses.File.description,
		full: () =>
			Promise.resolve({
				fileType: "other",
				fileName: "en.vtt",
				text: CAPTIONS,
				contentHash: createHash("sha256").update(CAPTIONS).digest("hex"),
			}),
		edits: {},
		replacements: { fileType: "video", fileName: "de.vtt", contentHash: "another", hubId: "another" },
		resets: {},
		bad: [
			[{ fileType: "recording" }, "hubId"],
			[{ fileName: "en.exe" }, "fileName"],
			[{ fileName: undefined }, "fileName"],
			[{ path: "nowhere.vtt", text: undefined, contentHash: undefined }, "source"],
			[{ path: "talk.exe", fileName: undefined, text: undefined }, "source"],
		],
	},
	{
		description: resourceClasses.VodChannelVideo.description,
		full: async (world) => ({ hubId: world.hubId, channelId: await channelOf(world), videoId: "video-1" }),
		edits: {},
		replacements: { hubId: "another", channelId: "another", videoId: "video-2" },
		resets: {},
		bad: [[{ videoId: undefined }, "videoId"]],
	},
	{
		description: resourceClasses.VideoMetadata.description,
		full: async (world) => {
			const videoId = `video-${nextVideo++}`;
			await world.client.call("updateVideoMetadata", {
				path: { videoId },
				body: { title: "As it was", tags: ["old"] },
			});
			return {
				videoId,
				title: "Opening",
				description: "The first talk.",
				tags: ["keynote", "opening"],
				categories: [{ name: "Talks", subCategories: ["Keynotes"] }],
				speakers: [{ name: "Ada Example", email: "ada@example.com" }],
				externalMediaId: "ext-1",
				externalSourceName: "archive",
				resources: [{ fileId: "file-1" }],
				thumbnails: [{ fileId: "file-2", isDefault: true }],
				transcripts: [{ fileId: "file-1", language: "en", isDefault: true }],
				scheduling: { startTime: inBerlin(4, "08:00") },
				customFields: { session_info: { target_audience: ["Students"] } },
			};
		},
		edits: {
			title: { to: "Closing", sends: { title: "Closing" } },
			description: { to: "The last talk.", sends: { description: "The last talk." } },
			tags: { to: ["closing"], sends: { tags: ["closing"] } },
			categories: {
				to: [{ name: "Talks", subCategories: ["Panels"] }],
				sends: { categories: [{ name: "Talks", sub_categories: ["Panels"] }] },
			},
			speakers: { to: [{ name: "Grace Sample" }], sends: { speakers: [{ name: "Grace Sample" }] } },
			externalMediaId: { to: "ext-2", sends: { external_media_id: "ext-2" } },
			externalSourceName: { to: "attic", sends: { external_source_name: "attic" } },
			resources: { to: [{ fileId: "file-2" }], sends: { resources: [{ file_id: "file-2" }] } },
			thumbnails: {
				to: [{ fileId: "file-1", isDefault: true }],
				sends: { thumbnails: [{ file_id: "file-1", is_default: true }] },
			},
			transcripts: {
				to: [{ fileId: "file-2", language: "de", isDefault: true }],
				sends: { transcripts: [{ file_id: "file-2", language: "de", is_default: true }] },
			},
			scheduling: {
				to: { startTime: inBerlin(5, "08:00") },
				sends: { scheduling: { start_time: "2031-05-05T08:00:00Z" } },
			},
			customFields: {
				to: { session_info: { target_audience: ["Teachers"] } },
				sends: { custom_fields: { session_info: { target_audience: ["Teachers"] } } },
			},
		},
		replacements: { videoId: "another" },
		resets: { description: { description: "" } },
		bad: [
			[{ customFields: { a: { b: { c: { d: { e: { f: 1 } } } } } } }, "customFields"],
			[{ speakers: [{ email: "ada@example.com" }] }, "speakers[0].name"],
			[{ speakers: [{ name: "Ada", companyWebsite: "nowhere" }] }, "speakers[0].companyWebsite"],
			[{ scheduling: { startTime: inBerlin(5, "08:00"), endTime: inBerlin(4, "08:00") } }, "scheduling.endTime"],
			[{ thumbnails: ["file-1", "file-2"].map((fileId) => ({ fileId, isDefault: true })) }, "thumbnails[1].isDefault"],
			[{ transcripts: [{ fileId: "file-1", language: "en", isDefault: false }] }, "transcripts[0].isDefault"],
			[{ transcripts: [{ fileId: "file-1" }] }, "transcripts[0].language"],
		],
	},
];

type Options = "options" | "answers";

function questionsRow(
	description: ResourceDescription,
	parents: (world: World) => Promise<Properties>,
	choices: Options,
): KindCase {
	const custom = [
		{ title: "Why?", type: "short_answer", required: true, minLength: 1, maxLength: 200 },
		{ title: "Which?", type: "single_radio", required: false, [choices]: ["a", "b"] },
	];
	const [why, which] = custom;
	// Channels have no ids of questions.
	const idOf = (title: string): object => (choices === "options" ? { question_id: `id of ${title}` } : {});
	const sentWhy = { title: "Why?", type: "short_answer", required: true, min_length: 1, ...idOf("Why?") };
	const sentWhich = {
		title: "Which?",
		type: "single_radio",
		required: false,
		[choices]: ["a", "b"],
		...idOf("Which?"),
	};
	return {
		description,
		full: async (world) => ({
			...(await parents(world)),
			questions: [{ fieldName: "job_title", title: "Job title", required: false }],
			customQuestions: custom,
		}),
		edits: {
			// A PUT replaces all, so each holds all.
			questions: {
				to: [{ fieldName: "job_title", title: "Your job", required: true }],
				sends: {
					questions: [{ field_name: "job_title", title: "Your job", required: true, ...idOf("Job title") }],
					custom_questions: [{ ...sentWhy, max_length: 200 }, sentWhich],
				},
			},
			customQuestions: {
				to: [which, { ...why, maxLength: 300 }],
				sends: {
					questions: [{ field_name: "job_title", title: "Job title", required: false, ...idOf("Job title") }],
					custom_questions: [sentWhich, { ...sentWhy, max_length: 300 }],
				},
			},
		},
		replacements: Object.fromEntries(description.parents.map((parent) => [parent, "another"])),
		resets: {},
		bad: [
			[{ questions: [{ fieldName: "shoe_size", title: "Shoe size", required: false }] }, "questions[0].fieldName"],
			[{ customQuestions: [{ ...why, maxLength: 501 }] }, "customQuestions[0].maxLength"],
			[{ customQuestions: [{ ...why, [choices]: ["a"] }] }, `customQuestions[0].${choices}`],
			[
				{ customQuestions: [{ title: "Which?", type: "single_radio", required: false }] },
				`customQuestions[0].${choices}`,
			],
			[{ customQuestions: [why, why] }, "customQuestions[1].title"],
			[{ questions: [{ fieldName: "city" }, { fieldName: "city" }] }, "questions[1].fieldName"],
			[{ questions: [{ title: "City" }] }, "questions[0].fieldName"],
			[{ customQuestions: [{ title: "Why?" }] }, "customQuestions[0].type"],
			[{ customQuestions: [{ type: "long_answer" }] }, "customQuestions[0].title"],
			[{ customQuestions: [{ ...why, minLength: 9, maxLength: 8 }] }, "customQuestions[0].maxLength"],
			[{ customQuestions: [{ ...why, minLength: 0 }] }, "customQuestions[0].minLength"],
			[{ customQuestions: [{ ...which, maxLength: 10 }] }, "customQuestions[0].maxLength"],
			[
				{ customQuestions: Array.from({ length: 101 }, (_, index) => ({ ...why, title: `${index}` })) },
				"customQuestions",
			],
			[{ customQuestions: [{ ...why, questionId: "x" }] }, "customQuestions[0].questionId"],
		],
	};
}

function poll(question: Properties, pollType = "basic"): Properties {
	return { title: "Poll", pollType, anonymous: true, questions: [{ name: "Question", ...question }] };
}

async function ticketTypeOf(world: World, eventId: string): Promise<string> {
	const body = {
		name: "Any",
		currency: "EUR",
		start_time: "2020-01-01T00:00:00Z",
		end_time: "2031-05-01T00:00:00Z",
		quantity: 500,
	};
	const { ticket_type_id: id = "" } = await world.client.call("createTicketType", { path: { eventId }, body });
	return id;
}

async function ticketFor(world: World, eventId: string, email: string): Promise<void> {
	await ticketTypeOf(world, eventId);
	await world.client.call("EventActions", { path: { eventId }, body: { operation: "publish" } });
	await world.client.call("createTickets", {
		path: { eventId },
		body: { tickets: [{ email, first_name: "Ada", last_name: "Example" }] },
	});
}

async function channelOf(world: World): Promise<string> {
	const body = { name: "Channel", type: "VIDEO_LIST_HUB" as const };
	const { channel_id: id = "" } = await world.client.call("createVodChannel", { path: { hubId: world.hubId }, body });
	return id;
}

async function webinarOf(world: World, changes: object = {}): Promise<{ eventId: string; sessionId: string }> {
	const eventId = await world.conference();
	const body = {
		name: "Webinar",
		type: 2 as const,
		start_time: inBerlin(4, "08:00"),
		end_time: inBerlin(4, "09:00"),
		timezone: "Europe/Berlin",
		...changes,
	};
	const { session_id: sessionId = "" } = await world.client.call("createEventSession", { path: { eventId }, body });
	return { eventId, sessionId };
}
