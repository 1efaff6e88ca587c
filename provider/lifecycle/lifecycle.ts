import type { Api } from "./api";
import { checkInputs, withArticle } from "./check";
import { CollectionSteps } from "./collection/steps";
import { Context, type LifecycleOptions } from "./context";
import type { CheckFailure, Properties, ResourceDescription } from "./description";
import { DELETING, type Step, WRITING } from "./operations";
import { hasMoreThan, madeDifferently } from "./ownership/contest";
import { siblingsOf } from "./ownership/siblings";
import { type Created, type DiffResult, type ReadResult, unreadOf } from "./state";
import { create } from "./steps/create";
import { remove } from "./steps/delete";
import { diff } from "./steps/diff";
import { importObject } from "./steps/import";
import { type Listed, listObjects } from "./steps/list";
import { plan } from "./steps/plan";
import { read } from "./steps/read";
import { update } from "./steps/update";
import { differencesIn, presentOf } from "./values";

export type { Created, DiffResult, ReadResult } from "./state";
export type { Listed } from "./steps/list";

/**
 * Check, diff, create, read, update and delete, for every kind alike.
 *
 * All facts come from the description; the state's outputs hold exactly the inputs that were declared plus
 * outputs that are no inputs, so that a property that was taken out is told from one that the API filled.
 *
 * `identity`, where a step takes it, is the name of the resource in its program and stack, as a digest.
 */
export class Lifecycle {
	readonly #context: Context;
	/** The steps of a list that stands in a file; undefined for what is one object. */
	readonly #collection: CollectionSteps | undefined;

	/** @param api what calls the API; asked for at the first call */
	constructor(description: ResourceDescription, api: () => Api, options: LifecycleOptions = {}) {
		this.#context = new Context(description, api, options);
		const { collection } = description;
		const { say = () => undefined } = options;
		if (collection === undefined) return;
		const item = new Context(collection.of, api, { ...options, run: this.#context.run });
		this.#collection = new CollectionSteps(this.#context, item, collection, say);
	}

	/** Inputs with what the lifecycle itself makes of them. */
	completed(inputs: Properties, isUnknownValue: (value: unknown) => boolean): Properties {
		return this.#collection?.completed(inputs, isUnknownValue) ?? inputs;
	}

	/** Every failure of the inputs, at once; see `checkInputs`. The engine asks for it of what a program declares alone. */
	check(
		olds: Properties,
		news: Properties,
		isUnknownValue: (value: unknown) => boolean,
		identity?: string,
	): CheckFailure[] {
		if (identity !== undefined) {
			this.#context.owners.declare(identity);
			this.#needs(WRITING, news);
		}
		if (this.#collection !== undefined) return this.#collection.check(olds, news, isUnknownValue);
		return checkInputs(this.#context.description, olds, news, isUnknownValue);
	}

	/** What differs between the state's outputs and the program's inputs; only declared inputs count. */
	diff(olds: Properties, news: Properties): DiffResult {
		return diff(this.#context.description, olds, news);
	}

	/**
	 * What the run does with an object that the state has: as `diff`, and it is known from then on whose the object is.
	 *
	 * @throws DeletionRefusedError where people hold what would be replaced, and `allowDestructive` is not declared
	 */
	plan(id: string, olds: Properties, news: Properties, identity?: string): Promise<DiffResult> {
		const collection = this.#collection;
		if (collection !== undefined) return this.#context.step(() => collection.plan(id, olds, news, identity));
		return this.#context.step(() => plan(this.#context, id, olds, news, identity));
	}

	/**
	 * Makes the object, or takes over the one named by `adopt`, made by the API itself, or made by an earlier try.
	 *
	 * @throws InitializationError where it exists but a further step failed
	 * @throws AdoptionError where the object to take over is not there, is another's, or can't become what is declared
	 * @throws TakenError where an object has its values, and only a person can say whether it is the one
	 * @throws AmbiguousCreateError where an answer was lost and several objects may be the one
	 * @throws UnknownCreateError where an answer was lost and the API can't be asked
	 * @throws ZoomEventsError where nothing was made
	 */
	create(inputs: Properties, identity?: string): Promise<Created> {
		this.#context.owners.prepare();
		this.#needs(WRITING, inputs);
		const collection = this.#collection;
		if (collection !== undefined) return this.#write(() => collection.create(inputs, identity));
		return this.#write(() => create(this.#context, inputs, identity));
	}

	/**
	 * Brings the object to what is declared, sending only what changed.
	 *
	 * @param olds outputs of the state
	 * @throws InitializationError where a first step was done and a further one failed
	 * @throws TakenError where a unique value is that of an object that will not let it go
	 */
	update(id: string, olds: Properties, news: Properties, identity?: string): Promise<Properties> {
		this.#needs(WRITING, news);
		const collection = this.#collection;
		if (collection !== undefined) return this.#write(() => collection.update(id, olds, news));
		return this.#write(async () => {
			try {
				return await update(this.#context, id, olds, news, identity);
			} finally {
				// Whoever waits for what it had finds out whether it has let it go.
				this.#context.owners.settle(this.#context.ref(id, olds));
			}
		});
	}

	/**
	 * The object as it is now; undefined where it is gone.
	 *
	 * @param outs outputs of the state; parents alone where the object is read for the first time
	 */
	read(id: string, outs: Properties): Promise<ReadResult | undefined> {
		const collection = this.#collection;
		if (collection !== undefined) return this.#context.step(() => collection.read(id, outs));
		return this.#context.step(() => read(this.#context, id, outs));
	}

	/**
	 * An object that is there and that no resource has so far: its inputs as a program would declare them, without what
	 * is blank and what the API shows but would not take.
	 *
	 * @param path its parents
	 * @returns undefined where there is no such object
	 * @throws ConfigurationError where the API shows no object of the kind
	 */
	import(id: string, path: Properties): Promise<ReadResult | undefined> {
		return this.#context.step(() => importObject(this.#context, id, path));
	}

	/**
	 * Ids of all objects in a place, as an import takes them, each with its name where it has one.
	 *
	 * @param path the parents
	 * @throws ConfigurationError where the API has no list of the kind
	 */
	list(path: Properties): Promise<Listed[]> {
		return listObjects(this.#context, path);
	}

	/**
	 * Deletes the object; one that is already gone is a success, and one that another resource has by now stays.
	 *
	 * @param identity of the resource that it is deleted for, where the host is told
	 * @throws DeletionRefusedError where its state forbids it
	 */
	delete(id: string, outs: Properties, identity?: string): Promise<void> {
		this.#needs(DELETING, outs);
		return this.#write(async () => {
			const ref = this.#context.ref(id, outs);
			if (this.#context.owners.isKept(ref, identity)) return;
			const collection = this.#collection;
			const removal = (): Promise<void> => collection?.delete(id, outs) ?? remove(this.#context, id, outs);
			await this.#context.owners.deleting(ref, removal);
			this.#context.run().journal?.endReplaced(ref);
			const { operations, isSingleton } = this.#context.description;
			this.#context.owners.release(ref, operations.delete !== undefined || isSingleton === true);
		});
	}

	/**
	 * Objects in the account that have the natural key of what is declared, whoever has them.
	 *
	 * @returns with each object what it has otherwise than a create of the inputs would make it, in words; empty where
	 * nothing is
	 */
	async alike(inputs: Properties): Promise<{ id: string; differences: string }[]> {
		const { description, once, remote } = this.#context;
		const siblings = siblingsOf(this.#context, inputs);
		const own = description.isSingleton === true ? [String(inputs[description.id.parameter])] : [];
		const ids = siblings === undefined ? own : await once.alike(siblings);
		const found = await Promise.all(ids.map(async (id) => ({ id, object: await remote.find(id, inputs) })));
		return found.flatMap(({ id, object }) => {
			if (object === undefined) return [];
			const different = madeDifferently(this.#context, object, inputs);
			if (different === undefined) return [{ id, differences: "a copy can't be compared" }];
			const present = presentOf(description, object, inputs);
			const said = differencesIn(description, present, inputs, different);
			const { property } = description.unique ?? {};
			const more = hasMoreThan(this.#context, object, inputs) ? `it has ${withArticle(property ?? "")}` : "";
			return [{ id, differences: [said, more].filter((text) => text !== "").join("; ") }];
		});
	}

	/** Does a step that writes. */
	#write<T>(step: () => Promise<T>): Promise<T> {
		return this.#context.step(async () => {
			this.#context.run().journal?.begin();
			return await step();
		});
	}

	/** Lets the run know what it is about to do: the client compares it with the app's scopes before it writes. */
	#needs(steps: readonly Step[], inputs: Properties): void {
		this.#context.run().needs.add(this.#context.description, steps, inputs);
	}

	/** What the state keeps of an object that was found and not yet compared with what is declared. */
	unread(id: string, inputs: Properties): Properties {
		return unreadOf(this.#context.description, id, inputs);
	}
}
