import type { Stored } from "../store";
import { type Bench, DESCRIPTION, type Params, UNPUBLISH } from "./bench";
import type { Answer } from "./client";
import { isDone, SetupRefused } from "./saw";
import { sweepJournal } from "./sweep";

/** Types of events. */
export type EventType = "CONFERENCE" | "SIMPLE_EVENT" | "RECURRING";

const DAY_MS = 86_400_000;

/** How far ahead events are: nobody's limit on the past or the future is near. */
const AHEAD_DAYS = 60;

/** Code of tickets for an event that is a draft. */
const NOT_PUBLISHED = 26501;

/** Who asks, and how often at most. */
interface Limited {
	id: string;
	requests: number;
}

/** Events that all probes share, which none may change; each has its own sessions and speakers in them. */
export class SharedEvents {
	readonly #byType = new Map<EventType, string>();

	/** The event of a type, made once; one that couldn't be made is tried again by the next probe. */
	async of(type: EventType, make: () => Promise<string>): Promise<string> {
		const id = this.#byType.get(type) ?? (await make());
		this.#byType.set(type, id);
		return id;
	}

	/** Whether an event is one that all share. */
	has(id: string | undefined): boolean {
		return [...this.#byType.values()].some((one) => one === id);
	}
}

/** What a probe asks with: its own objects in drafts of its own or of all, and no more requests than it declares. */
export class Lab {
	readonly #before: readonly string[];
	#count = 0;

	constructor(
		private readonly bench: Bench,
		private readonly shared: SharedEvents,
		/** The hub that events and channels are made in. */
		readonly hubId: string,
		private readonly now: number,
		private readonly probe: Limited,
	) {
		this.#before = bench.journal.entries().map(([key]) => key);
	}

	/** An instant of the events' days, in the API's form: the first day's morning is `time(0, 8)`. */
	time(day: number, hour: number): string {
		const midnight = Math.floor(this.now / DAY_MS) * DAY_MS;
		return toInstant(midnight + (AHEAD_DAYS + day) * DAY_MS + hour * 3_600_000);
	}

	/** A name that nothing else has. */
	name(): string {
		return this.bench.name();
	}

	/** An address of nobody, the same for the same name. */
	address(name: string): string {
		return `${name}.${this.bench.tag}@example.com`;
	}

	/** Asks an operation; parameters that its path doesn't have become the query. */
	ask(operationId: string, params: Params = {}, body?: unknown): Promise<Answer> {
		const { operation, tickets = [] } = (body ?? {}) as { operation?: string; tickets?: unknown[] };
		this.#spend(1 + (operation === "publish" ? UNPUBLISH : 0) + tickets.length);
		return this.bench.ask(operationId, params, body);
	}

	/** Asks for what a probe needs; gives the body. */
	async must(operationId: string, params: Params = {}, body?: unknown): Promise<Stored> {
		return this.bench.must(operationId, await this.ask(operationId, params, body));
	}

	/** A request without a body, of a path or method that may be none of the API's. */
	raw(path: string, method = "GET"): Promise<Answer> {
		this.#spend(1);
		return this.bench.raw(path, method);
	}

	/** The draft of a type that all probes share. */
	event(type: EventType = "CONFERENCE"): Promise<string> {
		return this.shared.of(type, async () => {
			const answer = await this.bench.make("event", "createEvent", {}, this.eventBody(type), this.hubId);
			return String(this.bench.must("createEvent", answer).event_id);
		});
	}

	/** A draft of the probe's own; gives its id. */
	async ownEvent(type: EventType = "CONFERENCE", changes: Stored = {}): Promise<string> {
		return String(this.bench.must("createEvent", await this.makeEvent(type, changes)).event_id);
	}

	/** Asks for a draft, which may be refused. */
	makeEvent(type: EventType = "CONFERENCE", changes: Stored = {}): Promise<Answer> {
		this.#spend(2);
		const body = { ...this.eventBody(type), ...changes };
		return this.bench.make("event", "createEvent", {}, body, this.hubId);
	}

	/** Asks for a duplicate of an event. */
	duplicate(eventId: string, changes: Stored = {}): Promise<Answer> {
		this.#spend(2);
		const wanted = { name: this.name(), start_time: this.time(1, 8), timezone: "Europe/Berlin", ...changes };
		const body = { operation: "duplicate", duplicate_event: wanted };
		return this.bench.make("event", "EventActions", { eventId }, body, this.hubId);
	}

	/** A valid body of a new event: three days, or one for an event of one session and for a series. */
	eventBody(type: EventType): Stored {
		const last = type === "CONFERENCE" ? 2 : 0;
		return {
			name: this.name(),
			description: DESCRIPTION,
			timezone: "Europe/Berlin",
			event_type: type,
			access_level: "PRIVATE_UNRESTRICTED",
			attendance_type: "hybrid",
			hub_id: this.hubId,
			calendar: [{ start_time: this.time(0, 8), end_time: this.time(last, 18) }],
			...(type === "SIMPLE_EVENT" && { meeting_type: "MEETING" }),
			...(type === "RECURRING" && {
				meeting_type: "MEETING",
				recurrence: { type: 1, repeat_interval: 1, end_times: 2, duration: 60 },
			}),
		};
	}

	/** A session of an event; gives its id. */
	async session(eventId: string, changes: Stored = {}): Promise<string> {
		return String((await this.must("createEventSession", { eventId }, this.sessionBody(changes))).session_id);
	}

	/** A valid body of a new session: a meeting in the first morning. */
	sessionBody(changes: Stored = {}): Stored {
		const times = { start_time: this.time(0, 9), end_time: this.time(0, 10) };
		return { name: "Opening", timezone: "Europe/Berlin", type: 0, ...times, ...changes };
	}

	/** The session of an event that comes with its type. */
	async builtInSession(eventId: string): Promise<string> {
		const [session] = await this.listed("getEventSessionList", eventId, "sessions");
		if (session === undefined) throw new SetupRefused("the event has no session");
		return String(session.session_id);
	}

	/** A speaker of an event; gives the id. */
	async speaker(eventId: string, changes: Stored = {}): Promise<string> {
		return String((await this.must("createSpeaker", { eventId }, { name: "Ada Example", ...changes })).speaker_id);
	}

	/** A ticket type of an event; gives its id. */
	async ticketType(eventId: string, changes: Stored = {}): Promise<string> {
		return String((await this.must("createTicketType", { eventId }, this.ticketTypeBody(changes))).ticket_type_id);
	}

	/** A valid body of a new ticket type, which is on sale. */
	ticketTypeBody(changes: Stored = {}): Stored {
		const times = { start_time: toInstant(this.now - DAY_MS), end_time: this.time(2, 18) };
		return { name: this.name(), currency: "USD", free: true, ...times, ...changes };
	}

	/** A published event of the probe's own; gives its id. */
	async publishedEvent(type: EventType = "SIMPLE_EVENT", changes: Stored = {}): Promise<string> {
		const eventId = await this.ownEvent(type, changes);
		await this.must("EventActions", { eventId }, { operation: "publish" });
		return eventId;
	}

	/** Asks for tickets, of which nobody is told. */
	tickets(eventId: string, tickets: readonly Stored[], query: Params = {}): Promise<Answer> {
		const quiet = tickets.map((ticket) => ({ ...ticket, send_notification: false }));
		const params = { eventId, ...query };
		this.#spend(1 + tickets.length);
		// An event that was just published may not be for its tickets yet.
		return this.bench.settled(
			() => this.bench.ask("createTickets", params, { tickets: quiet }),
			({ code }) => code === NOT_PUBLISHED,
		);
	}

	/** Somebody with the answers that every form asks for. */
	person(name: string, changes: Stored = {}): Stored {
		return { email: this.address(name), first_name: "Ada", last_name: "Example", ...changes };
	}

	/** A video channel of the probe's own; gives its id. */
	async channel(type = "VIDEO_LIST_HUB"): Promise<string> {
		this.#spend(2);
		const body = { name: this.name(), description: DESCRIPTION, type };
		const answer = await this.bench.make("vod-channel", "createVodChannel", { hubId: this.hubId }, body, this.hubId);
		return String(this.bench.must("createVodChannel", answer).channel_id);
	}

	/** Asks for a host of the hub. */
	makeHost(email: string): Promise<Answer> {
		this.#spend(2);
		return this.bench.make("hub-host", "createHubHost", { hubId: this.hubId }, { email }, this.hubId);
	}

	/** What must be answered for a probe to go on. */
	body(operationId: string, answer: Answer): Stored {
		return this.bench.must(operationId, answer);
	}

	/** What an event's list holds, once it holds something that is wanted or nothing more is to be expected. */
	async listed(
		operationId: string,
		eventId: string,
		field: string,
		isWanted: (one: Stored) => boolean = () => true,
	): Promise<Stored[]> {
		const itemsOf = (body: Stored): Stored[] => (body[field] ?? []) as Stored[];
		return itemsOf(await this.settled(operationId, { eventId }, (body) => !itemsOf(body).some(isWanted)));
	}

	/** What can be read, once it can be and isn't too early any more to tell, or nothing more is to be expected. */
	async settled(operationId: string, params: Params, isEarly: (body: Stored) => boolean): Promise<Stored> {
		this.#spend(1);
		const answer = await this.bench.settled(
			() => this.bench.ask(operationId, params),
			(seen) => seen.status === 404 || (isDone(seen) && isEarly(seen.body)),
		);
		return this.bench.must(operationId, answer);
	}

	/** What was made, once it can be read. */
	read(operationId: string, params: Params): Promise<Stored> {
		return this.settled(operationId, params, () => false);
	}

	/** Removes what the probe made, but for what all share; what can't be removed now is tried again at the end. */
	async tidy(): Promise<void> {
		const own = this.bench.journal
			.entries()
			.filter(([key, { id }]) => !this.#before.includes(key) && !this.shared.has(id))
			.map(([key]) => key);
		if (own.length > 0) await sweepJournal(this.bench, own);
	}

	#spend(requests: number): void {
		this.#count += requests;
		if (this.#count > this.probe.requests)
			throw new Error(`${this.probe.id} makes ${this.#count} requests and declares ${this.probe.requests}`);
	}
}

/** An instant in the API's form, without milliseconds. */
export function toInstant(ms: number): string {
	return new Date(ms).toISOString().replace(/\.\d+/, "");
}
