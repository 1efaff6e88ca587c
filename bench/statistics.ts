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

/**
 * The power of the size with which values grow: the slope of the line through their logarithms that fits best (least
 * squares). 1 is linear, 2 quadratic.
 */
export function growthOf(points: readonly { size: number; value: number }[]): number {
	const logs = points.map(({ size, value }) => ({ x: Math.log(size), y: Math.log(value) }));
	const mean = (of: (log: { x: number; y: number }) => number): number =>
		logs.reduce((sum, log) => sum + of(log), 0) / logs.length;
	const [meanX, meanY] = [mean(({ x }) => x), mean(({ y }) => y)];
	return mean(({ x, y }) => (x - meanX) * (y - meanY)) / mean(({ x }) => (x - meanX) ** 2);
}
