import type { RateLabel } from "../../../api/contract";
import { REQUESTS_PER_SECOND } from "../../../api/limits";
import { type Check, fine, problem, warning } from "../check";

/** The rate limits that the settings name, and what the answers' headers said of the account's. */
export const ratesCheck: Check = {
	name: "Rate limits",
	looksAt: "zoom-events:plan against what the API's answers say of the account's limits",
	needs: ["Credentials"],
	run(_, { settings, headers = [], refusal }) {
		if (settings === undefined) return [];
		const { plan } = settings;
		const said = headers.find((one) => one["x-ratelimit-type"] !== undefined);
		const limit = Number(said?.["x-ratelimit-limit"]);
		const type = said?.["x-ratelimit-type"] ?? "";
		if (refusal?.status === 429 && /daily/i.test(type)) {
			return [
				problem(
					`the account's daily limit of ${limit} requests is used up, by all its apps.`,
					`Wait until ${said?.["retry-after"] ?? "midnight, UTC"}.`,
				),
			];
		}
		const label = (said?.["x-ratelimit-category"] ?? "").toUpperCase();
		if (plan !== "off" && /qps/i.test(type) && label in REQUESTS_PER_SECOND[plan] && Number.isFinite(limit)) {
			const own = REQUESTS_PER_SECOND[plan][label as RateLabel];
			if (limit < own) {
				const fitting = (["business", "pro", "free"] as const).find(
					(one) => REQUESTS_PER_SECOND[one][label as RateLabel] <= limit,
				);
				return [
					warning(
						`the account allows ${limit} ${label} requests a second, and plan "${plan}" sends ${own}.`,
						`pulumi config set zoom-events:plan ${fitting ?? "free"}`,
					),
				];
			}
			return [fine(`plan "${plan}" fits the account's ${limit} ${label} requests a second.`)];
		}
		if (plan === "off")
			return [
				warning(
					'zoom-events:plan is "off": no limit is kept.',
					"Set it to the account's plan, unless this is a local API.",
				),
			];
		const { LIGHT, MEDIUM, HEAVY } = REQUESTS_PER_SECOND[plan];
		return [
			fine(
				`plan "${plan}": ${LIGHT} light, ${MEDIUM} medium, ${HEAVY} heavy requests a second; the answers name none.`,
			),
		];
	},
};
