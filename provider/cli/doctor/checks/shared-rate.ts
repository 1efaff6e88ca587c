import { firstLineOf } from "../../../api/answers";
import { reasonOf } from "../../../api/network-faults";
import { openStore } from "../../../api/shared-rate/open-store";
import { placeOfStore, withoutPassword } from "../../../api/shared-rate/store-url";
import { type Check, fine, warning } from "../check";

/** Longest wait for the store, in ms. */
const PATIENCE_MS = 5_000;

/** The store through which runners share the account's rate, where one is set. */
export const sharedRateCheck: Check = {
	name: "Shared rate",
	looksAt: "the store that zoom-events:sharedRate names, if any: whether it lets this machine in",
	needs: ["Settings"],
	async run(_, { settings }) {
		if (settings === undefined || settings.sharedRate === "") return [];
		const { sharedRate: url } = settings;
		try {
			(await openStore(url, PATIENCE_MS)).close();
			return [fine(`${placeOfStore(url)} lets this machine in.`)];
		} catch (error) {
			const reason = withoutPassword(firstLineOf(reasonOf(error)), url).replace(/\.$/, "");
			return [
				warning(
					`${placeOfStore(url)} can't be used: ${reason}.`,
					"Check zoom-events:sharedRate (or ZOOM_SHARED_RATE), and the network; until then each machine keeps to the rate by itself.",
				),
			];
		}
	},
};
