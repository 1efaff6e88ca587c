import { createHash, randomBytes } from "node:crypto";
import { Refusal } from "./errors";
import type { Store } from "./store";

/** Lifetime of a bearer token, in seconds: one hour less one, as Zoom says it. */
export const TOKEN_SECONDS = 3599;

/** What a server-to-server app proves itself with. */
export interface Credentials {
	accountId: string;
	clientId: string;
	clientSecret: string;
}

/** Credentials from the environment; each is `emulator` where it is not set. */
export function credentialsFromEnvironment(environment: NodeJS.ProcessEnv = process.env): Credentials {
	return {
		accountId: environment.ZOOM_ACCOUNT_ID ?? "emulator",
		clientId: environment.ZOOM_CLIENT_ID ?? "emulator",
		clientSecret: environment.ZOOM_CLIENT_SECRET ?? "emulator",
	};
}

/** A refusal in the form of the token endpoint, which is not the API's. */
export class TokenRefusal extends Error {
	constructor(
		readonly error: string,
		readonly reason: string,
	) {
		super(reason);
	}
}

/** Scopes of an app: their names, and whether they limit what its tokens are for. */
export interface AppScopes {
	names: readonly string[];
	isLimit: boolean;
}

/**
 * Gives a bearer token, which keeps the scopes that the app has now.
 *
 * @throws TokenRefusal where grant type, account or Basic credentials are wrong
 */
export function issueToken(
	store: Store,
	credentials: Credentials,
	request: { authorization: string | undefined; fields: Readonly<Record<string, unknown>> },
	now: number,
	scopes: AppScopes,
): Record<string, unknown> {
	if (request.fields.grant_type !== "account_credentials")
		throw new TokenRefusal("unsupported_grant_type", "unsupported grant type");
	const basic = Buffer.from(request.authorization?.replace(/^Basic /i, "") ?? "", "base64").toString("utf8");
	if (basic !== `${credentials.clientId}:${credentials.clientSecret}`)
		throw new TokenRefusal("invalid_client", "Invalid client_id or client_secret");
	if (request.fields.account_id !== credentials.accountId)
		throw new TokenRefusal("invalid_request", "The account is not known");
	const token = randomBytes(32).toString("base64url");
	store.put(keyOf(token), { until: now + TOKEN_SECONDS * 1000, ...(scopes.isLimit && { scopes: scopes.names }) });
	return {
		access_token: token,
		token_type: "bearer",
		expires_in: TOKEN_SECONDS,
		scope: scopes.names.join(" "),
		api_url: "https://api.zoom.us",
	};
}

/** Only the hash of a token is kept, so that nothing in a data folder opens anything. */
function keyOf(token: string): string {
	return `token/${createHash("sha256").update(token).digest("base64url")}`;
}

/**
 * The scopes of a request's token; undefined where nothing limits them.
 *
 * @throws Refusal 401 where the header holds no living token
 */
export function checkBearer(
	store: Store,
	authorization: string | undefined,
	now: number,
): readonly string[] | undefined {
	const token = /^Bearer (.+)$/i.exec(authorization ?? "")?.[1];
	const known = token === undefined ? undefined : store.get(keyOf(token));
	if (known === undefined || Number(known.until) <= now) throw new Refusal(401, 124, "Invalid access token.");
	return known.scopes as readonly string[] | undefined;
}
