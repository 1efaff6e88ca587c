import type { Figure } from "../figure.ts";
import { measureUp } from "./up.ts";

/** What a provider costs that is written as Pulumi's documentation teaches it. */
export const textbook: Figure = {
	name: "textbook",
	title: "`up` against a textbook dynamic provider",
	measure: (bench) =>
		measureUp(bench, bench.sizesOr(100, 1000), {
			program: "textbook",
			name: "textbook provider",
			goal: "upOverTextbook",
		}),
};
