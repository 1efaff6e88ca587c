import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { allOperations } from "../../provider/api/contract.ts";
import type { Api } from "../../provider/lifecycle/api.ts";
import type { Properties } from "../../provider/lifecycle/description.ts";
import { operationsOf, operationsOfSteps, type Step } from "../../provider/lifecycle/operations.ts";
import { Run } from "../../provider/lifecycle/ownership/run.ts";
import { startWorld, type World } from "../helpers/world.ts";
import { kinds } from "./kinds.ts";

let world: World;
beforeAll(async () => {
	world = await startWorld();
});
afterAll(() => world.close());

/** Operation ids anywhere in a value. */
function idsIn(value: unknown): string[] {
	if (typeof value === "string") return allOperations().has(value as never) ? [value] : [];
	if (typeof value !== "object" || value === null) return [];
	return Object.values(value).flatMap(idsIn);
}

const ALL: readonly Step[] = ["create", "read", "plan", "update", "delete", "search", "list"];

/** What is derived and no test of a row leads to, with what would. */
const RARE: Readonly<Record<string, readonly string[]>> = {
	// A copy, and the type of the one session of a simple event: the row is a conference that is made anew.
	Event: ["EventActions", "getEventSessionList", "updateEventSession"],
	// A file of over 100 MB.
	File: ["initiateAndCompleteAEventMultipartUpload", "uploadMultipartEventFile"],
	// Rows of the file that change: test/lifecycle/people-lists.test.ts.
	TicketList: ["Updateticket"],
	// A list that is cut, so that it doesn't show how many are sold.
	TicketType: ["getTickets"],
};

describe.each(kinds.map((row) => [row.description.kind, row] as const))("the operations of %s", (kind, row) => {
	const { description } = row;
	const called = new Map<Step, Set<string>>();

	/** A client that notes what a step calls. */
	function noting(step: Step): Api {
		const ids = called.get(step) ?? new Set<string>();
		called.set(step, ids);
		return {
			get writes() {
				return world.client.writes;
			},
			send: (id, args) => {
				ids.add(id);
				return world.client.send(id, args);
			},
			upload: (request) => {
				ids.add("uploadEventFile");
				return world.client.upload(request);
			},
			records: (id, args) => {
				ids.add(id);
				return world.client.records(id, args);
			},
		};
	}

	const lifecycleOf = (step: Step, run = new Run()) => world.lifecycle(description, { api: noting(step), run });

	async function made(inputs: Properties): Promise<{ id: string; outs: Properties }> {
		return lifecycleOf("create").create(inputs);
	}

	it("hold every operation that the description names", () => {
		const derived = operationsOfSteps(description, ALL);
		// Objects of a list are seen by their list alone.
		const unused = description.collection?.of.operations.get;
		const named = idsIn(description).filter((id) => id !== unused);
		expect(named.filter((id) => !derived.has(id as never))).toEqual([]);
	});

	it("hold every one that a life of it calls, step by step", { timeout: 60_000 }, async () => {
		const inputs = await row.full(world);
		const object = await made(inputs);
		const beside = lifecycleOf("read");
		// Several at a time share a list, where there is one.
		await Promise.all([1, 2].map(() => beside.read(object.id, object.outs)));
		await lifecycleOf("read").read(object.id, object.outs);
		await lifecycleOf("search").alike(inputs);
		for (const [name, { to }] of Object.entries(row.edits)) {
			const fresh = await row.full(world);
			const { id, outs } = await made(fresh);
			await lifecycleOf("update")
				.update(id, outs, { ...fresh, [name]: to })
				.catch(() => undefined);
		}
		for (const [name, value] of Object.entries(row.replacements)) {
			const lifecycle = lifecycleOf("plan");
			await lifecycle.plan(object.id, object.outs, { ...inputs, [name]: value }).catch(() => undefined);
		}
		// Where people may hold it, both ways are gone.
		await lifecycleOf("delete")
			.delete(object.id, object.outs)
			.catch(() => undefined);
		await lifecycleOf("delete")
			.delete(object.id, { ...object.outs, allowDestructive: true })
			.catch(() => undefined);
		await lifecycleOf("list")
			.list(inputs)
			.catch(() => undefined);
		await made({ ...(await row.full(world)), adopt: "nothing" }).catch(() => undefined);
		for (const [step, ids] of called) {
			const derived = operationsOf(description, step);
			expect(
				[...ids].filter((id) => !derived.has(id as never)),
				step,
			).toEqual([]);
		}
	});

	it("are all called in some life, but for those that need what a row has not", () => {
		const seen = new Set([...called.values()].flatMap((ids) => [...ids]));
		const derived = operationsOfSteps(description, ALL);
		expect([...derived].filter((id) => !seen.has(id)).sort()).toEqual(RARE[kind] ?? []);
	});
});
