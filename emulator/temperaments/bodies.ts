import { type Call, isObject } from "../handler";
import type { Stored } from "../store";
import { temperamentsOf } from "./define";
import { isIdName } from "./fields";

function collect(value: unknown, into: Set<unknown>): void {
	if (typeof value === "object" && value !== null) for (const one of Object.values(value)) collect(one, into);
	else into.add(value);
}

/** What the client knows already: every value of its request. */
function sent({ params, body }: Call): ReadonlySet<unknown> {
	const values = new Set<unknown>();
	collect([params, body], values);
	return values;
}

/** An answer without everything but ids that are new to the client; undefined where it has none. */
function newIdsOf(value: unknown, known: ReadonlySet<unknown>): unknown {
	if (Array.isArray(value)) {
		const items = value.map((one) => newIdsOf(one, known)).filter((one) => one !== undefined);
		return items.length > 0 ? items : undefined;
	}
	if (!isObject(value)) return undefined;
	const entries = Object.entries(value).flatMap(([name, one]) => {
		const isNewId = isIdName(name) && typeof one === "string" && one !== "" && !known.has(one);
		const kept = isNewId ? one : newIdsOf(one, known);
		return kept === undefined ? [] : [[name, kept] as const];
	});
	return entries.length > 0 ? Object.fromEntries(entries) : undefined;
}

function hasItems(answer: Stored): boolean {
	return Object.values(answer).some((value) => Array.isArray(value) && value.length > 0);
}

/** What bodies hold as a whole. */
export const bodyTemperaments = temperamentsOf({
	"empty-bodies": {
		does: "answers writes without a body, unless it has a new id or failed items",
		start: () => ({
			around: (call, handler) => {
				const answer = handler(call);
				if (call.operation.method === "GET" || answer === undefined) return answer;
				return hasItems(answer) || newIdsOf(answer, sent(call)) !== undefined ? answer : undefined;
			},
		}),
	},
	"ids-only": {
		does: "answers creations with the new ids alone, beside failed items",
		start: () => ({
			around: (call, handler) => {
				const answer = handler(call);
				if (call.operation.method !== "POST" || answer === undefined) return answer;
				const ids = newIdsOf(answer, sent(call));
				const { errors } = answer;
				return isObject(ids) ? { ...ids, ...(errors === undefined ? {} : { errors }) } : answer;
			},
		}),
	},
	"extra-fields": {
		does: "answers every object with fields that the description doesn't have",
		start: () => ({
			answered: (value) =>
				isObject(value) ? { ...value, undocumented_text: "text", undocumented_list: [{ number: 1 }] } : value,
		}),
	},
});
