import type { Emulator } from "../../emulator/index.ts";
import type { ZoomEventsClient } from "../../provider/api/client.ts";
import type { OperationId } from "../../provider/api/contract.ts";
import type { Properties } from "../../provider/lifecycle/description.ts";

/** What somebody in Zoom's portal does behind the program's back, by the requests that do the same. */
export interface Portal {
	client: ZoomEventsClient;
	emulator: Emulator;
}

/** A change of an object that the program doesn't know of. */
export interface Drift {
	change(portal: Portal, object: Properties): Promise<unknown>;
	/** Input that differs then; absent where the object is missing. */
	shows?: string;
	/** Why it counts as there all the same: what its list lacks may be there. */
	stays?: string;
	/** What the API answers to whoever wants it back; absent where it can be had. */
	refusal?: RegExp;
}

/** The ids that a path names. */
export const pick = (object: Properties, names: readonly string[]): Record<string, string> =>
	Object.fromEntries(names.map((name) => [name, String(object[name])]));

/** A call of the API on an object, whose ids are in its path. */
export function call(operation: OperationId, ids: readonly string[], body?: object): Drift["change"] {
	return ({ client }, object) => client.send(operation, { path: pick(object, ids), ...(body && { body }) });
}

/** A name that nobody declared. */
export const RENAMED = { name: "Changed in the portal" };
