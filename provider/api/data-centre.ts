import { isZooms } from "./redirects";
import { DEFAULT_API_URL } from "./settings";

/**
 * The base URL of the API in the data centre that the token's answer names (`api_url`, such as
 * `https://api-us.zoom.us`), without a slash at the end.
 *
 * What the settings name comes first: undefined where they have another URL than the usual one. Undefined too where
 * nothing is named, or an address that is not Zoom's own, which must see no token.
 *
 * @param named `api_url` of the token's answer
 * @param apiUrl of the settings
 */
export function dataCentreUrl(named: unknown, apiUrl: string): string | undefined {
	if (apiUrl !== DEFAULT_API_URL || typeof named !== "string" || !URL.canParse(named)) return undefined;
	const url = new URL(named);
	if (!isZooms(url) || url.port !== "") return undefined;
	return url.origin + new URL(DEFAULT_API_URL).pathname;
}
