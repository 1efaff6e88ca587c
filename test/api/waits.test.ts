import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { Waits } from "../../provider/api/waits.ts";

beforeEach(() => void vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "Date"], now: 0 }));
afterEach(() => void vi.useRealTimers());

/** Lines with the time at which they came, in s. */
function recorder(): { waits: Waits; lines: [number, string][] } {
	const lines: [number, string][] = [];
	const waits = new Waits((ms, reason) => lines.push([Date.now() / 1000, `${ms / 1000} s: ${reason}`]));
	return { waits, lines };
}

/** One request that waits again and again, each time for so long. */
function waitEach(waits: Waits, pauses: readonly number[], reason: string, cause = "network"): void {
	let beforeMs = 0;
	for (const ms of pauses) {
		const end = waits.begin({ ms, beforeMs, cause, reason });
		vi.advanceTimersByTime(ms);
		end();
		beforeMs += ms;
	}
}

it("tells nothing of up to 5 s in all", () => {
	const { waits, lines } = recorder();
	waitEach(waits, [1_000, 2_000, 2_000], "no answer");
	expect(lines).toEqual([]);
});

it("tells at once of a wait over 5 s, and every 15 s how long it still is", () => {
	const { waits, lines } = recorder();
	waitEach(waits, [50_000], "HTTP 429");
	vi.advanceTimersByTime(60_000);
	expect(lines).toEqual([
		[0, "50 s: HTTP 429"],
		[15, "35 s: HTTP 429"],
		[30, "20 s: HTTP 429"],
		[45, "5 s: HTTP 429"],
	]);
});

it("tells of short pauses that are over 5 s together, and every 15 s", () => {
	const { waits, lines } = recorder();
	waitEach(waits, Array(20).fill(2_000), "no answer");
	expect(lines).toEqual([
		[4, "2 s: no answer"],
		[19, "1 s: no answer"],
		[34, "2 s: no answer"],
	]);
});

it("tells once of many that wait for the same, and as long as any of them does", () => {
	const { waits, lines } = recorder();
	const ends = Array.from({ length: 40 }, (_, index) =>
		waits.begin({ ms: 20_000, beforeMs: 0, cause: "network", reason: `request ${index}` }),
	);
	vi.advanceTimersByTime(10_000);
	const last = waits.begin({ ms: 20_000, beforeMs: 0, cause: "network", reason: "a later one" });
	for (const end of ends) end();
	vi.advanceTimersByTime(20_000);
	last();
	vi.advanceTimersByTime(60_000);
	expect(lines).toEqual([
		[0, "20 s: request 0"],
		[15, "15 s: a later one"],
	]);
});

it("tells of what waits for different things", () => {
	const { waits, lines } = recorder();
	waits.begin({ ms: 6_000, beforeMs: 0, cause: "network", reason: "no answer" });
	waits.begin({ ms: 7_000, beforeMs: 0, cause: "rate", reason: "HTTP 429" });
	expect(lines).toEqual([
		[0, "6 s: no answer"],
		[0, "7 s: HTTP 429"],
	]);
});

it("tells of the next wait for the same at once where the last line is 15 s old", () => {
	const { waits, lines } = recorder();
	waitEach(waits, [6_000], "no answer");
	vi.advanceTimersByTime(8_000);
	waitEach(waits, [6_000], "no answer again");
	vi.advanceTimersByTime(60_000);
	waitEach(waits, [6_000], "no answer at all");
	expect(lines).toEqual([
		[0, "6 s: no answer"],
		[15, "5 s: no answer again"],
		[80, "6 s: no answer at all"],
	]);
});
