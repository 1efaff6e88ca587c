import type { Ask } from "../stack/agrees";
import { shownAs } from "../stack/stack-export";
import type { Finding } from "./findings";

/** Findings of which a person has said which object is the one, where only a person can tell. */
export async function withAnswers(findings: readonly Finding[], ask: Ask): Promise<Finding[]> {
	const answered: Finding[] = [];
	const taken = new Set<string>();
	// One after the other: who answers reads one question at a time.
	for (const finding of findings) answered.push(await answer(finding, ask, taken));
	return answered;
}

async function answer(finding: Finding, ask: Ask, taken: Set<string>): Promise<Finding> {
	if (finding.is !== "unclear") return finding;
	const { entry } = finding;
	const candidates = finding.candidates.filter(({ id }) => !taken.has(id));
	const lines = candidates.map(
		({ id, differences }, index) =>
			`  ${index + 1}  ${id}  ${differences === "" ? "as declared" : `differs: ${differences}`}`,
	);
	const question = [
		`Which of these is ${shownAs(entry)}?`,
		...lines,
		"  0  none of them",
		"Number, or Enter to leave it: ",
	];
	const said = (await ask(question.join("\n"))).trim();
	if (said === "0") return { is: "not-made", entry };
	const candidate = /^\d+$/.test(said) ? candidates[Number(said) - 1] : undefined;
	if (candidate === undefined) return finding;
	taken.add(candidate.id);
	return { is: "made", entry, candidate };
}
