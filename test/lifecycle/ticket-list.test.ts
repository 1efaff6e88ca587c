import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { kinds } from "../../provider/kinds/index.ts";
import type { Properties } from "../../provider/lifecycle/description.ts";
import type { Created } from "../../provider/lifecycle/lifecycle.ts";
import { COLUMNS, csvOf, PeopleFile, peopleOf, saleOf } from "../helpers/people.ts";
import { startWorld, type World } from "../helpers/world.ts";

let world: World;
beforeAll(async () => {
	world = await startWorld();
});
afterAll(() => world.close());

/** Tickets of an event, as the local API has stored them. */
async function ticketsOf(eventId: string): Promise<Properties[]> {
	const found: Properties[] = [];
	for await (const ticket of world.client.records("getTickets", { path: { eventId } }))
		found.push(ticket as Properties);
	return found;
}

const counts = (calls: { id: string }[]): Record<string, number> => {
	const all: Record<string, number> = {};
	for (const { id } of calls) all[id] = (all[id] ?? 0) + 1;
	return all;
};

describe("5,000 tickets from a CSV file", () => {
	const people = peopleOf(5_000);
	const file = new PeopleFile(csvOf(people));
	let where: Awaited<ReturnType<typeof saleOf>>;
	let object: Created;
	let inputs: Properties;

	it("are made in 167 calls", async () => {
		where = await saleOf(world);
		const lifecycle = world.lifecycle(kinds.TicketList);
		inputs = { ...where, columns: COLUMNS, sendNotification: false, ...file.inputs(5_000) };
		expect(lifecycle.check({}, inputs, () => false)).toEqual([]);
		world.forget();
		object = await lifecycle.create(inputs, "identity-of-the-list");
		expect(counts(world.writes())).toEqual({ createTickets: 167 });
		expect(await ticketsOf(where.eventId)).toHaveLength(5_000);
	});

	it("cost under 1,000 characters of state a hundred people, none of which say anything of anybody", () => {
		const text = JSON.stringify(object.outs);
		expect(text.length / 50).toBeLessThan(1_000);
		for (const { email, first, last, order } of people)
			for (const said of [email, first, last, order]) expect(text.includes(said)).toBe(false);
		expect(text).not.toContain("@");
	});

	it("are left alone where nothing changes", async () => {
		const lifecycle = world.lifecycle(kinds.TicketList);
		world.forget();
		expect((await lifecycle.plan(object.id, object.outs, inputs)).hasChanges).toBe(false);
		expect(world.calls).toEqual([]);
		const read = await lifecycle.read(object.id, object.outs);
		expect(read?.inputs).toEqual(inputs);
		expect(world.writes()).toEqual([]);
	});

	it("change by 50 updates and 20 deletes where 50 rows changed and 20 went", async () => {
		const lifecycle = world.lifecycle(kinds.TicketList);
		file.write(csvOf(people.slice(20).map((one, index) => (index < 50 ? { ...one, last: `New${index}` } : one))));
		const news = { ...inputs, ...file.inputs(4_980) };
		expect((await lifecycle.plan(object.id, object.outs, news)).hasChanges).toBe(true);
		world.forget();
		const outs = await lifecycle.update(object.id, object.outs, news);
		expect(counts(world.writes())).toEqual({ Updateticket: 50, deleteTicket: 20 });
		const [first] = world.writes().filter(({ id }) => id === "Updateticket");
		expect(Object.keys(first?.body ?? {})).toEqual(["last_name"]);
		expect(await ticketsOf(where.eventId)).toHaveLength(4_980);
		expect((await lifecycle.read(object.id, outs))?.inputs).toEqual(news);
	});
});
