import type { Store, Stored } from "../store";

const NAMES: Readonly<Record<string, string>> = {
	US: "English",
	CN: "Chinese",
	JP: "Japanese",
	DE: "German",
	FR: "French",
	RU: "Russian",
	PT: "Portuguese",
	ES: "Spanish",
	KR: "Korean",
};

/** Type of an interpreter who speaks. */
const SPOKEN = 1;

/** Name of a language by its id; one that is not known has its id as its name. */
export function languageName(id: unknown): string {
	return NAMES[String(id)] ?? String(id);
}

/** Where the interpreters of a session are. */
export function interpretersKey(eventId: unknown, sessionId: unknown): string {
	return `interpreters/${String(eventId)}/${String(sessionId)}`;
}

/** The languages that a session's interpreters interpret from or into, as the session shows them; none without any. */
export function interpreterLanguages(store: Store, eventId: unknown, sessionId: unknown): Stored {
	const all = (store.get(interpretersKey(eventId, sessionId))?.interpreters ?? []) as Stored[];
	const languages = (isShown: (interpreter: Stored) => boolean): Stored[] => {
		const ids = all
			.filter(isShown)
			.flatMap(({ source_language_id: source, target_language_id: target }) => [source, target])
			.filter((id) => id !== undefined);
		return [...new Set(ids)].map((id) => ({ language_id: id, language_display_name: languageName(id) }));
	};
	const spoken = languages(({ type }) => type === SPOKEN);
	const signed = languages(({ type }) => type !== SPOKEN);
	return {
		...(spoken.length > 0 && { interpreter_languages: spoken }),
		...(signed.length > 0 && { sign_interpreter_languages: signed }),
	};
}
