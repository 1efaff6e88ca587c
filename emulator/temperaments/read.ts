import type { FieldFailure } from "../contract";
import { Refusal } from "../errors";
import type { Temperament } from "./define";
import { TEMPERAMENTS, table } from "./table";

/** A temperament as it was asked for. */
export interface Wanted {
	name: string;
	temperament: Temperament;
	value: string;
}

/** How many letters have to be put in, left out or replaced to make one word of the other. */
function distance(one: string, other: string): number {
	let row = Array.from({ length: other.length + 1 }, (_, index) => index);
	for (const [i, letter] of [...one].entries()) {
		const next = [i + 1];
		for (const [j, against] of [...other].entries()) {
			const replaced = (row[j] ?? 0) + (letter === against ? 0 : 1);
			next.push(Math.min(replaced, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
		}
		row = next;
	}
	return row[other.length] ?? 0;
}

/** "; did you mean …?", where a known word is near. */
function hint(word: string, known: readonly string[], toText: (word: string) => string): string {
	const [nearest] = known
		.map((one) => ({ one, far: distance(word.toLowerCase(), one) }))
		.sort((a, b) => a.far - b.far)
		.filter(({ one, far }) => far <= Math.max(2, one.length / 4));
	return nearest === undefined ? "" : `; did you mean "${toText(nearest.one)}"?`;
}

function read(text: unknown): Wanted | string {
	if (typeof text !== "string") return "must be text: the name of a temperament, or name=value";
	const [name = "", ...values] = text.split("=");
	const temperament = Object.hasOwn(table, name) ? table[name] : undefined;
	if (temperament === undefined)
		return `"${name}" is no temperament${hint(name, Object.keys(table), (one) => [one, ...values].join("="))}`;
	const { value: kind } = temperament;
	const value = values.length > 0 ? values.join("=") : undefined;
	if (kind === undefined) return value === undefined ? { name, temperament, value: "" } : `"${name}" takes no value`;
	const taken = value ?? kind.standard;
	if (taken !== undefined && kind.pattern.test(taken)) return { name, temperament, value: taken };
	const forms = TEMPERAMENTS.find((one) => one.name === name)?.forms ?? [];
	const problem = value === undefined ? `"${name}" needs a value` : `"${text}" has no valid value`;
	return `${problem}: ${forms.join(" or ")}${hint(value ?? "", kind.forms, (one) => `${name}=${one}`)}`;
}

/**
 * Reads temperaments written as `name` or `name=value`, in the order in which they act.
 *
 * @throws Refusal 400/300 with every mistake
 */
export function readTemperaments(texts: unknown): Wanted[] {
	if (!Array.isArray(texts)) throw mistakes([{ field: "temperaments", message: "temperaments must be a list" }]);
	const wanted: Wanted[] = [];
	const failures: FieldFailure[] = [];
	for (const [index, text] of texts.entries()) {
		const one = read(text);
		const field = `temperaments.${index}`;
		if (typeof one === "string") failures.push({ field, message: one });
		else if (wanted.some(({ name }) => name === one.name))
			failures.push({ field, message: `"${one.name}" is there twice` });
		else wanted.push(one);
	}
	if (failures.length > 0) throw mistakes(failures);
	const order = Object.keys(table);
	return wanted.sort((a, b) => order.indexOf(a.name) - order.indexOf(b.name));
}

/** The message tells all, for those who see no more of an error. */
function mistakes(failures: FieldFailure[]): Refusal {
	return new Refusal(400, 300, failures.map(({ message }) => message).join("\n"), failures);
}
