import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { FaultPlan } from "../../emulator/index.ts";
import { operation } from "../../provider/api/contract.ts";
import { Run } from "../../provider/lifecycle/ownership/run.ts";
import { resourceClasses } from "../../provider/resources/index.ts";
import { startWorld, type World } from "../helpers/world.ts";
import { kinds } from "./kinds.ts";

let world: World;
beforeAll(async () => {
	world = await startWorld();
});
afterEach(() => world.emulator.setFaults({ rules: [] }));
afterAll(() => world.close());

const SESSIONS = "GET /zoom_events/events/{eventId}/sessions";

describe("a list that ends after 200 objects", () => {
	it.each([
		[203, 3],
		[1000, 800],
	])("drops none of %i sessions at a refresh: the %i that it lacks are read by themselves", async (count, lacking) => {
		const eventId = await world.conference();
		const ids: string[] = [];
		for (let index = 0; index < count; index++) {
			const { session_id: id = "" } = await world.client.call("createEventSession", {
				path: { eventId },
				body: {
					name: `Talk ${index}`,
					type: 2,
					start_time: "2031-05-04T08:00:00Z",
					end_time: "2031-05-04T09:00:00Z",
					timezone: "Europe/Berlin",
				},
			});
			ids.push(id);
		}
		world.emulator.setFaults({ rules: [{ kind: "list-cap", route: SESSIONS, cap: 200 }] });
		world.forget();
		const lifecycle = world.lifecycle(resourceClasses.Session.description);
		const found = await Promise.all(ids.map((id) => lifecycle.read(id, { eventId, sessionId: id, name: "Talk" })));
		expect(found.filter((one) => one === undefined)).toEqual([]);
		expect(found.map((one) => one?.outs.sessionId)).toEqual(ids);
		expect(world.calls.filter(({ id }) => id === "getEventSessionInfo")).toHaveLength(lacking);
	});
});

/** Kinds that the API lists, and makes twice where it is asked twice. */
const LISTED = ["Event", "Session", "Speaker", "TicketType", "AccessLink", "Exhibitor", "VodChannel"] as const;

/** What loses an answer, or makes it unreadable, though the object was made. */
const LOST: [name: string, rule: FaultPlan["rules"][number]][] = [
	["ends without an answer", { kind: "drop-after-commit" }],
	["is answered by a gateway's 429", { kind: "status-after-commit", status: 429, retryAfter: "0" }],
	["is answered by a gateway's 403", { kind: "status-after-commit", status: 403 }],
	["is answered by half of the JSON", { kind: "truncate" }],
];

describe.each(LISTED)("a create of a %s, in lists that show it late,", (kind) => {
	it.each(LOST)("that %s makes one object", async (_, rule) => {
		const row = kinds.find(({ description }) => description.kind === kind);
		if (row === undefined) throw new Error(`no row for ${kind}`);
		const inputs = await row.full(world);
		const { method, path } = operation(row.description.operations.create);
		world.emulator.setFaults({
			rules: [
				{ ...rule, route: `${method} ${path}`, nth: 1 },
				{ kind: "list-lag", lists: 2 },
			],
		});
		world.forget();
		const { id } = await world
			.lifecycle(row.description, { run: new Run() })
			.create({ ...inputs, allowDuplicate: true });
		expect(id).not.toBe("");
		expect(world.writes().filter((call) => call.id === row.description.operations.create)).toHaveLength(1);
	});
});
