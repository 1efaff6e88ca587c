import { refusal } from "../errors";
import type { Call } from "../handler";
import type { Stored } from "../store";
import { COUNT, temperamentsOf } from "./define";

/** A change that reads don't show yet. */
interface Unseen {
	before: Stored | undefined;
	/** Answers that are still without it. */
	left: number;
}

/** Remembers what a request changed; what is deleted is gone at once. */
function remember({ store }: Call, unseen: Map<string, Unseen>, left: number): void {
	const first = new Map<string, Stored | undefined>();
	for (const { key, before } of store.changes) if (!first.has(key)) first.set(key, before?.value);
	for (const [key, before] of first) {
		if (store.get(key) === undefined) unseen.delete(key);
		else unseen.set(key, { before, left });
	}
}

/** What a read by id sees in place of what was just changed. */
function seenBy({ params, operation }: Call, unseen: Map<string, Unseen>): Map<string, Stored | undefined> {
	const seen = new Map<string, Stored | undefined>();
	const [, last = ""] = /\{(\w+)\}$/.exec(operation.path) ?? [];
	if (last === "") return seen;
	for (const [key, { before, left }] of unseen) {
		if (!key.endsWith(`/${params[last]}`)) continue;
		seen.set(key, before);
		if (left > 1) unseen.set(key, { before, left: left - 1 });
		else unseen.delete(key);
	}
	return seen;
}

/** What takes a moment until it holds everywhere. */
export const lagTemperaments = temperamentsOf({
	"gets-lag": {
		does: "answers the first `<n>` reads of an object by its id after its creation with 404, and after a change with what it was before",
		value: COUNT,
		start: (value) => {
			const unseen = new Map<string, Unseen>();
			return {
				around: (call, handler) => {
					if (call.operation.method === "GET") return call.store.seeing(seenBy(call, unseen), () => handler(call));
					const answer = handler(call);
					remember(call, unseen, Number(value));
					return answer;
				},
			};
		},
	},
	"published-late": {
		does: "refuses the first `<n>` requests for tickets after an event's publication with 26501, as if it were a draft",
		value: COUNT,
		start: (value) => {
			const left = new Map<string, number>();
			return {
				around: (call, handler) => {
					const { operation, params, body, store } = call;
					const eventId = params.eventId ?? "";
					const wasPublished = store.get(`event/${eventId}`)?.status === "PUBLISHED";
					const rest = left.get(eventId) ?? 0;
					if (operation.id === "createTickets" && rest > 0) {
						left.set(eventId, rest - 1);
						throw refusal(operation, 26501);
					}
					const answer = handler(call);
					if (operation.id === "EventActions" && body.operation === "publish" && !wasPublished)
						left.set(eventId, Number(value));
					return answer;
				},
			};
		},
	},
});
