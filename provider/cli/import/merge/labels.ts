import { isMap, YAMLMap } from "yaml";
import { literal } from "../../../conference/file/params";
import { slugOf, uniqueKey } from "../../../conference/pull/keys";
import { nodeOf } from "../../yaml";
import type { Target } from "./target";

/** Rooms or tracks: labels by key, which sessions name by either. */
export class Labels {
	/** Labels by key. */
	readonly #labels: Map<string, string>;
	readonly #keys = new Map<string, string>();
	readonly written: string[] = [];

	/** @param recorded keys by the label in the export, by the last import: the organiser may have worded the label anew */
	constructor(
		private readonly target: Target,
		private readonly section: "rooms" | "tracks",
		recorded: Readonly<Record<string, string>>,
	) {
		const whole = (target.whole[section] ?? {}) as Record<string, unknown>;
		this.#labels = new Map(Object.entries(whole).map(([key, label]) => [key, String(label)]));
		for (const [key, label] of this.#labels) if (!this.#keys.has(label)) this.#keys.set(label, key);
		for (const [label, key] of Object.entries(recorded)) if (this.#labels.has(key)) this.#keys.set(label, key);
	}

	/** Says which key a label of the export has, where sessions tell it. */
	learn(label: string, key: string): void {
		if (!this.#keys.has(label) && this.#labels.has(key)) this.#keys.set(label, key);
	}

	/** The key of what a session says: a key, or a label. */
	keyOf(said: string): string {
		return this.#labels.has(said) ? said : (this.#keys.get(said) ?? said);
	}

	/** What a session of the file says, for comparison: no label is the key of another. */
	said(text: string): string {
		const key = this.keyOf(text);
		return this.#labels.has(key) ? `key ${key}` : `label ${text}`;
	}

	/** What a label of the export comes to, for comparison with what a session of the file says. */
	meant(label: string): string {
		const key = this.#keys.get(label);
		return key === undefined ? `label ${label}` : `key ${key}`;
	}

	/** The key of a label of the export; undefined where there is none yet. */
	known(label: string): string | undefined {
		return this.#keys.get(label);
	}

	/** The key of a label of the export; a new one if there is none. */
	key(label: string): string {
		const known = this.#keys.get(label);
		if (known !== undefined) return known;
		// A session may name a room by its label, so no key is the label of another.
		const key = uniqueKey(slugOf(label, this.section.slice(0, -1)), this.#labels);
		this.#labels.set(key, label);
		this.#keys.set(label, key);
		const { document } = this.target;
		const section: unknown = document.get(this.section);
		const map = isMap(section) ? section : new YAMLMap();
		if (map !== section) document.set(this.section, map);
		map.items.push(document.createPair(key, null));
		const pair = map.items.at(-1);
		if (pair !== undefined) pair.value = nodeOf(document, literal(label));
		this.written.push(`${this.section}.${key}`);
		return key;
	}

	/** Keys by label, of the labels that an export has. */
	record(labels: Iterable<string>): Record<string, string> {
		const pairs = [...new Set(labels)].flatMap((label) => {
			const key = this.#keys.get(label);
			return key === undefined ? [] : [[label, key] as const];
		});
		return Object.fromEntries(pairs.sort(([a], [b]) => (a < b ? -1 : 1)));
	}
}
