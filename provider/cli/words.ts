import type { Command } from "commander";

/** An id of the API: 22 characters of the URL-safe alphabet, of which one in 64 begins with a dash. */
const ID = /^[\w-]{22}$/;

/** How options are written: `-x` or `--some-words`, with or without a value behind `=`. */
const OPTION = /^(?:-[A-Za-z]|--[a-z]+(?:-[a-z]+)*)(?:=|$)/;

interface Word {
	text: string;
	/** `open` is an option that lacks its value, `dashed` what begins with a dash and is no option of the command. */
	kind: "option" | "open" | "operand" | "dashed";
}

/** The words of a command, its options with their values. */
function wordsOf(command: Command, args: readonly string[]): Word[] {
	const words: Word[] = [];
	for (let index = 0; index < args.length; index++) {
		const text = args[index] ?? "";
		if (text === "--") {
			words.push(...args.slice(index + 1).map((rest): Word => ({ text: rest, kind: "operand" })));
			break;
		}
		const name = text.startsWith("--") ? text.split("=", 1)[0] : text;
		const option = command.options.find(({ short, long }) => name === short || name === long);
		if (option === undefined && !["-h", "--help"].includes(text)) {
			words.push({ text, kind: text.length > 1 && text.startsWith("-") ? "dashed" : "operand" });
			continue;
		}
		const takesNext = option?.required === true && name === text;
		const value = takesNext ? args[++index] : undefined;
		words.push({ text, kind: takesNext && value === undefined ? "open" : "option" });
		if (value !== undefined) words.push({ text: value, kind: "option" });
	}
	return words;
}

/**
 * Arguments of the command line with ids and paths behind `--`, so that they may begin with a dash. What begins with one
 * and is no option of the command is such a word where the command still lacks one, unless it looks like a slip.
 */
export function withOperandsLast(program: Command, args: readonly string[]): string[] {
	const [name, ...rest] = args;
	const command = program.commands.find((one) => one.name() === name);
	if (name === undefined || command === undefined) return [...args];
	if (command.commands.length > 0) return [name, ...withOperandsLast(command, rest)];
	const words = wordsOf(command, rest);
	let missing = command.registeredArguments.length - words.filter(({ kind }) => kind === "operand").length;
	for (const word of words) {
		if (word.kind !== "dashed" || missing <= 0) continue;
		if (!ID.test(word.text) && OPTION.test(word.text)) continue;
		word.kind = "operand";
		missing--;
	}
	const textsOf = (isOperand: boolean): string[] =>
		words.filter(({ kind }) => (kind === "operand") === isOperand).map(({ text }) => text);
	// An option that lacks its value would take the "--".
	const isOpen = words.at(-1)?.kind === "open";
	return [name, ...textsOf(false), ...(isOpen ? [] : ["--", ...textsOf(true)])];
}
