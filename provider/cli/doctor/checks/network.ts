import { ConfigurationError } from "../../../api/errors";
import { noProxy, proxyFor } from "../../../api/proxies";
import { Account } from "../account";
import { type Check, type Finding, fine, problem, problemOf, type Surroundings } from "../check";

/** Pulumi's Node.js SDK reads these, in small letters alone, and takes its engine on this machine for a remote host. */
const SDK_PROXIES = ["grpc_proxy", "https_proxy", "http_proxy"];

/** A variable by which Pulumi's SDK would look for its engine behind a proxy. */
function engineBehindProxy(environment: Surroundings["environment"]): Finding[] {
	const variable = SDK_PROXIES.find((name) => (environment[name] ?? "") !== "");
	const without = (environment.no_grpc_proxy ?? environment.no_proxy ?? "").split(",").map((host) => host.trim());
	if (variable === undefined || without.includes("127.0.0.1")) return [];
	return [
		problem(
			`${variable} is set and no_proxy doesn't name 127.0.0.1: Pulumi's Node.js SDK looks for its engine behind the proxy.`,
			"Set no_proxy=localhost,127.0.0.1, in small letters; or use HTTPS_PROXY in place of it, which the SDK doesn't read.",
		),
	];
}

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
		const findings = await Promise.all(
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
		return [...findings, ...engineBehindProxy(environment)];
	},
};
