import { mkdtempSync, readdirSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { RateLimiter } from "../../provider/api/limiter.ts";
import { Neighbours } from "../../provider/api/neighbours.ts";
import { Pacer } from "../../provider/api/pacer.ts";
import { holds } from "../helpers/property.ts";

const newFolder = (): string => mkdtempSync(join(tmpdir(), "limiter-"));

/** When requests go that are always waiting, with timers that are late by what `late` says, in ms. */
function times(pacer: Pacer, untilMs: number, late: () => number = () => 0, share = 1): number[] {
	const gone: number[] = [];
	for (let now = 0; now < untilMs; ) {
		const at = pacer.reserve(now, share);
		now = at > now ? at + late() : now;
		gone.push(now);
	}
	return gone;
}

/** Most requests in any second. */
function busiest(gone: readonly number[]): number {
	let from = 0;
	return gone.reduce((most, at, index) => {
		while (at - (gone[from] ?? at) >= 1000) from++;
		return Math.max(most, index - from + 1);
	}, 0);
}

describe("the pace", () => {
	it("reaches 97 % of the limit over a minute, and is over it in no second, however late timers are", () => {
		holds(
			fc.property(fc.array(fc.integer({ min: 0, max: 12 }), { minLength: 1, maxLength: 50 }), (delays) => {
				let turn = 0;
				const gone = times(new Pacer(30), 60_000, () => delays[turn++ % delays.length] ?? 0);
				expect(gone.length / 60 / 30).toBeGreaterThanOrEqual(0.97);
				expect(busiest(gone)).toBeLessThanOrEqual(31);
			}),
			100,
		);
		expect(busiest(times(new Pacer(30), 60_000))).toBeLessThanOrEqual(30);
	});

	it("takes a share of it", () => {
		expect(times(new Pacer(30), 60_000, () => 1, 0.5).length / 60 / 15).toBeGreaterThanOrEqual(0.97);
	});

	it("makes no burst after a rest", () => {
		const pacer = new Pacer(30);
		pacer.reserve(0);
		const after = Array.from({ length: 3 }, () => pacer.reserve(10_000) - 10_000);
		expect(after[0]).toBe(0);
		expect(after[2]).toBeGreaterThan(40);
	});

	it("stops for the time that the API asks for, goes slower with each 429, and comes back", () => {
		const pacer = new Pacer(10);
		pacer.slowDown(1_000, 3_000);
		pacer.slowDown(1_100);
		// Was under way with the first, and the second.
		pacer.slowDown(1_150, 0, 950);
		pacer.slowDown(1_150, 0, 1_050);
		expect(pacer.reserve(1_200)).toBe(4_000);
		// 0.9 × 0.9 of the pace, and a little more by now.
		const interval = pacer.reserve(4_000) - 4_000;
		expect(interval).toBeGreaterThan(118);
		expect(interval).toBeLessThan(126);
		const later = pacer.reserve(60_000);
		expect(pacer.reserve(60_000) - later).toBeLessThan(102);
	});

	it("never stands still, however many requests are refused", () => {
		const pacer = new Pacer(10);
		for (let now = 0; now < 100; now++) pacer.slowDown(now);
		pacer.reserve(100);
		// A fiftieth of 9.85 a second.
		expect(pacer.reserve(100) - 100).toBeGreaterThan(5_000);
		expect(pacer.reserve(100) - 100).toBeLessThan(10_200);
	});
});

describe("processes of one machine", () => {
	it("see each other as long as they make requests", () => {
		const folder = newFolder();
		const [one, two] = [new Neighbours(folder), new Neighbours(folder)];
		const now = Date.now();
		expect(one.count(now)).toBe(0);
		expect(two.count(now)).toBe(1);
		expect(one.count(now + Neighbours.LOOK_MS)).toBe(1);
		two.leave();
		expect(one.count(now + 2 * Neighbours.LOOK_MS)).toBe(0);
		// A killed process leaves its file, which counts no more after two seconds and goes after a minute.
		writeFileSync(join(folder, "killed"), "");
		expect(one.count(now + 3 * Neighbours.LOOK_MS)).toBe(1);
		const old = (now - 61_000) / 1000;
		utimesSync(join(folder, "killed"), old, old);
		expect(one.count(now + 4 * Neighbours.LOOK_MS)).toBe(0);
		expect(readdirSync(folder)).toHaveLength(1);
	});

	// Node's own recursive mkdir never ends below /proc.
	it.each(["/dev/null", "/dev/null/nowhere", "/proc/zoom-events/rate"])(
		"are alone where the folder can't be written: %s",
		(folder) => {
			const neighbours = new Neighbours(folder);
			expect([neighbours.count(), neighbours.count()]).toEqual([0, 0]);
			neighbours.leave();
		},
	);

	it("keep the whole rate where the folder can't be written", async () => {
		const limiter = new RateLimiter("business", "/proc/zoom-events/rate");
		await Promise.all([1, 2].map(() => limiter.take("LIGHT")));
		limiter.close();
	});
});

it("a limiter serves first who comes first, and does nothing on plan off", async () => {
	const limiter = new RateLimiter("business", newFolder());
	const order: number[] = [];
	await Promise.all([1, 2, 3, 4].map((turn) => limiter.take("LIGHT").then(() => order.push(turn))));
	expect(order).toEqual([1, 2, 3, 4]);
	limiter.close();
	await new RateLimiter("off", "/nowhere").take("HEAVY");
});

it("a limiter tells of the wait that a refusal makes, and of its end", async () => {
	const told: string[] = [];
	const limiter = new RateLimiter("business", newFolder(), {
		onPause: (ms) => {
			told.push(ms > 1_000 && ms <= 1_030 ? "1030 ms" : `${ms} ms`);
			return () => told.push("end");
		},
	});
	await limiter.take("LIGHT");
	limiter.refused("LIGHT", 1_030);
	await limiter.take("LIGHT");
	expect(told).toEqual(["1030 ms", "end"]);
	limiter.close();
});
