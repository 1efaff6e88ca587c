import { RedirectError } from "./errors";

/** Longest chain of redirects that is followed. */
export const MAX_REDIRECTS = 5;

/** Whether an address is Zoom's own, and nobody on the way can read along. */
export function isZooms({ protocol, hostname }: URL): boolean {
	return protocol === "https:" && (hostname === "zoom.us" || hostname.endsWith(".zoom.us"));
}

/** Hosts that may see the bearer token: Zoom's own, and the one that the user set. */
export function mayCarryAuthorization(target: URL, configuredBase: string): boolean {
	if (target.origin === new URL(configuredBase).origin) return true;
	return isZooms(target);
}

/**
 * Where a redirect answer leads.
 *
 * @throws RedirectError where the answer names no place
 */
export function redirectTarget(from: string, location: string | null): URL {
	if (location === null || !URL.canParse(location, from)) {
		throw new RedirectError(`${new URL(from).origin} redirected to an invalid address.`);
	}
	return new URL(location, from);
}
