import { statSync, writeFileSync } from "node:fs";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { EXPORT, IMPORT, projectOf, REVEAL } from "./fake-pulumi.ts";
import { cli, folderOf, read } from "./helpers.ts";
import {
	creating,
	exportOf,
	type MadeUpExport,
	NEEDS,
	operationsIn,
	resourcesIn,
	revealed,
	sealed,
	useAccount,
} from "./states.ts";

const own = useAccount();

describe("what is secret", () => {
	const PERSON = { email: "mei-planted@example.com", firstName: "Meiplanted", lastName: "Lastplanted" };
	let ticketTypeId: string;
	let ticketId: string;

	beforeEach(async () => {
		const { eventId, world } = own();
		const path = { eventId };
		const { client } = world;
		const type = { name: "Full", currency: "EUR", free: true, quantity: 9, sessions: ["ALL"] };
		const sale = { start_time: "2020-01-01T00:00:00Z", end_time: "2031-05-03T22:00:00Z" };
		({ ticket_type_id: ticketTypeId = "" } = await client.call("createTicketType", {
			path,
			body: { ...type, ...sale },
		}));
		await client.call("EventActions", { path, body: { operation: "publish" } });
		const { email, firstName: first_name, lastName: last_name } = PERSON;
		const body = { tickets: [{ ticket_type_id: ticketTypeId, email, first_name, last_name }] };
		const { tickets = [] } = await client.call("createTickets", { path, body });
		ticketId = tickets[0]?.ticket_id ?? "";
	});
	afterEach(async () => {
		const body = { operation: "cancel" as const, cancel_message: "Over." };
		await own().world.client.call("EventActions", { path: { eventId: own().eventId }, body });
	});

	/** A state in whose run a ticket was made, with the values of the person in a form. */
	const stateWith = (form: (value: string) => object): MadeUpExport => {
		const { eventId, event } = own();
		const person = Object.fromEntries(Object.entries(PERSON).map(([name, value]) => [name, form(value)]));
		return exportOf([event], [creating("Ticket", "mei", { eventId, ticketTypeId, ...person }, NEEDS)]);
	};

	const encrypted = (): MadeUpExport => stateWith((value) => sealed(`v1:${value.length}`));

	function expectNoPlaintext(...texts: string[]): void {
		for (const value of Object.values(PERSON)) for (const text of texts) expect(text).not.toContain(value);
	}

	it("is used to find an object, and written as it was", async () => {
		const { at, flags, calls } = projectOf(encrypted(), { "revealed.json": stateWith(revealed) });
		const { code, out, err } = await cli(...flags, "--yes");
		expect([code, out.split("\n")[0], err]).toEqual([
			0,
			`Ticket "mei" was created: ${ticketId}. It will be added to the state.`,
			"",
		]);
		expect(calls()).toEqual([EXPORT, REVEAL, EXPORT, IMPORT]);
		const [, ticket] = resourcesIn(read(at("imported.json")));
		expect(ticket).toMatchObject({
			id: ticketId,
			inputs: { email: sealed("v1:23"), firstName: sealed("v1:10"), lastName: sealed("v1:11") },
			outputs: { email: sealed("v1:23"), firstName: sealed("v1:10"), lastName: sealed("v1:11"), ticketId },
		});
		expectNoPlaintext(out, err, read(at("imported.json")), calls().join());
	});

	it("is not asked for where nothing is found by it", async () => {
		const state = own().notMade;
		state.deployment.resources.push({ ...own().event, urn: "urn:other", outputs: { description: sealed("v1:1") } });
		const { flags, calls } = projectOf(state);
		await cli(...flags, "--yes");
		expect(calls()).toEqual([EXPORT, EXPORT, IMPORT]);
	});

	it("stays shut in a file without it in clear", async () => {
		const { code, out, result } = await own().recover(encrypted());
		expect([code, out]).toEqual([
			1,
			'Ticket "mei" can\'t be looked up: some of its values are encrypted in this file. Export the state with --show-secrets, or use --stack.\n',
		]);
		expect(operationsIn(result)).toHaveLength(1);
	});

	it("in clear in a file goes to no terminal, and to a file of its owner's", async () => {
		const at = folderOf({ "export.json": JSON.stringify(stateWith(revealed)) });
		const refused = await cli("recover", "--state", at("export.json"));
		expect([refused.code, refused.out]).toEqual([2, ""]);
		expectNoPlaintext(refused.err);
		expect(refused.err).toContain("has plaintext secrets, and so will the result: choose a file for it with --output.");
		writeFileSync(at("result.json"), "before", { mode: 0o644 });
		const { code, out, err } = await cli("recover", "--state", at("export.json"), "--output", at("result.json"));
		expect([code, out.split("\n")[0]]).toEqual([
			0,
			`Ticket "mei" was created: ${ticketId}. It will be added to the state.`,
		]);
		expectNoPlaintext(out, err);
		expect(statSync(at("result.json")).mode & 0o777).toBe(0o600);
		expect(resourcesIn(read(at("result.json")))[1]).toMatchObject({ outputs: { email: revealed(PERSON.email) } });
	});

	it("by the program's own will is not shown where it differs", async () => {
		const { eventId, event } = own();
		const inputs = { eventId, name: "Ada", biography: revealed("Biographyplanted") };
		const id = await own().speaker("Ada");
		const { code, out } = await own().recover(exportOf([event], [creating("Speaker", "ada", inputs, NEEDS)]));
		expect(code).toBe(1);
		expect(out).toContain(`${id}, which differs: in values that are secret.`);
		expect(out).not.toContain("Biographyplanted");
	});
});
