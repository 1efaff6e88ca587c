import { answerOf, type Behaviour, type Source } from "./define";
import { eventBehaviours } from "./events";
import { joinTokenBehaviours } from "./join-token";
import { pollBehaviours } from "./polls";
import { scopeBehaviours } from "./scopes";
import { sessionBehaviours } from "./sessions";
import { ticketTypeBehaviours } from "./ticket-types";

export { type Behaviour, SOURCES, type Source } from "./define";

/** Every behaviour that an account could be asked about. */
export const behaviours = {
	...scopeBehaviours,
	...eventBehaviours,
	...sessionBehaviours,
	...pollBehaviours,
	...joinTokenBehaviours,
	...ticketTypeBehaviours,
} as const satisfies Readonly<Record<string, Behaviour>>;

/** Id of a behaviour: `polls.basic-questions`. */
export type BehaviourId = keyof typeof behaviours;

/** What was found out of an account: an answer of the behaviour's own, by its id. */
export type Facts = Readonly<Record<string, string>>;

/** How a local API behaves: an answer for each behaviour. */
export class Conduct {
	/**
	 * @param follow whose word counts where the description and what was observed disagree
	 * @param facts answers of an account, which count before all else; those that the local API can't give are left out
	 */
	constructor(
		private readonly follow: Source = "observed",
		private readonly facts: Facts = {},
	) {}

	/** The answer of a behaviour. */
	of(id: BehaviourId): string {
		const behaviour: Behaviour | undefined = (behaviours as Readonly<Record<string, Behaviour>>)[id];
		if (behaviour === undefined) throw new Error(`there is no behaviour ${String(id)}`);
		const fact = this.facts[id];
		if (fact !== undefined && behaviour.isSwitch === true && fact in behaviour.answers) return fact;
		return answerOf(behaviour, this.follow);
	}

	/** Whether a behaviour has an answer. */
	does(id: BehaviourId, answer: string): boolean {
		return this.of(id) === answer;
	}
}
