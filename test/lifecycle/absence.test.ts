import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { kinds } from "../../provider/kinds/index.ts";
import { DeletionRefusedError } from "../../provider/lifecycle/errors.ts";
import { CreateJournal } from "../../provider/lifecycle/journal.ts";
import { Run } from "../../provider/lifecycle/ownership/run.ts";
import { startWorld, type World } from "../helpers/world.ts";

let world: World;
beforeAll(async () => {
	world = await startWorld();
});
afterEach(() => world.emulator.setFaults({ rules: [] }));
afterAll(() => world.close());

const TYPES = "GET /zoom_events/events/{eventId}/ticket_types";
const LINKS = "GET /zoom_events/events/{eventId}/access_links";
const EDITORS = "GET /zoom_events/events/{eventId}/coeditors";

const ticketType = (eventId: string, index: number) => ({
	eventId,
	name: `Type ${index}`,
	currency: "EUR",
	quantity: 100,
	startTime: "2020-01-01T00:00:00Z",
	endTime: "2031-05-01T00:00:00Z",
});

describe("an object that its list lacks, and that the API shows nowhere else,", () => {
	it("is there: 53 ticket types, of which a list shows 50", async () => {
		const eventId = await world.conference();
		const lifecycle = world.lifecycle(kinds.TicketType);
		const made = [];
		for (let index = 0; index < 53; index++) made.push(await lifecycle.create(ticketType(eventId, index)));
		world.emulator.setFaults({ rules: [{ kind: "list-cap", route: TYPES, cap: 50 }] });
		const read = await Promise.all(made.map(({ id, outs }) => lifecycle.read(id, outs)));
		expect(read.map((one) => one?.inputs.name)).toEqual(made.map(({ outs }) => outs.name));
		expect(read.map((one) => one?.outs.ticketTypeId)).toEqual(made.map(({ id }) => id));
		await world.client.call("deleteEventTicketType", { path: { eventId, ticketTypeId: made[52]?.id ?? "" } });
		expect(await lifecycle.read(made[52]?.id ?? "", made[52]?.outs ?? {})).toBeUndefined();
	});

	it("is not deleted while people hold it: a ticket type beyond the cut, with tickets", async () => {
		const eventId = await world.conference();
		const lifecycle = world.lifecycle(kinds.TicketType);
		await lifecycle.create(ticketType(eventId, 1));
		const { id, outs } = await lifecycle.create(ticketType(eventId, 2));
		await world.client.call("EventActions", { path: { eventId }, body: { operation: "publish" } });
		const ticket = { email: "ada@example.com", first_name: "Ada", last_name: "Example", ticket_type_id: id };
		await world.client.call("createTickets", { path: { eventId }, body: { tickets: [ticket] } });
		world.emulator.setFaults({ rules: [{ kind: "list-cap", route: TYPES, cap: 1 }] });
		world.forget();
		await expect(lifecycle.delete(id, outs)).rejects.toThrow(DeletionRefusedError);
		expect(world.writes()).toEqual([]);
	});

	it("keeps what its list alone shows: the address of an access link", async () => {
		const eventId = await world.conference();
		const lifecycle = world.lifecycle(kinds.AccessLink);
		const link = { eventId, type: "registration", authenticationMethod: "zoom_account_otp" };
		await lifecycle.create({ ...link, name: "First" });
		const { id, outs } = await lifecycle.create({ ...link, name: "Second" });
		world.emulator.setFaults({ rules: [{ kind: "list-cap", route: LINKS, cap: 1 }] });
		const read = await lifecycle.read(id, outs);
		expect(read?.inputs).toEqual({ ...link, name: "Second" });
		expect(read?.outs.url).toMatch(/^https:\/\/events\.example\.com\/join\//);
		expect(read?.outs.url).toBe(outs.url);
	});

	it("is looked for again: a co-editor whom a list shows late", async () => {
		const eventId = await world.conference();
		world.emulator.setFaults({ rules: [{ kind: "list-lag", route: EDITORS, lists: 2 }] });
		const inputs = { eventId, email: "Grace@Example.com", permissionGroups: ["Venue"] };
		const { id, outs } = await world.lifecycle(kinds.CoEditor, { run: new Run() }).create(inputs);
		expect((await world.lifecycle(kinds.CoEditor).read(id, outs))?.inputs).toEqual(inputs);
	});

	it("is gone where it stays away", async () => {
		const eventId = await world.conference();
		const lifecycle = world.lifecycle(kinds.CoEditor);
		const { id, outs } = await lifecycle.create({ eventId, email: "grace@example.com", permissionGroups: ["Venue"] });
		const body = { operation: "delete" as const, coeditors: [{ email: "grace@example.com" }] };
		await world.client.call("coeditoractions", { path: { eventId }, body });
		expect(await lifecycle.read(id, outs)).toBeUndefined();
	});
});

describe("an address as an id", () => {
	it("is the same in any case", async () => {
		const eventId = await world.conference();
		const lifecycle = world.lifecycle(kinds.CoEditor);
		const inputs = { eventId, email: "Grace.Example@Example.com", permissionGroups: ["Venue"] };
		const { id, outs } = await lifecycle.create(inputs);
		await lifecycle.delete(id, outs);
		const body = {
			operation: "add" as const,
			coeditors: [{ email: "grace.example@example.com", permission_groups: ["Venue" as const] }],
		};
		await world.client.call("coeditoractions", { path: { eventId }, body });
		expect((await lifecycle.read(id, outs))?.inputs).toEqual(inputs);
	});
});

describe("a create that was lost in an earlier run", () => {
	it("is found by a list that shows it late, and not made again", async () => {
		const eventId = await world.conference();
		const folder = mkdtempSync(join(tmpdir(), "lost-create-"));
		const inputs = { eventId, name: "Ada Example" };
		const lost = { kind: "drop-after-commit", route: "POST /zoom_events/events/{eventId}/speakers" } as const;
		// The process ends before it could look: every list fails.
		const unlisted = { kind: "status", status: 503, route: "GET /zoom_events/events/{eventId}/speakers" } as const;
		world.emulator.setFaults({ rules: [{ ...lost, nth: 1 }, { ...unlisted, nth: 2 }, unlisted] });
		const first = new Run(new CreateJournal(folder));
		await expect(world.lifecycle(kinds.Speaker, { run: first }).create(inputs, "ada")).rejects.toThrow();
		world.emulator.setFaults({ rules: [{ kind: "list-lag", lists: 2 }] });
		const second = new Run(new CreateJournal(folder));
		const { id } = await world.lifecycle(kinds.Speaker, { run: second }).create(inputs, "ada");
		const { speakers = [] } = await world.client.call("getSpeakers", { path: { eventId } });
		expect(world.emulator.state().speaker?.filter(({ name }) => name === "Ada Example")).toHaveLength(1);
		expect(speakers.every((one) => one.speaker_id === id)).toBe(true);
	});
});

describe("what the API does a moment later", () => {
	it("a ticket that comes too soon after the publication is asked for again", async () => {
		const eventId = await world.conference();
		const type = await world.lifecycle(kinds.TicketType).create(ticketType(eventId, 1));
		await world.lifecycle(kinds.EventPublication).create({ eventId });
		const refusal = { kind: "status", status: 400, code: 26501, route: "POST /zoom_events/events/{eventId}/tickets" };
		world.emulator.setFaults({
			rules: [
				{ ...refusal, kind: "status", nth: 1 },
				{ ...refusal, kind: "status", nth: 2 },
			],
		});
		const person = { email: "linus@example.com", firstName: "Ada", lastName: "Example" };
		const made = await world.lifecycle(kinds.Ticket).create({ eventId, ticketTypeId: type.id, ...person });
		expect(made.outs).toMatchObject(person);
		expect(world.emulator.state().ticket?.filter(({ email }) => email === person.email)).toHaveLength(1);
	});

	it("a publication that is answered without a body is done", async () => {
		const eventId = await world.conference();
		const api = {
			get writes() {
				return world.client.writes;
			},
			upload: world.client.upload.bind(world.client),
			records: world.client.records.bind(world.client),
			send: async (...args: Parameters<typeof world.client.send>) => {
				const answer = await world.client.send(...args);
				return args[0] === "EventActions" ? undefined : answer;
			},
		};
		const lifecycle = world.lifecycle(kinds.EventPublication, { api });
		const { id, outs } = await lifecycle.create({ eventId });
		expect(id).toBe(eventId);
		expect((await lifecycle.read(id, outs))?.outs.status).toBe("PUBLISHED");
	});
});
