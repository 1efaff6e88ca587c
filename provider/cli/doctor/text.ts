import type { State } from "./check";
import type { Diagnosis } from "./run";

const SIGNS: Record<State, string> = { fine: "✓", warning: "!", problem: "✗", skipped: "–" };

/** What a remedy is behind: below the text of its line. */
const INDENT = "    ";

/** `1 problem`, `2 problems`. */
function counted(count: number, noun: string): string {
	return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

/** How many findings there are of a state. */
function countOf(diagnoses: readonly Diagnosis[], state: State): number {
	return diagnoses.flatMap(({ findings }) => findings).filter((finding) => finding.state === state).length;
}

/** Whether nothing is in the way of `pulumi up`. */
export function isFine(diagnoses: readonly Diagnosis[]): boolean {
	return countOf(diagnoses, "problem") === 0;
}

/** What people read: a line a finding, what to do below it, and a summary. */
export function diagnosisText(diagnoses: readonly Diagnosis[]): string {
	const lines = diagnoses.flatMap(({ name, findings }) =>
		findings.flatMap(({ state, text, remedy }) => [
			`${SIGNS[state]} ${name}: ${text}`,
			...(remedy === undefined ? [] : remedy.split("\n").map((line) => `${INDENT}${line.trimEnd()}`)),
		]),
	);
	const problems = countOf(diagnoses, "problem");
	const warnings = countOf(diagnoses, "warning");
	const verdict = problems === 0 ? "Nothing is in the way of pulumi up" : counted(problems, "problem");
	return `${[...lines, "", `${verdict}${warnings === 0 ? "" : `, ${counted(warnings, "warning")}`}.`].join("\n")}\n`;
}

/**
 * A text without secrets, wherever they came into it.
 *
 * @param secrets each is replaced; short ones are not, since they would be found in any word
 */
export function masked(text: string, secrets: readonly string[]): string {
	return secrets.filter(({ length }) => length >= 6).reduce((safe, secret) => safe.replaceAll(secret, "***"), text);
}
