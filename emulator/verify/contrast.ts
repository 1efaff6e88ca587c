import type { Stored } from "../store";
import type { Params } from "./bench";
import type { Lab } from "./lab";
import { saw, TAKEN } from "./saw";

/**
 * Whether a request is taken with a change that is taken without it, so that a refusal is the change's. Makes two
 * requests.
 */
export async function contrast(
	lab: Lab,
	operationId: string,
	params: Params,
	body: Stored,
	changes: Stored,
): Promise<"taken" | "refused"> {
	await lab.must(operationId, params, body);
	return saw(await lab.ask(operationId, params, { ...body, ...changes }), TAKEN);
}
