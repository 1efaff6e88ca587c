import { ZoomEventsError } from "../../api/errors";
import type { Context } from "../context";
import type { Collection, Properties, WireObject } from "../description";
import type { CompiledDescription } from "../shape";
import { apply } from "../steps/apply";
import { remove } from "../steps/delete";
import { presentOf } from "../values";
import { callsOf } from "./calls";
import { type Entry, withoutBlanks } from "./entries";
import { type RowFailure, Stop } from "./failures";
import { inParallel } from "./in-parallel";
import { handleOf } from "./marks";
import type { PendingRows } from "./pending";
import type { Member, Pair } from "./plan";

/** Requests that go at the same time; the client keeps the plan's pace. */
export const PARALLEL = 8;

/** How often what had no answer, and was not there then, is sent again. */
const TRIES = 3;

/** How rows are made. */
export interface Making {
	listId: string;
	pending: PendingRows;
	/** Those of some entries that the account has no object for as they say it, once it shows all that was made. */
	lacking: (entries: readonly Entry[]) => Promise<ReadonlySet<Entry>>;
	/** Hears of each that was made. */
	made: (entry: Entry) => void;
}

/** Makes, changes and deletes the objects of a list, by the steps of their own kind. */
export class Writer {
	readonly #item: CompiledDescription;

	/** @param item context of the kind of the objects */
	constructor(
		private readonly item: Context,
		private readonly facts: Collection,
	) {
		this.#item = item.description;
	}

	/** Deletes objects; one that is gone already is a success. */
	async remove(inputs: Properties, members: readonly Member[]): Promise<RowFailure[]> {
		const field = this.#item.inputs.get(this.facts.person)?.wireName ?? "";
		return this.#each(
			members,
			() => "rows that were taken out",
			async ({ object }) => {
				const person = { [this.facts.person]: object[field] };
				await remove(this.item, this.#idOf(object), { ...this.#parents(inputs), ...person });
			},
		);
	}

	/** Sends what differs. */
	async change(inputs: Properties, pairs: readonly Pair[]): Promise<RowFailure[]> {
		return this.#each(
			pairs,
			({ entry }) => entry.place,
			async ({ entry, member }) => {
				const present = { ...presentOf(this.#item, member.object, entry.inputs), ...this.#parents(inputs) };
				await apply(this.item, this.#idOf(member.object), present, entry.inputs, "update");
			},
		);
	}

	/** Makes objects in calls of as many as the API takes; what had no answer is looked for before it is sent again. */
	async make(entries: readonly Entry[], making: Making): Promise<RowFailure[]> {
		const { listId, pending, lacking, made } = making;
		const failures: RowFailure[] = [];
		const stop = new Stop();
		let open = entries;
		for (let attempt = 1; open.length > 0; attempt++) {
			const lost = new Map<Entry, unknown>();
			await inParallel(callsOf(this.#item, this.facts.person, open), PARALLEL, async (call) => {
				if (stop.isSet) {
					failures.push(...call.map(({ place }) => ({ place, reason: stop.reason })));
					return;
				}
				const handles = call.map((entry) => handleOf(entry, this.facts, listId));
				pending.begin(handles);
				const results = await Promise.allSettled(call.map((entry) => this.#make(listId, entry)));
				for (const [index, result] of results.entries()) {
					const entry = call[index] as Entry;
					if (result.status === "fulfilled") made(entry);
					else if (mayHaveHappened(result.reason)) lost.set(entry, result.reason);
					else {
						pending.drop(handles[index] ?? "");
						failures.push({ place: entry.place, reason: stop.reasonOf(result.reason, this.#item.passing) });
					}
				}
			});
			if (lost.size === 0) break;
			const missing = await lacking([...lost.keys()]);
			for (const entry of lost.keys()) if (!missing.has(entry)) made(entry);
			open = attempt === TRIES ? [] : [...missing];
			if (attempt === TRIES)
				for (const entry of missing) failures.push({ place: entry.place, reason: stop.reasonOf(lost.get(entry)) });
		}
		return failures;
	}

	#make(listId: string, entry: Entry): Promise<WireObject> {
		const { mark } = this.facts;
		const marked = mark === undefined ? {} : { [mark]: handleOf(entry, this.facts, listId) };
		return this.item.remote.make({ ...withoutBlanks(entry.inputs), ...marked });
	}

	/** Does a step for each, until one says that all would be refused. */
	async #each<T>(
		all: readonly T[],
		placeOf: (one: T) => string,
		step: (one: T) => Promise<void>,
	): Promise<RowFailure[]> {
		const failures: RowFailure[] = [];
		const stop = new Stop();
		await inParallel(all, PARALLEL, async (one) => {
			const place = placeOf(one);
			if (stop.isSet) {
				failures.push({ place, reason: stop.reason });
				return;
			}
			try {
				await step(one);
			} catch (error) {
				failures.push({ place, reason: stop.reasonOf(error) });
			}
		});
		return failures;
	}

	#idOf(object: WireObject): string {
		return this.item.remote.idOf(object[this.#item.idField]);
	}

	#parents(inputs: Properties): Properties {
		return Object.fromEntries(this.#item.parents.map((parent) => [parent, inputs[parent]]));
	}
}

function mayHaveHappened(error: unknown): boolean {
	return error instanceof ZoomEventsError && error.mayHaveHappened === true;
}
