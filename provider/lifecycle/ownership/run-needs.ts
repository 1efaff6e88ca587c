import type { OperationId } from "../../api/contract";
import type { Need } from "../../api/scopes";
import type { Properties, ResourceDescription } from "../description";
import { operationsOfSteps, type Step } from "../operations";

/** What a run is about to do: operations by kind and by function, as they come to be known. */
export class RunNeeds {
	readonly #operations = new Map<string, Set<OperationId>>();
	#announced: Promise<void> | undefined;

	/** @param announced what the program is known to declare, whether or not the engine has come to it */
	constructor(private readonly announced: () => Promise<readonly Need[]> = () => Promise.resolve([])) {}

	/**
	 * Notes that the run does steps with an object of a kind.
	 *
	 * @param inputs what is declared, where it is known
	 */
	add(description: ResourceDescription, steps: readonly Step[], inputs?: Properties): void {
		this.note({ by: description.kind, operations: operationsOfSteps(description, steps, inputs) });
	}

	/**
	 * All that is known.
	 *
	 * @param asks whether the program is to be asked too, which is done once
	 */
	async all(asks: boolean): Promise<Need[]> {
		if (asks) await this.#ask();
		return [...this.#operations].map(([by, operations]) => ({ by, operations }));
	}

	#ask(): Promise<void> {
		this.#announced ??= this.announced().then(
			(needs) => {
				for (const need of needs) this.note(need);
			},
			// A program that doesn't answer: its resources are known as the engine comes to them.
			() => undefined,
		);
		return this.#announced;
	}

	/** Notes what else the run does; several notes of the same thing count together. */
	note({ by, operations }: Need): void {
		const known = this.#operations.get(by) ?? new Set();
		this.#operations.set(by, known);
		for (const id of operations) known.add(id);
	}
}
