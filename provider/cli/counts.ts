import { InvalidArgumentError } from "commander";

/** Reads a number of things that are at the same time. */
export function toCount(text: string): number {
	const number = Number(text);
	if (!Number.isInteger(number) || number < 1) throw new InvalidArgumentError("use a whole number, 1 or more");
	return number;
}
