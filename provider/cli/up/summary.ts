import { type Estimate, summaryLine } from "../../review/cost";
import type { Preview } from "../../review/preview";
import { count } from "../../review/words";
import type { Operation } from "./operations";
import type { Planned } from "./planned";
import type { Ended } from "./watched-run";

/** Words for what a preview does to objects. */
const WORDS = { create: "create", update: "update", replace: "replace", delete: "delete" } as const;

const figure = (number: number): string => number.toLocaleString("en-GB");

/** What is going to change: `1,001 to create, 3 to update.` */
export function changesText(steps: Preview["steps"]): string {
	const parts = Object.entries(WORDS).flatMap(([operation, word]) => {
		const number = steps.filter((step) => step.operation === operation).length;
		return number === 0 ? [] : [`${figure(number)} to ${word}`];
	});
	return parts.length === 0 ? "Nothing to change." : `${parts.join(", ")}.`;
}

/** What a refresh reads: `3 objects to read.` */
export function readsText(objects: number): string {
	return `${count(objects, "object")} to read.`;
}

/** What a run is going to do, and what it asks of the API. */
export function plannedText({ command }: Operation, planned: Planned, preview: Preview, estimate: Estimate): string {
	if (command === "refresh") return readsText(planned.touched.size);
	return `${changesText(preview.steps)} ${summaryLine(estimate)}`;
}

/** How a run ended, and what to do next. */
export function endedText({ command }: Operation, { code, counted, errors, seconds, isInterrupted }: Ended): string {
	const rate = counted.done > 0 && seconds >= 1 ? ` (${(counted.done / seconds).toFixed(1)} objects a second)` : "";
	const done = `${counted.text} in ${figure(Math.round(seconds))} s${rate}.`;
	if (code === 0) return `Done: ${done}`;
	const how = isInterrupted ? "Interrupted" : errors > 0 ? `Failed with ${count(errors, "error")}` : "Failed";
	return `${how}: ${done} Next: ${isInterrupted || errors === 0 ? "" : "correct what is said above, then "}zoom-events ${command} again; it continues from there.`;
}
