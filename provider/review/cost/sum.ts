import type { RateLabel } from "../../api/contract";
import { timeAtPace } from "../../api/limits";
import type { Email } from "./emails";
import type { DayLimit, Estimate } from "./estimate";

/**
 * What several runs on one account ask of the API together. Limits of a day add up, also those of a user: whose the
 * hosts are, a preview doesn't say.
 *
 * @param estimates at least one; the plan is that of the first
 */
export function sumOf(estimates: readonly [Estimate, ...Estimate[]]): Estimate {
	const [{ plan }] = estimates;
	const total = (of: (estimate: Estimate) => number): number => estimates.reduce((sum, one) => sum + of(one), 0);
	const byLabel: Record<RateLabel, number> = {
		LIGHT: total((one) => one.byLabel.LIGHT),
		MEDIUM: total((one) => one.byLabel.MEDIUM),
		HEAVY: total((one) => one.byLabel.HEAVY),
	};
	const byOperation = new Map<string, number>();
	for (const one of estimates)
		for (const [id, count] of Object.entries(one.byOperation)) byOperation.set(id, (byOperation.get(id) ?? 0) + count);
	return {
		plan,
		requests: total(({ requests }) => requests),
		reads: total(({ reads }) => reads),
		writes: total(({ writes }) => writes),
		ifDifferent: total(({ ifDifferent }) => ifDifferent),
		byLabel,
		byOperation: Object.fromEntries([...byOperation].sort(([one], [other]) => (one < other ? -1 : 1))),
		...(plan !== "off" && { seconds: timeAtPace(plan, byLabel) / 1000 }),
		days: daysOf(estimates.flatMap(({ days }) => days)),
		emails: emailsOf(estimates.flatMap(({ emails }) => emails)),
		lists: estimates.flatMap(({ lists }) => lists),
	};
}

function daysOf(all: readonly DayLimit[]): DayLimit[] {
	const days = new Map<DayLimit["of"], DayLimit>();
	for (const day of all) {
		const used = (days.get(day.of)?.used ?? 0) + day.used;
		days.set(day.of, { ...day, used, holds: used <= day.limit });
	}
	return [...days.values()];
}

function emailsOf(all: readonly Email[]): Email[] {
	const emails = new Map<string, Email>();
	for (const email of all) {
		const key = `${email.about} ${email.isSaid}`;
		const known = emails.get(key)?.people ?? 0;
		const { people } = email;
		emails.set(key, {
			...email,
			people: typeof known === "number" && typeof people === "number" ? known + people : "registrants",
		});
	}
	return [...emails.values()];
}
