import type { ImportedSpeaker, SpeakerDetails } from "./programme";

/** A person as an entry names one. */
export interface Person {
	/** Ids that the system gives, the most trusted first; one id may stand for hundreds of names. */
	ids: (string | undefined)[];
	name: string;
	details: SpeakerDetails;
}

/** A name for comparison with one of the same id: another spelling of blanks and case is no other person. */
const alike = (name: string): string => name.replace(/\s+/g, " ").toLowerCase();

/**
 * Who is who: an id stands for a person while it has one name. People whose ids have several names, or who have none,
 * are told apart by their names.
 */
export function peopleOf(people: readonly Person[]): {
	speakers: ImportedSpeaker[];
	idOf: (person: Person) => string | undefined;
	notes: string[];
} {
	const namesOf = new Map<string, Set<string>>();
	const tokenOf = (id: string, index: number): string => `${index} ${id}`;
	for (const { ids, name } of people) {
		for (const [index, id] of ids.entries()) {
			if (id === undefined) continue;
			const token = tokenOf(id, index);
			namesOf.set(token, (namesOf.get(token) ?? new Set()).add(alike(name)));
		}
	}
	const trusted = (ids: Person["ids"]): string[] =>
		ids.flatMap((id, index) => {
			const token = id === undefined ? "" : tokenOf(id, index);
			return namesOf.get(token)?.size === 1 ? [token] : [];
		});

	// An entry may give only one of the ids that another gives together.
	const first = new Map<string, string>();
	for (const { ids } of people) {
		const [own, ...others] = trusted(ids);
		if (own !== undefined) for (const other of others) if (!first.has(other)) first.set(other, own);
	}
	const tokenBy = ({ ids }: Person): string | undefined => {
		const [own] = trusted(ids);
		return own === undefined ? undefined : (first.get(own) ?? own);
	};
	// Whoever has an id in one entry and none in another is one person, if nobody else has the name.
	const tokensOfName = new Map<string, Set<string>>();
	for (const person of people) {
		const token = tokenBy(person);
		if (token !== undefined) tokensOfName.set(person.name, (tokensOfName.get(person.name) ?? new Set()).add(token));
	}
	const speakers = new Map<string, ImportedSpeaker>();
	const byToken = new Map<string, string>();
	const identities = new Map<Person, string>();
	for (const person of people) {
		const { ids, name, details } = person;
		const same = tokensOfName.get(name);
		const token = tokenBy(person) ?? (same?.size === 1 ? [...same][0] : undefined) ?? `name ${name}`;
		const written = token.slice(token.indexOf(" ") + 1);
		const id = byToken.get(token) ?? (speakers.has(written) ? `${written} ${name}` : written);
		byToken.set(token, id);
		identities.set(person, id);
		const known = speakers.get(id);
		const others = trusted(ids).map((one) => one.slice(one.indexOf(" ") + 1));
		const alsoKnownAs = [...new Set([...(known?.alsoKnownAs ?? []), ...others])].filter((one) => one !== id);
		speakers.set(id, { name, ...details, ...known, id, alsoKnownAs });
	}
	const shared = [...namesOf].filter(([, names]) => names.size > 1).map(([token]) => token.replace(/^\d+ /, ""));
	const notes =
		shared.length === 0
			? []
			: [
					`${shared.length === 1 ? "One id of a person has" : `${shared.length} ids of people have`} several names, such as ${shared[0]}; people with such an id were told apart by their names.`,
				];
	return { speakers: [...speakers.values()], idOf: (person) => identities.get(person), notes };
}
