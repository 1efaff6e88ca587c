/** A place in a file; lines and columns count from 1. */
export interface Position {
	file: string;
	line: number;
	column: number;
}

/** Something that is wrong with a conference file, and where. */
export interface Problem extends Partial<Position> {
	/** Given where the conference can be used all the same, and is hardly meant so. */
	severity?: "warning";
	/** The property: `sessions.opening.at`; empty for the file as a whole. */
	path: string;
	/** What is wrong, and what would be right. */
	message: string;
}

/** One line for a problem: `file:line:column path: message`; of a warning `… path: warning: message`. */
export function formatProblem({ file, line, column, path, message, severity }: Problem): string {
	const place = [file, line, column].filter((part) => part !== undefined).join(":");
	const subject = [place, path].filter((part) => part !== "").join(" ");
	return [subject, severity ?? "", message].filter((part) => part !== "").join(": ");
}

function byText(a: string, b: string): number {
	if (a === b) return 0;
	return a < b ? -1 : 1;
}

/** Problems in the order of the files' lines, each said once. */
export function inOrder(problems: readonly Problem[]): Problem[] {
	const byLine = new Map(problems.map((problem) => [formatProblem(problem), problem]));
	return [...byLine.values()].sort(
		(a, b) => byText(a.file ?? "", b.file ?? "") || (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0),
	);
}

/** A conference that can't be used; the message has a line for each problem. */
export class ConferenceError extends Error {
	override readonly name = "ConferenceError";

	constructor(readonly problems: readonly Problem[]) {
		super(problems.map(formatProblem).join("\n"));
	}
}
