import { UsageError } from "../../context";
import { Gathering, listed } from "../gathering";
import type { Person } from "../people";
import type { Programme } from "../programme";
import { type Form, idOf, listOf, type ReadOptions, recordOf } from "./source";

type Entry = Record<string, unknown>;

/** What Sessionize writes for a time that is not set yet. */
const NO_TIME = /^0001-/;

/** Links of a speaker, by their type there, and the property that takes each. */
const LINKS: Readonly<Record<string, "twitterUrl" | "linkedinUrl" | "companyWebsite" | "youtubeUrl">> = {
	twitter: "twitterUrl",
	linkedin: "linkedinUrl",
	company_website: "companyWebsite",
	companywebsite: "companyWebsite",
	youtube: "youtubeUrl",
};

/** An address as the API takes one; undefined for what is none. */
function urlOf(value: unknown): string | undefined {
	const text = idOf(value);
	return text !== undefined && /^https?:\/\//i.test(text) && URL.canParse(text) ? text : undefined;
}

/** A time; undefined where it is not set yet. */
function timeOf(value: unknown): string | undefined {
	const text = idOf(value);
	return text === undefined || NO_TIME.test(text) ? undefined : text;
}

/** Lists of sessions in the views GridSmart (days, their rooms) and Sessions (groups); undefined for another form. */
function grouped(content: unknown): { view: string; sessions: Entry[] } | undefined {
	const parts = listOf(content).map(recordOf);
	const [first] = parts;
	if (first === undefined) return undefined;
	if (Array.isArray(first.rooms)) {
		const rooms = parts.flatMap((day) => listOf(day.rooms).map(recordOf));
		const sessions = rooms.flatMap((room) =>
			listOf(room.sessions).map((one) => ({ room: room.name, ...recordOf(one) })),
		);
		return { view: "GridSmart", sessions };
	}
	if (Array.isArray(first.sessions) && "groupName" in first) {
		// A session is in every group that it belongs to.
		const sessions = new Map<string, Entry>();
		for (const session of parts.flatMap((group) => listOf(group.sessions).map(recordOf)))
			sessions.set(JSON.stringify(session), session);
		return { view: "Sessions", sessions: [...sessions.values()] };
	}
	return undefined;
}

const isSpeakersView = (content: unknown): boolean =>
	Array.isArray(content) && content.length > 0 && content.every((one) => "fullName" in recordOf(one));

/** Sessionize's API: the view All data, or GridSmart and Sessions with what they have. */
export const sessionize: Form = {
	title: 'Sessionize "All data" JSON',
	recognises: (content) => {
		const { sessions, speakers } = recordOf(content);
		// Others have lists of these names too.
		const isAllData = Array.isArray(sessions) && sessions.every((one) => "startsAt" in recordOf(one));
		return (isAllData && Array.isArray(speakers)) || grouped(content) !== undefined || isSpeakersView(content);
	},
	read: (content, options) => {
		if (isSpeakersView(content))
			throw new UsageError('this is Sessionize\'s view "Speakers", which has no sessions; take the view "All data".');
		return new Reader(content, options).programme();
	},
};

class Reader {
	readonly #gathering: Gathering;
	readonly #rooms = new Map<string, string>();
	readonly #speakers = new Map<string, Person | undefined>();
	/** Labels of the track's category, by id. */
	readonly #tracks = new Map<string, string>();
	readonly #otherCategories = new Set<string>();
	readonly #sessions: Entry[];
	#lostRooms = 0;

	constructor(
		content: unknown,
		private readonly options: ReadOptions,
	) {
		const gathering = new Gathering(options.source, options.language);
		this.#gathering = gathering;
		const groups = grouped(content);
		const all = recordOf(content);
		this.#sessions = groups?.sessions ?? listOf(all.sessions).map(recordOf);
		for (const room of listOf(all.rooms).map(recordOf)) {
			const name = gathering.line(room.name);
			if (name !== undefined) this.#rooms.set(String(room.id), name);
		}
		this.#categories(listOf(all.categories).map(recordOf));
		for (const speaker of listOf(all.speakers).map(recordOf)) this.#speaker(speaker);
		if (groups !== undefined)
			gathering.note(
				`This is the view "${groups.view}", which has no biographies and no tag lines; "All data" has them.`,
			);
	}

	/** Whether a category is the one of tracks. */
	#isTrack(title: string): boolean {
		const { trackCategory } = this.options;
		return trackCategory === undefined
			? /^tracks?$/i.test(title)
			: title.toLowerCase() === trackCategory.trim().toLowerCase();
	}

	#categories(categories: readonly Entry[]): void {
		const titles = categories.map(({ title }) => this.#gathering.line(title) ?? "");
		const { trackCategory } = this.options;
		if (trackCategory !== undefined && categories.length > 0 && !titles.some((title) => this.#isTrack(title)))
			throw new UsageError(`the export has no category "${trackCategory}"; it has ${listed(titles)}.`);
		for (const [index, category] of categories.entries()) {
			const title = titles[index] ?? "";
			for (const item of listOf(category.items).map(recordOf)) {
				const name = this.#gathering.line(item.name);
				if (name !== undefined && this.#isTrack(title)) this.#tracks.set(String(item.id), name);
			}
			if (!this.#isTrack(title) && listOf(category.items).length > 0) this.#otherCategories.add(title);
		}
	}

	#speaker(speaker: Entry): void {
		const gathering = this.#gathering;
		const id = idOf(speaker.id);
		const parts = [gathering.line(speaker.firstName), gathering.line(speaker.lastName)].filter(
			(part) => part !== undefined,
		);
		const name = gathering.line(speaker.fullName) ?? gathering.line(parts.join(" "));
		if (name === undefined) {
			gathering.refuse(`speaker ${id ?? ""}`.trim(), "has no name");
			if (id !== undefined) this.#speakers.set(id, undefined);
			return;
		}
		const links: Record<string, string> = {};
		for (const link of listOf(speaker.links).map(recordOf)) {
			const property =
				LINKS[
					String(link.linkType ?? link.title)
						.toLowerCase()
						.replace(/[ -]/g, "_")
				];
			const url = urlOf(link.url);
			if (property !== undefined && url !== undefined) links[property] ??= url;
			else gathering.notTaken({ "other links of speakers": link.url }, "other links of speakers");
		}
		gathering.notTaken({ "pictures of speakers": speaker.profilePicture }, "pictures of speakers");
		gathering.notTaken({ "answers of speakers": speaker.questionAnswers }, "answers of speakers");
		const details = { biography: gathering.text(speaker.bio), jobTitle: gathering.line(speaker.tagLine), ...links };
		const person = gathering.person([id], name, details);
		if (id !== undefined) this.#speakers.set(id, person);
	}

	/** Speakers of a session; who is in no list of speakers is said. */
	#people(session: Entry, title: string): Person[] {
		return listOf(session.speakers).flatMap((one): Person[] => {
			const said = typeof one === "object" ? recordOf(one) : { id: one };
			const id = idOf(said.id);
			const known = id === undefined ? undefined : this.#speakers.get(id);
			if (known !== undefined) return [known];
			const name = this.#gathering.line(said.name) ?? this.#gathering.line(said.fullName);
			if (name !== undefined) return [this.#gathering.person([id], name)];
			if (id === undefined || !this.#speakers.has(id))
				this.#gathering.refusePerson(`the speaker "${id ?? ""}"`, title, "is not in the export");
			return [];
		});
	}

	#session(session: Entry): void {
		const gathering = this.#gathering;
		const id = idOf(session.id);
		const name = gathering.line(session.title);
		const what = name ?? id ?? "An entry";
		const [startTime, endTime] = [timeOf(session.startsAt), timeOf(session.endsAt)];
		if (session.isServiceSession === true || startTime === undefined) {
			const isBreak = session.isServiceSession === true;
			gathering.skip(what, isBreak ? "a service session, such as a break" : "has no time yet");
			return;
		}
		if (name === undefined || endTime === undefined) {
			gathering.refuse(what, name === undefined ? "has no title" : "has no end");
			return;
		}
		gathering.notTaken(session, "liveUrl", "recordingUrl", "questionAnswers");
		const items = [...listOf(session.categoryItems).map(String)];
		const fromView = listOf(session.categories)
			.map(recordOf)
			.filter(({ name: title }) => {
				const label = gathering.line(title) ?? "";
				if (!this.#isTrack(label)) this.#otherCategories.add(label);
				return this.#isTrack(label);
			})
			.flatMap(({ categoryItems }) => listOf(categoryItems).map((item) => gathering.line(recordOf(item).name) ?? []))
			.flat();
		gathering.session({
			ids: [id],
			name,
			description: gathering.text(session.description),
			startTime,
			endTime,
			room: this.#room(session),
			tracks: [...items.flatMap((item) => this.#tracks.get(item) ?? []), ...fromView],
			people: this.#people(session, name),
		});
	}

	#room(session: Entry): string | undefined {
		const id = idOf(session.roomId);
		const name = (id === undefined ? undefined : this.#rooms.get(id)) ?? this.#gathering.line(session.room);
		if (name === undefined && id !== undefined) this.#lostRooms++;
		return name;
	}

	programme(): Programme {
		for (const session of this.#sessions) this.#session(session);
		if (this.#lostRooms > 0)
			this.#gathering.note(`Rooms that are not in the export were left out of sessions (${this.#lostRooms}).`);
		if (this.#otherCategories.size > 0) {
			const hint = this.#tracks.size === 0 ? "; --track-category names the one that is the track" : "";
			this.#gathering.note(
				`Not taken: the ${this.#otherCategories.size === 1 ? "category" : "categories"} ${listed([...this.#otherCategories])}${hint}.`,
			);
		}
		return this.#gathering.programme();
	}
}
