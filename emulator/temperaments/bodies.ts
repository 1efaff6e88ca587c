import type { Schema } from "../contract";
import { type Call, isObject, pick } from "../handler";
import type { Stored } from "../store";
import { temperamentsOf } from "./define";
import { childOf, isIdName } from "./fields";

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

/**
 * An answer's ids that are new to the client, and beside them what the contract requires.
 *
 * @returns undefined where it has no new id
 */
function newIdsOf(value: unknown, schema: Schema, known: ReadonlySet<unknown>): unknown {
	if (Array.isArray(value)) {
		const items = value.map((one) => newIdsOf(one, schema.items ?? {}, known)).filter((one) => one !== undefined);
		return items.length > 0 ? items : undefined;
	}
	if (!isObject(value)) return undefined;
	const ids = Object.entries(value).flatMap(([name, one]) => {
		const isNewId = isIdName(name) && typeof one === "string" && one !== "" && !known.has(one);
		const kept = isNewId ? one : newIdsOf(one, childOf(schema, name), known);
		return kept === undefined ? [] : [[name, kept] as const];
	});
	if (ids.length === 0) return undefined;
	return { ...pick(value, (schema.required ?? []) as string[]), ...Object.fromEntries(ids) };
}

/** @returns undefined where an answer has no new id */
function newIds(call: Call, answer: Stored): unknown {
	return newIdsOf(answer, call.operation.response ?? {}, sent(call));
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
				return hasItems(answer) || newIds(call, answer) !== undefined ? answer : undefined;
			},
		}),
	},
	"ids-only": {
		does: "answers creations with the new ids, failed items and what the description requires alone",
		start: () => ({
			around: (call, handler) => {
				const answer = handler(call);
				if (call.operation.method !== "POST" || answer === undefined) return answer;
				const ids = newIds(call, answer);
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
