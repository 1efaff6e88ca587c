import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Kind } from "../../provider/kinds/index.ts";
import type { Properties } from "../../provider/lifecycle/description.ts";
import { type Estimate, estimateOf } from "../../provider/review/cost/index.ts";
import type { Step } from "../../provider/review/index.ts";
import { startWorld, type World } from "../helpers/world.ts";
import { kinds } from "../lifecycle/kinds.ts";

let world: World;
beforeAll(async () => {
	world = await startWorld();
});
afterAll(() => world.close());

/** What a step is said to take. */
function estimated(kind: string, operation: Step["operation"], before: Properties, after: Properties): Estimate {
	const step = { kind: kind as Kind, operation, before, after, name: "one", urn: "", replaceReasons: [] };
	return estimateOf({ steps: [step], objects: [], errors: [], lists: [] }, { plan: "pro" });
}

/** What a step takes at the local API. */
async function taken(step: () => Promise<unknown>): Promise<{ writes: number; reads: number }> {
	const before = world.emulator.requests();
	await step();
	const after = world.emulator.requests();
	const writes = after.writes - before.writes;
	return { writes, reads: after.total - before.total - writes };
}

/** Rows that make what is only found to be held when it is looked at: the records of it may or may not be asked for. */
describe.each(kinds.map((row) => [row.description.kind, row] as const))("%s", (kind, { description, full, edits }) => {
	it("takes the requests that its create is said to take", async () => {
		const inputs = await full(world);
		const { writes, reads } = await taken(() => world.lifecycle(description).create(inputs));
		const said = estimated(kind, "create", {}, inputs);
		expect({ writes, reads }).toEqual({ writes: said.writes, reads: said.reads });
	});

	it("takes those of each update", async () => {
		for (const [name, { to }] of Object.entries(edits)) {
			const inputs = await full(world);
			const lifecycle = world.lifecycle(description);
			const { id, outs } = await lifecycle.create(inputs);
			const news = { ...inputs, [name]: to };
			const { writes, reads } = await taken(() => lifecycle.update(id, outs, news));
			const said = estimated(kind, "update", inputs, news);
			expect({ name, writes, reads }).toEqual({ name, writes: said.writes, reads: said.reads });
		}
	});

	it("takes the writes of its delete, and no more reads", async () => {
		const inputs = { ...(await full(world)), ...(description.deletionGuard && { allowDestructive: true }) };
		const { id, outs } = await world.lifecycle(description).create(inputs);
		const { writes, reads } = await taken(() => world.lifecycle(description).delete(id, outs));
		const said = estimated(kind, "delete", inputs, {});
		expect(writes).toBe(said.writes);
		expect(reads).toBeLessThanOrEqual(said.reads);
	});
});
