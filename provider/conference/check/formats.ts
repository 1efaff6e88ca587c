import { DateTime, IANAZone } from "luxon";
import { minutesOf } from "../expand/times";

export { speltZone } from "../../kinds/zones";

const currencies = new Set(Intl.supportedValuesOf("currency"));
const regions = new Intl.DisplayNames("en", { type: "region", fallback: "none" });

/** Codes that the names of regions have, and ISO 3166 keeps for other things than countries. */
const NO_COUNTRIES = new Set(["EU", "EZ", "QO", "UN", "XA", "XB", "ZZ"]);

const DATE = String.raw`\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])`;
const CLOCK = String.raw`(?:[01]\d|2[0-3]):[0-5]\d`;

/** A format of text that JSON Schema doesn't know. */
export interface TextFormat {
	/** For editors, which know no formats of ours. */
	pattern: string;
	/** What it must be, for problems. */
	mustBe: string;
	/** What the pattern can't say. */
	validate?: (text: string) => boolean;
}

/** Formats of the file, by name. */
export const formats: Readonly<Record<string, TextFormat>> = {
	clock: {
		pattern: `^(?:${CLOCK}|24:00)$`,
		mustBe: 'it must be a time of day, such as "09:30", with or without quotes',
	},
	length: {
		pattern: "^(?=\\d)(?:\\d{1,3}h ?)?(?:\\d{1,4}m)?$",
		mustBe: 'it must be a length, such as "45m", "2h" or "1h30m"',
		validate: (text) => minutesOf(text) > 0,
	},
	date: {
		pattern: `^${DATE}$`,
		mustBe: 'it must be a date that exists, such as "2027-05-04"',
		validate: (text) => DateTime.fromISO(text, { zone: "utc" }).isValid,
	},
	instant: {
		pattern: `^${DATE}T${CLOCK}(?::[0-5]\\d(?:\\.\\d{1,3})?)?(?:Z|[+-]${CLOCK})?$`,
		mustBe:
			'it must be a date and a time, such as "2027-05-04T09:00" (in the event\'s time zone) or "2027-05-04T09:00:00+02:00"',
		validate: (text) => DateTime.fromISO(text, { zone: "utc" }).isValid,
	},
	currency: {
		pattern: "^[A-Z]{3}$",
		mustBe: 'it must be an ISO 4217 currency code, such as "EUR"',
		validate: (text) => currencies.has(text),
	},
	country: {
		pattern: "^[A-Z]{2}$",
		mustBe: 'it must be an ISO 3166 country code, such as "DE"',
		validate: (text) => !NO_COUNTRIES.has(text) && regions.of(text) !== undefined,
	},
	timezone: {
		pattern: "^[A-Za-z]",
		mustBe: 'it must be an IANA time zone, such as "Europe/Berlin"',
		// Luxon alone knows "local" and "UTC+2" too.
		validate: (text) => IANAZone.isValidZone(text),
	},
};

/** Formats of properties that the contract gives as text alone, by name. */
export const FORMATS_BY_NAME: Readonly<Record<string, string>> = {
	alternativeHost: "email",
	panelist: "email",
	email: "email",
	emailRestrictList: "email",
	allowEmailList: "email",
	companyWebsite: "uri",
	facebookUrl: "uri",
	instagramUrl: "uri",
	linkedinUrl: "uri",
	privacyPolicy: "uri",
	twitterUrl: "uri",
	website: "uri",
	youtubeUrl: "uri",
	currency: "currency",
	blockedCountries: "country",
	timezone: "timezone",
};
