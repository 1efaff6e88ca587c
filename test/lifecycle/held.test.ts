import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Properties, ResourceDescription } from "../../provider/lifecycle/description.ts";
import { DeletionRefusedError } from "../../provider/lifecycle/errors.ts";
import { resourceClasses } from "../../provider/resources/index.ts";
import { startWorld, type World } from "../helpers/world.ts";

let world: World;
beforeAll(async () => {
	world = await startWorld();
});
afterAll(() => world.close());

/** A published conference with a ticket for a person, who has a place in a session. */
async function heldConference(): Promise<{ eventId: string; sessionId: string; ticketTypeId: string }> {
	const { client } = world;
	const eventId = await world.conference();
	const path = { eventId };
	const { ticket_type_id: ticketTypeId = "" } = await client.call("createTicketType", {
		path,
		body: {
			name: "Any",
			currency: "EUR",
			start_time: "2020-01-01T00:00:00Z",
			end_time: "2031-05-01T00:00:00Z",
			quantity: 500,
		},
	});
	const { session_id: sessionId = "" } = await client.call("createEventSession", {
		path,
		body: {
			name: "Workshop",
			type: 2,
			start_time: "2031-05-04T08:00:00Z",
			end_time: "2031-05-04T09:00:00Z",
			timezone: "Europe/Berlin",
			session_reservation: { allow_reservations: true, max_capacity: 2 },
		},
	});
	await client.call("EventActions", { path, body: { operation: "publish" } });
	const person = { email: "ada@example.com", first_name: "Ada", last_name: "Example" };
	await client.call("createTickets", { path, body: { tickets: [person] } });
	await client.call("AddSessionReservations", {
		path: { eventId, sessionId },
		body: { email: "ada@example.com" },
	});
	world.forget();
	return { eventId, sessionId, ticketTypeId };
}

const rows: [string, ResourceDescription, "sessionId" | "ticketTypeId" | "eventId", RegExp][] = [
	["a session", resourceClasses.Session.description, "sessionId", /1 person has a reservation/],
	["a ticket type", resourceClasses.TicketType.description, "ticketTypeId", /1 tickets of it are sold/],
	["a publication", resourceClasses.EventPublication.description, "eventId", /would be cancelled/],
];

describe.each(rows)("%s that people hold", (_, description, idName, reason) => {
	async function held() {
		const ids = await heldConference();
		const lifecycle = world.lifecycle(description);
		const id = ids[idName];
		const read = await lifecycle.read(id, { eventId: ids.eventId });
		world.forget();
		return { lifecycle, id, outs: read?.outs ?? {} };
	}
	const moved = (outs: Properties): Properties => ({ ...outs, eventId: "another" });

	it("is not deleted, and says why and what to do", async () => {
		const { lifecycle, id, outs } = await held();
		const refused = lifecycle.delete(id, outs);
		await expect(refused).rejects.toThrow(DeletionRefusedError);
		await expect(refused).rejects.toThrow(reason);
		await expect(refused).rejects.toThrow(/allowDestructive: true/);
		expect(world.writes()).toEqual([]);
	});

	it("is not replaced, which the preview says already", async () => {
		const { lifecycle, id, outs } = await held();
		await expect(lifecycle.plan(id, outs, moved(outs))).rejects.toThrow(reason);
		const allowed = { ...moved(outs), allowDestructive: true };
		await expect(lifecycle.plan(id, outs, allowed)).resolves.toMatchObject({ replaces: ["eventId"] });
		await expect(lifecycle.plan(id, outs, outs)).resolves.toMatchObject({ replaces: [] });
	});

	it("takes no call to be allowed, and then is deleted", async () => {
		const { lifecycle, id, outs } = await held();
		const news = { ...outs, allowDestructive: true };
		expect(lifecycle.diff(outs, news)).toMatchObject({ hasChanges: true, replaces: [] });
		const allowed = await lifecycle.update(id, outs, news);
		expect(world.writes()).toEqual([]);
		// What the API itself refuses stays refused: a ticket type with sold tickets.
		if (idName === "ticketTypeId") await expect(lifecycle.delete(id, allowed)).rejects.toThrow(/sold/);
		else await expect(lifecycle.delete(id, allowed)).resolves.toBeUndefined();
	});
});

it("a session without reservations, and a type without tickets, are deleted as ever", async () => {
	const eventId = await world.conference();
	const lifecycle = world.lifecycle(resourceClasses.TicketType.description);
	const times = { startTime: "2031-01-01T00:00:00Z", endTime: "2031-05-01T00:00:00Z" };
	const { id, outs } = await lifecycle.create({ eventId, name: "Any", currency: "EUR", ...times });
	await expect(lifecycle.delete(id, outs)).resolves.toBeUndefined();
	expect(await lifecycle.read(id, outs)).toBeUndefined();
});
