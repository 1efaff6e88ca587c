import { request } from "undici";
import { connections } from "../../api/connections";
import { networkFault } from "../../api/network-faults";
import { UsageError } from "../context";

/** Largest export that is taken, in bytes. */
const MAX_BYTES = 32 * 1024 * 1024;

/** Longest time that a fetch takes in all, in ms. */
const TIMEOUT_MS = 60_000;

/** Most redirects that are followed. */
const MAX_REDIRECTS = 5;

/** What a server says of an answer, by which it is asked next time whether anything changed. */
export interface Validators {
	etag?: string;
	lastModified?: string;
}

/** An export that was fetched. */
export interface Fetched extends Validators {
	bytes: Uint8Array;
}

/** Bounds of a fetch, as usual where not given. */
export interface FetchLimits {
	maxBytes?: number;
	timeoutMs?: number;
}

const textOf = (header: string | string[] | undefined): string | undefined =>
	typeof header === "string" && header !== "" ? header : undefined;

/** Where a redirect leads: never from an encrypted address to one that isn't. */
function nextPlace(from: URL, location: string | undefined): URL {
	const to = location !== undefined && URL.canParse(location, from.href) ? new URL(location, from) : undefined;
	if (to === undefined || !/^https?:$/.test(to.protocol))
		throw new UsageError(`${from.href} leads to an address that can't be followed.`);
	if (from.protocol === "https:" && to.protocol === "http:")
		throw new UsageError(
			`${from.href} leads to ${to.href}, which is not encrypted; use the right address as source.url.`,
		);
	return to;
}

/**
 * Fetches an export, through the proxy that the environment names.
 *
 * @param known what the server said of the last answer
 * @returns the export; undefined where the server says that it is the same as then
 * @throws UsageError where it can't be had, whole and within the limits
 */
export async function fetchExport(
	address: string,
	known: Validators,
	{ maxBytes = MAX_BYTES, timeoutMs = TIMEOUT_MS }: FetchLimits = {},
): Promise<Fetched | undefined> {
	const dispatcher = connections();
	const signal = AbortSignal.timeout(timeoutMs);
	const headers = {
		accept: "application/json, application/xml, text/calendar, text/csv, */*;q=0.1",
		...(known.etag !== undefined && { "if-none-match": known.etag }),
		...(known.lastModified !== undefined && { "if-modified-since": known.lastModified }),
	};
	let place = new URL(address);
	try {
		for (let hops = 0; hops <= MAX_REDIRECTS; hops++) {
			const { statusCode, headers: said, body } = await request(place, { dispatcher, signal, headers });
			if (statusCode >= 300 && statusCode < 400 && statusCode !== 304) {
				await body.dump();
				place = nextPlace(place, textOf(said.location));
				continue;
			}
			if (statusCode === 304) {
				await body.dump();
				return undefined;
			}
			if (statusCode !== 200) {
				await body.dump();
				throw new UsageError(`${place.href} answered HTTP ${statusCode}.`);
			}
			const chunks: Uint8Array[] = [];
			let size = 0;
			for await (const chunk of body as AsyncIterable<Uint8Array>) {
				size += chunk.byteLength;
				if (size > maxBytes)
					throw new UsageError(`${place.href} has more than ${Math.floor(maxBytes / 1024 / 1024)} MiB.`);
				chunks.push(chunk);
			}
			const [etag, lastModified] = [textOf(said.etag), textOf(said["last-modified"])];
			return {
				bytes: Buffer.concat(chunks),
				...(etag !== undefined && { etag }),
				...(lastModified !== undefined && { lastModified }),
			};
		}
		throw new UsageError(`${address} leads from one address to another, more than ${MAX_REDIRECTS} times.`);
	} catch (error) {
		if (error instanceof UsageError) throw error;
		if (signal.aborted) throw new UsageError(`${place.href} did not answer in full within ${timeoutMs / 1000} s.`);
		const { cause, remedy } = networkFault(error, { url: place, timeoutMs, setIn: "source.url" });
		throw new UsageError(`${place.href} can't be fetched: ${cause}.\n${remedy}`);
	} finally {
		await dispatcher.close();
	}
}
