import { isDeepStrictEqual } from "node:util";
import type { Kind } from "../conference/sections";
import { kinds } from "../kinds";
import type { Properties } from "../lifecycle/description";
import { clockText, count, labelOf, listed, valueText } from "./words";

type MapValue = Properties;

function isMap(value: unknown): value is MapValue {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Whether a value is a list or nothing, and so may be compared as a list. */
function isListOrNothing(value: unknown): value is unknown[] | undefined {
	return value === undefined || Array.isArray(value);
}

/** Properties that tell items of a list apart, where the kind's facts name none. */
const ITEM_KEYS = ["title", "fieldName", "name", "email"] as const;

/** Most items of a list that are said by name. */
const MAX_NAMED = 5;

function named(sign: string, texts: readonly string[]): string[] {
	if (texts.length === 0) return [];
	const rest = texts.length - MAX_NAMED;
	return [`${sign} ${listed([...texts.slice(0, MAX_NAMED), ...(rest > 0 ? [`${rest} more`] : [])])}`];
}

function days(value: unknown, zone: string): string {
	const items = (Array.isArray(value) ? value : []) as { startTime?: string; endTime?: string }[];
	return items
		.map(({ startTime = "", endTime = "" }) => `${clockText(startTime, zone)}–${clockText(endTime, zone, "HH:mm")}`)
		.join(", ");
}

/** Says what changed in the properties of one object. */
export class PropertyWords {
	constructor(
		readonly kind: Kind,
		readonly zone: string,
	) {}

	/** A phrase for each property that differs; `skip` are top-level ones that are said in another way. */
	changes(before: Properties, after: Properties, skip: ReadonlySet<string>): string[] {
		const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
		return names
			.filter((name) => !skip.has(name) && !isDeepStrictEqual(before[name], after[name]))
			.flatMap((name) => this.#change(name, before[name], after[name]));
	}

	#change(path: string, before: unknown, after: unknown): string[] {
		if (path === "calendar") return [`days: ${days(before, this.zone)} → ${days(after, this.zone)}`];
		if (isMap(before) && isMap(after)) {
			const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
			return names
				.filter((name) => !isDeepStrictEqual(before[name], after[name]))
				.flatMap((name) => this.#change(`${path}.${name}`, before[name], after[name]));
		}
		if (isListOrNothing(before) && isListOrNothing(after)) return [this.#list(path, before ?? [], after ?? [])];
		const [from, to] = [valueText(before, this.zone), valueText(after, this.zone)];
		const label = labelOf(path);
		return [from === undefined || to === undefined ? `${label} changes` : `${label}: ${from} → ${to}`];
	}

	#list(path: string, before: readonly unknown[], after: readonly unknown[]): string {
		const label = labelOf(path);
		const itemKey = kinds[this.kind].properties?.[path]?.itemKey;
		const keyOf = (item: unknown): string => {
			if (!isMap(item)) return JSON.stringify(item);
			const key = [itemKey, ...ITEM_KEYS].find((name) => name !== undefined && name in item);
			return key === undefined ? JSON.stringify(item) : JSON.stringify(item[key]);
		};
		const [old, now] = [before, after].map((items) => new Map(items.map((item) => [keyOf(item), item]))) as [
			Map<string, unknown>,
			Map<string, unknown>,
		];
		const added = [...now.keys()].filter((key) => !old.has(key));
		const removed = [...old.keys()].filter((key) => !now.has(key));
		const changed = [...now].filter(([key, item]) => old.has(key) && !isDeepStrictEqual(old.get(key), item));
		if (added.length + removed.length + changed.length === 0) return `order of ${label} changes`;
		const texts = (keys: readonly string[]): string[] | undefined => {
			const all = keys.map((key) => {
				const value: unknown = JSON.parse(key);
				return isMap(value) ? undefined : valueText(value, this.zone);
			});
			return all.includes(undefined) ? undefined : (all as string[]);
		};
		const [plus, minus] = [texts(added), texts(removed)];
		const phrases =
			plus === undefined || minus === undefined
				? [
						...(added.length > 0 ? [`${added.length} more`] : []),
						...(removed.length > 0 ? [`${removed.length} less`] : []),
					]
				: [...named("+", plus), ...named("−", minus)];
		if (changed.length > 0) phrases.push(`${count(changed.length, "item")} changed`);
		return `${label}: ${phrases.join(", ")}`;
	}
}
