import { Option } from "commander";
import { PLANS, type Plan, SETTING_SOURCES } from "../api/settings";

/** `--plan`: the Zoom plan whose limits count, as the provider's setting of the same name. */
export function planOption(): Option {
	return new Option("--plan <plan>", "Zoom plan whose rate limits count")
		.choices(PLANS)
		.env(SETTING_SOURCES.plan)
		.default("pro" satisfies Plan);
}
