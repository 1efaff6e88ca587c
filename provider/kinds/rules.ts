/** Rules that several kinds have, made of the paths that they speak of. */
import { DateTime, IANAZone } from "luxon";
import type { ContractSchema } from "../api/contract";
import type { CheckFailure, Properties, Rule } from "../lifecycle/description";
import { speltZone } from "./zones";

const DAY_MS = 86_400_000;

/** A rule with code of its own: what it says, and how it is checked. */
export function rule<const Path extends string>(facts: Rule<Path>): Rule<Path> {
	return facts;
}

/** Another property's value on which a rule depends: `{ type: "group-join" }`. */
export type Condition<Name extends string> = Readonly<Partial<Record<Name, string | boolean>>>;

/** `type is "group-join"`, `free is false`. */
function told(condition: Condition<string>): string {
	return Object.entries(condition)
		.map(([name, value]) => `${name} is ${JSON.stringify(value)}`)
		.join(" and ");
}

function schemaOf(condition: Condition<string>): ContractSchema {
	const properties = Object.fromEntries(
		Object.entries(condition).map(([name, value]): [string, ContractSchema] => [name, { const: value }]),
	);
	return { properties, required: Object.keys(condition) };
}

function holds(condition: Condition<string>, inputs: Properties): boolean {
	return Object.entries(condition).every(([name, value]) => inputs[name] === value);
}

/** A property must be declared where others have certain values. */
export function requiredWhen<const Name extends string, const Other extends string>(
	property: Name,
	condition: Condition<Other>,
): Rule<Name | Other> {
	return {
		says: [[property, `is given where ${told(condition)}`]],
		check: (inputs, isUnknown) =>
			holds(condition, inputs) && inputs[property] === undefined && !isUnknown(property)
				? [{ property, reason: `is required where ${told(condition)}.` }]
				: [],
		schema: { if: { not: schemaOf(condition) }, else: { required: [property] } },
	};
}

/**
 * A property says nothing where another has one of certain values.
 *
 * @param blank a value of it that means "not set", and so may stand
 */
export function notWhen<const Name extends string, const Other extends string>(
	property: Name,
	other: Other,
	values: readonly (string | boolean)[],
	blank?: string,
): Rule<Name | Other> {
	const words = values.map((value) => JSON.stringify(value)).join(" or ");
	return {
		says: [[property, `is left out where ${other} is ${words}`]],
		check: (inputs) => {
			const [value, present] = [valueAt(inputs, property), valueAt(inputs, other)];
			if (value === undefined || value === blank || !values.includes(present as string)) return [];
			return [{ property, reason: `does not apply where ${other} is ${JSON.stringify(present)}. Leave it out.` }];
		},
	};
}

function instant(value: unknown): DateTime | undefined {
	// In UTC, since only the order matters: the rules of the machine's own zone cost most of a check.
	const parsed = typeof value === "string" ? DateTime.fromISO(value, { zone: "utc" }) : undefined;
	return parsed?.isValid === true ? parsed : undefined;
}

/** An instant in milliseconds; undefined where a value is none. */
export function millis(value: unknown): number | undefined {
	return instant(value)?.toMillis();
}

/** A failure where two known instants are not in order. */
export function endsAfter(property: string, start: unknown, end: unknown): CheckFailure[] {
	const [from, to] = [instant(start), instant(end)];
	if (from === undefined || to === undefined || from < to) return [];
	const isNight = to < from && from.diff(to).toMillis() < DAY_MS;
	const hint = isNight ? "; an end after midnight has the date of the next day" : "";
	return [{ property, reason: `is ${String(end)}, which is not after the start (${String(start)})${hint}.` }];
}

/**
 * An instant must be after another.
 *
 * @param code Zoom's error code for what breaks it, for the page of limits
 */
export function isAfter<const End extends string, const Start extends string>(
	end: End,
	start: Start,
	code?: number,
): Rule<End | Start> {
	return {
		says: [[end, `is after ${start}${code === undefined ? "" : ` (${code})`}`]],
		check: (inputs) => endsAfter(end, valueAt(inputs, start), valueAt(inputs, end)),
	};
}

/** What stands at a path without lists: `scheduling.endTime`. */
export function valueAt(inputs: Properties, path: string): unknown {
	let value: unknown = inputs;
	for (const step of path.split(".")) value = (value as Properties | undefined)?.[step];
	return value;
}

/** The items of a list that is declared, each with its path. */
export function itemsAt(inputs: Properties, list: string): { item: Properties; path: string }[] {
	return ((inputs[list] ?? []) as Properties[]).map((item, index) => ({ item, path: `${list}[${index}]` }));
}

/** Fields that each item of a list must have, though the contract asks for them nowhere. */
export function itemsHave<const List extends string, const Field extends string>(
	list: List,
	fields: readonly Field[],
): Rule<`${List}[].${Field}`> {
	return {
		says: fields.map((field) => [`${list}[].${field}`, "is given"] as const),
		check: (inputs) =>
			itemsAt(inputs, list).flatMap(({ item, path }) =>
				fields
					.filter((field) => item[field] === undefined || item[field] === "")
					.map((field) => ({ property: `${path}.${field}`, reason: "is required." })),
			),
	};
}

/**
 * Items of a list must differ in a field.
 *
 * @param by what the field does: `tells the polls apart`
 */
export function itemsDiffer<const List extends string, const Field extends string>(
	list: List,
	field: Field,
	by: string,
): Rule<`${List}[].${Field}`> {
	return {
		says: [[`${list}[].${field}`, "differs from the others'"]],
		check: (inputs) => {
			const values = itemsAt(inputs, list).map(({ item }) => item[field]);
			return values.flatMap((value, index) => {
				const first = values.indexOf(value);
				return value === undefined || first === index
					? []
					: [{ property: `${list}[${index}].${field}`, reason: `is the same as in ${list}[${first}]: it ${by}.` }];
			});
		},
	};
}

/** A list holds ids, or a word for all of them and nothing else. */
export function isAloneIn<const List extends string>(word: string, ...lists: readonly List[]): Rule<List> {
	return {
		says: lists.map((list) => [list, `is ["${word}"], or ids`] as const),
		check: (inputs) =>
			lists.flatMap((property) => {
				const { [property]: list } = inputs as Record<string, unknown>;
				return Array.isArray(list) && list.length > 1 && list.includes(word)
					? [{ property, reason: `has "${word}" beside ids. Declare ["${word}"] alone, or ids.` }]
					: [];
			}),
	};
}

/** A property must be an IANA time zone, spelt as the database spells it. */
export function isTimezone<const Path extends string>(path: Path): Rule<Path> {
	return {
		says: [[path, "is an IANA time zone, spelt as the database spells it"]],
		check: (inputs) => {
			const zone = valueAt(inputs, path);
			if (typeof zone !== "string") return [];
			if (!IANAZone.create(zone).isValid)
				return [{ property: path, reason: `is "${zone}", which is not an IANA time zone, such as "Europe/Berlin".` }];
			const spelt = speltZone(zone);
			return spelt === zone ? [] : [{ property: path, reason: `is "${zone}"; the zone is spelt "${spelt}".` }];
		},
	};
}

/** `physicalLocation` is for people who come to a place. */
export const locationNeedsPlace = notWhen("physicalLocation", "attendanceType", ["virtual"], "");
