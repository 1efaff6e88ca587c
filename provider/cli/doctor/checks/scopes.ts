import { type Check, fine, problem, skipped } from "../check";

/** Missing scopes that are shown with what needs them. */
const MOST_SHOWN = 6;

/** The token's scopes against those that the conference needs. */
export const scopesCheck: Check = {
	name: "Scopes",
	looksAt: "the scopes of the token against those that the conference's resources need",
	needs: ["Conference", "Credentials"],
	run({ missingScopes, file }, { token, conference }) {
		const { scope } = token?.body ?? {};
		if (typeof scope !== "string") return [skipped("the token's answer doesn't name its scopes.")];
		const granted = scope.split(/[\s,]+/).filter((one) => one !== "");
		const missing = missingScopes(granted, conference);
		const whom = conference === undefined ? "every kind of resource" : file;
		if (missing.length === 0) return [fine(`the token has all that ${whom} needs (${granted.length} scopes).`)];
		const shown = missing
			.slice(0, MOST_SHOWN)
			.map((one) => `  ${one.scope}  for ${one.neededBy.slice(0, 3).join(", ")}`);
		const more = missing.length - shown.length;
		return [
			problem(
				`the token lacks ${missing.length} of the scopes that ${whom} needs.`,
				[
					"Add to the app in the Zoom App Marketplace, and activate it again:",
					...shown,
					...(more > 0 ? [`  and ${more} more: docs/operations.md lists those of each request`] : []),
				].join("\n"),
			),
		];
	},
};
