import { UsageError } from "../../context";
import { durationOf } from "../durations";
import { Gathering } from "../gathering";
import type { Person } from "../people";
import { after } from "./schedule";
import { type Form, idOf, listOf, recordOf } from "./source";

type Entry = Record<string, unknown>;

/** What to ask the API for. */
const ADVICE =
	"take /api/events/<event>/submissions/?expand=speakers,track,slots,slots.room&limit=500, or schedule.json";

/** States of submissions that are in no programme. */
const OUT: ReadonlySet<string> = new Set([
	"submitted",
	"rejected",
	"withdrawn",
	"canceled",
	"cancelled",
	"deleted",
	"draft",
]);

/** Pages of a list, or lists of several. */
function pagesOf(content: unknown): Entry[] {
	const pages = Array.isArray(content) ? content.map(recordOf) : [recordOf(content)];
	return pages.every(({ results }) => Array.isArray(results)) ? pages : [];
}

/** A list of pretalx's API: talks, submissions, or slots; several pages or lists in one array are joined. */
export const pretalxApi: Form = {
	title: "list of pretalx's API",
	recognises: (content) => pagesOf(content).length > 0,
	read: (content, { source, language }) => {
		const gathering = new Gathering(source, language);
		const pages = pagesOf(content);
		const entries = pages.flatMap(({ results }) => listOf(results).map(recordOf));
		const talks = entries.filter((entry) => "title" in entry);
		const slots = entries.filter((entry) => "submission" in entry);
		const speakers = entries.filter((entry) => !("title" in entry) && !("submission" in entry) && "name" in entry);
		if (talks.length === 0 && slots.length === 0 && entries.length > 0)
			throw new UsageError(`this list of pretalx's API has no talks; ${ADVICE}.`);
		sayMissing(pages, gathering);
		const reader = new Reader(gathering, speakers);
		const byCode = new Map(talks.map((talk) => [idOf(talk.code), talk]));
		const ofSlots = slots.map(({ submission, ...slot }) => {
			const code = idOf(submission);
			const talk = code === undefined ? recordOf(submission) : byCode.get(code);
			if (talk === undefined) throw new UsageError(`the slots name talks without their titles; ${ADVICE}.`);
			return { ...talk, slots: [slot] };
		});
		for (const talk of slots.length > 0 ? ofSlots : talks) reader.talk(talk);
		return gathering.programme();
	},
};

/** Says what is on pages that are not in the export. */
function sayMissing(pages: readonly Entry[], gathering: Gathering): void {
	const counts = pages.map(({ count }) => Number(count)).filter((count) => Number.isFinite(count));
	const here = pages.reduce((sum, { results }) => sum + listOf(results).length, 0);
	const lists = new Set(counts);
	const all = [...lists].reduce((sum, count) => sum + count, 0);
	const isCut = pages.length === 1 && idOf(pages[0]?.next) !== undefined;
	if (isCut || (pages.length > 1 && all > here))
		gathering.refuse(
			`${Math.max(all - here, 1)} further entries`,
			"are on further pages; take the list with &limit=500",
		);
}

class Reader {
	readonly #speakers = new Map<string, Entry>();

	constructor(
		private readonly gathering: Gathering,
		speakers: readonly Entry[],
	) {
		for (const speaker of speakers) this.#speakers.set(idOf(speaker.code) ?? "", speaker);
	}

	talk(talk: Entry): void {
		const { gathering } = this;
		const code = idOf(talk.code);
		const name = gathering.line(talk.title);
		const what = name ?? code ?? "An entry";
		const state = idOf(talk.state);
		if (state !== undefined && OUT.has(state)) {
			gathering.skip(what, `is ${state}`);
			return;
		}
		const slots = (Array.isArray(talk.slots) ? (talk.slots as unknown[]) : [talk.slot]).filter((slot) => slot != null);
		if (slots.some((slot) => typeof slot !== "object"))
			throw new UsageError(`the talks name their slots without times; ${ADVICE}.`);
		const scheduled = slots.map(recordOf).filter(({ start }) => idOf(start) !== undefined);
		if (name === undefined) gathering.refuse(what, "has no title");
		else if (scheduled.length === 0) gathering.skip(what, "has no time yet");
		else for (const slot of scheduled) this.#session(talk, slot, name);
	}

	#session(talk: Entry, slot: Entry, name: string): void {
		const { gathering } = this;
		const startTime = idOf(slot.start) ?? "";
		const minutes = durationOf(slot.duration ?? talk.duration);
		const endTime = idOf(slot.end) ?? (minutes === undefined ? undefined : after(startTime, minutes));
		if (endTime === undefined) {
			gathering.refuse(name, "has no end and no duration");
			return;
		}
		const track = this.#label(talk.track);
		gathering.notTaken(talk, "answers", "resources", "image");
		gathering.session({
			ids: [idOf(talk.code)],
			name,
			description: gathering.paragraphs(talk.abstract, talk.description),
			startTime,
			endTime,
			room: this.#label(slot.room ?? talk.room),
			tracks: track === undefined ? [] : [track],
			people: listOf(talk.speakers).flatMap((one) => this.#person(one, name) ?? []),
		});
	}

	/** Name of a room or a track; an id that stands for one is said. */
	#label(value: unknown): string | undefined {
		if (typeof value === "number") {
			this.gathering.note(`Rooms or tracks are given as ids without their names; ${ADVICE}.`);
			return undefined;
		}
		return this.gathering.line("name" in recordOf(value) ? recordOf(value).name : value);
	}

	#person(value: unknown, title: string): Person | undefined {
		const { gathering } = this;
		const code = idOf(typeof value === "object" ? recordOf(value).code : value);
		const said = typeof value === "object" ? recordOf(value) : this.#speakers.get(code ?? "");
		const name = gathering.line(said?.name);
		if (said === undefined || name === undefined) {
			gathering.refusePerson(`the speaker "${code ?? ""}"`, title, `has no name; ${ADVICE}`);
			return undefined;
		}
		return gathering.person([code], name, { biography: gathering.text(said.biography) });
	}
}
