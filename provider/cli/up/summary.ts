import { type Estimate, summaryLine } from "../../review/cost";
import type { Preview } from "../../review/preview";
import { count } from "../../review/words";
import type { Operation } from "./operations";
import type { Planned } from "./planned";
import type { Ended } from "./watched-run";

/** Words for what a preview does to objects. */
const WORDS = { create: "create", update: "update", replace: "replace", delete: "delete" } as const;

const figure = (number: number): string => number.toLocaleString("en-GB");

/** What a run is going to do: `1,001 to create, 3 to update; 40 stay as they are.` and what it asks of the API. */
export function plannedText({ command }: Operation, planned: Planned, preview: Preview, estimate: Estimate): string {
	if (command === "refresh") return `${count(planned.touched.size, "object")} to read.`;
	const parts = Object.entries(WORDS).flatMap(([operation, word]) => {
		const steps = preview.steps.filter((step) => step.operation === operation).length;
		return steps === 0 ? [] : [`${figure(steps)} to ${word}`];
	});
	const changes = parts.length === 0 ? "Nothing to change." : `${parts.join(", ")}.`;
	return `${changes} ${summaryLine(estimate)}`;
}

/** How a run ended, and what to do next. */
export function endedText({ command }: Operation, { code, counted, errors, seconds, isInterrupted }: Ended): string {
	const rate = counted.done > 0 && seconds >= 1 ? ` (${(counted.done / seconds).toFixed(1)} objects a second)` : "";
	const done = `${counted.text} in ${figure(Math.round(seconds))} s${rate}.`;
	if (code === 0) return `Done: ${done}`;
	const how = isInterrupted ? "Interrupted" : errors > 0 ? `Failed with ${count(errors, "error")}` : "Failed";
	return `${how}: ${done} Next: ${isInterrupted || errors === 0 ? "" : "correct what is said above, then "}zoom-events ${command} again; it continues from there.`;
}
