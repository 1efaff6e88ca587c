import { type OperationId, operation } from "../api/contract";
import { ZoomApiError, ZoomEventsError } from "../api/errors";
import type { Api } from "./api";
import { Batcher } from "./batch";
import type { Creation, Properties, SetVia, WireObject } from "./description";
import { stateIdOf } from "./ids";
import { Reads } from "./reads";
import type { CompiledDescription } from "./shape";
import { toBody } from "./wire";

/** The objects of one kind in the account: the only holder of the API. */
export class Remote {
	readonly #parents = new Map<string, Promise<WireObject>>();
	readonly #batcher: Batcher;
	readonly #reads: Reads;

	/** @param options times in ms: `quietMs` a batch waits for others, reads within `gatherMs` share a list */
	constructor(
		private readonly description: CompiledDescription,
		private readonly api: () => Api,
		options: { quietMs?: number; gatherMs?: number },
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
		if (!(error instanceof ZoomApiError)) return false;
		const { notFound = [] } = this.description;
		return (
			error.isDocumentedNotFound || notFound.some(({ status, code }) => status === error.status && code === error.code)
		);
	}

	/** An object as it is; undefined where it is gone, or its state says so. */
	async find(id: string, properties: Properties): Promise<WireObject | undefined> {
		const { operations, idField, presentWhen, isListComplete } = this.description;
		const { get, list } = operations;
		if (this.isUnreadable) return {};
		const parents = this.parentPath(properties);
		let remote: WireObject | undefined;
		try {
			remote = await this.#reads.find(JSON.stringify(parents), id, {
				idOf: (object) => this.idOf(object[idField]),
				writes: () => this.api().writes,
				...(get !== undefined && {
					get: (one: string) => this.api().send(get, { path: this.path(one, properties) }) as Promise<WireObject>,
				}),
				...(list !== undefined && isListComplete && { list: () => this.records(list, parents) }),
			});
		} catch (error) {
			if (!this.isGone(error)) throw error;
		}
		return remote !== undefined && (presentWhen?.(remote) ?? true) ? remote : undefined;
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
			return (await this.api().send(copy.operation, { path: copy.path(value), body: copy.body(value) })) as WireObject;
		}
		const body = creation?.by === "body" ? creation.body(inputs) : toBody(inputs, this.description, "create");
		return this.write("create", this.parentPath(inputs), body);
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
			return ((await this.api().send(id, { path, ...(needsBody && { body }) })) ?? {}) as WireObject;
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
			(items) =>
				this.api().send(id, { path: parents, body: { ...batch.with?.[step], ...shared, [batch.field]: items } }),
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
