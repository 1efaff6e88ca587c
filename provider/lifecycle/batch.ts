import { messageOf } from "../api/answers";
import { ZoomEventsError } from "../api/errors";
import type { WireObject } from "./description";

/**
 * A batch goes when nothing has joined it for this long, in ms: longer than the engine takes between two creates,
 * since it writes its state after each.
 */
const QUIET_MS = 500;

/** Sends a batch and gives the API's answer. */
export type SendBatch = (items: unknown[]) => Promise<unknown>;

interface Waiting {
	key: string;
	item: unknown;
	resolve: (made: WireObject) => void;
	reject: (error: unknown) => void;
}

/** How a batch's answer speaks of its items. */
export interface BatchAnswer {
	/** Field of an item, in the answer's lists, that tells the items apart. */
	keyField: string;
	/** Field of the answer that lists what was made. */
	made?: string;
	/** What to do about the codes of items. */
	hints?: Readonly<Record<string, string>>;
}

/**
 * The API did one batch in part, and refused this item; the others of the call are done.
 *
 * To do: what the message says of `code`, and run the command again.
 */
export class BatchItemError extends ZoomEventsError {
	override name = "BatchItemError";
	/** @param code the API's word for why; undefined where it gave none */
	constructor(
		message: string,
		readonly code?: string,
	) {
		super(message);
	}
}

/** Gathers items that are asked for at about the same time into calls of several. */
export class Batcher {
	readonly #groups = new Map<string, { waiting: Waiting[]; timer: NodeJS.Timeout }>();

	/** @param quietMs how long a batch waits for others to join */
	constructor(private readonly quietMs = QUIET_MS) {}

	/**
	 * Adds an item to the next call of its group.
	 *
	 * @param group what the items of a call must have in common
	 * @param key tells the items of a call apart; two with the same key never share a call
	 * @returns what the answer says was made for the item; an empty object where it says nothing
	 * @throws BatchItemError where the API refused this item alone; whatever `send` throws, where it refused all
	 */
	add(
		group: string,
		key: string,
		item: unknown,
		max: number,
		answer: BatchAnswer,
		send: SendBatch,
	): Promise<WireObject> {
		return new Promise((resolve, reject) => {
			const open = this.#groups.get(group);
			if (open?.waiting.some((other) => other.key === key) === true) this.#flush(group, answer, send);
			const waiting = this.#groups.get(group)?.waiting ?? [];
			clearTimeout(this.#groups.get(group)?.timer);
			waiting.push({ key, item, resolve, reject });
			this.#groups.set(group, { waiting, timer: setTimeout(() => this.#flush(group, answer, send), this.quietMs) });
			if (waiting.length >= max) this.#flush(group, answer, send);
		});
	}

	#flush(group: string, answer: BatchAnswer, send: SendBatch): void {
		const open = this.#groups.get(group);
		if (open === undefined) return;
		clearTimeout(open.timer);
		this.#groups.delete(group);
		// Whatever fails, thrown at once or later, every item hears of it: one that doesn't would wait for ever.
		Promise.resolve(open.waiting.map(({ item }) => item))
			.then(send)
			.then((body) => settle(open.waiting, (body ?? {}) as WireObject, answer))
			.catch((error: unknown) => {
				for (const { reject } of open.waiting) reject(error);
			});
	}
}

function settle(waiting: readonly Waiting[], body: WireObject, { keyField, made, hints }: BatchAnswer): void {
	const of = (list: unknown, key: string): WireObject | undefined =>
		((list ?? []) as WireObject[]).find((entry) => String(entry[keyField]).toLowerCase() === key.toLowerCase());
	for (const { key, resolve, reject } of waiting) {
		const failure = of(body.errors, key);
		if (failure === undefined) {
			resolve(made === undefined ? {} : (of(body[made], key) ?? {}));
			continue;
		}
		const code = failure.error_code === undefined ? undefined : String(failure.error_code);
		const hint = code === undefined ? undefined : hints?.[code];
		// Who it is about is the resource's own matter: keys may be of a person, and errors stand in clear.
		reject(
			new BatchItemError(
				`The API did the others of the call, but refused this one${code === undefined ? "" : ` (${code})`}: ${messageOf(failure) ?? "no reason was given"}${hint === undefined ? "" : `\n${hint}`}`,
				code,
			),
		);
	}
}
