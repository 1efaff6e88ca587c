import { isObject } from "../handler";
import { Lag } from "../lists";
import { temperamentsOf, type Value } from "./define";
import type { Field } from "./fields";

const ANSWERS_OR_MS: Value = {
	forms: ["<n>", "<n>ms"],
	pattern: /^[1-9]\d{0,5}(ms)?$/,
	samples: ["2", "300ms"],
};

/** Without a number the caps that Zoom's published description has. */
const MOST: Value = {
	forms: ["published", "<n>"],
	pattern: /^(published|[1-9]\d{0,5})$/,
	standard: "published",
	samples: ["published", "2"],
};

/** Most objects in an answer that Zoom's published description gives, by the list's name. */
const CAPS: Readonly<Record<string, number>> = { sessions: 200, speakers: 300, ticket_types: 50 };

/** Lists in which the order says something, with all that is in them. */
const ORDERED = ["questions", "custom_questions", "polls"];

function isUnordered({ name, within, operation }: Field, items: readonly unknown[]): boolean {
	if ([...within, name].some((one) => ORDERED.includes(one))) return false;
	const isWhole = name === operation.list && within.length === 0;
	return isWhole || !items.some(isObject);
}

/** What lists hold, and how they go on. */
export const listTemperaments = temperamentsOf({
	"lists-lag": {
		does: "leaves new objects out of the first `<n>` answers of each list, or for so long",
		value: ANSWERS_OR_MS,
		start: (value, { next }) => {
			const lag = new Lag(
				value.endsWith("ms") ? { lagMs: Number.parseInt(value, 10) } : { lists: Number(value) },
				next,
			);
			return { lists: () => ({ lags: [lag] }) };
		},
	},
	"lists-cut": {
		does: "ends lists after `<n>` objects, without a further page; if no number is given, after 200 sessions, 300 speakers and 50 ticket types",
		value: MOST,
		start: (value) => ({
			lists: ({ list = "" }) => ({ cap: value === "published" ? CAPS[list] : Number(value) }),
		}),
	},
	"sets-reversed": {
		does: "answers lists that have no order from the last to the first",
		start: () => ({
			answered: (value, field) => (Array.isArray(value) && isUnordered(field, value) ? value.toReversed() : value),
		}),
	},
	"page-token-repeated": {
		does: "answers a further page with the token that it was asked with, for ever",
		start: () => ({
			around: (call, handler) => {
				const answer = handler(call);
				const token = call.query.next_page_token ?? "";
				return call.operation.isPaged && token !== "" ? { ...answer, next_page_token: token } : answer;
			},
		}),
	},
});
