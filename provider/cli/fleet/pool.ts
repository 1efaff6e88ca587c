/**
 * Does work on each of some things, so many at a time, in their order.
 *
 * @param isOver asked before each: whether no more is to be begun
 * @param work must not throw
 */
export async function inPool<T>(
	things: readonly T[],
	jobs: number,
	isOver: () => boolean,
	work: (thing: T) => Promise<void>,
): Promise<void> {
	const waiting = [...things];
	const worker = async (): Promise<void> => {
		for (let next = waiting.shift(); next !== undefined && !isOver(); next = waiting.shift()) await work(next);
	};
	await Promise.all(Array.from({ length: Math.min(jobs, things.length) }, worker));
}
