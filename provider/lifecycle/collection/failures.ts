import { ZoomApiError, ZoomEventsError } from "../../api/errors";
import { BatchItemError } from "../batch";
import { isOneOf } from "../remote";
import type { CompiledDescription } from "../shape";

/** Ranges of lines that a message has for each reason. */
const SHOWN_RANGES = 50;

/** A row that could not be brought to what is declared, and why. */
export interface RowFailure {
	place: string;
	reason: string;
}

/** Ends what would only be refused again, as all of a run is without a permission. */
export class Stop {
	#why: string | undefined;

	get isSet(): boolean {
		return this.#why !== undefined;
	}

	get reason(): string {
		return `was not tried: ${this.#why ?? ""}`;
	}

	/** What to say of an error; those that are not about one row end the rest. */
	reasonOf(error: unknown, passing: readonly { status: number; code: number }[] = []): string {
		if (!(error instanceof ZoomEventsError)) throw error;
		const text = error.message.replace(/[^\s"'<>,;()]+@[^\s"'<>,;()]+/g, "(an address)");
		const isOfRows =
			error instanceof BatchItemError ||
			(error instanceof ZoomApiError && (error.status === 400 || error.status === 404) && !isOneOf(error, passing));
		if (!isOfRows) this.#why ??= text;
		return text;
	}
}

/** `line 2–31, 40`: places one after the other as one, each kind of them after its word. */
function placesText(places: readonly string[]): string {
	const byWord = new Map<string, number[]>();
	for (const place of places) {
		const [, word = place, number] = /^(\w+) (\d+)$/.exec(place) ?? [];
		byWord.set(word, [...(byWord.get(word) ?? []), ...(number === undefined ? [] : [Number(number)])]);
	}
	const texts = [...byWord].map(([word, numbers]) => {
		const ranges: { from: number; to: number }[] = [];
		for (const number of numbers.toSorted((a, b) => a - b)) {
			const last = ranges.at(-1);
			if (last !== undefined && number === last.to + 1) last.to = number;
			else ranges.push({ from: number, to: number });
		}
		const shown = ranges.slice(0, SHOWN_RANGES).map(({ from, to }) => (from === to ? `${from}` : `${from}–${to}`));
		const more = ranges.length > SHOWN_RANGES ? " and others" : "";
		return numbers.length === 0 ? word : `${word} ${shown.join(", ")}${more}`;
	});
	return texts.join(", ");
}

/** What is not done and why, each reason once. */
export function failuresText({ noun }: CompiledDescription, failures: readonly RowFailure[]): string {
	const byReason = new Map<string, string[]>();
	for (const { place, reason } of failures) byReason.set(reason, [...(byReason.get(reason) ?? []), place]);
	const lines = [...byReason].map(([reason, places]) => `${placesText(places)}: ${reason}`);
	const count = failures.length === 1 ? "1 row is" : `${failures.length} rows are`;
	return [
		`The ${noun} is not yet as its file says: ${count} not done, and all others are. Mend what is said below and run the command again: it continues from here.`,
		...lines,
	].join("\n");
}
