import { accessLinkBehaviours } from "./access-links";
import { coeditorBehaviours } from "./coeditors";
import { answerOf, type Behaviour, type Source } from "./define";
import { eventRuleBehaviours } from "./event-rules";
import { eventBehaviours } from "./events";
import { exhibitorBehaviours } from "./exhibitors";
import { hubHostBehaviours } from "./hub-hosts";
import { joinTokenBehaviours } from "./join-token";
import { pollBehaviours } from "./polls";
import { questionBehaviours } from "./questions";
import { requestBehaviours } from "./requests";
import { scopeBehaviours } from "./scopes";
import { seriesBehaviours } from "./series";
import { sessionPartBehaviours } from "./session-parts";
import { sessionRuleBehaviours } from "./session-rules";
import { sessionBehaviours } from "./sessions";
import { ticketTypeRuleBehaviours } from "./ticket-type-rules";
import { ticketTypeBehaviours } from "./ticket-types";
import { ticketBehaviours } from "./tickets";
import { vodChannelBehaviours } from "./vod-channels";

export { type Behaviour, SOURCES, type Source } from "./define";

/** Every behaviour that an account could be asked about. */
export const behaviours = {
	...requestBehaviours,
	...scopeBehaviours,
	...eventBehaviours,
	...eventRuleBehaviours,
	...seriesBehaviours,
	...sessionBehaviours,
	...sessionRuleBehaviours,
	...sessionPartBehaviours,
	...pollBehaviours,
	...joinTokenBehaviours,
	...ticketTypeBehaviours,
	...ticketTypeRuleBehaviours,
	...ticketBehaviours,
	...questionBehaviours,
	...accessLinkBehaviours,
	...exhibitorBehaviours,
	...coeditorBehaviours,
	...hubHostBehaviours,
	...vodChannelBehaviours,
} as const satisfies Readonly<Record<string, Behaviour>>;

/** Id of a behaviour: `polls.basic-questions`. */
export type BehaviourId = keyof typeof behaviours;

/** A behaviour by an id that may be none. */
export function behaviourOf(id: string): Behaviour | undefined {
	return Object.hasOwn(behaviours, id) ? (behaviours as Readonly<Record<string, Behaviour>>)[id] : undefined;
}

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
		const behaviour = behaviourOf(id);
		if (behaviour === undefined) throw new Error(`there is no behaviour ${id}`);
		const fact = this.facts[id];
		if (fact !== undefined && behaviour.isSwitch === true && fact in behaviour.answers) return fact;
		return answerOf(behaviour, this.follow);
	}

	/** Whether a behaviour has an answer. */
	does(id: BehaviourId, answer: string): boolean {
		return this.of(id) === answer;
	}
}
