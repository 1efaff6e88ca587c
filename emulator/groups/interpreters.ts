import { invalid } from "../errors";
import type { Call, Handlers } from "../handler";
import type { Stored } from "../store";
import { requireEvent } from "./event-rules";
import { interpretersKey, languageName } from "./languages";
import { requireSession } from "./sessions";

function keyOf(call: Call): string {
	return interpretersKey(call.params.eventId, call.params.sessionId);
}

function shown(interpreter: Stored): Stored {
	const names: Stored = {};
	for (const side of ["source", "target"]) {
		const id = interpreter[`${side}_language_id`];
		if (id !== undefined) names[`${side}_language_display_name`] = languageName(id);
	}
	return { ...interpreter, ...names };
}

export const interpreters: Handlers = {
	getSessionInterpreterList: (call) => {
		requireEvent(call);
		requireSession(call);
		const all = (call.store.get(keyOf(call))?.interpreters ?? []) as Stored[];
		return { total_records: all.length, interpreters: all.map(shown) };
	},
	updateSessionInterpreters: (call) => {
		requireEvent(call);
		requireSession(call);
		const all = (call.body.interpreters ?? []) as Stored[];
		all.forEach(({ type, source_language_id: source }, index) => {
			if (type === 2 && source !== undefined && call.conduct.does("interpreters.sign-language-source", "refused"))
				throw invalid({
					field: `interpreters.${index}.source_language_id`,
					message: "applies to language interpreters only",
				});
		});
		call.store.put(keyOf(call), { interpreters: all });
		return undefined;
	},
};
