import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { operation } from "../../provider/api/contract.ts";
import { pullConference } from "../../provider/conference/pull/pull.ts";
import { kinds } from "../../provider/kinds/index.ts";
import type { Properties } from "../../provider/lifecycle/description.ts";
import { DeletionRefusedError, InitializationError } from "../../provider/lifecycle/errors.ts";
import { Lifecycle } from "../../provider/lifecycle/lifecycle.ts";
import { COLUMNS, csvOf, PeopleFile, type Person, peopleOf, saleOf } from "../helpers/people.ts";
import { channelOf, ticketTypeOf, webinarOf } from "../helpers/rows.ts";
import { startWorld, type World } from "../helpers/world.ts";

let world: World;
beforeAll(async () => {
	world = await startWorld();
});
afterEach(() => world.emulator.setFaults({ rules: [] }));
afterAll(() => world.close());

/** What the lists said to the user since the last look. */
const said: string[] = [];
const take = (): string => said.splice(0).join("\n");

function lifecycleOf(kind: "TicketList" | "VodRegistrationList" | "SessionReservationList"): Lifecycle {
	return new Lifecycle(kinds[kind], () => world.client, { quietMs: 5, pauseMs: 0, say: (text) => said.push(text) });
}

/** A list of tickets for some people, with its file. */
async function listOf(people: readonly Person[], changes: Properties = {}, event: Properties = {}) {
	const where = await saleOf(world, event);
	const file = new PeopleFile(csvOf(people));
	const common = { columns: COLUMNS, sendNotification: false };
	const inputs: Properties = { ...where, ...common, ...changes, ...file.inputs(people.length) };
	const lifecycle = lifecycleOf("TicketList");
	const { id, outs } = await lifecycle.create(inputs, "some-list");
	world.forget();
	take();
	/** The inputs once the file holds others. */
	const filled = (others: readonly Person[], more: Properties = {}): Properties => {
		file.write(csvOf(others));
		return { ...inputs, ...more, ...file.inputs(others.length) };
	};
	return { ...where, file, inputs, lifecycle, id, outs, filled };
}

async function ticketsOf(eventId: string): Promise<Properties[]> {
	const { tickets = [] } = await world.client.call("getTickets", { path: { eventId }, query: { page_size: 300 } });
	return tickets as Properties[];
}

const emailsOf = async (eventId: string): Promise<string[]> =>
	(await ticketsOf(eventId)).map(({ email }) => String(email)).sort();

const writes = (): string[] => world.writes().map(({ id }) => id);

describe("a list of tickets", () => {
	it("marks its tickets with whose they are, in letters and digits, and with the order", async () => {
		const { eventId, id } = await listOf(peopleOf(1));
		const [ticket] = await ticketsOf(eventId);
		expect(ticket?.external_ticket_id).toMatch(/^zel[0-9a-f]{12}[0-9a-f]{20}ORD1$/);
		expect(ticket?.external_ticket_id).toContain(id);
	});

	it("says before what it will do, and who gets mail, and nothing of a person", async () => {
		const { eventId, id, outs, lifecycle, filled } = await listOf(peopleOf(40));
		const news = filled(
			[...peopleOf(38, 3).map((one, index) => (index < 3 ? { ...one, last: "New" } : one)), ...peopleOf(5, 101)],
			{ sendNotification: true },
		);
		await lifecycle.plan(id, outs, news);
		expect(take()).toBe(
			"TicketList of people.csv, 43 rows: +5 ~3 −2. 2 tickets have no row any more, and are deleted (ORD1, ORD2): nobody of them was checked in. 5 people get an e-mail about their ticket.",
		);
		expect(world.writes()).toEqual([]);
		await lifecycle.update(id, outs, news);
		expect(writes().sort()).toEqual(
			["createTickets", "Updateticket", "Updateticket", "Updateticket", "deleteTicket", "deleteTicket"].sort(),
		);
		const [call] = world.writes().filter(({ id: name }) => name === "createTickets");
		const sent = call?.body?.tickets as Properties[];
		expect(sent.map(({ send_notification: notified }) => notified)).toEqual([true, true, true, true, true]);
		expect(await emailsOf(eventId)).toHaveLength(43);
	});

	it("says at the first preview how many are made", async () => {
		const file = new PeopleFile(csvOf(peopleOf(3)));
		const inputs = { eventId: "later", columns: COLUMNS, ...file.inputs(3) };
		expect(lifecycleOf("TicketList").check({}, inputs, () => false)).toEqual([]);
		expect(take()).toBe("TicketList of people.csv, 3 rows: +3 ~0 −0. 3 people may get an e-mail about their ticket.");
	});

	it("never touches tickets of others", async () => {
		const { eventId, ticketTypeId, id, outs, lifecycle, filled } = await listOf(peopleOf(10));
		const names = { first_name: "Some", last_name: "Body" };
		const others = ["zel", "other-1", undefined].map((external, index) => ({
			...{ email: `other${index}@example.org`, ticket_type_id: ticketTypeId, ...names },
			...(external !== undefined && { external_ticket_id: external }),
		}));
		// One of them has the same address as one of the list.
		const same = { email: "guest.no1@example.com", ticket_type_id: ticketTypeId, ...names };
		await world.client.call("createTickets", { path: { eventId }, body: { tickets: [...others, same] } });
		await lifecycle.update(id, outs, filled(peopleOf(9, 2), { allowRemoving: true }));
		const left = await ticketsOf(eventId);
		expect(left).toHaveLength(9 + 4);
		expect(left.filter(({ first_name: first }) => first === "Some")).toHaveLength(4);
	});

	it("keeps tickets of people who were checked in, and says so", async () => {
		const { eventId, id, outs, lifecycle, filled } = await listOf(peopleOf(20), {}, { attendance_type: "hybrid" });
		const attendees = [1, 2].map((number) => ({ email: `guest.no${number}@example.com`, action: "check-in" as const }));
		await world.client.call("UpdateEventAttendeeActions", { path: { eventId }, body: { attendees } });
		world.forget();
		// The first is gone from the file, the second has another address, the third is gone and was not there.
		const news = filled([{ ...peopleOf(1, 2)[0], email: "moved@example.com" } as Person, ...peopleOf(17, 4)]);
		await lifecycle.plan(id, outs, news);
		expect(take()).toBe(
			"TicketList of people.csv, 18 rows: +0 ~0 −1. 1 ticket has no row any more, and is deleted (ORD3): nobody of them was checked in. 2 tickets stay as they are, since the person was checked in (ORD1, ORD2).",
		);
		await lifecycle.update(id, outs, news);
		expect(writes()).toEqual(["deleteTicket"]);
		expect(await emailsOf(eventId)).toContain("guest.no1@example.com");
	});

	it("makes a ticket anew whose address or type changed, the new one first", async () => {
		const { eventId, id, outs, lifecycle, filled } = await listOf(peopleOf(5));
		const news = filled([{ ...(peopleOf(1)[0] as Person), email: "moved@example.com" }, ...peopleOf(4, 2)]);
		await lifecycle.plan(id, outs, news);
		expect(take()).toContain(
			"+0 ~0 ±1 −0. 1 ticket differs in what the API can't change: a new one is made, and the old one deleted (ORD1).",
		);
		await lifecycle.update(id, outs, news);
		expect(writes()).toEqual(["createTickets", "deleteTicket"]);
		expect(await emailsOf(eventId)).toEqual([
			...["guest.no2", "guest.no3", "guest.no4", "guest.no5", "moved"].map((name) => `${name}@example.com`),
		]);
	});

	it("sends several tickets of one person in different calls, since answers name people", async () => {
		const twice = peopleOf(3).map((one): Person => ({ ...one, email: "buyer@example.org" }));
		const { eventId } = await listOf([...twice, ...peopleOf(30, 10)]);
		expect(await emailsOf(eventId)).toHaveLength(33);
		world.forget();
		const { eventId: other } = await listOf(twice);
		expect((await ticketsOf(other)).map(({ first_name: first }) => first).sort()).toEqual([
			"Firstname1",
			"Firstname2",
			"Firstname3",
		]);
	});

	it("empties what the file no longer says", async () => {
		const { eventId, id, outs, lifecycle, filled } = await listOf(peopleOf(1));
		await lifecycle.update(id, outs, filled([{ ...(peopleOf(1)[0] as Person), last: "" }]));
		expect(world.writes().map(({ body }) => body)).toEqual([{ last_name: "" }]);
		expect((await ticketsOf(eventId))[0]?.last_name).toBe("");
	});

	describe.each([
		["over a fifth", 8],
		["all", 0],
	])("whose file has lost %s of its rows", (_, left) => {
		it("is not touched, unless so many may go", async () => {
			const { eventId, id, outs, lifecycle, filled } = await listOf(peopleOf(11));
			const news = filled(peopleOf(left));
			const refusal = new RegExp(
				`${11 - left} tickets would be removed, (27 %|all) of 11. Nothing was changed. Check that the file is whole. If it is meant, declare allowRemoving: ${11 - left}.`,
			);
			await expect(lifecycle.plan(id, outs, news)).rejects.toThrow(refusal);
			await expect(lifecycle.update(id, outs, news)).rejects.toThrow(DeletionRefusedError);
			expect(world.writes()).toEqual([]);
			const tooFew = { ...news, allowRemoving: 11 - left - 1 };
			await expect(lifecycle.update(id, outs, tooFew)).rejects.toThrow(`and allowRemoving is ${11 - left - 1}`);
			await lifecycle.update(id, outs, { ...news, allowRemoving: 11 - left });
			expect(await emailsOf(eventId)).toHaveLength(left);
		});
	});

	it("is deleted only where the program allows it", async () => {
		const { eventId, id, outs, lifecycle, inputs } = await listOf(peopleOf(2));
		// Of a later run, whose program doesn't declare it any more.
		const later = (): Lifecycle => lifecycleOf("TicketList");
		await expect(later().delete(id, outs)).rejects.toThrow(/2 tickets would be removed.*allowRemoving: true/);
		expect(world.writes()).toEqual([]);
		const allowed = await lifecycle.update(id, outs, { ...inputs, allowRemoving: true });
		expect(world.writes()).toEqual([]);
		await later().delete(id, allowed);
		expect(await emailsOf(eventId)).toEqual([]);
	});

	it("sends nothing of a file with a bad row, nor of one that changed since", async () => {
		const { id, outs, lifecycle, file, inputs, filled } = await listOf(peopleOf(2));
		const bad = filled([...peopleOf(2), { order: "ORD-3", email: "nobody", first: "No", last: "Body" }]);
		expect(lifecycle.check(inputs, bad, () => false)).toEqual([
			{
				property: "source",
				reason:
					'people.csv line 4 email is a value that is not shown here; it must be an e-mail address, such as "ada@example.com".',
			},
		]);
		await expect(lifecycle.update(id, outs, bad)).rejects.toThrow("line 4");
		const good = filled(peopleOf(3));
		file.write(csvOf(peopleOf(4)));
		await expect(lifecycle.update(id, outs, good)).rejects.toThrow("was changed since the command was started");
		expect(world.writes()).toEqual([]);
	});

	it("shows what changed and went in the portal, and mends it", async () => {
		const { eventId, id, outs, lifecycle, inputs } = await listOf(peopleOf(6));
		const [first, second, third] = (await ticketsOf(eventId)).map(({ ticket_id: ticketId }) => String(ticketId));
		const body = { last_name: "Renamed" };
		await world.client.call("Updateticket", { path: { eventId, ticketId: first ?? "" }, body });
		for (const ticketId of [second ?? "", third ?? ""])
			await world.client.call("deleteTicket", { path: { eventId, ticketId } });
		const read = await lifecycle.read(id, outs);
		expect(read?.inputs.contentHash).toBe(`${String(inputs.contentHash)}, but 1 changed, 2 gone`);
		world.forget();
		take();
		await lifecycle.plan(id, read?.outs ?? {}, inputs);
		expect(take()).toContain(
			"+2 ~1 −0. Of those that are made, the account no longer has 2 tickets that it had: somebody deleted or cancelled them there.",
		);
		const mended = await lifecycle.update(id, read?.outs ?? {}, inputs);
		expect(writes().sort()).toEqual(["Updateticket", "createTickets"]);
		expect((await lifecycle.read(id, mended))?.inputs).toEqual(inputs);
	});

	it("goes on where some rows were refused, and says which and why", async () => {
		const { eventId, ticketTypeId } = await saleOf(world);
		const path = { eventId, ticketTypeId };
		await world.client.call("updateTicketType", { path, body: { quantity: 40 } });
		const file = new PeopleFile(csvOf(peopleOf(50)));
		const inputs = { eventId, ticketTypeId, columns: COLUMNS, sendNotification: false, ...file.inputs(50) };
		const lifecycle = lifecycleOf("TicketList");
		const failed = await lifecycle.create(inputs, "sold-out").then(
			() => expect.fail("it was made"),
			(error: unknown) => error as InitializationError,
		);
		expect(failed).toBeInstanceOf(InitializationError);
		expect(failed.message).toMatch(/10 rows are not done.*\nline \d.*stock_not_exist/s);
		expect(failed.message).not.toContain("@");
		expect(await emailsOf(eventId)).toHaveLength(40);
		expect(lifecycle.diff(failed.outs, inputs).hasChanges).toBe(true);
		await world.client.call("updateTicketType", { path, body: { quantity: 50 } });
		world.forget();
		const outs = await lifecycle.update(failed.id, failed.outs, inputs);
		expect(writes()).toEqual(["createTickets"]);
		expect(await emailsOf(eventId)).toHaveLength(50);
		expect((await lifecycle.plan(failed.id, outs, inputs)).hasChanges).toBe(false);
	});

	it.each(["drop-after-commit", "drop-before", "truncate"] as const)(
		"makes nobody two tickets where answers are lost: %s",
		async (kind) => {
			const { method, path } = operation("createTickets");
			const where = await saleOf(world);
			const file = new PeopleFile(csvOf(peopleOf(100)));
			world.emulator.setFaults({ rules: [{ kind, route: `${method} ${path}`, nth: 2 }] });
			const inputs = { ...where, columns: COLUMNS, ...file.inputs(100) };
			const { id, outs } = await lifecycleOf("TicketList").create(inputs, "lost");
			const people = await emailsOf(where.eventId);
			expect(people).toHaveLength(100);
			expect(new Set(people).size).toBe(100);
			expect((await lifecycleOf("TicketList").read(id, outs))?.inputs).toEqual(inputs);
		},
	);

	it.each(["drop-after-commit", "drop-before"] as const)(
		"leaves nobody without a ticket where the answer to a replacement is lost: %s",
		async (kind) => {
			const { eventId, id, outs, lifecycle, filled } = await listOf(peopleOf(2));
			const { method, path } = operation("createTickets");
			world.emulator.setFaults({ rules: [{ kind, route: `${method} ${path}`, nth: 1 }] });
			const news = filled([{ ...(peopleOf(1)[0] as Person), email: "moved@example.com" }, ...peopleOf(1, 2)]);
			await lifecycle.update(id, outs, news);
			expect(await emailsOf(eventId)).toEqual(["guest.no2@example.com", "moved@example.com"]);
		},
	);

	it("counts what was not tried, where all is refused", async () => {
		const { id, outs, lifecycle, filled } = await listOf(peopleOf(40));
		const { method, path } = operation("Updateticket");
		world.emulator.setFaults({ rules: [{ kind: "status", status: 403, route: `${method} ${path}` }] });
		const news = filled(peopleOf(40).map((one) => ({ ...one, last: "New" })));
		const failed = lifecycle.update(id, outs, news);
		await expect(failed).rejects.toThrow(/^The list of tickets is not yet as its file says: 40 rows are not done/);
		await expect(failed).rejects.toThrow(/was not tried/);
	});

	it("deletes what it made once too often", async () => {
		const { eventId, ticketTypeId, id, outs, lifecycle, inputs } = await listOf(peopleOf(3));
		const [first] = await ticketsOf(eventId);
		const { email, external_ticket_id: mark } = first as Record<string, string>;
		const ticket = { email: email ?? "", external_ticket_id: mark ?? "", ticket_type_id: ticketTypeId };
		const tickets = [{ ...ticket, first_name: "Firstname1", last_name: "Lastname1" }];
		await world.client.call("createTickets", { path: { eventId }, body: { tickets } });
		const read = await lifecycle.read(id, outs);
		expect(read?.inputs.contentHash).toBe(`${String(inputs.contentHash)}, but 1 too many`);
		await lifecycle.update(id, read?.outs ?? {}, inputs);
		expect(await emailsOf(eventId)).toHaveLength(3);
	});

	it("has its tickets to itself: a pull of the event leaves them out, and says so", async () => {
		const { eventId, ticketTypeId } = await listOf(peopleOf(3));
		const single = { email: "ada@example.com", first_name: "Ada", last_name: "Example", ticket_type_id: ticketTypeId };
		await world.client.call("createTickets", { path: { eventId }, body: { tickets: [single] } });
		const { conference, leftOut } = await pullConference(world.client, eventId, { withPeople: true });
		expect(Object.keys(conference.tickets as object)).toHaveLength(1);
		expect(leftOut).toContain("tickets: 3 that belong to a TicketList; declare that, with its file.");
	});

	it("keeps its tickets under another name of the resource", async () => {
		const { id, outs, filled } = await listOf(peopleOf(3));
		const news = filled(peopleOf(4));
		await lifecycleOf("TicketList").update(id, outs, news);
		expect(writes()).toEqual(["createTickets"]);
	});
});

describe("a list of registrations for a channel", () => {
	it("registers who is not, once, and says what can't be undone", async () => {
		const channelId = await channelOf(world);
		const path = { hubId: world.hubId, channelId };
		const own = [{ email: "guest.no1@example.com", first_name: "By", last_name: "Herself" }];
		await world.client.call("VODTicketRegistration", { path, body: { registrations: own } });
		const file = new PeopleFile(csvOf(peopleOf(70)));
		const { key: _, ...columns } = COLUMNS;
		const inputs = { ...path, columns, ...file.inputs(70) };
		const lifecycle = lifecycleOf("VodRegistrationList");
		world.forget();
		const { id, outs } = await lifecycle.create(inputs, "viewers");
		expect(writes()).toEqual(Array(3).fill("VODTicketRegistration"));
		expect(JSON.stringify(outs)).not.toMatch(/guest|name\d/i);
		file.write(csvOf(peopleOf(60, 5).map((one, index) => (index === 0 ? { ...one, last: "New" } : one))));
		const news = { ...inputs, ...file.inputs(60) };
		world.forget();
		take();
		await lifecycle.plan(id, outs, news);
		expect(take()).toBe(
			"VodRegistrationList of people.csv, 60 rows: +0 ~0 −0. 1 registration differs from the file and can't be changed: the API has no operation for it. 10 registrations without a row stay: the API can't undo them.",
		);
		const later = await lifecycle.update(id, outs, news);
		expect(world.writes()).toEqual([]);
		await lifecycle.delete(id, later);
		expect(world.writes()).toEqual([]);
	});
});

describe("a list of reservations", () => {
	it("reserves, gives back, and takes over what is there", async () => {
		const where = await webinarOf(world, { session_reservation: { allow_reservations: true, max_capacity: 50 } });
		const { eventId } = where;
		await ticketTypeOf(world, eventId);
		await world.client.call("EventActions", { path: { eventId }, body: { operation: "publish" } });
		const tickets = peopleOf(12).map(({ email, first, last }) => ({ email, first_name: first, last_name: last }));
		await world.client.call("createTickets", { path: { eventId }, body: { tickets } });
		for (const email of ["guest.no1@example.com", "guest.no12@example.com"])
			await world.client.call("AddSessionReservations", { path: where, body: { email } });
		const file = new PeopleFile(csvOf(peopleOf(10)));
		const inputs = { ...where, columns: { email: "E-mail" }, ...file.inputs(10) };
		const lifecycle = lifecycleOf("SessionReservationList");
		world.forget();
		const { id, outs } = await lifecycle.create(inputs, "workshop");
		expect(writes()).toEqual(Array(9).fill("AddSessionReservations"));
		file.write(csvOf(peopleOf(10, 2)));
		world.forget();
		await lifecycle.update(id, outs, { ...inputs, ...file.inputs(10) });
		expect(writes().sort()).toEqual(["AddSessionReservations", "DeleteSessionReservations"]);
		const { reservations = [] } = await world.client.call("ListSessionReservations", { path: where });
		// The last has a place that is none of the list's.
		expect(reservations.map(({ email }) => email).sort()).toEqual(
			[...peopleOf(10, 2).map(({ email }) => email), "guest.no12@example.com"].sort(),
		);
	});
});
