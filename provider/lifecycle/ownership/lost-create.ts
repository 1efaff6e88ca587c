import { setTimeout as sleep } from "node:timers/promises";
import type { Properties } from "../description";
import { AmbiguousCreateError } from "../errors";
import type { NotedCreate } from "../journal";
import { LOOKS } from "../remote";
import type { Attempt, Siblings } from "./attempt";
import type { Run } from "./run";
import type { SiblingLists } from "./sibling-lists";

/** An object that a create has made, with the outputs that were noted. */
export interface Made {
	id: string;
	outputs?: Properties;
}

/** Finds what a create has made whose answer never came, in this run or an earlier one. */
export class LostCreates {
	/**
	 * @param noun what is made
	 * @param pauseMs unit of the pauses between searches
	 */
	constructor(
		private readonly run: Run,
		private readonly lists: SiblingLists,
		private readonly noun: string,
		private readonly pauseMs: number,
	) {}

	/**
	 * What a create that an earlier run noted has made; undefined where it made nothing, or it can't be known.
	 *
	 * @throws AmbiguousCreateError where several objects may be the one
	 */
	async ofNote(note: NotedCreate, attempt: Attempt): Promise<Made | undefined> {
		const { siblings, declared, exists } = attempt;
		const { id, outputs } = note;
		if (note.declared !== declared) return undefined;
		// What the state has got meanwhile is no lost object, but the one that a forced replacement is to delete.
		if (id !== undefined && (await this.#isNobodys(id, attempt)) && (await exists(id)))
			return { id, ...(outputs && { outputs }) };
		if (id !== undefined || siblings === undefined) return undefined;
		return this.search(note, attempt, siblings, LOOKS);
	}

	async #isNobodys(id: string, { refOf, identity }: Attempt): Promise<boolean> {
		const { owners, journal } = this.run;
		if (owners.isHeld(refOf(id)) || journal?.isOfAnother(id, identity) === true) return false;
		const { is } = await owners.ownerOf(refOf(id), identity);
		return is === "nobody" || is === "unknown";
	}

	/**
	 * What a request without a usable answer may have made, looked for after each pause.
	 *
	 * @param pauses in units of `pauseMs`
	 * @throws AmbiguousCreateError where several objects may be the one
	 */
	async search(
		note: NotedCreate,
		attempt: Attempt,
		siblings: Siblings,
		pauses: readonly number[],
	): Promise<Made | undefined> {
		for (const [index, pause] of pauses.entries()) {
			await sleep(pause * this.pauseMs);
			const id = await this.#find(note, attempt, siblings, index === pauses.length - 1);
			if (id !== undefined) return { id };
		}
		return undefined;
	}

	async #find(
		note: NotedCreate,
		attempt: Attempt,
		siblings: Siblings,
		isLastLook: boolean,
	): Promise<string | undefined> {
		const { key, before } = note;
		const { same, unclear } = await this.lists.withKey(await this.lists.present(siblings), key, siblings);
		const found: string[] = [];
		for (const id of [...same, ...unclear])
			if (!before.includes(id) && (await this.#isNobodys(id, attempt))) found.push(id);
		const lost = Math.max(1, this.run.journal?.countOpen(note) ?? 0);
		if (found.length > lost) throw new AmbiguousCreateError(this.noun, found);
		// Several creates of the same key were lost: the one that is shown first may be another's.
		if (lost > 1 && found.length < lost && !isLastLook) return undefined;
		return found.length > 1 ? await nearest(found, siblings) : found[0];
	}
}

/** The object that is otherwise most like what was to be made. */
async function nearest(ids: readonly string[], siblings: Siblings): Promise<string | undefined> {
	const distances = await Promise.all(ids.map((id) => siblings.distanceOf(id)));
	return ids[distances.indexOf(Math.min(...distances))];
}
