import { pathText } from "../../lifecycle/property-path";
import type { Candidate } from "./account";
import { type Adopted, type Adoption, adoptInto, type Refusal, scalarText } from "./adopt";
import type { Lost } from "./lost";

/** What becomes of a conference file, and of each object that it declares and the state doesn't have. */
export interface FilePlan {
	file: string;
	/** The file's text, with ids. */
	adopted: Adopted;
	/** Whether the text differs from the file's. */
	isChanged: boolean;
	lost: readonly Lost[];
}

/** Writes the ids of what was found into a file's text. */
export function planFile(file: string, text: string, lost: readonly Lost[]): FilePlan {
	const adoptions = lost.flatMap((one): Adoption[] =>
		one.is === "found" && one.event === undefined ? [{ path: one.path, id: one.candidate.id }] : [],
	);
	const adopted = adoptInto(text, adoptions);
	return { file, adopted, isChanged: adopted.text !== text, lost };
}

/** Whether something is left for a person. */
export function lostNeedsPerson(one: Lost, { adopted }: FilePlan): boolean {
	if (one.is === "unclear") return true;
	return one.is === "found" && !one.isTakenOver && refusalOf(one, adopted) !== undefined;
}

function refusalOf({ path, event }: Lost, { refused }: Adopted): Refusal | "several" | undefined {
	return event === undefined ? refused.get(pathText(path)) : "several";
}

/** What is said of a file's objects, a line each; those that are not there share one. */
export function fileLines(plan: FilePlan): string[] {
	const { file, lost } = plan;
	const missing = lost.filter(({ is }) => is === "missing").map(keyOf);
	const lines = lost.filter(({ is }) => is !== "missing").map((one) => `  ${lostLine(one, plan)}`);
	if (missing.length > 0) lines.push(`  Not in the account; the next pulumi up will create: ${missing.join(", ")}.`);
	return lines.length === 0 ? [] : [`${file}:`, ...lines];
}

/** Key in the file, with the event where there is one for each. */
function keyOf({ path, event }: Lost): string {
	return event === undefined ? pathText(path) : `${pathText(path)} of ${event}`;
}

function lostLine(one: Lost, { adopted, file }: FilePlan): string {
	const key = keyOf(one);
	switch (one.is) {
		case "found":
			return `${key} → ${candidateText(one.candidate)}${placeText(one, refusalOf(one, adopted), file)}`;
		case "unclear":
			return `${key}: ${one.candidates.length === 1 ? "an object matches" : `${one.candidates.length} objects match`}: ${one.candidates.map(candidateText).join("; ")}. Nothing is written: declare adopt: "<id>" for the right one.`;
		case "unseen":
			return `${key}: the API does not list uploads. The next pulumi up will upload it again.`;
		case "missing":
			return `${key} is not in the account.`;
	}
}

function candidateText({ id, differences }: Candidate): string {
	return differences === "" ? id : `${id}  differs: ${differences}`;
}

/** Where the id has to go, where it does not go into the file. */
function placeText(
	{ path, candidate, isTakenOver }: Lost & { is: "found" },
	refusal: Refusal | "several" | undefined,
	file: string,
): string {
	if (refusal === undefined) return "";
	if (isTakenOver) return "  (needs no adopt: the next pulumi up will take it over)";
	switch (refusal) {
		case "elsewhere":
			return `  (it is not in ${file}, but in a file that it extends: add ${entryText(path, candidate.id)} to ${file})`;
		case "shared":
			return `  (its entry is shared through an anchor: give it its own entry, with adopt: ${scalarText(candidate.id)})`;
		case "unusual":
			return `  (${file} can't be edited automatically: add adopt: ${scalarText(candidate.id)})`;
		case "has-one":
			return "  (it already has an adopt)";
		case "several":
			return "  (there is one for each event, so adopt can't name it)";
	}
}

/** `sessions: { opening: { adopt: abc } }` */
function entryText(path: Lost["path"], id: string): string {
	const [first, ...inner] = [...path].reverse();
	return inner.reduce<string>((text, step) => `${step}: { ${text} }`, `${first}: { adopt: ${scalarText(id)} }`);
}

/** What was found of a file's objects, as data. */
export function lostData(plan: FilePlan): Record<string, unknown>[] {
	return plan.lost.map((one) => ({
		finding: one.is,
		key: pathText(one.path),
		...(one.event !== undefined && { event: one.event }),
		...(one.is === "found" && { ...one.candidate, isWritten: refusalOf(one, plan.adopted) === undefined }),
		...(one.is === "unclear" && { candidates: one.candidates }),
		isLeft: lostNeedsPerson(one, plan),
	}));
}
