import { randomBytes } from "node:crypto";
import { invalid } from "./errors";
import type { Call } from "./handler";

/** A page token dies after 15 minutes. */
export const TOKEN_LIFETIME_MS = 15 * 60_000;

interface Page {
	/** Path and query for which the token was given. */
	scope: string;
	offset: number;
	until: number;
}

/** Lists whose total is, by the API's description, that of the page and not of all. */
const COUNTS_THE_PAGE = [
	"EventSurveyReportApi",
	"ListHubVideos",
	"ListSessionReservations",
	"VodChannelReigistration",
] as const;

const pages = new Map<string, Page>();

function scopeOf({ operation, params, query }: Call): string {
	const { next_page_token: _, ...rest } = query;
	return JSON.stringify([operation.id, params, rest]);
}

/**
 * A page of records with the fields that go with it.
 *
 * @throws Refusal where the token is unknown, dead, or was given for another query
 */
export function paged(call: Call, name: string, records: readonly unknown[]): Record<string, unknown> {
	const scope = scopeOf(call);
	const size = Number(call.query.page_size ?? 30);
	if (size < 1) throw invalid({ field: "page_size", message: "must be >= 1" });
	const token = String(call.query.next_page_token ?? "");
	let offset = 0;
	if (token !== "") {
		const page = pages.get(token);
		if (page === undefined || page.until <= call.now || page.scope !== scope) {
			throw invalid({ field: "next_page_token", message: "Invalid or expired token." });
		}
		offset = page.offset;
	}
	const end = offset + size;
	let next = "";
	if (end < records.length) {
		for (const [known, page] of pages) if (page.until <= call.now) pages.delete(known);
		next = randomBytes(16).toString("base64url");
		pages.set(next, { scope, offset: end, until: call.now + TOKEN_LIFETIME_MS });
	}
	const page = records.slice(offset, end);
	const isOfPage = COUNTS_THE_PAGE.some((id) => id === call.operation.id);
	return { total_records: (isOfPage ? page : records).length, next_page_token: next, [name]: page };
}
