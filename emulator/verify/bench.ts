import { randomBytes } from "node:crypto";
import { loadContract, type Operation } from "../contract";
import type { Stored } from "../store";
import { type Budget, NotAsked } from "./budget";
import type { Answer, Client } from "./client";
import type { Journal, MadeKind } from "./journal";
import { isDone, SetupRefused, short } from "./saw";

/** What the names of all events and channels start with that `verify` makes. */
export const PREFIX = "zoom-events verify";

/** In the description of each: what has only the name is somebody else's. */
export const MARKER = "[zoom-events-verify]";

/** What people read who come across one. */
export const DESCRIPTION = `Made by zoom-events-emulator verify, which removes it again. ${MARKER}`;

/** Pauses before a request is made again whose answer may be too early to tell, in ms. */
const PAUSES = [2000, 5000];

/** Requests that remove a published event beside its deletion: a look at it, its tickets, and the cancellation. */
export const UNPUBLISH = 3;

/** Path and query of a request, and the operation. */
export type Params = Readonly<Record<string, string | undefined>>;

/** Operations that make something that has to be removed again, with the field of its id. */
const MAKES: Readonly<Record<MadeKind, { operations: readonly string[]; id: string }>> = {
	event: { operations: ["createEvent", "EventActions"], id: "event_id" },
	"vod-channel": { operations: ["createVodChannel"], id: "channel_id" },
	"hub-host": { operations: ["createHubHost"], id: "host_user_id" },
};

const byId = new Map<string, Operation>();

function operationOf(id: string): Operation {
	if (byId.size === 0) for (const operation of loadContract()) byId.set(operation.id, operation);
	const operation = byId.get(id);
	if (operation === undefined) throw new Error(`there is no operation ${id}`);
	return operation;
}

function pathOf({ path }: Operation, params: Params): string {
	const query = new URLSearchParams();
	let filled = path;
	for (const [name, value] of Object.entries(params)) {
		if (value === undefined) continue;
		if (path.includes(`{${name}}`)) filled = filled.replace(`{${name}}`, encodeURIComponent(value));
		else query.set(name, value);
	}
	return query.size === 0 ? filled : `${filled}?${query}`;
}

/** All addresses in a body. */
function addressesIn(value: unknown): string[] {
	if (typeof value === "string") return value.match(/[^\s@"]+@[^\s@"]+/g) ?? [];
	if (typeof value !== "object" || value === null) return [];
	return Object.values(value).flatMap(addressesIn);
}

/** What all probes of a run share: the API, the budget, the journal, and what was made. */
export class Bench {
	/** Tells this run's names from those of others. */
	readonly tag = randomBytes(3).toString("hex");
	/** Ids of this run's events that aren't published, which are deleted without a look at them. */
	readonly unpublished = new Set<string>();
	/** Ids of those that may be published, which are cancelled first. */
	readonly published = new Set<string>();
	/** What is answered to the probe at work. */
	last: Answer | undefined;
	/** Requests that are kept for removing something, by its key in the journal. */
	readonly #kept = new Map<string, number>();
	#count = 0;
	#isStopped = false;

	constructor(
		private readonly client: Client,
		readonly budget: Budget,
		readonly journal: Journal,
		private readonly mayPublish: boolean,
		signal?: AbortSignal,
	) {
		if (signal?.aborted === true) this.#isStopped = true;
		signal?.addEventListener("abort", () => {
			this.#isStopped = true;
		});
	}

	/** True once a signal asked for the end. */
	get isStopped(): boolean {
		return this.#isStopped;
	}

	/** A name that no other object has. */
	name(): string {
		return `${PREFIX} ${this.tag} ${++this.#count}`;
	}

	/** Asks an operation; parameters that its path doesn't have become the query. */
	async ask(operationId: string, params: Params = {}, body?: unknown): Promise<Answer> {
		if (isMake(operationId, body)) throw new Error(`${operationId} makes something: use make()`);
		this.#check(operationId, body);
		const { operation, tickets = [] } = (body ?? {}) as { operation?: string; tickets?: unknown[] };
		const isPublication = operation === "publish" && params.eventId !== undefined;
		this.#keepFor(params.eventId, (isPublication ? UNPUBLISH : 0) + tickets.length);
		// Before it is known to be published it may be: the answer can be lost.
		if (isPublication) {
			this.unpublished.delete(String(params.eventId));
			this.published.add(String(params.eventId));
		}
		const { method } = operationOf(operationId);
		return this.#send(method, pathOf(operationOf(operationId), params), body);
	}

	/** Does something again, after a pause, as long as it is too early to tell; a few times at most. */
	async settled<Seen>(look: () => Promise<Seen>, isEarly: (seen: Seen) => boolean): Promise<Seen> {
		let seen = await look();
		for (const pause of PAUSES) {
			if (!isEarly(seen)) return seen;
			await this.client.pause(pause);
			seen = await look();
		}
		return seen;
	}

	/** A request without a body, of a path or method that may be none of the API's. */
	async raw(path: string, method: string): Promise<Answer> {
		return this.#send(method, path, undefined);
	}

	/** Makes something, and writes to the journal before and after. */
	async make(kind: MadeKind, operationId: string, params: Params, body: Stored, hub: string): Promise<Answer> {
		this.#check(operationId, body);
		const operation = operationOf(operationId);
		const copy = (body.duplicate_event as Stored | undefined)?.name;
		const name = String(body.name ?? body.email ?? copy ?? "");
		this.budget.keep(1);
		const key = this.journal.begin({ kind, hub, name });
		this.#kept.set(key, 1);
		let answer: Answer;
		try {
			answer = await this.#send(operation.method, pathOf(operation, params), body);
		} catch (error) {
			// Not sent, so that nothing was made; a lost answer leaves the entry, by which it is looked for.
			if (error instanceof NotAsked) this.forget(key);
			throw error;
		}
		const id = answer.body[MAKES[kind].id];
		if (isDone(answer) && typeof id === "string") {
			this.journal.made(key, id);
			if (kind === "event") this.unpublished.add(id);
		}
		if (!isDone(answer)) this.forget(key);
		return answer;
	}

	/** Takes something out of the journal that was never made, or is gone. */
	forget(key: string): void {
		this.journal.gone(key);
		this.budget.release(this.#kept.get(key) ?? 0);
		this.#kept.delete(key);
	}

	/** Keeps more requests for removing an event. */
	#keepFor(eventId: string | undefined, count: number): void {
		const [key] = this.journal.entries().find(([, { id }]) => id !== undefined && id === eventId) ?? [];
		if (key === undefined || count === 0) return;
		this.budget.keep(count);
		this.#kept.set(key, (this.#kept.get(key) ?? 0) + count);
	}

	/** A request that cleans up: sent even where the budget is used up or the run was stopped. */
	async clean(operationId: string, params: Params, body?: unknown): Promise<Answer> {
		const operation = operationOf(operationId);
		return this.client.send(operation.method, pathOf(operation, params), body, () => this.budget.spendOnCleaning());
	}

	/** What must succeed for a probe to be able to ask. */
	must(operationId: string, answer: Answer): Stored {
		if (isDone(answer)) return answer.body;
		throw new SetupRefused(`${operationId} was refused with ${short(answer)}`);
	}

	async #send(method: string, path: string, body: unknown): Promise<Answer> {
		if (this.#isStopped) throw new NotAsked("it was stopped");
		this.last = undefined;
		this.last = await this.client.send(method, path, body, () => this.budget.spend());
		return this.last;
	}

	/** Nothing is published unless that was asked for, and nobody is written to. */
	#check(operationId: string, body: unknown): void {
		const { operation, tickets } = (body ?? {}) as { operation?: string; tickets?: Stored[] };
		if (operation === "publish" && !this.mayPublish) throw new NotAsked("needs --publish");
		const strangers = addressesIn(body).filter((address) => !/@example\.(com|org)$/i.test(address));
		if (strangers.length > 0) throw new Error(`${operationId} has an address that isn't at example.com`);
		if (tickets?.some((ticket) => ticket.send_notification !== false) === true)
			throw new Error(`${operationId} would notify somebody`);
	}
}

function isMake(operationId: string, body: unknown): boolean {
	if (operationId === "EventActions") return (body as Stored | undefined)?.operation === "duplicate";
	return Object.values(MAKES).some(({ operations }) => operations.includes(operationId));
}
