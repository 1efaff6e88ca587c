import { digest } from "../api/digest";
import { ConfigurationError } from "../api/errors";
import type { ClientSettings } from "../api/settings";
import type { Properties } from "./description";

/** Hidden output that says in which account the object is. */
export const ACCOUNT_KEY = "__account";

/**
 * An object of the state is in another account, or behind another API, than the one that is asked. Nothing was done.
 *
 * To do: use the credentials of that account, or set `zoom-events:movedFrom` to `mark` where the objects have moved.
 */
export class WrongAccountError extends ConfigurationError {
	override name = "WrongAccountError";
	/** @param mark of the account that the state speaks of */
	constructor(
		message: string,
		readonly mark: string,
	) {
		super(message, ["accountId", "apiUrl", "movedFrom"]);
	}
}

/** Digest of an account and the API that it is asked by: ids are the same nowhere else. */
export function accountMark({ accountId, apiUrl }: ClientSettings): string {
	return digest(`${accountId} ${apiUrl}`, 8);
}

/**
 * Stops before anything of another account is read or written: there every object would look as if it were gone, and be
 * made once more.
 *
 * @param outs outputs of the state; those of older versions say nothing of the account
 * @throws WrongAccountError where the object is in another account, unless the settings say that it has moved
 */
export function requireSameAccount(outs: Properties, settings: ClientSettings): void {
	const { [ACCOUNT_KEY]: mark } = outs;
	const present = accountMark(settings);
	const moved = settings.movedFrom.split(",").map((one) => one.trim());
	if (typeof mark !== "string" || mark === present || moved.includes(mark)) return;
	throw new WrongAccountError(
		[
			`The objects of this stack are in another Zoom account, or behind another API (mark ${mark}), than the credentials at hand: account "${settings.accountId}" at ${settings.apiUrl} (mark ${present}). Nothing was read or written.`,
			"Check zoom-events:accountId and zoom-events:apiUrl, or ZOOM_ACCOUNT_ID and ZOOM_API_URL.",
			`If the same objects are reached this way from now on: pulumi config set zoom-events:movedFrom ${mark}`,
		].join("\n"),
		mark,
	);
}
