import type { BehaviourId, behaviours } from "../behaviours";
import type { Lab } from "./lab";

/** Finds an answer by requests. */
export interface Probe {
	id: BehaviourId;
	/** The most requests that it makes: those that make its own event and remove it again too. */
	requests: number;
	/** True where an event or a channel must be published. */
	publish: boolean;
	run(lab: Lab): Promise<string>;
}

type AnswerOf<Id extends BehaviourId> = Extract<keyof (typeof behaviours)[Id]["answers"], string>;

/**
 * A probe of a behaviour.
 *
 * @param run gives one of the behaviour's answers
 */
export function probe<Id extends BehaviourId>(
	id: Id,
	{ requests, publish = false }: { requests: number; publish?: boolean },
	run: (lab: Lab) => Promise<AnswerOf<Id>>,
): Probe {
	return { id, requests, publish, run };
}
