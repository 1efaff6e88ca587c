import type { Operation } from "../up/operations";
import type { Edition } from "./editions";
import type { Project } from "./project";
import type { FleetRecord } from "./record";

/** How the editions of a fleet are run. */
export interface FleetPlan {
	project: Project;
	editions: readonly Edition[];
	operation: Operation;
	/** True: nothing is done after the previews. */
	isPreview: boolean;
	/** Editions at the same time. */
	jobs: number;
	/** Operations of one of them at the same time; as many as fill the plan's rate where not given. */
	parallel?: number | undefined;
	hasCheckpoints: boolean;
	/** True: nobody is asked. */
	isAgreed: boolean;
	/** Name or path of the Pulumi CLI. */
	pulumi: string;
	secretsProvider?: string | undefined;
	record: FleetRecord;
}

/** How an edition failed. */
export interface Failure {
	edition: Edition;
	/** Its first error, on one line, and what to do where that is known. */
	error: string;
	log: string;
}
