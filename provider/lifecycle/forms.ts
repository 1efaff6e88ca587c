import { digest } from "../api/digest";
import { canonical, isShownAs } from "./compare";
import type { Properties, WireObject } from "./description";
import { skeletonOf } from "./plain-text";
import type { CompiledDescription, InputShape } from "./shape";
import { FORMS } from "./state-form";
import { readInput } from "./wire";

/** How often a value must come back, each time after the same was written, to be the API's form of it. */
const TWICE = 2;

/** The same where it doesn't even have the letters of what was written: a person may have put it there once or twice. */
const THRICE = 3;

/** What came back for a value that was written. */
interface Form {
	/** Digest of what was written. */
	written: string;
	/** Digest of what came back. */
	shown: string;
	/** How often it did, with a write in between. */
	times: number;
}

type Forms = Readonly<Record<string, Form>>;

function formsIn({ [FORMS]: forms }: Properties): Forms {
	return (forms ?? {}) as Forms;
}

/** As an output: absent where there is nothing to keep. */
function asOutput(forms: Forms): Properties {
	return Object.keys(forms).length === 0 ? {} : { [FORMS]: forms };
}

function textOf(value: unknown, shape: InputShape): string {
	const form = canonical(value, shape, "shown");
	return typeof form === "string" ? form : (JSON.stringify(form) ?? "");
}

/** Salted by the object: of what is a person's the same digest tells nothing of another's. */
function digestOf(id: string, value: unknown, shape: InputShape): string {
	return digest(JSON.stringify([id, shape.name, textOf(value, shape)]), 12);
}

function isAlike(one: unknown, other: unknown, shape: InputShape): boolean {
	const [a, b] = [one, other].map((value) => skeletonOf(textOf(value, shape)));
	return a !== "" && a === b;
}

/**
 * Learns what the API makes of values, from answers that are read anyway.
 *
 * A value that differs from what was written is drift when it is first read: somebody may have changed it. Where the
 * same is written again, and the same comes back, the write has changed nothing: it is how the API writes that value,
 * as long as both stay the same.
 */
export class Teacher {
	readonly #before: Forms;
	readonly #after: Record<string, Form> = {};

	/** @param outs outputs of the state */
	constructor(
		private readonly id: string,
		outs: Properties,
	) {
		this.#before = formsIn(outs);
	}

	/** What is read in the place of what was declared: that itself where the API shows it in a form of its own. */
	read(declared: unknown, shown: unknown, shape: InputShape): unknown {
		const before = this.#before[shape.name];
		const isSame = isShownAs(declared, shown, shape);
		// Nearly all values: nothing to learn, and so nothing to digest.
		if (isSame && before === undefined) return declared;
		const present = digestOf(this.id, shown, shape);
		if (isSame) {
			// The drift of an earlier read, which nothing was written against yet.
			if (before?.shown === present) this.#after[shape.name] = before;
			return declared;
		}
		const written = digestOf(this.id, declared, shape);
		const isAgain = before?.written === written && before.shown === present;
		const enough = isAlike(declared, shown, shape) ? TWICE : THRICE;
		const times = Math.min(enough, (isAgain ? before.times : 0) + 1);
		this.#after[shape.name] = { written, shown: present, times };
		return times === enough ? declared : shown;
	}

	/** What the state keeps of it. */
	get outputs(): Properties {
		return asOutput(this.#after);
	}
}

/** What is still known of the API's forms once other values are declared. */
export function formsAfter(
	id: string,
	olds: Properties,
	news: Properties,
	description: CompiledDescription,
): Properties {
	const kept = Object.entries(formsIn(olds)).filter(([name, { written }]) => {
		const shape = description.inputs.get(name);
		return shape !== undefined && news[name] !== undefined && written === digestOf(id, news[name], shape);
	});
	return asOutput(Object.fromEntries(kept));
}

/**
 * What the answer of a create teaches, since nobody can have changed the object before it: the API's form of a value,
 * where it still has its letters. What has not may have been ignored.
 */
export function formsInAnswer(
	id: string,
	answer: WireObject,
	inputs: Properties,
	description: CompiledDescription,
): Properties {
	const forms: Record<string, Form> = {};
	for (const shape of description.inputs.values()) {
		const declared = inputs[shape.name];
		const shown = declared === undefined ? undefined : readInput(answer, shape, declared);
		if (shown === undefined || isShownAs(declared, shown, shape) || !isAlike(declared, shown, shape)) continue;
		const [written, present] = [declared, shown].map((value) => digestOf(id, value, shape)) as [string, string];
		forms[shape.name] = { written, shown: present, times: TWICE };
	}
	return asOutput(forms);
}
