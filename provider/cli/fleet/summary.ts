import type { Failure, FleetPlan } from "./plan";
import { FINAL_STATES, type FinalState, UNFINISHED_STATES } from "./states";

const figure = (number: number): string => number.toLocaleString("en-GB");

/** How a run of a fleet ended: how many in which state, each failure with its log, and what to do next. */
export function endText(
	{ operation, isPreview }: Pick<FleetPlan, "operation" | "isPreview">,
	states: ReadonlyMap<string, FinalState>,
	failures: readonly Failure[],
	seconds: number,
	isInterrupted: boolean,
): string {
	const counts = FINAL_STATES.flatMap((state) => {
		const number = [...states.values()].filter((one) => one === state).length;
		return number === 0 ? [] : [`${figure(number)} ${state}`];
	});
	const head = `${isInterrupted ? "Interrupted: " : ""}${counts.length === 0 ? "Previewed" : counts.join(", ")}, in ${figure(Math.round(seconds))} s.`;
	return [head, ...failureLines(failures), ...nextLine(operation.command, isPreview, states, failures)].join("\n");
}

/** Failures by their stacks; an error that several have is said once. */
function failureLines(failures: readonly Failure[]): string[] {
	const byError = new Map<string, Failure[]>();
	for (const failure of failures) byError.set(failure.error, [...(byError.get(failure.error) ?? []), failure]);
	return [...byError].flatMap(([error, same]) => [
		`  ${same.map(({ edition }) => edition.stack).join(", ")}: ${error}`,
		...same.map(({ log }) => `    log: ${log}`),
	]);
}

function nextLine(
	command: string,
	isPreview: boolean,
	states: ReadonlyMap<string, FinalState>,
	failures: readonly Failure[],
): string[] {
	const isUnfinished = [...states.values()].some((state) => UNFINISHED_STATES.includes(state));
	if (!isUnfinished) return [];
	const first = failures.length > 0 ? "correct what is said above, then " : "";
	if (isPreview)
		return failures.length > 0 ? ["Next: correct what is said above, then zoom-events fleet preview again."] : [];
	return [`Next: ${first}zoom-events fleet ${command} --failed; it continues from there.`];
}
