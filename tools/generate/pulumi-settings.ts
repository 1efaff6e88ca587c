/** The settings, as the package's schema describes them. */
import { type ClientSettings, SETTING_SOURCES } from "../../provider/api/settings.ts";
import type { Properties, PropertySpec } from "./pulumi-spec.ts";

const SETTINGS: Readonly<Record<keyof ClientSettings, PropertySpec>> = {
	accountId: { type: "string", description: "Account of the server-to-server OAuth app." },
	clientId: { type: "string", description: "Client id of the server-to-server OAuth app." },
	clientSecret: { type: "string", description: "Client secret of the server-to-server OAuth app.", secret: true },
	apiUrl: {
		type: "string",
		description:
			"Base URL of the API; `https://api.zoom.us/v2` by default, or the data centre that the token's answer names.",
	},
	oauthUrl: { type: "string", description: "URL of the token endpoint; `https://zoom.us/oauth/token` by default." },
	fileApiUrl: {
		type: "string",
		description: "Base URL of the file API; by default `apiUrl` if that is set, else `https://fileapi.zoom.us/v2`.",
	},
	plan: {
		type: "string",
		description:
			"Plan whose rate limits are kept: `free`, `pro` (the default), `business` (and above), or `off` for a local API without limits.",
	},
	uploadThresholdMb: {
		type: "number",
		description: "Files over this size are uploaded in parts; in MB, 1 to 2000, 100 by default.",
	},
	uploadPartMb: { type: "number", description: "Size of a part in MB, 6 to 100, 16 by default." },
	journalFolder: {
		type: "string",
		description:
			"Folder of notes on what is under way, creates and uploads in parts; in the user's data folder by default.",
	},
	sharedRate: {
		type: "string",
		description:
			"URL of a Redis or PostgreSQL (`redis://`, `rediss://`, `postgres://`) through which runners on several machines share the account's rate; none by default.",
		secret: true,
	},
	movedFrom: {
		type: "string",
		description:
			"Marks of accounts, with commas between, whose objects these credentials reach by now; an error says which.",
	},
	record: {
		type: "string",
		description: "Folder that exchanges with the API are recorded in, masked; nothing is recorded by default.",
	},
};

/**
 * All settings. None has a default from the environment: an SDK would write it into the state of an explicit provider,
 * secrets and paths of one machine among them. The plugin reads the environment itself.
 */
export function settingProperties(): Properties {
	const names = Object.keys(SETTING_SOURCES) as (keyof ClientSettings)[];
	return Object.fromEntries(
		names.map((name) => {
			const { description, ...spec } = SETTINGS[name];
			const text = `${description} Where it is not set, the environment's \`${SETTING_SOURCES[name]}\` stands in.`;
			return [name, { ...spec, description: text }];
		}),
	);
}
