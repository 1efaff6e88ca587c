import { setTimeout as sleep } from "node:timers/promises";
import { ZoomEventsError } from "../api/errors";
import { BatchItemError } from "./batch";
import type { Properties, WireObject } from "./description";
import { AmbiguousCreateError, UnknownCreateError } from "./errors";
import type { NotedCreate } from "./journal";
import type { Run } from "./run";

/** Lookups that are asked for within this time share a list, in ms. */
const GATHER_MS = 20;

/** Key, in an index, of objects that don't show all of theirs. */
const UNKNOWN = "";

/** Tries of one create, each after a look whether the one before it was done. */
const MAX_TRIES = 4;

/** The objects beside the one that is to be made, and how it would be recognised among them. */
export interface Siblings {
	/** Tells collections apart. */
	collection: string;
	/** Digests of the declared values of the natural key. */
	key: Readonly<Record<string, string>>;
	list(): Promise<WireObject[]>;
	idOf(object: WireObject): string;
	/** Digests of an object's values, those of `names` that it shows. */
	digestsOf(object: WireObject, names: readonly string[]): Promise<Readonly<Record<string, string>>>;
	/** True where there was nothing before this run. */
	isFresh: boolean;
}

/** One create. */
export interface Attempt {
	/** Name of the resource in its program and stack, as a digest; without it nothing is noted on the disk. */
	identity: string | undefined;
	/** Absent where the API can't be asked what is there. */
	siblings: Siblings | undefined;
	/** Digest of what is declared, where the API can't be asked what was made; another one is another object. */
	declared?: string;
	make(): Promise<WireObject>;
	/** What the note keeps of the answer. */
	noteOf(answer: WireObject): { id: string; outputs?: Properties };
	/** Whether an object still exists. */
	exists(id: string): Promise<boolean>;
}

/** What became of a create: an answer, or an object that is there already, with the outputs that were noted. */
export type Outcome = { answer: WireObject } | { id: string; outputs?: Properties };

/** A create that may have been done, though no answer says so. */
function isUncertain(error: unknown): boolean {
	return error instanceof ZoomEventsError && error.mayHaveHappened;
}

/**
 * Makes objects once: before a create is repeated, in this run or the next, it is looked for by its natural key among
 * objects that were not there before and that no other resource has.
 */
export class CreateOnce {
	readonly #snapshots = new Map<string, Promise<WireObject[]>>();
	readonly #lookups = new Map<string, Promise<WireObject[]>>();
	readonly #indexes = new WeakMap<readonly WireObject[], Map<string, Promise<Map<string, string[]>>>>();
	/** Creates with the same key go one after the other: each must know what the one before it made. */
	readonly #queues = new Map<string, Promise<unknown>>();

	/**
	 * @param options `kind` and `noun` of what is made; `pauseMs` before the first look, which doubles with each try;
	 * lookups within `gatherMs` share a list
	 */
	constructor(
		private readonly run: Run,
		private readonly options: { kind: string; noun: string; pauseMs: number; gatherMs?: number },
	) {}

	/**
	 * Makes an object, or finds that an interrupted try has made it.
	 *
	 * @throws AmbiguousCreateError where several objects may be the one; nothing is repeated
	 * @throws UnknownCreateError where an answer was lost and the API can't be asked
	 * @throws whatever `make` throws, where nothing was made or it can't be known
	 */
	create(attempt: Attempt): Promise<Outcome> {
		const { siblings } = attempt;
		if (siblings === undefined) return this.#create(attempt);
		const queue = JSON.stringify([siblings.collection, siblings.key]);
		const before = this.#queues.get(queue) ?? Promise.resolve();
		const outcome = before.catch(() => undefined).then(() => this.#create(attempt));
		this.#queues.set(queue, outcome);
		return outcome;
	}

	async #create(attempt: Attempt): Promise<Outcome> {
		const { identity, siblings, declared, make, noteOf } = attempt;
		const earlier = identity === undefined ? undefined : this.run.journal?.read(identity);
		const found = earlier && (await this.#interrupted(earlier, attempt));
		if (earlier !== undefined && found !== undefined) {
			this.#take(identity, { ...earlier, ...found });
			return found;
		}
		const note: NotedCreate = {
			collection: `${this.options.kind} ${siblings?.collection ?? ""}`,
			key: siblings?.key ?? {},
			before: await this.#before(siblings),
			...(declared !== undefined && { declared }),
		};
		if (identity !== undefined) this.run.journal?.write(identity, note);
		for (let tries = 1; ; tries++) {
			try {
				const answer = await make();
				this.#take(identity, { ...note, ...noteOf(answer) });
				return { answer };
			} catch (error) {
				const id = await this.#afterFailure(error, note, attempt, tries);
				if (id !== undefined) {
					this.#take(identity, { ...note, id });
					return { id };
				}
				if (!isUncertain(error) && identity !== undefined) this.run.journal?.end(identity);
				if (isUncertain(error) && siblings === undefined)
					throw new UnknownCreateError(this.options.noun, error as Error);
				if (!isUncertain(error) || tries >= MAX_TRIES) throw error;
			}
		}
	}

	/** The resource has its object now: no other takes it, and the note says which it is. */
	#take(identity: string | undefined, note: NotedCreate & { id: string }): void {
		this.run.claim(this.options.kind, note.id);
		if (identity !== undefined) this.run.journal?.write(identity, note);
	}

	/** The object that a failed try has made all the same. */
	async #afterFailure(
		error: unknown,
		note: NotedCreate,
		{ siblings, identity }: Attempt,
		tries: number,
	): Promise<string | undefined> {
		// A batch's call may have been repeated below; its second answer then refuses what the first has made.
		if (siblings === undefined || !(isUncertain(error) || error instanceof BatchItemError)) return undefined;
		if (isUncertain(error)) await sleep(this.options.pauseMs * 2 ** (tries - 1));
		return this.#find(note, siblings, identity);
	}

	/** What a create that an earlier run noted has made. */
	async #interrupted(note: NotedCreate, attempt: Attempt): Promise<{ id: string } | undefined> {
		const { siblings, identity, declared, exists } = attempt;
		const { id, outputs } = note;
		if (note.declared !== declared) return undefined;
		if (id !== undefined && !this.run.isClaimed(this.options.kind, id) && (await exists(id)))
			return { id, ...(outputs && { outputs }) };
		if (id !== undefined || siblings === undefined) return undefined;
		const found = await this.#find(note, siblings, identity);
		return found === undefined ? undefined : { id: found };
	}

	/** Ids that were there before this run and have the key. */
	async #before(siblings: Siblings | undefined): Promise<string[]> {
		if (siblings === undefined || siblings.isFresh) return [];
		const known = this.#snapshots.get(siblings.collection) ?? siblings.list();
		this.#snapshots.set(siblings.collection, known);
		known.catch(() => this.#snapshots.delete(siblings.collection));
		return this.#withKey(await known, siblings.key, siblings);
	}

	async #find(note: NotedCreate, siblings: Siblings, identity?: string): Promise<string | undefined> {
		const { key, before } = note;
		const ids = await this.#withKey(await this.#present(siblings), key, siblings);
		const isAnothers = (id: string): boolean =>
			this.run.isClaimed(this.options.kind, id) || this.run.journal?.isOfAnother(id, identity) === true;
		const found = ids.filter((id) => !before.includes(id) && !isAnothers(id));
		// Several creates of the same were lost: which object is whose makes no difference, as long as each has one.
		const lost = Math.max(1, this.run.journal?.countOpen(note) ?? 0);
		if (found.length > lost) throw new AmbiguousCreateError(this.options.noun, found);
		return found[0];
	}

	/** A list that begins after this is asked for. */
	#present({ collection, list }: Siblings): Promise<WireObject[]> {
		let lookup = this.#lookups.get(collection);
		if (lookup === undefined) {
			lookup = sleep(this.options.gatherMs ?? GATHER_MS).then(() => {
				this.#lookups.delete(collection);
				return list();
			});
			this.#lookups.set(collection, lookup);
		}
		return lookup;
	}

	/** Ids of the objects that have a key, or don't show whether they have. */
	async #withKey(objects: readonly WireObject[], key: NotedCreate["key"], siblings: Siblings): Promise<string[]> {
		const names = Object.keys(key).sort();
		const index = await this.#indexOf(objects, names, siblings);
		return [...(index.get(JSON.stringify(names.map((name) => key[name]))) ?? []), ...(index.get(UNKNOWN) ?? [])];
	}

	/** Ids by key, made once for a list: many creates look into the same one. */
	#indexOf(
		objects: readonly WireObject[],
		names: readonly string[],
		{ digestsOf, idOf }: Siblings,
	): Promise<Map<string, string[]>> {
		const known = this.#indexes.get(objects) ?? new Map<string, Promise<Map<string, string[]>>>();
		this.#indexes.set(objects, known);
		const build = async (): Promise<Map<string, string[]>> => {
			const index = new Map<string, string[]>();
			for (const object of objects) {
				const digests = await digestsOf(object, names);
				const values = names.map((name) => digests[name]);
				const key = values.includes(undefined) ? UNKNOWN : JSON.stringify(values);
				index.set(key, [...(index.get(key) ?? []), idOf(object)]);
			}
			return index;
		};
		const index = known.get(JSON.stringify(names)) ?? build();
		known.set(JSON.stringify(names), index);
		return index;
	}
}
