import { invalid } from "../errors";
import type { Call, Handlers } from "../handler";
import type { Stored } from "../store";
import { requireEvent } from "./event-rules";

function keyOf(call: Call, email: unknown): string {
	return `coeditor/${call.params.eventId}/${String(email).toLowerCase()}`;
}

/** Why one co-editor can't be handled; undefined where it can. */
function refusalOf(call: Call, entry: Stored): string | undefined {
	if (typeof entry.email !== "string" || !entry.email.includes("@")) return "The email is invalid.";
	const isThere = call.store.get(keyOf(call, entry.email)) !== undefined;
	if (call.body.operation === "add") return isThere ? "The user is a co-editor already." : undefined;
	return isThere ? undefined : "The user is no co-editor of the event.";
}

export const coeditors: Handlers = {
	getCoEditors: (call) => {
		requireEvent(call);
		const all = call.store.list(`coeditor/${call.params.eventId}/`);
		return { total_records: all.length, coeditors: all };
	},
	coeditoractions: (call) => {
		requireEvent(call);
		const { operation, coeditors: entries = [] } = call.body as { operation?: string; coeditors?: Stored[] };
		if (operation === undefined) throw invalid({ field: "operation", message: "is required" });
		const errors: Stored[] = [];
		for (const entry of entries) {
			const message = refusalOf(call, entry);
			if (message !== undefined) errors.push({ email: entry.email ?? "", message });
			else if (operation === "delete") call.store.delete(keyOf(call, entry.email));
			else
				call.store.put(keyOf(call, entry.email), {
					permission_groups: [],
					...call.store.get(keyOf(call, entry.email)),
					...entry,
				});
		}
		return { errors };
	},
};
