import { createRequire } from "node:module";
import { join } from "node:path";

/** A store that runners on several machines can share the rate through. */
export interface StoreKind {
	/** Name for people. */
	name: string;
	/** Schemes of its URLs, with the colon. */
	schemes: readonly string[];
	/** Package that speaks with it, which whoever uses it installs. */
	client: "@redis/client" | "pg";
	defaultPort: number;
}

/** All stores. */
export const STORES = [
	{ name: "Redis", schemes: ["redis:", "rediss:"], client: "@redis/client", defaultPort: 6379 },
	{ name: "PostgreSQL", schemes: ["postgres:", "postgresql:"], client: "pg", defaultPort: 5432 },
] as const satisfies readonly StoreKind[];

/** The beginnings that a URL of a store can have, for people. */
const BEGINNINGS = STORES.flatMap(({ schemes }) => schemes.map((scheme) => `${scheme}//`)).join(", ");

function parsed(text: string): URL | undefined {
	return URL.canParse(text) ? new URL(text) : undefined;
}

/** Which store a URL names; undefined where it names none. */
export function storeOf(text: string): StoreKind | undefined {
	const scheme = parsed(text)?.protocol;
	return STORES.find(({ schemes }) => (schemes as readonly string[]).includes(scheme ?? ""));
}

/** Whether the package that a store needs is installed beside this one. */
function isInstalled(client: string): boolean {
	try {
		// The folder of this module, whatever loads it.
		createRequire(join(__dirname, "store-url.js")).resolve(client);
		return true;
	} catch {
		return false;
	}
}

/**
 * What is wrong with the URL of a store, and what to do; undefined where nothing is. It quotes nothing of the URL, which
 * may hold a password.
 */
export function problemWithStore(text: string, isThere: (client: string) => boolean = isInstalled): string | undefined {
	const url = parsed(text);
	const encode =
		"write characters such as @, :, /, ? and # of the password as %40, %3A, %2F, %3F and %23, or leave the password to PGPASSWORD";
	if (url === undefined) return `is no URL that can be read; ${encode}`;
	const store = storeOf(text);
	if (store === undefined) return `is the URL of no store that there is; it can begin with ${BEGINNINGS}`;
	// A password with such a character ends the host's part of a URL too early.
	if (`${url.pathname}${url.search}${url.hash}`.includes("@")) return `has an @ after its host; ${encode}`;
	if (store.client === "@redis/client" && url.hostname === "") return "names no host";
	if (!isThere(store.client)) {
		return `needs the package ${store.client}, which is not installed beside pulumi-zoom-events: npm install ${store.client}`;
	}
	return undefined;
}

/** Where a store is, as people may read it: without user, password, database and options. */
export function placeOfStore(text: string): string {
	const url = parsed(text);
	const { name, defaultPort } = storeOf(text) ?? STORES[0];
	const host = url?.hostname || url?.searchParams.get("host") || "localhost";
	return `${name} at ${host}:${url?.port || url?.searchParams.get("port") || defaultPort}`;
}

/** A text without the password of a store's URL. */
export function withoutPassword(text: string, storeUrl: string): string {
	const url = parsed(storeUrl);
	const written = [url?.password, url?.searchParams.get("password")].filter((one) => one !== undefined && one !== null);
	const forms = written.flatMap((one) => [one, decoded(one)]).filter((one) => one !== "");
	return forms.reduce((masked, form) => masked.replaceAll(form, "***"), text);
}

function decoded(text: string): string {
	try {
		return decodeURIComponent(text);
	} catch {
		return text;
	}
}
