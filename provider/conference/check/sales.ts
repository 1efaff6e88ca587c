import { DateTime } from "luxon";
import type { Path } from "../../lifecycle/property-path";
import type { Warn } from "../checks";
import type { Declaration } from "../declaration";
import { instantText } from "../expand/times";
import { factsOf } from "../sections";
import { daysOf } from "./days";

/** Longest time without a sale that is none: a sale that ends at 23:59 goes on at 00:00. */
const SEAM_MS = 60_000;

/** The sale of a ticket type, in ms since the epoch. */
interface Sale {
	start: number;
	end: number;
	/** Places of both in the file. */
	startsAt: Path;
	endsAt: Path;
}

function salesOf(declarations: readonly Declaration[]): Sale[] {
	return declarations
		.flatMap(({ section, inputs, from }): Sale[] => {
			const sale = factsOf(section)?.sale;
			if (sale === undefined) return [];
			const [start, end] = [String(inputs[sale.start]), String(inputs[sale.end])];
			return [
				{
					start: Date.parse(start),
					end: Date.parse(end),
					startsAt: [...from, sale.start],
					endsAt: [...from, sale.end],
				},
			];
		})
		.filter(({ start, end }) => start < end)
		.sort((a, b) => a.start - b.start);
}

/** Warns of sales that go on after the event, and of times between two sales in which nobody can get a ticket. */
export function warnOfSales(event: Declaration, own: readonly Declaration[], zone: string, warn: Warn): void {
	const at = (ms: number): string => instantText(DateTime.fromMillis(ms, { zone }));
	const days = daysOf(event);
	const eventEnd = Math.max(...days.map(({ end }) => end));
	let until = Number.NEGATIVE_INFINITY;
	for (const { start, end, startsAt, endsAt } of salesOf(own)) {
		if (days.length > 0 && end > eventEnd)
			warn(
				"saleAfterTheEvent",
				endsAt,
				`is ${at(end)}, after the event's end at ${at(eventEnd)}; end the sale by then.`,
			);
		if (until !== Number.NEGATIVE_INFINITY && start - until > SEAM_MS)
			warn(
				"gapInTheSale",
				startsAt,
				`is ${at(start)}, and nothing is on sale before it from ${at(until)} on; let the sales follow each other.`,
			);
		until = Math.max(until, end);
	}
}
