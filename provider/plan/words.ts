import type { RateLabel } from "../api/contract";
import { count, listed } from "../review/words";
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

function peopleText({ people, about }: Email): string {
	return people === "registrants" ? `all who registered about ${about}` : `${figure(people)} about ${about}`;
}

/** `12 people get an e-mail: 10 about their ticket and 2 about an invitation.` */
function mailText(emails: readonly Email[], one: string, many: string, all: string): string[] {
	if (emails.length === 0) return [];
	const counted = emails.map(({ people }) => (people === "registrants" ? 0 : people)).reduce((sum, more) => sum + more, 0);
	const parts = listed(emails.map(peopleText));
	if (emails.some(({ people }) => people === "registrants")) return [`${all}: ${parts}.`];
	return [`${counted === 1 ? `1 person ${one}` : `${figure(counted)} people ${many}`}: ${parts}.`];
}

function emailsText({ emails }: Estimate): string {
	if (emails.length === 0) return "Nobody gets an e-mail.";
	const said = emails.filter(({ isSaid }) => isSaid);
	const silent = emails.filter(({ isSaid }) => !isSaid);
	return [
		...mailText(said, "gets an e-mail", "get an e-mail", "People get an e-mail"),
		...mailText(silent, "may get one", "may get one", "People may get one").map((text) =>
			said.length > 0 ? text : text.replace("get one", "get an e-mail"),
		),
	].join(" ");
}

function limitText({ of, used, limit, holds }: DayLimit): string {
	const what = of === "meetings" ? "creates and updates of meetings and webinars" : `${LABELS[of]} requests`;
	const whose = of === "meetings" ? "that a user may make in a day" : "a day of the account";
	const verdict = holds ? "" : of === "meetings" ? "; spread them over hosts or days" : "; the rest is refused that day";
	return `${figure(used)} of ${figure(limit)} ${what} ${whose}${verdict}.`;
}

/** The estimate in a line: requests, time, limits of a day that don't hold, and e-mail. */
export function summaryLine(estimate: Estimate): string {
	const broken = estimate.days.filter(({ holds }) => !holds).map((day) => `Over a daily limit: ${limitText(day)}`);
	return [requestsText(estimate), ...broken, emailsText(estimate)].join(" ");
}

/** The estimate in full, a line each. */
export function estimateLines(estimate: Estimate): string[] {
	const { reads, writes, ifDifferent, days, byOperation, requests } = estimate;
	const operations = Object.entries(byOperation).map(([id, number]) => `  ${figure(number).padStart(6)}  ${id}`);
	const differing = ifDifferent === 0 ? "" : `, and up to ${figure(ifDifferent)} more for what is taken over`;
	return [
		summaryLine(estimate),
		...(requests === 0 ? [] : [`${count(writes, "write")} and ${count(reads, "read")}${differing}:`, ...operations]),
		...days
			.filter(({ used }) => used > 0)
			.map((day) => `${day.holds ? "Within" : "Over"} the daily limit: ${limitText(day)}`),
	];
}
