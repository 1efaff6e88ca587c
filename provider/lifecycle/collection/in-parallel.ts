import { bulkhead } from "cockatiel";

/** Does a step for each of some items, for so many at the same time. */
export async function inParallel<T>(
	items: readonly T[],
	parallel: number,
	step: (item: T) => Promise<void>,
): Promise<void> {
	const limit = bulkhead(parallel, Number.POSITIVE_INFINITY);
	await Promise.all(items.map((item) => limit.execute(() => step(item))));
}
