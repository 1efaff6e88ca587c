import { invalid } from "../errors";
import type { Call, Handlers } from "../handler";
import type { Stored } from "../store";
import { requireEvent } from "./event-rules";

function keyOf(call: Call, email: string): string {
	return `coeditor/${call.params.eventId}/${encodeURIComponent(email.toLowerCase())}`;
}

/** Applies one entry; gives the reason where it can't be. */
function apply(call: Call, entry: Stored): string | undefined {
	const email = String(entry.email ?? "");
	if (email.length > 254 || !/^[^@\s]+@[^@\s]+$/.test(email)) return "The email address is invalid.";
	const key = keyOf(call, email);
	const known = call.store.get(key);
	const isAdd = call.body.operation === "add";
	if (isAdd && known !== undefined && call.conduct.does("coeditors.add-twice", "entry"))
		return "The user is a co-editor already.";
	if (!isAdd && known === undefined) return "The user is no co-editor.";
	if (call.body.operation === "delete") call.store.delete(key);
	else {
		const kept = call.conduct.does("coeditors.update-without-groups", "kept") ? known : {};
		call.store.put(key, { email, permission_groups: [], ...kept, ...entry });
	}
	return undefined;
}

export const coeditors: Handlers = {
	getCoEditors: (call) => {
		requireEvent(call);
		const all = call.store.list(`coeditor/${call.params.eventId}/`);
		return { total_records: all.length, coeditors: all };
	},
	coeditoractions: (call) => {
		requireEvent(call);
		if (call.body.operation === undefined) throw invalid({ field: "operation", message: "is required" });
		const errors = ((call.body.coeditors ?? []) as Stored[]).flatMap((entry) => {
			const message = apply(call, entry);
			return message === undefined ? [] : [{ email: String(entry.email ?? ""), message }];
		});
		return { errors };
	},
};
