import type { CreateJournal } from "./journal";

/** What a process knows of its run, shared by all kinds. */
export class Run {
	readonly #claimed = new Set<string>();
	readonly #fresh = new Set<string>();

	/** @param journal notes of creates; without it, only this process's own lost answers are made good */
	constructor(readonly journal?: CreateJournal) {}

	/** Notes that a resource has this object, so that no other takes it over. */
	claim(kind: string, id: string): void {
		this.#claimed.add(`${kind}/${id}`);
	}

	isClaimed(kind: string, id: string): boolean {
		return this.#claimed.has(`${kind}/${id}`);
	}

	/** Notes that this run made the object from nothing: there was nothing below it before. */
	made(id: string): void {
		this.#fresh.add(id);
	}

	/** Whether this run made one of the objects. */
	madeOneOf(ids: readonly string[]): boolean {
		return ids.some((id) => this.#fresh.has(id));
	}
}
