/** The middle value; the mean of the middle two where there is none. */
export function median(values: readonly number[]): number {
	const sorted = [...values].sort((a, b) => a - b);
	const middle = sorted.length / 2;
	const upper = sorted[Math.floor(middle)] ?? Number.NaN;
	return Number.isInteger(middle) ? (upper + (sorted[middle - 1] ?? Number.NaN)) / 2 : upper;
}

/** Ratios of values of the same round. */
export function ratios(ours: readonly number[], others: readonly number[]): number[] {
	return ours.map((value, round) => value / (others[round] ?? Number.NaN));
}
