import type { Call, Handler } from "./handler";
import { paged } from "./paging";
import type { Entry, Stored } from "./store";

/** How long an object is missing from lists: by their answers, by time, or both. */
export interface LagLimits {
	lists?: number;
	lagMs?: number;
}

/** Lists that don't yet show what was just made. What was there before the lag began is shown as ever. */
export class Lag {
	/** Answers so far that were to show an object, by list and object. */
	readonly #answers = new Map<string, number>();

	/** @param since place of the first object that it is for */
	constructor(
		private readonly limits: LagLimits,
		private readonly since: number,
	) {}

	/** Tells for one answer which objects are missing. Each counts once, however often the handler asks for it. */
	missing(call: Call): (entry: Entry) => boolean {
		const { lists = -1, lagMs = 0 } = this.limits;
		const list = JSON.stringify([call.operation.id, call.params]);
		// Further pages belong to the answer that began with the first, and miss what it missed.
		const isFirstPage = (call.query.next_page_token ?? "") === "";
		const counted = new Set<number>();
		return ({ order, made }) => {
			if (order < this.since) return false;
			const key = `${list} ${order}`;
			if (isFirstPage && !counted.has(order)) this.#answers.set(key, (this.#answers.get(key) ?? 0) + 1);
			counted.add(order);
			return (this.#answers.get(key) ?? 0) <= lists || call.now < made + lagMs;
		};
	}
}

/** What holds of the list that a request asks for. */
export interface ListConditions {
	lags: readonly Lag[];
	/** Most objects that the list shows, over all its pages; undefined for all. */
	cap: number | undefined;
}

/** The answer of a handler with what holds of its list, whose pages and total follow from what is left. */
export function answerUnder({ lags, cap }: ListConditions, call: Call, handler: Handler): Stored | undefined {
	const { store, operation } = call;
	const { list } = operation;
	if (list === undefined || (lags.length === 0 && cap === undefined)) return handler(call);
	const missing = lags.map((lag) => lag.missing(call));
	return store.listing(
		// Each is asked, so that each counts.
		(entry) => !missing.map((isMissing) => isMissing(entry)).includes(true),
		() => (cap === undefined ? handler(call) : capped(call, handler, list, cap)),
	);
}

function capped(call: Call, handler: Handler, list: string, cap: number): Stored {
	const onOnePage = { ...call.query, page_size: Number.MAX_SAFE_INTEGER, next_page_token: "" };
	const whole = handler({ ...call, query: onOnePage }) ?? {};
	const records = ((whole[list] ?? []) as unknown[]).slice(0, cap);
	if (call.operation.isPaged) return { ...whole, ...paged(call, list, records) };
	const total = whole.total_records === undefined ? {} : { total_records: records.length };
	return { ...whole, ...total, [list]: records };
}
