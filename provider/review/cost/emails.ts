import { kinds } from "../../kinds";
import type { EmailFact } from "../../lifecycle/description";
import type { Step } from "../preview";

/** A mail that people get. */
export interface Email {
	/** What it is about: `their ticket`. */
	about: string;
	/** Whether Zoom's description says that it is sent; it may be, else. */
	isSaid: boolean;
	/** How many people get it, or all who have registered. */
	people: number | "registrants";
}

/** Who gets e-mail from Zoom because of a run. */
export type Emails = readonly Email[];

type Done = EmailFact["on"][number];

/** What is done to an object by a step: a replacement makes one, and deletes one. */
function doneBy({ operation, isImport }: Step): Done[] {
	if (isImport === true) return [];
	return operation === "replace" ? ["create", "delete"] : [operation];
}

/** Who gets e-mail, by the facts of the kinds; those that say nothing are left out. */
export function emailsOf(steps: readonly Step[]): Emails {
	const found = new Map<string, Email>();
	for (const step of steps) {
		for (const done of doneBy(step)) {
			// The new object of a replacement has had no mail yet.
			const [inputs, before] =
				done === "delete" ? [step.before, step.before] : [step.after, done === "create" ? {} : step.before];
			for (const { on, about, isSaid, people } of kinds[step.kind].emails ?? []) {
				if (!on.includes(done)) continue;
				const key = `${about} ${isSaid}`;
				const more = people(inputs, before);
				const known = found.get(key)?.people ?? 0;
				const all = typeof more === "number" && typeof known === "number" ? known + more : "registrants";
				if (all !== 0) found.set(key, { about, isSaid, people: all });
			}
		}
	}
	return [...found.values()];
}
