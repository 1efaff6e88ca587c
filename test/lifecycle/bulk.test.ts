import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Created } from "../../provider/lifecycle/lifecycle.ts";
import { resourceClasses } from "../../provider/resources/index.ts";
import { startWorld, type World } from "../helpers/world.ts";

let world: World;
beforeAll(async () => {
	world = await startWorld();
});
afterAll(() => world.close());

/** As many at a time as the engine asks for on a small machine. */
const PARALLEL = 8;

async function inParallel<T>(items: readonly T[], step: (item: T) => Promise<void>): Promise<void> {
	const queue = items.values();
	await Promise.all(
		Array.from({ length: PARALLEL }, async () => {
			for (const item of queue) await step(item);
		}),
	);
}

describe("reading many", () => {
	it("costs a list, not a request each: 1,000 speakers in at most 12 requests", async () => {
		const eventId = await world.conference();
		const lifecycle = world.lifecycle(resourceClasses.Speaker.description);
		const created: Created[] = [];
		await inParallel(
			Array.from({ length: 1_000 }, (_, index) => index),
			async (index) => {
				created.push(await lifecycle.create({ eventId, name: `Speaker ${index}` }));
			},
		);
		world.forget();
		await inParallel(created, async ({ id, outs }) => {
			expect((await lifecycle.read(id, outs))?.inputs.name).toBe(outs.name);
		});
		expect(world.calls.length).toBeLessThanOrEqual(12);
		expect(new Set(world.calls.map(({ id }) => id))).toEqual(new Set(["getSpeakers"]));
	});

	it("is a GET where one is read alone, and never shows what was there before a write", async () => {
		const eventId = await world.conference();
		const lifecycle = world.lifecycle(resourceClasses.Speaker.description);
		const one = await lifecycle.create({ eventId, name: "One" });
		const two = await lifecycle.create({ eventId, name: "Two" });
		world.forget();
		await lifecycle.read(one.id, one.outs);
		expect(world.calls.map(({ id }) => id)).toEqual(["getSpeaker"]);
		await Promise.all([one, two].map(({ id, outs }) => lifecycle.read(id, outs)));
		await lifecycle.update(two.id, two.outs, { eventId, name: "Second" });
		const [, second] = await Promise.all([one, two].map(({ id, outs }) => lifecycle.read(id, outs)));
		expect(second?.inputs.name).toBe("Second");
		await lifecycle.delete(one.id, one.outs);
		const [gone] = await Promise.all([one, two].map(({ id, outs }) => lifecycle.read(id, outs)));
		expect(gone).toBeUndefined();
	});

	it("is by GET alone where the list lacks something: channels", async () => {
		const lifecycle = world.lifecycle(resourceClasses.VodChannel.description);
		const inputs = { hubId: world.hubId, name: "Channel", type: "VIDEO_LIST_HUB", description: "With words." };
		const created = await Promise.all([1, 2, 3].map(() => lifecycle.create(inputs)));
		world.forget();
		const read = await Promise.all(created.map(({ id, outs }) => lifecycle.read(id, outs)));
		expect(read.map((one) => one?.inputs)).toEqual([inputs, inputs, inputs]);
		expect(world.calls.map(({ id }) => id)).toEqual(Array(3).fill("getVODChannelDetail"));
	});
});
