import { NotAsked } from "../budget";
import { probe } from "../probe";

/** Code of a token without a scope. */
const MISSING = 4711;

/** What an app may well have no scopes for, as verifying needs none of them. */
const UNNEEDED = ["EventSurveyReportApi", "ChatTranscriptsReport"] as const;

export const scopeProbes = [
	probe("scopes.missing", { requests: UNNEEDED.length }, async (lab) => {
		const eventId = await lab.event();
		for (const operationId of UNNEEDED) {
			const { code, isGarbled } = await lab.ask(operationId, { eventId });
			if (code === MISSING) return isGarbled === true ? "quoted" : "plain";
		}
		throw new NotAsked("the app has the scopes for surveys and chat transcripts; take one away to ask");
	}),
];
