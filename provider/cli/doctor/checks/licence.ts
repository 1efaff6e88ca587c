import { firstLineOf } from "../../../api/answers";
import { allOperations, type OperationId, operation, type Prerequisite } from "../../../api/contract";
import { saysLicence } from "../../../api/hints";
import { type ConferenceSpec, expand } from "../../../conference";
import { kinds } from "../../../kinds";
import { type Check, fine, problem, skipped } from "../check";

const NAMES: Record<Prerequisite, string> = {
	"pro-plan": "a Pro plan or higher",
	"events-license": "a Zoom Webinars Plus or Events licence",
};

const GIVE =
	"In the Zoom web portal, an administrator assigns the licence to the user who made the app: User Management → Users.";

/** What the operations of a conference's kinds need, else those of all. */
function neededBy(conference: ConferenceSpec | undefined): Set<Prerequisite> {
	const ids: OperationId[] =
		conference === undefined
			? [...allOperations().keys()]
			: expand(conference).flatMap(({ kind }) => Object.values(kinds[kind].operations));
	return new Set(ids.flatMap((id) => operation(id).prerequisites));
}

/** The plan and licence that the conference needs, as far as the API's answers show them. */
export const licenceCheck: Check = {
	name: "Licence",
	looksAt: "the plan and the licence that the file's resources need",
	needs: ["Conference", "Credentials"],
	run(_, { conference, settings, refusal, headers }) {
		const needed = neededBy(conference);
		const text = [...needed].map((one) => NAMES[one]).join(" and ");
		if (needed.size === 0) return [fine("none is needed.")];
		if (refusal !== undefined && saysLicence(firstLineOf(refusal.message))) {
			return [problem(`the API says that one is missing; ${text} are needed.`, GIVE)];
		}
		if (needed.has("pro-plan") && settings?.plan === "free")
			return [
				problem(
					`${text} are needed, and zoom-events:plan is "free".`,
					"Set zoom-events:plan to the account's plan, or upgrade it.",
				),
			];
		if (refusal !== undefined || headers === undefined) return [skipped(`${text} are needed; no answer shows them.`)];
		return [fine(`${text} are needed; a call that needs both was answered.`)];
	},
};
