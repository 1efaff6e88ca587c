import { firstLineOf } from "./answers";
import { ComeBackLaterError, RateLimitError, type ZoomEventsError } from "./errors";

/** The longest wait that a `Retry-After` gets, in ms: a run that seems to hang for longer is better ended. */
export const MAX_RETRY_AFTER_MS = 15 * 60_000;

/** Stands for all that is longer, in ms: dates know no more than some 275,000 years. */
const LONGEST_MS = 100 * 365 * 86_400_000;

/** The wait that a `Retry-After` asks for, in ms: seconds or a date; undefined where it is absent or unreadable. */
export function retryAfterOf(value: string | null): number | undefined {
	if (value === null) return undefined;
	const waitMs = /^\d+(\.\d+)?$/.test(value) ? Number(value) * 1000 : Date.parse(value) - Date.now();
	return Number.isNaN(waitMs) ? undefined : Math.min(Math.max(0, waitMs), LONGEST_MS);
}

/** The error instead of one whose wait is longer than what is waited for; undefined where it is not. */
export function tooLongToWait(outcome: ZoomEventsError): ComeBackLaterError | undefined {
	const { retryAfterMs = 0 } = outcome;
	if (retryAfterMs <= MAX_RETRY_AFTER_MS) return undefined;
	const minutes = Math.ceil(retryAfterMs / 60_000);
	return comeBackLater(
		outcome,
		(when) =>
			`It asks for a wait of ${minutes} min, which is too long. Run the command again ${when}; it continues where it stopped.`,
	);
}

/** The daily limit instead of a refusal that says so. */
export function dailyLimit(refusal: ZoomEventsError): ComeBackLaterError {
	return comeBackLater(
		refusal,
		(when) => `The account's daily limit is used up. Run the command again ${when}; it continues where it stopped.`,
	);
}

function comeBackLater(outcome: ZoomEventsError, advice: (when: string) => string): ComeBackLaterError {
	const { retryAfterMs, mayHaveHappened, message } = outcome;
	const at = retryAfterMs === undefined ? undefined : new Date(Date.now() + retryAfterMs);
	const when = at === undefined ? "after midnight UTC" : `at ${at.toISOString().replace(/\.\d+Z$/, "Z")}`;
	// What only the token endpoint or a proxy said has neither code nor operation.
	const { code, operation, window } = outcome instanceof RateLimitError ? outcome : {};
	// What else the message says is advice for shorter waits.
	const text = `${firstLineOf(message)}\n${advice(when)}`;
	const error = new ComeBackLaterError(text, at, { code, operation, window, retryAfterMs });
	error.mayHaveHappened = mayHaveHappened;
	return error;
}
