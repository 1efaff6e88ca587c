import type { Need } from "../api/scopes";
import { allNeeds, functionNeed, searchNeeds, verifyNeed } from "./needs";
import { pullNeeds } from "./pull-needs";
import { peopleNeed, reportNeed } from "./report-needs";

/** Commands that call the API, and what each may need at most; all others need no app. */
export const commandNeeds = {
	pull: () => pullNeeds({ withHub: true, withPeople: true }),
	drift: () => allNeeds("read-only"),
	recover: () => searchNeeds(),
	doctor: () => [functionNeed("hubId")],
	report: () => [reportNeed()],
	people: () => [peopleNeed()],
	verify: () => [verifyNeed()],
} as const satisfies Record<string, () => Need[]>;

/** Name of a command that calls the API. */
export type ScopedCommand = keyof typeof commandNeeds;
