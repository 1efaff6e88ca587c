import { type Check, fine, problem, skipped, warning } from "../check";

/** Differences below are those of a slow answer, in seconds. */
const SMALL_S = 30;

/** Tokens last an hour, and are renewed a minute before: a clock that is wrong by more spoils that. */
const LARGE_S = 300;

const REMEDY = "Let the system set its clock: timedatectl set-ntp true (Linux), or Date & Time in the settings.";

/** A length of time as people say it. */
function lengthText(seconds: number): string {
	if (seconds < 120) return `${seconds} s`;
	return seconds < 7200 ? `${Math.round(seconds / 60)} min` : `${Math.round(seconds / 3600)} h`;
}

/** This machine's clock against the server's. */
export const clockCheck: Check = {
	name: "Clock",
	looksAt: "this machine's clock against the time in the token endpoint's answer",
	needs: ["Network"],
	run({ now }, { token }) {
		if (token?.serverTime === undefined) return [skipped("the token endpoint did not say what time it is.")];
		const seconds = Math.round((now() - token.serverTime) / 1000);
		const size = Math.abs(seconds);
		if (size <= SMALL_S) return [fine("it agrees with the token endpoint's.")];
		const text = `it is ${lengthText(size)} ${seconds > 0 ? "fast" : "slow"}, by the token endpoint's answer.`;
		return [size > LARGE_S ? problem(text, REMEDY) : warning(text, REMEDY)];
	},
};
