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
	/** The check that found it, where the file may turn it off: `speakerTwiceAtOnce`. */
	check?: string;
	/** The property: `sessions.opening.at`; empty for the file as a whole. */
	path: string;
	/** What is wrong, and what would be right. */
	message: string;
}

/** One line for a problem: `file:line:column path: message`; of a warning `… path: warning: message [check]`. */
export function formatProblem({ file, line, column, path, message, severity, check }: Problem): string {
	const place = [file, line, column].filter((part) => part !== undefined).join(":");
	const subject = [place, path].filter((part) => part !== "").join(" ");
	const text = check === undefined ? message : `${message} [${check}]`;
	return [subject, severity ?? "", text].filter((part) => part !== "").join(": ");
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

/** Most warnings that are shown beside something else. */
const MAX_BRIEF = 10;

/**
 * Lines for warnings where they stand beside something else: the first ten, and how many more there are.
 *
 * @param file the conference file, for the command that lists all of them; absent where there is none
 */
export function briefly(warnings: readonly Problem[], file?: string): string[] {
	const rest = warnings.length - MAX_BRIEF;
	const command = file === undefined ? "" : `: zoom-events validate ${file}`;
	return [...warnings.slice(0, MAX_BRIEF).map(formatProblem), ...(rest > 0 ? [`and ${rest} more${command}`] : [])];
}

/** A conference that can't be used; the message has a line for each problem. */
export class ConferenceError extends Error {
	override readonly name = "ConferenceError";

	constructor(readonly problems: readonly Problem[]) {
		super(problems.map(formatProblem).join("\n"));
	}
}
