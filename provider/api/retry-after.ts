/** Stands for all that is longer, in ms: dates know no more than some 275,000 years. */
const LONGEST_MS = 100 * 365 * 86_400_000;

/** The wait that a `Retry-After` asks for, in ms: seconds or a date; undefined where it is absent or unreadable. */
export function retryAfterOf(value: string | null): number | undefined {
	if (value === null) return undefined;
	const waitMs = /^\d+(\.\d+)?$/.test(value) ? Number(value) * 1000 : Date.parse(value) - Date.now();
	return Number.isNaN(waitMs) ? undefined : Math.min(Math.max(0, waitMs), LONGEST_MS);
}
