import type { ConferenceSpec } from "../conference";
import { expand } from "../conference";
import { kinds } from "../kinds";
import { isCountedOnly } from "./discretion";
import { nounOf } from "./names";
import type { Preview, Step } from "./preview";
import { count, quoted } from "./words";

/** Which changes are held up, so that a person has to say yes. */
export interface GuardSettings {
	/** Days before the event from which nothing may be deleted or replaced, until it is over. */
	freezeDays: number;
	/** The present; what is not passed by the clock in tests. */
	now: Date;
}

const DAY_MS = 86_400_000;

/** First start and last end of the events of a conference, in ms. */
function span(spec: ConferenceSpec | undefined): { start: number; end: number } | undefined {
	if (spec === undefined) return undefined;
	const days = expand(spec)
		.filter(({ kind }) => kind === "Event")
		.flatMap(({ inputs }) => (inputs.calendar ?? []) as { startTime: string; endTime: string }[]);
	if (days.length === 0) return undefined;
	return {
		start: Math.min(...days.map(({ startTime }) => Date.parse(startTime))),
		end: Math.max(...days.map(({ endTime }) => Date.parse(endTime))),
	};
}

function isLost({ operation, kind }: Step): boolean {
	const isForgotten = kinds[kind].operations.delete === undefined;
	return operation === "replace" || (operation === "delete" && !isForgotten);
}

function nameOf({ kind, before, after, name }: Step): string {
	if (isCountedOnly(kind)) return `a ${nounOf(kind)}`;
	const title = before.name ?? after.name;
	return `${nounOf(kind)} ${quoted(typeof title === "string" ? title : name)}`;
}

const PRICE = ["price", "free", "currency"] as const;

/** Ticket types whose price changes though their sale has begun. */
function pricesAfterSale({ steps }: Preview, now: Date): string[] {
	return steps
		.filter(({ operation, kind, before, after }) => {
			const isOther = PRICE.some((name) => before[name] !== after[name]);
			const hasBegun = Date.parse(String(before.startTime)) <= now.getTime();
			return kind === "TicketType" && operation !== "create" && operation !== "delete" && isOther && hasBegun;
		})
		.map((step) => `The price of ${nameOf(step)} changes, although its sale has started.`);
}

/** Events that would be cancelled. */
function cancelled({ steps }: Preview): string[] {
	return steps
		.filter((step) => step.kind === "EventPublication" && isLost(step))
		.map(() => "The published event is cancelled, and its registrants are notified.");
}

/** What is lost shortly before the event, or while it is on. */
function frozen(preview: Preview, before: ConferenceSpec | undefined, { now, freezeDays }: GuardSettings): string[] {
	// The version before counts: a change can't move the event out of its own freeze.
	const event = span(before);
	const time = now.getTime();
	if (event === undefined || time < event.start - freezeDays * DAY_MS || time > event.end) return [];
	const days = Math.ceil((event.start - time) / DAY_MS);
	const when = days > 0 ? `${count(days, "day")} before the event` : "while the event is on";
	return preview.steps
		.filter((step) => isLost(step) && step.kind !== "EventPublication")
		.map((step) => `${nameOf(step)} is ${step.operation === "delete" ? "deleted" : "replaced"} ${when}.`);
}

/**
 * What a change does that a person has to agree to; empty where nothing. These rules compare before and after, which
 * a policy pack can't: Pulumi shows it the new state alone.
 */
export function guardsOf(preview: Preview, before: ConferenceSpec | undefined, settings: GuardSettings): string[] {
	return [...cancelled(preview), ...frozen(preview, before, settings), ...pricesAfterSale(preview, settings.now)];
}
