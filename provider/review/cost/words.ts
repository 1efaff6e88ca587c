import type { RateLabel } from "../../api/contract";
import { count, listed } from "../words";
import type { Email } from "./emails";
import type { DayLimit, Estimate } from "./estimate";

const LABELS: Readonly<Record<RateLabel, string>> = { LIGHT: "light", MEDIUM: "medium", HEAVY: "heavy" };

/** Whole requests with commas between thousands: `1,240`. */
function figure(number: number): string {
	return number.toLocaleString("en-GB");
}

/** `under 1 s`, `9 s`, `12 min`. */
function timeText(seconds: number): string {
	if (seconds < 1) return "under 1 s";
	return seconds < 120 ? `${Math.ceil(seconds)} s` : `${Math.ceil(seconds / 60)} min`;
}

function requestsText({ requests, byLabel, plan, seconds }: Estimate): string {
	const special = (["MEDIUM", "HEAVY"] as const).filter((label) => byLabel[label] > 0);
	const labels = special.map((label) => `${figure(byLabel[label])} ${LABELS[label]}`);
	const of = labels.length > 0 ? ` (${labels.join(", ")})` : "";
	const time = seconds === undefined || requests === 0 ? "" : `, ${timeText(seconds)} at plan ${plan}`;
	return `${requests === 0 ? "No requests" : `About ${figure(requests)} ${requests === 1 ? "request" : "requests"}`}${of}${time}.`;
}

/** `12 people get an e-mail: 10 about their ticket and 2 about an invitation.` */
function mailText(emails: readonly Email[], verb: { one: string; many: string }): string {
	const counts = emails.map(({ people }) => (people === "registrants" ? 0 : people));
	const all = counts.reduce((sum, more) => sum + more, 0);
	const isOpen = emails.some(({ people }) => people === "registrants");
	const who = isOpen ? "People" : all === 1 ? "1 person" : `${figure(all)} people`;
	const does = all === 1 && !isOpen ? verb.one : verb.many;
	const [only] = emails;
	if (emails.length === 1 && only !== undefined && !isOpen) return `${who} ${does} about ${only.about}.`;
	const parts = emails.map(({ people, about }) =>
		people === "registrants" ? `all who registered about ${about}` : `${figure(people)} about ${about}`,
	);
	return `${who} ${does}: ${listed(parts)}.`;
}

function emailsText({ emails }: Estimate): string {
	if (emails.length === 0) return "Nobody gets an e-mail.";
	const [said, silent] = [true, false].map((is) => emails.filter(({ isSaid }) => isSaid === is)) as [Email[], Email[]];
	return [
		...(said.length > 0 ? [mailText(said, { one: "gets an e-mail", many: "get an e-mail" })] : []),
		...(silent.length > 0 ? [mailText(silent, { one: "may get an e-mail", many: "may get an e-mail" })] : []),
	].join(" ");
}

function limitText({ of, used, limit, holds }: DayLimit): string {
	const what = of === "meetings" ? "creates and updates of meetings and webinars" : `${LABELS[of]} requests`;
	const whose = of === "meetings" ? "that a user may make in a day" : "a day of the account";
	const verdict = holds
		? ""
		: of === "meetings"
			? "; spread them over hosts or days"
			: "; the rest is refused that day";
	return `${figure(used)} of ${figure(limit)} ${what} ${whose}${verdict}.`;
}

/** The estimate in a line: requests, time, limits of a day that don't hold, and e-mail. */
export function summaryLine(estimate: Estimate): string {
	const broken = estimate.days.filter(({ holds }) => !holds).map((day) => `Over a daily limit: ${limitText(day)}`);
	return [requestsText(estimate), ...broken, emailsText(estimate)].join(" ");
}

/** The estimate in full, a line each. */
export function estimateLines(estimate: Estimate): string[] {
	const { reads, writes, ifDifferent, days, byOperation, requests, lists } = estimate;
	const operations = Object.entries(byOperation).map(([id, number]) => `  ${figure(number).padStart(6)}  ${id}`);
	const differing = ifDifferent === 0 ? "" : `, and up to ${figure(ifDifferent)} more for what is taken over`;
	return [
		summaryLine(estimate),
		...lists,
		...(requests === 0 ? [] : [`${count(writes, "write")} and ${count(reads, "read")}${differing}:`, ...operations]),
		...days
			.filter(({ used }) => used > 0)
			.map((day) => `${day.holds ? "Within" : "Over"} the daily limit: ${limitText(day)}`),
	];
}
