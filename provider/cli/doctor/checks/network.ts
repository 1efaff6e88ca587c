import { ConfigurationError } from "../../../api/errors";
import { noProxy, proxyFor } from "../../../api/proxies";
import { Account } from "../account";
import { type Check, type Finding, fine, problem, problemOf } from "../check";

/** Whether what the settings name can be reached, by which way. */
export const networkCheck: Check = {
	name: "Network",
	looksAt: "whether something answers at the addresses of the token endpoint and the API, by which proxy",
	needs: ["Settings"],
	async run({ environment }, found) {
		const { settings } = found;
		if (settings === undefined) return [];
		let account: Account;
		try {
			account = new Account(settings);
			found.account = account;
		} catch (error) {
			if (!(error instanceof ConfigurationError)) throw error;
			return [problemOf(error.message, "Correct the variable, or unset it.")];
		}
		const places = [
			["the token endpoint", settings.oauthUrl, "oauthUrl"],
			["the API", settings.apiUrl, "apiUrl"],
		] as const;
		return Promise.all(
			places.map(async ([what, url, setting]): Promise<Finding> => {
				const { protocol, host, hostname } = new URL(url);
				const fault = await account.reach(url, setting);
				if (fault !== undefined) return problem(`${what} (${host}) gives no answer: ${fault.cause}.`, fault.remedy);
				const proxy = proxyFor(protocol, environment);
				const without = noProxy(environment);
				const isStraight = proxy === undefined || without === "*" || without.split(",").includes(hostname);
				return fine(
					`${what} (${host}) answers${isStraight ? "" : `, through the proxy of ${proxy.variable} unless NO_PROXY names it`}.`,
				);
			}),
		);
	},
};
