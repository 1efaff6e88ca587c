import type { CreateJournal } from "../journal";
import { Owners } from "./owners";
import { Progress } from "./progress";
import { RunNeeds } from "./run-needs";
import type { StackView } from "./stack-view";

/** What a process knows of its run, shared by all kinds. */
export class Run {
	readonly owners: Owners;
	readonly progress: Progress;
	/** What the run is about to do, as far as it is known. */
	readonly needs: RunNeeds;
	readonly #fresh = new Set<string>();

	/**
	 * @param journal notes of creates; without it, only this process's own lost answers are made good
	 * @param options `view` of the running stack, undefined where it can't be asked; `quietMs` without movement make a
	 * run stuck; `onMade` is told how many objects were made so far
	 */
	constructor(
		readonly journal?: CreateJournal,
		private readonly options: {
			view?: () => StackView | undefined;
			quietMs?: number;
			onMade?: (count: number) => void;
		} = {},
	) {
		this.owners = new Owners(options.view, (ref) => journal?.isReplaced(ref) === true);
		this.progress = new Progress(options.quietMs);
		this.needs = new RunNeeds(async () => (await options.view?.()?.needs?.()) ?? []);
	}

	/** Notes that this run made the object from nothing: there was nothing below it before. */
	made(id: string): void {
		this.#fresh.add(id);
		this.options.onMade?.(this.#fresh.size);
	}

	/** Whether this run made one of the objects. */
	madeOneOf(ids: readonly string[]): boolean {
		return ids.some((id) => this.#fresh.has(id));
	}
}
