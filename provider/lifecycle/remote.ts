import { setTimeout as sleep } from "node:timers/promises";
import { type OperationId, operation } from "../api/contract";
import { ZoomApiError, ZoomEventsError } from "../api/errors";
import type { Api } from "./api";
import { Batcher } from "./batch";
import type { Creation, Properties, SetVia, WireObject } from "./description";
import { comparableId, stateIdOf } from "./ids";
import { Reads } from "./reads";
import { type CompiledDescription, isKeptByApi, schemaAt } from "./shape";
import { toBody } from "./wire";

/**
 * Pauses before another look for what should be there, in units of `pauseMs`: lists, and reads of what was just made,
 * may be some seconds late.
 */
export const LOOKS = [0, 1, 2, 4] as const;

/** An object that is there. */
export interface Seen {
	is: "seen";
	object: WireObject;
	/** True where what proves that it is there shows less of it than its list. */
	isPart: boolean;
}

/** Whether an error is one of some refusals of the API. */
export function isOneOf(error: unknown, refusals: readonly { status: number; code: number }[] = []): boolean {
	return (
		error instanceof ZoomApiError && refusals.some(({ status, code }) => status === error.status && code === error.code)
	);
}

/** What can be seen of an object. */
export type Sight =
	| Seen
	/** It is there, or nothing proves that it isn't; what it is like can't be seen. */
	| { is: "unseen" }
	| { is: "gone" };

/** The objects of one kind in the account: the only holder of the API. */
export class Remote {
	readonly #parents = new Map<string, Promise<WireObject>>();
	readonly #batcher: Batcher;
	readonly #reads: Reads;

	/**
	 * @param options times in ms: `quietMs` a batch waits for others, reads within `gatherMs` share a list, `pauseMs` is
	 * the first pause before another look
	 */
	constructor(
		private readonly description: CompiledDescription,
		private readonly api: () => Api,
		private readonly options: { quietMs?: number; gatherMs?: number; pauseMs: number },
	) {
		this.#reads = new Reads(options.gatherMs);
		this.#batcher = new Batcher(options.quietMs);
	}

	/** True where the API shows no object of the kind: one is then what the state says. */
	get isUnreadable(): boolean {
		const { get, list } = this.description.operations;
		return get === undefined && list === undefined;
	}

	/** Path parameters of the collection. */
	parentPath(properties: Properties): Record<string, string> {
		return Object.fromEntries(this.description.parents.map((parent) => [parent, String(properties[parent])]));
	}

	/** Path parameters of an object. */
	path(id: string, properties: Properties): Record<string, string> {
		return { ...this.parentPath(properties), [this.description.id.parameter]: id };
	}

	/** Id that the state keeps, of a field of an answer. */
	idOf(value: unknown): string {
		return stateIdOf(this.description, value);
	}

	/** What an object begins as a copy of, where its inputs ask for that. */
	copied(inputs: Properties): { copy: Extract<Creation, { by: "copy" }>; value: Properties } | undefined {
		const { creation } = this.description;
		if (creation?.by !== "copy" || inputs[creation.input] === undefined) return undefined;
		return { copy: creation, value: inputs[creation.input] as Properties };
	}

	/** Whether an error says that the object, or what it is below, is not there. */
	isGone(error: unknown): boolean {
		const isDocumented = error instanceof ZoomApiError && error.isDocumentedNotFound;
		return isDocumented || isOneOf(error, this.description.notFound);
	}

	/** An object as it is; undefined where it is gone, or can't be seen. */
	async find(id: string, properties: Properties): Promise<WireObject | undefined> {
		const sight = await this.look(id, properties);
		return sight.is === "seen" ? sight.object : undefined;
	}

	/** An object as it is, which is known to be there: a read may be too early to show it. */
	async findMade(id: string, properties: Properties): Promise<WireObject | undefined> {
		const sight = await this.look(id, properties, ({ isPart }) => !isPart);
		return sight.is === "seen" ? sight.object : undefined;
	}

	/**
	 * What can be seen of an object. A list proves that it is there, and never by itself that it is gone.
	 *
	 * @param isEnough whether what is seen needs no further look; where given, absence does
	 */
	async look(id: string, properties: Properties, isEnough?: (seen: Seen) => boolean): Promise<Sight> {
		const { get, exists } = this.description.operations;
		const hasListAlone = get === undefined && exists === undefined;
		let sight: Sight = { is: "gone" };
		for (const pause of isEnough !== undefined || hasListAlone ? LOOKS : [0]) {
			// The first look is that of nearly all reads: not even a timer's turn goes by before it.
			if (pause > 0) await sleep(pause * this.options.pauseMs);
			sight = await this.#lookOnce(id, properties, pause > 0);
			if (sight.is === "unseen" || (sight.is === "seen" && isEnough?.(sight) !== false)) return sight;
		}
		return sight;
	}

	async #lookOnce(id: string, properties: Properties, isAgain: boolean): Promise<Sight> {
		if (this.isUnreadable) return { is: "seen", object: {}, isPart: false };
		const { presentWhen } = this.description;
		try {
			const object = await this.#read(id, properties, isAgain);
			if (object === undefined) return await this.#lookElsewhere(id, properties);
			return presentWhen?.(object) === false ? { is: "gone" } : { is: "seen", object, isPart: false };
		} catch (error) {
			if (!this.isGone(error)) throw error;
			return { is: "gone" };
		}
	}

	/** What becomes of an object that its list lacks, where it can't be read by itself. */
	async #lookElsewhere(id: string, properties: Properties): Promise<Sight> {
		const { operations, idField } = this.description;
		const { exists } = operations;
		if (exists !== undefined) {
			const object = await this.#send(exists, { path: this.path(id, properties) });
			const showsIt = schemaAt(operation(exists).response, [idField]) !== undefined;
			return showsIt ? { is: "seen", object, isPart: true } : { is: "unseen" };
		}
		// Nothing deletes it, so that it would only be made once more.
		return { is: isKeptByApi(this.description) ? "unseen" : "gone" };
	}

	#read(id: string, properties: Properties, isAgain: boolean): Promise<WireObject | undefined> {
		const { operations, idField, isListComplete } = this.description;
		const { get, list } = operations;
		const parents = this.parentPath(properties);
		const plan = {
			idOf: (object: WireObject) => this.idOf(object[idField]),
			writes: () => this.api().writes,
			...(get !== undefined && { get: (one: string) => this.#send(get, { path: this.path(one, properties) }) }),
			...(list !== undefined && isListComplete && { list: () => this.records(list, parents) }),
		};
		return this.#reads.find(JSON.stringify(parents), comparableId(id), plan, isAgain);
	}

	/** Calls an operation and gives its answer; an empty object where it has none. */
	async #send(id: OperationId, args: Parameters<Api["send"]>[1]): Promise<WireObject> {
		return ((await this.api().send(id, args)) ?? {}) as WireObject;
	}

	/** Every record of a list. */
	async records(
		list: OperationId,
		path: Record<string, string>,
		query?: Readonly<Record<string, unknown>>,
	): Promise<WireObject[]> {
		const records: WireObject[] = [];
		for await (const record of this.api().records(list, { path, ...(query && { query }) }))
			records.push(record as WireObject);
		return records;
	}

	/** Makes an object and gives the API's answer. */
	async make(inputs: Properties): Promise<WireObject> {
		const { creation } = this.description;
		if (creation?.by === "upload") return (await this.api().upload(creation.request(inputs))) as WireObject;
		const copied = this.copied(inputs);
		if (copied !== undefined) {
			const { copy, value } = copied;
			return this.#send(copy.operation, { path: copy.path(value), body: copy.body(value) });
		}
		const body = creation?.by === "body" ? creation.body(inputs) : toBody(inputs, this.description, "create");
		return this.#whenItPasses(() => this.write("create", this.parentPath(inputs), body));
	}

	/** Does a step again, a few times, where it is refused for what passes by itself. */
	async #whenItPasses<T>(step: () => Promise<T>): Promise<T> {
		const { passing = [] } = this.description;
		for (const pause of LOOKS.slice(1)) {
			try {
				return await step();
			} catch (error) {
				if (!isOneOf(error, passing)) throw error;
				await sleep(pause * this.options.pauseMs);
			}
		}
		return step();
	}

	/** Id of what an answer says was made. */
	madeId(answer: WireObject, inputs: Properties): string {
		const { id, idField, noun } = this.description;
		const named = answer[idField] ?? this.parentPath(inputs)[id.parameter] ?? inputs[id.parameter] ?? "";
		if (named === "")
			throw Object.assign(new ZoomEventsError(`The API made a ${noun} and answered no ${idField}.`), {
				mayHaveHappened: true,
			});
		return this.idOf(named);
	}

	/** Sends a body, alone or in a call with others. */
	async write(
		step: "create" | "update" | "delete",
		path: Record<string, string>,
		body?: WireObject,
	): Promise<WireObject> {
		const { operations, batch, noun } = this.description;
		const id = operations[step];
		if (id === undefined) throw new Error(`a ${noun} has no ${step}`);
		const { request } = operation(id);
		if (batch === undefined || request?.properties?.[batch.field] === undefined) {
			const needsBody = body !== undefined && request !== undefined;
			return this.#send(id, { path, ...(needsBody && { body }) });
		}
		// An object that exists is named by its id, whatever else of it is sent.
		const item: WireObject =
			step === "create" ? { ...body } : { ...body, [batch.key]: path[this.description.id.parameter] };
		const shared: WireObject = {};
		for (const name of batch.shared ?? []) {
			if (item[name] !== undefined) shared[name] = item[name];
			delete item[name];
		}
		const key = String(item[batch.key]);
		const parents = this.parentPath(path);
		return this.#batcher.add(
			JSON.stringify([id, step, parents, shared]),
			key,
			batch.isPlain === true ? key : item,
			batch.max,
			{
				keyField: batch.key,
				...(step === "create" && batch.made !== undefined ? { made: batch.made } : {}),
				...(batch.hints && { hints: batch.hints }),
			},
			(items) => this.#send(id, { path: parents, body: { ...batch.with?.[step], ...shared, [batch.field]: items } }),
		);
	}

	/** Makes the call of its own by which one property travels. */
	async callVia(id: string, inputs: Properties, through: SetVia, body: WireObject): Promise<void> {
		const path = this.path(id, inputs);
		if (through.target !== undefined) {
			const { list, field, parameter } = through.target;
			const [record] = await this.records(list, path);
			if (record === undefined)
				throw new ZoomEventsError(`${list} answered no record, so ${through.operation} has nothing to change.`);
			path[parameter] = String(record[field]);
		}
		await this.api().send(through.operation, { path, body });
	}

	/** Whether the API makes and removes the object by itself, since its parent is of a certain kind. */
	async isManagedByParent(inputs: Properties): Promise<boolean> {
		const { managedByParent } = this.description;
		if (managedByParent === undefined) return false;
		const path = this.parentPath(inputs);
		const key = JSON.stringify(path);
		let parent = this.#parents.get(key);
		if (parent === undefined) {
			parent = this.api().send(managedByParent.parent, { path }) as Promise<WireObject>;
			this.#parents.set(key, parent);
			parent.catch(() => this.#parents.delete(key));
		}
		try {
			return managedByParent.when(await parent);
		} catch (error) {
			// Without its parent the object is gone too; what follows finds that out.
			if (this.isGone(error)) return false;
			throw error;
		}
	}
}
