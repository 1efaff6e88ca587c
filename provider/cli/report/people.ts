import { allRecordsOf, recordsOf } from "../../functions/records";
import type { Api } from "../../lifecycle/api";
import type { Properties } from "../../lifecycle/description";
import type { Progress, Task } from "../progress";
import type { Column } from "./columns";

/** Somebody who is registered or invited, or holds a ticket. */
export interface Person extends Properties {
	email: string;
	firstName: string;
	lastName: string;
	/** As the API says it: `REGISTERED`, `INVITED`, …; empty where it lists the ticket alone. */
	registrationStatus: string;
	/** Names of the types of the person's tickets. */
	ticketTypes: string[];
	/** Roles that the tickets give: `ATTENDEE`, `SPEAKER`. */
	roles: string[];
	ticketCount: number;
	isCheckedIn: boolean;
	/** Where the check-in was made. */
	checkInSource: string;
}

const NAMES = [
	...["email", "firstName", "lastName", "registrationStatus", "ticketTypes"],
	...["roles", "ticketCount", "isCheckedIn", "checkInSource"],
] as const;

/** The columns of `people`. */
export const peopleColumns: readonly Column[] = NAMES.map((name) => ({
	name,
	textOf: (person) => {
		const value = person[name];
		return Array.isArray(value) ? value.join("; ") : String(value ?? "");
	},
}));

/** Columns of a table on a terminal. */
export const PEOPLE_TABLE: readonly string[] = [
	...["email", "firstName", "lastName", "registrationStatus", "ticketTypes", "isCheckedIn"],
];

/** What is known of a person before the registrants are read, in little room: an event may have a hundred thousand. */
interface Held {
	/** As a ticket has it; absent where no ticket does. */
	email?: string;
	firstName: string;
	lastName: string;
	/** Shared by all who hold the same types. */
	types: readonly string[];
	count: number;
	/** Where the check-in was made; absent where there was none. */
	source?: string;
	/** Among the registrants. */
	isListed: boolean;
}

/** People by their addresses, the case of which does not count. */
class People {
	readonly #held = new Map<string, Held>();
	readonly #types = new Map<string, readonly string[]>();

	/** What is known of a person, to be added to. */
	of(email: unknown): Held {
		const key = String(email).toLowerCase();
		const known = this.#held.get(key);
		if (known !== undefined) return known;
		const held: Held = { firstName: "", lastName: "", types: NO_TYPES, count: 0, isListed: false };
		this.#held.set(key, held);
		return held;
	}

	/** Types with one more, in the one list that all have who hold these. */
	withType(types: readonly string[], type: string): readonly string[] {
		if (type === "" || types.includes(type)) return types;
		const more = [...types, type];
		const key = JSON.stringify(more);
		const shared = this.#types.get(key) ?? more;
		this.#types.set(key, shared);
		return shared;
	}

	all(): IterableIterator<Held> {
		return this.#held.values();
	}
}

const NO_TYPES: readonly string[] = [];

const text = (value: unknown): string => (typeof value === "string" ? value : "");

async function addTickets(client: Api, eventId: string, people: People, task: Task): Promise<void> {
	const types = await allRecordsOf(client, "getEventTicketTypes", { eventId });
	const names = new Map(types.map(({ ticketTypeId, name }) => [ticketTypeId, text(name)]));
	for await (const record of recordsOf(client, "getTickets", { eventId })) {
		const { email, firstName, lastName, ticketTypeId } = record as Properties;
		const held = people.of(email);
		held.email ??= text(email);
		held.firstName ||= text(firstName);
		held.lastName ||= text(lastName);
		held.types = people.withType(held.types, names.get(ticketTypeId) ?? text(ticketTypeId));
		held.count++;
		task.step();
	}
}

async function addCheckIns(client: Api, eventId: string, people: People, task: Task): Promise<void> {
	for await (const record of recordsOf(client, "ListEventAttendeeActions", { eventId })) {
		const { email, action, source } = record as Properties;
		if (action === "check-in" || action === undefined) people.of(email).source = text(source);
		task.step();
	}
}

function personOf(held: Held, email: string, registrationStatus: string, own: readonly Properties[]): Person {
	const { firstName, lastName, types, count, source } = held;
	return {
		...{ email, firstName, lastName, registrationStatus },
		ticketTypes: [...types],
		roles: [...new Set(own.map(({ role }) => text(role)).filter((role) => role !== ""))],
		ticketCount: Math.max(count, own.length),
		isCheckedIn: source !== undefined,
		checkInSource: source ?? "",
	};
}

/**
 * Everybody who is registered for an event, is invited or holds a ticket, once each: registrants in the API's order, then
 * those of whom it lists tickets alone.
 *
 * @throws ZoomApiError where the API refuses one of the lists
 */
export async function* peopleOf(
	client: Api,
	eventId: string,
	progress: Pick<Progress, "begin">,
): AsyncGenerator<Person> {
	const people = new People();
	const task = progress.begin("Reading tickets and check-ins", "records");
	try {
		await addTickets(client, eventId, people, task);
		await addCheckIns(client, eventId, people, task);
	} finally {
		task.end();
	}
	for await (const record of recordsOf(client, "getRegistrants", { eventId })) {
		const { email, registrationStatus, tickets } = record as Properties;
		const held = people.of(email);
		if (held.isListed) continue;
		held.isListed = true;
		const own = Array.isArray(tickets) ? (tickets as Properties[]) : [];
		yield personOf(held, text(email), text(registrationStatus), own);
	}
	for (const held of people.all())
		if (!held.isListed && held.email !== undefined) yield personOf(held, held.email, "", []);
}
