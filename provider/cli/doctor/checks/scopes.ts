import { GrantedScopes, neededScopes } from "../../../api/scopes";
import { commandNeeds } from "../../../scopes/commands";
import { allNeeds, conferenceNeeds } from "../../../scopes/needs";
import { type Check, fine, problem, skipped } from "../check";

/** Missing scopes that are shown with what needs them. */
const MOST_SHOWN = 6;

/** The token's scopes against those that the conference, and this command, need. */
export const scopesCheck: Check = {
	name: "Scopes",
	looksAt: "the scopes of the token against those that the conference's resources need",
	needs: ["Conference", "Credentials"],
	run({ file }, { token, conference }) {
		const { scope } = token?.body ?? {};
		if (typeof scope !== "string") return [skipped("the token's answer doesn't name its scopes.")];
		const granted = new GrantedScopes(scope);
		const declared = conference === undefined ? allNeeds("up") : conferenceNeeds(conference, "up");
		const missing = neededScopes([...declared, ...commandNeeds.doctor()], granted.sort, granted);
		const whom = conference === undefined ? "every kind of resource" : file;
		if (missing.length === 0) return [fine(`the token has all that ${whom} needs (${granted.size} scopes).`)];
		const shown = missing.slice(0, MOST_SHOWN).map((one) => `  ${one.scope}  for ${one.by.slice(0, 3).join(", ")}`);
		const more = missing.length - shown.length;
		const command = ["zoom-events scopes", ...(conference === undefined ? [] : [file])].join(" ");
		return [
			problem(
				`the token lacks ${missing.length} of the scopes that ${whom} needs.`,
				[
					"Add to the app in the Zoom App Marketplace, and activate it again:",
					...shown,
					...(more > 0 ? [`  and ${more} more: "${command}" lists all that are needed`] : []),
				].join("\n"),
			),
		];
	},
};
