import envPaths from "env-paths";
import { ConfigurationError } from "./errors";
import { problemWithStore } from "./shared-rate/store-url";

/** Zoom plans with different rate limits; `business` stands for Business and above. */
export type Plan = "free" | "pro" | "business";

/** Where the API is and who asks. */
export interface ClientSettings {
	/** Account of the server-to-server app. */
	accountId: string;
	clientId: string;
	/** Secret: never logged, never in an error. */
	clientSecret: string;
	/**
	 * Base URL of the API, without a slash at the end. The usual one, `https://api.zoom.us/v2`, also stands for the
	 * account's data centre, where the token's answer names that.
	 */
	apiUrl: string;
	/** URL of the token endpoint. */
	oauthUrl: string;
	/** Base URL of the file API. */
	fileApiUrl: string;
	/** Plan whose rate limits the client keeps; `off` for a local API without limits. */
	plan: Plan | "off";
	/** Files over this size are uploaded in parts; in MB, 1 to 2000. */
	uploadThresholdMb: number;
	/** Size of a part in MB, 6 to 100. */
	uploadPartMb: number;
	/** Folder of notes on what is under way: creates, and uploads in parts. */
	journalFolder: string;
	/**
	 * URL of a Redis or PostgreSQL through which runners on several machines share the account's rate; empty where there
	 * is none. Secret, since it may hold a password.
	 */
	sharedRate: string;
	/** Marks of accounts, with commas between, whose objects are reached by these credentials by now; usually empty. */
	movedFrom: string;
	/** Folder that exchanges with the API are recorded in, masked; empty where nothing is recorded. */
	record: string;
}

/** Names of the settings in the config namespace `zoom-events`, with the environment variable that stands in. */
export const SETTING_SOURCES = {
	accountId: "ZOOM_ACCOUNT_ID",
	clientId: "ZOOM_CLIENT_ID",
	clientSecret: "ZOOM_CLIENT_SECRET",
	apiUrl: "ZOOM_API_URL",
	oauthUrl: "ZOOM_OAUTH_URL",
	fileApiUrl: "ZOOM_FILE_API_URL",
	plan: "ZOOM_PLAN",
	uploadThresholdMb: "ZOOM_UPLOAD_THRESHOLD_MB",
	uploadPartMb: "ZOOM_UPLOAD_PART_MB",
	journalFolder: "ZOOM_JOURNAL_FOLDER",
	sharedRate: "ZOOM_SHARED_RATE",
	movedFrom: "ZOOM_MOVED_FROM",
	record: "ZOOM_RECORD",
} as const satisfies Record<keyof ClientSettings, string>;

/** Settings that are secret wherever they come from. */
export const SECRET_SETTINGS: ReadonlySet<string> = new Set<keyof ClientSettings>(["clientSecret", "sharedRate"]);

/** Where the API is unless the settings, or the token's answer, name another place. */
export const DEFAULT_API_URL = "https://api.zoom.us/v2";

const DEFAULTS = {
	apiUrl: DEFAULT_API_URL,
	oauthUrl: "https://zoom.us/oauth/token",
	fileApiUrl: "https://fileapi.zoom.us/v2",
	plan: "pro",
	uploadThresholdMb: 100,
	uploadPartMb: 16,
} as const;

/** Where notes are kept unless a setting names another folder: in the user's data folder. */
export function defaultJournalFolder(): string {
	return envPaths("pulumi-zoom-events", { suffix: "" }).data;
}

/** Least and most of the settings that are numbers. */
const RANGES = { uploadThresholdMb: [1, 2000], uploadPartMb: [6, 100] } as const;

/** What `plan` can be. */
export const PLANS = ["free", "pro", "business", "off"] as const;

/**
 * The error that names all that is missing or wrong.
 *
 * @param missing names of settings
 * @param wrong what is wrong with others, each beginning with the name
 */
function settingsError(missing: readonly (keyof ClientSettings)[], wrong: readonly string[]): ConfigurationError {
	const lines = missing.map((name) => {
		const secret = SECRET_SETTINGS.has(name) ? "--secret " : "";
		return `  pulumi config set ${secret}zoom-events:${name} <value>    (or set ${SETTING_SOURCES[name]})`;
	});
	const parts = wrong.map((text) => `zoom-events:${text}`);
	if (missing.length > 0) {
		parts.unshift(
			`Zoom credentials are missing: ${missing.join(", ")}. Create a server-to-server OAuth app in the Zoom App Marketplace, then:\n${lines.join("\n")}`,
		);
	}
	return new ConfigurationError(parts.join("\n"), [...missing, ...wrong.map((text) => text.split(" ", 1)[0] ?? "")]);
}

/**
 * Settings from a source such as the stack's config, else from the environment, else the defaults.
 *
 * @param configured gives the value of a setting, or undefined
 * @param environment process environment
 * @throws ConfigurationError naming everything that is missing or wrong, and how to set it
 */
export function resolveSettings(
	configured: (name: keyof ClientSettings) => string | undefined,
	environment: Record<string, string | undefined> = process.env,
): ClientSettings {
	const value = (name: keyof ClientSettings): string | undefined => {
		const given = configured(name) ?? environment[SETTING_SOURCES[name]];
		return given === undefined || given === "" ? undefined : given;
	};
	const missing = (["accountId", "clientId", "clientSecret"] as const).filter((name) => value(name) === undefined);
	const wrong: string[] = [];
	const plan = value("plan") ?? DEFAULTS.plan;
	if (!(PLANS as readonly string[]).includes(plan)) wrong.push(`plan is "${plan}"; it can be ${PLANS.join(", ")}`);
	const megabytes = (name: keyof typeof RANGES): number => {
		const [least, most] = RANGES[name];
		const number = Number(value(name) ?? DEFAULTS[name]);
		if (!(number >= least && number <= most)) wrong.push(`${name} is "${value(name)}"; it can be ${least} to ${most}`);
		return number;
	};
	const sizes = { uploadThresholdMb: megabytes("uploadThresholdMb"), uploadPartMb: megabytes("uploadPartMb") };
	const sharedRate = value("sharedRate") ?? "";
	const problem = sharedRate === "" ? undefined : problemWithStore(sharedRate);
	if (problem !== undefined) wrong.push(`sharedRate ${problem}`);
	if (missing.length > 0 || wrong.length > 0) throw settingsError(missing, wrong);
	const url = (name: "apiUrl" | "oauthUrl" | "fileApiUrl"): string =>
		(value(name) ?? DEFAULTS[name]).replace(/\/+$/, "");
	return {
		accountId: value("accountId") ?? "",
		clientId: value("clientId") ?? "",
		clientSecret: value("clientSecret") ?? "",
		apiUrl: url("apiUrl"),
		oauthUrl: url("oauthUrl"),
		// A local API serves files under the same base.
		fileApiUrl:
			value("fileApiUrl")?.replace(/\/+$/, "") ?? (value("apiUrl") === undefined ? DEFAULTS.fileApiUrl : url("apiUrl")),
		plan: plan as ClientSettings["plan"],
		...sizes,
		journalFolder: value("journalFolder") ?? defaultJournalFolder(),
		sharedRate,
		movedFrom: value("movedFrom") ?? "",
		record: value("record") ?? "",
	};
}
