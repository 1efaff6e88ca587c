import { cleanText, hasControls } from "../../conference/expand/clean-text";
import { type Person, peopleOf } from "./people";
import type { ImportedSession, LeftOut, Programme, SpeakerDetails } from "./programme";
import { type FoundSession, identified } from "./slots";

/** Most examples of one remark that are named. */
const MAX_NAMED = 5;

/** `"a", "b" and 3 more`. */
export function listed(names: readonly string[]): string {
	const quoted = names.slice(0, MAX_NAMED).map((name) => `"${name}"`);
	const more = names.length - quoted.length;
	if (more > 0) return `${quoted.join(", ")} and ${more} more`;
	return quoted.length < 2 ? quoted.join("") : `${quoted.slice(0, -1).join(", ")} and ${quoted.at(-1)}`;
}

/** Collects what the entries of an export say, and makes a programme of it in which every id stands for one thing. */
export class Gathering {
	readonly leftOut: LeftOut[] = [];
	readonly #notes: string[] = [];
	readonly #notTaken = new Map<string, number>();
	readonly #languages = new Set<string>();
	readonly #sessions: FoundSession[] = [];
	readonly #people: Person[] = [];
	#withControls = 0;
	title: string | undefined;
	timezone: string | undefined;

	/** @param language code of the language that is taken of texts in several */
	constructor(
		readonly source: string,
		private readonly language = "en",
	) {}

	/** Text of a value, without the blanks around it; of `{ en, de }` in one language. Undefined where nothing is said. */
	text(value: unknown): string | undefined {
		if (typeof value === "number" || typeof value === "bigint") return String(value);
		if (typeof value === "object" && value !== null && !Array.isArray(value)) return this.#chosen(value);
		if (typeof value !== "string") return undefined;
		if (hasControls(value)) this.#withControls++;
		const text = cleanText(value).trim();
		return text === "" ? undefined : text;
	}

	/** Text on one line: a name or a title. */
	line(value: unknown): string | undefined {
		return this.text(value)?.replace(/[ \t]*\n\s*|\t/g, " ");
	}

	/** Paragraphs with something in them, each once. */
	paragraphs(...values: unknown[]): string | undefined {
		const texts = values.map((value) => this.text(value)).filter((text) => text !== undefined);
		return texts.length === 0 ? undefined : [...new Set(texts)].join("\n\n");
	}

	#chosen(texts: object): string | undefined {
		const said = Object.entries(texts).filter(([, text]) => typeof text === "string" && text.trim() !== "");
		const [code, text] = said.find(([one]) => one === this.language) ?? said[0] ?? [];
		if (code === undefined) return undefined;
		if (said.length > 1) this.#languages.add(code);
		return this.text(text);
	}

	/** A person whom an entry names. */
	person(
		ids: (string | undefined)[],
		name: string,
		details: { [Name in keyof SpeakerDetails]?: string | undefined } = {},
	): Person {
		const said = Object.fromEntries(Object.entries(details).filter(([, value]) => value !== undefined));
		const person: Person = { ids, name, details: said };
		this.#people.push(person);
		return person;
	}

	session(session: FoundSession): void {
		this.#sessions.push(session);
	}

	/** What is meant to be in no session, as a break. */
	skip(title: string, reason: string): void {
		this.leftOut.push({ what: `"${title}"`, reason, isMeant: true });
	}

	/** What is wrong with an entry, so that it is left out. */
	refuse(title: string, reason: string): void {
		this.leftOut.push({ what: `"${title}"`, reason, isMeant: false });
	}

	/** What is wrong with a person of an entry, so that the person is left out. */
	refusePerson(person: string, title: string, reason: string): void {
		this.leftOut.push({ what: `${person} of "${title}"`, reason, isMeant: false });
	}

	/** What is said once. */
	note(sentence: string): void {
		if (!this.#notes.includes(sentence)) this.#notes.push(sentence);
	}

	/** Counts what a conference file has no place for. */
	notTaken(entry: Record<string, unknown>, ...fields: string[]): void {
		for (const field of fields) {
			const value = entry[field];
			const isSaid = Array.isArray(value)
				? value.length > 0
				: value !== null && value !== undefined && value !== "" && value !== false;
			if (isSaid) this.#notTaken.set(field, (this.#notTaken.get(field) ?? 0) + 1);
		}
	}

	/** The programme. */
	programme(): Programme {
		const { speakers, idOf, notes } = peopleOf(this.#people);
		const { found, twice } = identified(this.#sessions);
		for (const { name } of twice) this.refuse(name, "is in the export twice, with the same id, time and room");
		const sessions = found.map(({ session, id, alsoKnownAs }): ImportedSession => {
			const { name, description, startTime, endTime, day, room, tracks = [], people = [] } = session;
			return {
				id,
				alsoKnownAs,
				name,
				...(description !== undefined && { description }),
				startTime,
				endTime,
				...(day !== undefined && { day }),
				...(room !== undefined && { room }),
				tracks: [...new Set(tracks)],
				speakers: [...new Set(people.flatMap((person) => idOf(person) ?? []))],
			};
		});
		return {
			source: this.source,
			...(this.title !== undefined && { title: this.title }),
			...(this.timezone !== undefined && { timezone: this.timezone }),
			speakers,
			sessions,
			leftOut: this.leftOut,
			notes: [...this.#notes, ...notes, ...this.#ownNotes()],
		};
	}

	#ownNotes(): string[] {
		const notes = [
			...alike(
				"Rooms",
				this.#sessions.flatMap(({ room }) => room ?? []),
			),
			...alike(
				"Tracks",
				this.#sessions.flatMap(({ tracks }) => tracks ?? []),
			),
		];
		if (this.#withControls > 0)
			notes.push(
				`Control characters were taken out of ${this.#withControls} ${this.#withControls === 1 ? "text" : "texts"}.`,
			);
		if (this.#languages.size > 0)
			notes.push(
				`Texts in several languages were taken in ${[...this.#languages].join(", ")}; --language names another.`,
			);
		if (this.#notTaken.size > 0) {
			const fields = [...this.#notTaken].map(([field, count]) => `${field} (${count})`);
			notes.push(`Not taken, since a conference file has no place for it: ${fields.join(", ")}.`);
		}
		return notes;
	}
}

/** Labels that differ by blanks or case alone: perhaps they are one. */
function alike(what: string, labels: readonly string[]): string[] {
	const groups = new Map<string, Set<string>>();
	for (const label of labels) {
		const token = label.replace(/\s+/g, " ").toLowerCase();
		groups.set(token, (groups.get(token) ?? new Set()).add(label));
	}
	return [...groups.values()]
		.filter(({ size }) => size > 1)
		.map(
			(names) => `${what} ${listed([...names])} differ by blanks or case alone; if they are one, correct the export.`,
		);
}
