import { bulkhead } from "cockatiel";
import type { OperationId } from "../../api/contract";
import { PermissionError, ZoomApiError } from "../../api/errors";
import type { Api } from "../../lifecycle/api";
import type { ResourceDescription, WireObject } from "../../lifecycle/description";
import { stateIdOf } from "../../lifecycle/ids";
import { compileDescription } from "../../lifecycle/shape";

/** Ids in an operation's path, by parameter: `{ eventId }`. */
export type Parents = Readonly<Record<string, string>>;

/** An object of the API. */
export interface RemoteObject {
	/** As the state keeps it. */
	id: string;
	/** As the API has it. */
	value: unknown;
	remote: WireObject;
}

/** Most requests under way at a time: no plan lets more through, and each has a connection of its own. */
const MAX_AT_ONCE = 100;

/** Reads objects as their descriptions say; each list is asked for once. */
export class Remote {
	readonly #lists = new Map<string, Promise<WireObject[]>>();
	readonly #slots = bulkhead(MAX_AT_ONCE, Number.POSITIVE_INFINITY);

	/**
	 * @param api what calls the API
	 * @param onRead told of each list and each object that was asked for
	 */
	constructor(
		private readonly api: Api,
		private readonly onRead: () => void = () => undefined,
	) {}

	/** Every record of a list. */
	records(operation: OperationId, path: Parents, query?: Readonly<Record<string, unknown>>): Promise<WireObject[]> {
		const token = JSON.stringify([operation, path, query]);
		const known = this.#lists.get(token) ?? this.#list(operation, path, query);
		this.#lists.set(token, known);
		return known;
	}

	#list(operation: OperationId, path: Parents, query?: Readonly<Record<string, unknown>>): Promise<WireObject[]> {
		return this.#slots.execute(async () => {
			this.onRead();
			const records: WireObject[] = [];
			for await (const record of this.api.records(operation, {
				path: { ...path },
				...(query && { query: { ...query } }),
			}))
				records.push(record as WireObject);
			return records;
		});
	}

	/** The objects of a kind below its parents, each whole. */
	async collection(description: ResourceDescription, path: Parents): Promise<RemoteObject[]> {
		const { operations, id, parents } = description;
		const { idField, isListComplete } = compileDescription(description);
		if (operations.list === undefined) return [];
		const { get } = operations;
		const own = Object.fromEntries(parents.map((parent) => [parent, path[parent] ?? ""]));
		const records = await this.records(operations.list, own);
		return Promise.all(
			records.map(async (record): Promise<RemoteObject> => {
				const value = record[idField];
				const isWhole = isListComplete || get === undefined;
				const remote = isWhole ? record : await this.one(get, { ...own, [id.parameter]: String(value) });
				return { id: stateIdOf(description, value), value, remote };
			}),
		);
	}

	/** The answer of an operation that reads one object. */
	async one(operation: OperationId, path: Parents): Promise<WireObject> {
		return this.#slots.execute(async () => {
			this.onRead();
			return (await this.api.send(operation, { path: { ...path } })) as WireObject;
		});
	}

	/** The one object that a parent has; undefined where it can have none, as a meeting has no live stream. */
	async singleton(description: ResourceDescription, path: Parents): Promise<WireObject | undefined> {
		const { get } = description.operations;
		if (get === undefined) return undefined;
		const own = Object.fromEntries(description.parents.map((parent) => [parent, path[parent] ?? ""]));
		try {
			return await this.one(get, own);
		} catch (error) {
			if (isNone(error)) return undefined;
			throw error;
		}
	}
}

/** Whether a refusal says that there can be no such thing here; a missing scope or role is no such refusal. */
export function isNone(error: unknown): error is ZoomApiError {
	// Zoom answers a missing scope with 400 too.
	if (!(error instanceof ZoomApiError) || error instanceof PermissionError) return false;
	return error.status === 400 || error.status === 404;
}
