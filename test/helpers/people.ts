import { createHash } from "node:crypto";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Properties } from "../../provider/lifecycle/description.ts";
import type { World } from "./world.ts";

/** A made-up person of a file. */
export interface Person {
	order: string;
	email: string;
	first: string;
	last: string;
}

/** So many people, each with names and an address that nobody else has. */
export function peopleOf(count: number, from = 1): Person[] {
	return Array.from({ length: count }, (_, index) => {
		const number = from + index;
		return {
			order: `ORD-${number}`,
			email: `guest.no${number}@example.com`,
			first: `Firstname${number}`,
			last: `Lastname${number}`,
		};
	});
}

/** A file of people as a shop writes it. */
export function csvOf(people: readonly Person[]): string {
	const lines = people.map(({ order, email, first, last }) => `${order},${email},${first},${last}`);
	return ["Order,E-mail,First name,Last name", ...lines, ""].join("\n");
}

/** Columns of such a file. */
export const COLUMNS = { key: "Order", email: "E-mail", firstName: "First name", lastName: "Last name" };

/** A file on the disk. */
export class PeopleFile {
	readonly path: string;

	constructor(content: string | Uint8Array, name = "people.csv") {
		this.path = join(mkdtempSync(join(tmpdir(), "zoom-events-people-")), name);
		this.write(content);
	}

	write(content: string | Uint8Array): void {
		writeFileSync(this.path, content);
		this.#hash = createHash("sha256").update(content).digest("hex");
	}

	#hash = "";

	/** What a host makes of the file. */
	inputs(people: number): Properties {
		return { path: this.path, contentHash: this.#hash, people };
	}
}

/** A published conference with a ticket type on sale. */
export async function saleOf(
	world: World,
	changes: Properties = {},
): Promise<{ eventId: string; ticketTypeId: string }> {
	const eventId = await world.conference(changes);
	const body = {
		name: "Any",
		currency: "EUR",
		start_time: "2020-01-01T00:00:00Z",
		end_time: "2031-05-01T00:00:00Z",
		quantity: 10_000,
	};
	const { ticket_type_id: ticketTypeId = "" } = await world.client.call("createTicketType", {
		path: { eventId },
		body,
	});
	await world.client.call("EventActions", { path: { eventId }, body: { operation: "publish" } });
	return { eventId, ticketTypeId };
}
