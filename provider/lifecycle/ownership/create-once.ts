import { setTimeout as sleep } from "node:timers/promises";
import { ComeBackLaterError, ZoomEventsError } from "../../api/errors";
import { KeyedQueue } from "../../api/keyed-queue";
import { BatchItemError } from "../batch";
import type { WireObject } from "../description";
import { UnknownCreateError } from "../errors";
import type { NotedCreate } from "../journal";
import type { Attempt, Siblings } from "./attempt";
import { LostCreates, type Made } from "./lost-create";
import type { Run } from "./run";
import { SiblingLists } from "./sibling-lists";

/** Most requests for one object; each but the first after a search for what the one before it may have made. */
const MAX_TRIES = 4;

/**
 * Pauses before the searches for what a request without a usable answer may have made, in units of `pauseMs`: lists
 * may show it some seconds late, and a request that is repeated too early makes a second object.
 */
const PAUSES = [1, 2, 4] as const;

/** The same where a later request was refused: the object is almost certainly there, and nothing else helps. */
const PATIENT_PAUSES = [0, 1, 2, 4, 8, 16] as const;

/** What became of a create: an answer, or an object that is there already, with the outputs that were noted. */
export type Outcome = { answer: WireObject } | Made;

/** A create that gives way to what others do first. */
interface Later {
	/** Resolves when it is worth another look; never where nothing but the end of all else tells. */
	event: Promise<void>;
}

/** How a create has gone so far. */
interface Progressed {
	/** True where nothing else moves any more. */
	isStuck: boolean;
	/** True where the lists of this run may be out of date. */
	needsFreshList: boolean;
	/** Why the API refused it, where another object has its unique value. */
	refusal?: unknown;
}

/** A create that may have been done, though no answer says so. */
function isUncertain(error: unknown): boolean {
	return error instanceof ZoomEventsError && error.mayHaveHappened;
}

const never: Promise<void> = new Promise(() => undefined);

/**
 * Makes objects once: what a create of this or an earlier run has made, on this or another machine, is found by its
 * natural key among the objects that no other resource has, and taken over.
 */
export class CreateOnce {
	readonly #lists: SiblingLists;
	readonly #lost: LostCreates;
	/** Creates with the same key go one after the other: each must know what the one before it made. */
	readonly #queue = new KeyedQueue();

	/**
	 * @param options `kind` and `noun` of what is made; `pauseMs` before the first search, which the next ones multiply;
	 * lookups within `gatherMs` share a list
	 */
	constructor(
		private readonly run: Run,
		private readonly options: { kind: string; noun: string; pauseMs: number; gatherMs?: number },
	) {
		this.#lists = new SiblingLists(options.gatherMs);
		this.#lost = new LostCreates(run, this.#lists, options.noun, options.pauseMs);
	}

	/**
	 * Makes an object, or finds that it is there.
	 *
	 * @throws AmbiguousCreateError where several objects may be the one; nothing is repeated
	 * @throws TakenError where an object has the values, and only a person can say whether it is the one
	 * @throws UnknownCreateError where an answer was lost and the API can't be asked
	 * @throws whatever `make` throws, where nothing was made or it can't be known
	 */
	async create(attempt: Attempt): Promise<Outcome> {
		const { siblings } = attempt;
		if (siblings === undefined) return (await this.#create(attempt, START)) as Outcome;
		const queue = JSON.stringify([siblings.collection, siblings.key]);
		let progressed: Progressed = START;
		for (;;) {
			const outcome = await this.#queue.run(queue, () => this.#create(attempt, progressed));
			if (!("event" in outcome)) return outcome;
			// Out of turn meanwhile: what is waited for may be behind it.
			const hasHappened = await this.run.progress.waitFor(outcome.event);
			progressed = { isStuck: !hasHappened, needsFreshList: true };
		}
	}

	/** Ids of the objects that have the key, whoever has them. */
	async alike(siblings: Siblings): Promise<string[]> {
		return (await this.#lists.withKey(await this.#lists.present(siblings), siblings.key, siblings)).same;
	}

	async #create(attempt: Attempt, progressed: Progressed): Promise<Outcome | Later> {
		const { identity, siblings, declared } = attempt;
		const earlier = identity === undefined ? undefined : this.run.journal?.read(identity);
		const found = earlier && (await this.#found(attempt, earlier, () => this.#lost.ofNote(earlier, attempt)));
		if (found !== undefined) return found;
		const there = await this.#there(attempt, progressed);
		if ("event" in there || "id" in there) return there;
		const note: NotedCreate = {
			collection: this.#collectionOf(siblings),
			key: siblings?.key ?? {},
			before: there.before,
			...(declared !== undefined && { declared }),
		};
		if (identity !== undefined) this.run.journal?.write(identity, note);
		try {
			return await this.#make(attempt, note);
		} catch (error) {
			const isFirstRefusal = progressed.refusal === undefined && !isUncertain(error);
			if (siblings?.isTaken(error) === true && isFirstRefusal)
				return await this.#create(attempt, { ...progressed, needsFreshList: true, refusal: error });
			for (const putBack of there.parked) await putBack();
			throw error;
		}
	}

	/** Sends the request, again only after a search for what it may have made. */
	async #make(attempt: Attempt, note: NotedCreate): Promise<Outcome> {
		const { identity, siblings, make, noteOf } = attempt;
		let wasUncertain = false;
		for (let tries = 1; ; tries++) {
			try {
				const answer = await make();
				this.#take(attempt, { ...note, ...noteOf(answer) });
				return { answer };
			} catch (error) {
				// Whoever is told to come back later would only be refused again.
				if (error instanceof ComeBackLaterError) throw error;
				const isNowUncertain = isUncertain(error);
				if (isNowUncertain) await sleep((error as ZoomEventsError).retryAfterMs ?? 0);
				wasUncertain ||= isNowUncertain;
				// A batch's call may have been repeated below; its second answer then refuses what the first has made.
				const mayBeThere = wasUncertain || error instanceof BatchItemError;
				if (siblings !== undefined && mayBeThere) {
					const pauses = isNowUncertain ? PAUSES : wasUncertain ? PATIENT_PAUSES : [0];
					const found = await this.#found(attempt, note, () => this.#lost.search(note, attempt, siblings, pauses));
					if (found !== undefined) return found;
				}
				if (!wasUncertain && identity !== undefined) this.run.journal?.end(identity);
				if (isNowUncertain && siblings === undefined) throw new UnknownCreateError(this.options.noun, error as Error);
				if (!isNowUncertain || tries >= MAX_TRIES) throw error;
			}
		}
	}

	/** The resource has its object now: no other takes it, and the note says which it is. */
	#take({ identity, refOf, parameter }: Attempt, note: NotedCreate & { id: string }): void {
		const { owners, journal } = this.run;
		const ref = refOf(note.id);
		const replaced = owners.hold(ref, identity, "stays", parameter);
		if (replaced !== undefined) journal?.noteReplaced(replaced);
		journal?.endReplaced(ref);
		if (identity !== undefined) journal?.write(identity, note);
	}

	/** Takes what a search finds; of two that look at the same time, and find the same, the first alone has it. */
	async #found(
		attempt: Attempt,
		note: NotedCreate,
		search: () => Promise<Made | undefined>,
	): Promise<Made | undefined> {
		for (;;) {
			const found = await search();
			if (found === undefined) return undefined;
			// The next search leaves out what somebody has.
			if (this.run.owners.isHeld(attempt.refOf(found.id))) continue;
			this.#take(attempt, { ...note, ...found });
			return found;
		}
	}

	/** Takes an object that has the key; false where it is not there any more. */
	#takes(attempt: Attempt, id: string): Promise<boolean> {
		return this.run.owners.keeping(attempt.refOf(id), async () => {
			// The list may be older than its deletion.
			if (!(await attempt.exists(id))) return false;
			this.#take(attempt, { collection: this.#collectionOf(attempt.siblings), key: {}, before: [], id });
			return true;
		});
	}

	/** What is there already and has the key: an object that was taken, one to wait for, or the ids of those to let be. */
	async #there(
		attempt: Attempt,
		{ isStuck, needsFreshList, refusal }: Progressed,
	): Promise<{ id: string } | Later | { before: string[]; parked: (() => Promise<void>)[] }> {
		const { siblings, refOf } = attempt;
		const before: string[] = [];
		const parked: (() => Promise<void>)[] = [];
		if (siblings === undefined || (siblings.isFresh && refusal === undefined)) return { before, parked };
		let { same, unclear } = await this.#lists.withKey(
			await this.#lists.listed(siblings, needsFreshList),
			siblings.key,
			siblings,
		);
		// A refusal is evidence that there is one, which the list may show late.
		for (const pause of refusal === undefined || same.length > 0 ? [] : PAUSES) {
			await sleep(pause * this.options.pauseMs);
			const objects = await this.#lists.present(siblings);
			const all = [...objects, ...(await siblings.unlisted(objects))];
			({ same, unclear } = await this.#lists.withKey(all, siblings.key, siblings));
			if (same.length > 0) break;
		}
		if (same.length === 0 && refusal !== undefined) throw refusal;
		before.push(...unclear);
		for (const id of same) {
			const verdict = await siblings.verdictOn(id, isStuck);
			if (verdict.do === "take" && (await this.#takes(attempt, id))) return { id };
			if (verdict.do === "refuse") throw await siblings.refusalOf(id, verdict);
			if (verdict.do === "wait")
				return { event: this.run.owners.isHeld(refOf(id)) ? this.run.owners.changeOf(refOf(id)) : never };
			if (verdict.do === "leave" && verdict.isReplaced === true) this.run.journal?.noteReplaced(refOf(id));
			if (verdict.do === "park") parked.push(await this.run.owners.oneByOne(() => siblings.park(id)));
			before.push(id);
		}
		return { before, parked };
	}

	#collectionOf(siblings: Siblings | undefined): string {
		return `${this.options.kind} ${siblings?.collection ?? ""}`;
	}
}

const START: Progressed = { isStuck: false, needsFreshList: false };
