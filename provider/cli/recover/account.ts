import { isNone } from "../../conference/pull/remote";
import type { Kind } from "../../conference/sections";
import { kinds } from "../../kinds";
import type { Api } from "../../lifecycle/api";
import type { Properties } from "../../lifecycle/description";
import { Lifecycle } from "../../lifecycle/lifecycle";
import { Run } from "../../lifecycle/ownership/run";

/** An object that may be the one that is looked for. */
export interface Candidate {
	id: string;
	/** What it has otherwise than declared, in words without secrets; empty where nothing is. */
	differences: string;
}

/** The account, asked for objects that are like a declaration. It is only read. */
export class Account {
	readonly #lifecycles = new Map<Kind, Lifecycle>();
	readonly #run = new Run();

	/** @param api what calls the API; asked for at the first question */
	constructor(private readonly api: () => Api) {}

	/** Objects with the natural key of inputs, whoever has them. Those of a kind that are asked for at once share lists. */
	async alike(kind: Kind, inputs: Properties): Promise<Candidate[]> {
		try {
			return await this.#of(kind).alike(inputs);
		} catch (error) {
			// Where its parent is gone, so is the object.
			if (isNone(error)) return [];
			throw error;
		}
	}

	/** Outputs of an entry whose object was not yet compared with what is declared: the next run does that. */
	unread(kind: Kind, id: string, inputs: Properties): Properties {
		return this.#of(kind).unread(id, inputs);
	}

	#of(kind: Kind): Lifecycle {
		const known = this.#lifecycles.get(kind);
		if (known !== undefined) return known;
		const made = new Lifecycle(kinds[kind], this.api, { run: () => this.#run });
		this.#lifecycles.set(kind, made);
		return made;
	}
}
