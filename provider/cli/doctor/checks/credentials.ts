import { networkFault } from "../../../api/network-faults";
import { TIMEOUT_MS, type TokenAnswer } from "../account";
import { type Check, type Finding, fine, problem } from "../check";

const CHECK_APP =
	"In the Zoom App Marketplace, look at the app's page App Credentials; the app must be of the type Server-to-Server OAuth, and activated.";

/** Which of the credentials is wrong, as far as the token endpoint tells them apart. */
function refusalFinding({ status, body, type }: TokenAnswer, accountId: string): Finding {
	const said = [body?.reason, body?.error].filter((one) => typeof one === "string").join(", ");
	if (status === 429)
		return problem("the token endpoint says that there were too many requests.", "Wait a minute, and run this again.");
	if (body === undefined || said === "") {
		return problem(
			`the token endpoint answered HTTP ${status} and ${body === undefined ? `no readable JSON (${type})` : "no token"}.`,
			"It doesn't mean that the credentials are wrong: check the network, and zoom-events:oauthUrl.",
		);
	}
	const { error } = body;
	if (error === "invalid_client")
		return problem(
			`the client id or the client secret is wrong (${said}).`,
			`Check zoom-events:clientId and zoom-events:clientSecret.\n${CHECK_APP}`,
		);
	if (error === "invalid_request" || error === "invalid_grant")
		return problem(
			`the account id "${accountId}" is not that of the app (${said}).`,
			`Check zoom-events:accountId.\n${CHECK_APP}`,
		);
	if (error === "unsupported_grant_type" || error === "unauthorized_client")
		return problem(`the app gives no tokens to a program (${said}).`, CHECK_APP);
	return problem(`the credentials were refused with HTTP ${status} (${said}).`, CHECK_APP);
}

/** Whether the credentials give a token. */
export const credentialsCheck: Check = {
	name: "Credentials",
	looksAt: "whether account id, client id and client secret give a token",
	needs: ["Network"],
	async run(_, found) {
		const { account } = found;
		if (account === undefined) return [];
		const { oauthUrl, accountId } = account.settings;
		try {
			found.token = await account.requestToken();
		} catch (error) {
			const { cause, remedy } = networkFault(error, {
				url: new URL(oauthUrl),
				timeoutMs: TIMEOUT_MS,
				setIn: "zoom-events:oauthUrl",
			});
			return [problem(`the token endpoint gave no answer: ${cause}.`, remedy)];
		}
		const { status, body } = found.token;
		if (status < 300 && typeof body?.access_token === "string") {
			return [
				fine(
					`a token for account ${accountId}${account.apiUrl === account.settings.apiUrl ? "" : `; the account's API is ${account.apiUrl}`}.`,
				),
			];
		}
		return [refusalFinding(found.token, accountId)];
	},
};
