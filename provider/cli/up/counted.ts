import { kindOfType } from "../../lifecycle/state-form";
import type { EngineEvent } from "../event-log";
import { typeIn } from "./planned";

/** Words for what the engine has done to an object, by the name of its step; a replacement is told by its new object. */
const DONE: Readonly<Record<string, string>> = {
	create: "created",
	import: "imported",
	update: "updated",
	"create-replacement": "replaced",
	delete: "deleted",
};

/** Steps that change nothing; a refresh consists of them. */
const UNCHANGED: readonly string[] = ["same", "read", "refresh"];

/** Counts what a run has done, by the events of the engine. */
export class Counted {
	readonly #done = new Set<string>();
	readonly #words = new Map<string, number>();

	/**
	 * @param touched URNs of the objects that its preview showed it to touch
	 * @param isRefresh whether it reads and does no more; else a refresh before it counts for nothing
	 */
	constructor(
		private readonly touched: ReadonlySet<string>,
		private readonly isRefresh: boolean,
	) {}

	/** Takes an event. */
	add({ resOutputsEvent }: EngineEvent): void {
		if (resOutputsEvent === undefined) return;
		const { op, urn } = resOutputsEvent.metadata;
		const isObject = kindOfType(typeIn(urn)) !== undefined || this.touched.has(urn);
		if (!isObject || (!this.isRefresh && UNCHANGED.includes(op))) return;
		this.#done.add(urn);
		const word = DONE[op];
		if (word !== undefined) this.#words.set(word, (this.#words.get(word) ?? 0) + 1);
	}

	/** How many objects are done. */
	get done(): number {
		return this.#done.size;
	}

	/** `1,001 created, 3 updated`; `nothing changed`. */
	get text(): string {
		const parts = [...this.#words].map(([word, count]) => `${count.toLocaleString("en-GB")} ${word}`);
		return parts.length === 0 ? "nothing changed" : parts.join(", ");
	}
}
