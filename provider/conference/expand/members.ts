import { isObject } from "../../api/json";
import type { Properties } from "../../lifecycle/description";
import type { Path } from "../../lifecycle/property-path";
import type { Report } from "../declaration";
import type { ReferenceFacts, SectionFacts } from "../section-facts";
import { factsOf, sectionEntries } from "../sections";
import type { ConferenceSpec, SectionName } from "../spec";
import { daysText, notAPart } from "./sitting";
import { type Day, instantOf } from "./times";

/** A part: its key, its days and the number of the first one. */
interface PartDays {
	key: string;
	days: readonly Day[];
	firstNumber: number;
}

/** Keys that a property names, each with its place. */
function namedBy(value: unknown, { isList, itemKey }: Partial<ReferenceFacts>, path: Path): [string, Path][] {
	if (isList !== true) return typeof value === "string" ? [[value, path]] : [];
	if (!Array.isArray(value)) return [];
	return value.flatMap((item: unknown, index): [string, Path][] => {
		const key = itemKey !== undefined && isObject(item) ? item[itemKey] : item;
		return typeof key === "string" ? [[key, [...path, index]]] : [];
	});
}

/** A property that names objects of another section of the event. */
interface Link {
	to: SectionName;
	keys: [string, Path][];
	decides: boolean;
}

/** What an object of a section names. */
function linksOf(section: string, key: string, value: Properties, facts: SectionFacts): Link[] {
	const { references = {}, sharedInput } = facts;
	const shared = sharedInput && { [sharedInput.property]: { to: sharedInput.to, decidesPart: true } };
	return Object.entries<Partial<ReferenceFacts>>({ ...references, ...shared }).flatMap(([property, reference]) => {
		const to = reference.to as SectionName;
		if (factsOf(to)?.parent !== "event") return [];
		const keys = namedBy(value[property], reference, [section, key, property]);
		return [{ to, keys, decides: reference.decidesPart === true }];
	});
}

/**
 * In which parts the objects of a conference are: by what they say themselves, when they are, what they name, or who
 * names them; else in each. Everything that is declared is in one part at least, or it is said why not.
 */
export class Members {
	readonly #all: ReadonlySet<string>;
	readonly #known = new Map<string, ReadonlySet<string>>();
	/** Who names an object, by section and key. */
	readonly #namers = new Map<string, [SectionName, string][]>();

	constructor(
		readonly spec: ConferenceSpec,
		readonly parts: readonly PartDays[],
		readonly dayCount: number,
		readonly zone: string,
		readonly report: Report,
	) {
		this.#all = new Set(parts.map(({ key }) => key));
		const objects = sectionEntries.flatMap(([section, facts]) =>
			facts.parent !== "event"
				? []
				: Object.entries(spec[section] ?? {}).flatMap(([key, value]) =>
						isObject(value) ? [{ section, key, links: linksOf(section, key, value, facts) }] : [],
					),
		);
		for (const { section, key, links } of objects) {
			for (const { to, keys } of links) {
				if (factsOf(to)?.inParts !== "whereNamed") continue;
				for (const [name] of keys) {
					const namers = this.#namers.get(`${to} ${name}`);
					if (namers === undefined) this.#namers.set(`${to} ${name}`, [[section, key]]);
					else namers.push([section, key]);
				}
			}
		}
		for (const { section, key, links } of objects) this.#checkLinks(section, key, links);
	}

	/** Keys of the parts that have an object; none where it is wrong, which is said. */
	of(section: string, key: string): ReadonlySet<string> {
		const token = `${section} ${key}`;
		const known = this.#known.get(token);
		if (known !== undefined) return known;
		// What names itself by a circle is in each.
		this.#known.set(token, this.#all);
		const found = this.#find(section as SectionName, key);
		this.#known.set(token, found);
		return found;
	}

	#find(section: SectionName, key: string): ReadonlySet<string> {
		const facts = factsOf(section);
		const value = this.spec[section]?.[key];
		if (facts === undefined || !isObject(value)) return this.#all;
		if (Array.isArray(value.parts)) return this.#said(value.parts, [section, key, "parts"]);
		if (facts.inParts === "byTime") return this.#byTime(value, [section, key]);
		const deciding = linksOf(section, key, value, facts).flatMap(({ to, keys, decides }) => {
			const there = keys.filter(([name]) => Object.hasOwn(this.spec[to] ?? {}, name));
			return decides && there.length > 0 ? [there.map(([name]) => this.of(to, name))] : [];
		});
		if (deciding.length > 0) {
			const sets = deciding.map((one) => new Set(one.flatMap((parts) => [...parts])));
			const common = [...this.#all].filter((part) => sets.every((set) => set.has(part)));
			// What is named is wrong itself, if it is in no part.
			if (common.length === 0 && sets.every((set) => set.size > 0))
				this.report([section, key], "is in no part: what it names is in different ones.");
			return new Set(common);
		}
		const namers = facts.inParts === "whereNamed" ? (this.#namers.get(`${section} ${key}`) ?? []) : [];
		if (namers.length === 0) return this.#all;
		return new Set(namers.flatMap(([from, name]) => [...this.of(from, name)]));
	}

	#said(parts: readonly unknown[], path: Path): ReadonlySet<string> {
		const known = parts.filter((part, index): part is string => {
			if (typeof part !== "string") return false;
			if (!this.#all.has(part)) this.report([...path, index], notAPart(part, [...this.#all]));
			return this.#all.has(part);
		});
		return new Set(known);
	}

	#byTime(value: Properties, path: Path): ReadonlySet<string> {
		const { day, startTime } = value;
		if (typeof startTime === "string") return new Set([this.#partAt(startTime)]);
		if (day === undefined) {
			// One that has no time at all is said where its times are worked out.
			if (this.dayCount === 1 || value.at === undefined) return new Set([this.parts[0]?.key ?? ""]);
			this.report(path, `has no day; the event has ${daysText(this.dayCount)}.`);
			return new Set();
		}
		const part = this.parts.find(
			({ days, firstNumber }) => Number(day) >= firstNumber && Number(day) < firstNumber + days.length,
		);
		if (part !== undefined) return new Set([part.key]);
		// A day that is in no part, which the parts say.
		if (!(Number(day) >= 1 && Number(day) <= this.dayCount))
			this.report([...path, "day"], `is ${String(day)}; the event has ${daysText(this.dayCount)}.`);
		return new Set();
	}

	/** The part that is at an instant, or nearest to it. */
	#partAt(text: string): string {
		const resolved = instantOf(text, this.zone);
		const at = "instant" in resolved ? resolved.instant.toMillis() : 0;
		const distances = this.parts.map(({ key, days }) => {
			const [start, end] = [days[0]?.start.toMillis() ?? 0, days.at(-1)?.end.toMillis() ?? 0];
			return { key, distance: Math.max(start - at, at - end, 0) };
		});
		const nearest = Math.min(...distances.map(({ distance }) => distance));
		return distances.find(({ distance }) => distance === nearest)?.key ?? "";
	}

	/** Nothing that is named is lost, and what is said to be in a part has there what it needs. */
	#checkLinks(section: SectionName, key: string, links: readonly Link[]): void {
		const own = this.of(section, key);
		if (own.size === 0) return;
		for (const { to, keys, decides } of links) {
			const there = keys.filter(([name]) => Object.hasOwn(this.spec[to] ?? {}, name));
			for (const [name, path] of there) {
				const parts = this.of(to, name);
				if (parts.size > 0 && ![...own].some((part) => parts.has(part)))
					this.report(
						path,
						`names "${name}", which is in ${[...parts].join(", ")}; this is in ${[...own].join(", ")}.`,
					);
			}
			if (!decides || there.length === 0) continue;
			for (const part of own) {
				const isMet = there.some(([name]) => this.of(to, name).has(part) || this.of(to, name).size === 0);
				if (!isMet && there.some(([name]) => [...own].some((other) => this.of(to, name).has(other))))
					this.report([section, key, "parts"], `names "${part}", which has none of the ${to} that this names.`);
			}
		}
	}
}
