import { describe, expect, it } from "vitest";
import { type Clock, Progress } from "../../provider/cli/progress.ts";

/** A clock that goes on when it is told to. */
class FakeClock implements Clock {
	#now = 0;
	readonly #timers = new Set<{ every: number; next: number; call: () => void }>();

	now(): number {
		return this.#now;
	}

	every(ms: number, call: () => void): () => void {
		const timer = { every: ms, next: this.#now + ms, call };
		this.#timers.add(timer);
		return () => this.#timers.delete(timer);
	}

	/** Lets time pass, in ms. */
	pass(ms: number): void {
		const until = this.#now + ms;
		for (;;) {
			const [next] = [...this.#timers].filter((timer) => timer.next <= until).sort((a, b) => a.next - b.next);
			if (next === undefined) break;
			this.#now = next.next;
			next.next += next.every;
			next.call();
		}
		this.#now = until;
	}

	get isIdle(): boolean {
		return this.#timers.size === 0;
	}
}

function open(columns?: number) {
	const clock = new FakeClock();
	let text = "";
	const progress = new Progress(
		{
			write: (more) => {
				text += more;
			},
			columns: () => columns,
		},
		clock,
	);
	return {
		clock,
		progress,
		/** What was written since the last call. */
		taken: () => {
			const all = text;
			text = "";
			return all;
		},
	};
}

/** What a terminal shows in its last line. */
const lastLine = (text: string): string | undefined => text.split("\r\x1b[2K").at(-1);

describe("progress without a terminal", () => {
	it("is a line every five seconds", () => {
		const { clock, progress, taken } = open();
		const task = progress.begin("Reading", "requests");
		clock.pass(4_999);
		expect(taken()).toBe("");
		for (let reads = 0; reads < 45; reads++) task.step();
		clock.pass(1);
		expect(taken()).toBe("Reading: 45 requests so far.\n");
		task.to(1);
		clock.pass(5_000);
		expect(taken()).toBe("Reading: 1 request so far.\n");
		task.to(45);
		clock.pass(10_000);
		expect(taken()).toBe("Reading: 45 requests so far.\nReading: 45 requests so far.\n");
		task.end();
		clock.pass(60_000);
		expect(taken()).toBe("");
		expect(clock.isIdle).toBe(true);
	});

	it("says of how much, and else how long", () => {
		const { clock, progress, taken } = open();
		const { onUploadProgress } = progress.clientOptions();
		onUploadProgress?.({ fileName: "talk.mp4", sentBytes: 40_000_000, totalBytes: 100_000_000 });
		clock.pass(5_000);
		expect(taken()).toBe("Uploading talk.mp4: 40 of 100 MB.\n");
		onUploadProgress?.({ fileName: "talk.mp4", sentBytes: 100_000_000, totalBytes: 100_000_000 });
		expect(clock.isIdle).toBe(true);
		progress.begin("Comparing");
		clock.pass(5_000);
		expect(taken()).toBe("Comparing: 5 s so far.\n");
	});
});

describe("progress at a terminal", () => {
	it("is one line that is drawn again, and is gone at the end", () => {
		const { clock, progress, taken } = open(80);
		const task = progress.begin("Reading", "requests");
		task.to(3);
		clock.pass(400);
		const drawn = taken();
		expect(drawn).not.toContain("\n");
		expect(lastLine(drawn)).toBe("\\ Reading: 3 requests, 0 s");
		task.end();
		expect(taken()).toBe("\r\x1b[2K");
		expect(clock.isIdle).toBe(true);
	});

	it("has a bar where it is known of how much", () => {
		const { clock, progress, taken } = open(80);
		progress.begin("Uploading talk.mp4", "MB").to(25, 100);
		clock.pass(3_000);
		expect(lastLine(taken())).toBe("Uploading talk.mp4 [######------------------] 25/100 MB, 3 s");
	});

	it("has the rate of late and the time that is left, where they are asked for", () => {
		const { clock, progress, taken } = open(80);
		const task = progress.begin("Updating", "objects", { hasRate: true });
		task.to(0, 1000);
		clock.pass(1_000);
		expect(lastLine(taken())).toBe("Updating [------------------------] 0/1000 objects, 1 s");
		for (let done = 30; done <= 600; done += 30) {
			task.to(done, 1000);
			clock.pass(1_000);
		}
		expect(lastLine(taken())).toBe("Updating [##############----------] 600/1000 objects, 21 s, 30/s, 14 s left");
		// It stands still: what was done long ago is no rate.
		clock.pass(30_000);
		expect(lastLine(taken())).toBe("Updating [##############----------] 600/1000 objects, 51 s");
		task.to(1000, 1000);
		clock.pass(200);
		expect(lastLine(taken())).toBe("Updating [########################] 1000/1000 objects, 51 s, 20/s");
	});

	it("never fills a line, which would wrap", () => {
		const { clock, progress, taken } = open(20);
		progress.begin("Uploading a file of a long name", "MB").to(25, 100);
		clock.pass(200);
		expect(lastLine(taken())).toBe("Uploading a file of");
	});

	it("stands below what is printed meanwhile", () => {
		const { clock, progress, taken } = open(80);
		progress.begin("Reading", "requests");
		clock.pass(200);
		taken();
		progress.print("Left out sessions.a\n");
		expect(taken()).toBe("\r\x1b[2KLeft out sessions.a\n");
		clock.pass(200);
		expect(lastLine(taken())).toBe("\\ Reading: 0 requests, 0 s");
	});

	it("says how long it waits", () => {
		const { clock, progress, taken } = open(80);
		progress.begin("Reading", "requests");
		progress.waits(30_000, "the rate limit");
		clock.pass(10_000);
		expect(lastLine(taken())).toMatch(/Reading: 0 requests, 10 s; waiting 20 s$/);
		clock.pass(30_000);
		expect(lastLine(taken())).toMatch(/Reading: 0 requests, 40 s$/);
	});

	it("leaves nothing when the command ends with a task under way", () => {
		const { clock, progress, taken } = open(80);
		progress.begin("Reading");
		clock.pass(200);
		taken();
		progress.close();
		expect(taken()).toBe("\r\x1b[2K");
		expect(clock.isIdle).toBe(true);
	});
});

describe("a wait", () => {
	it("is told once, though the client tells of it as long as it lasts", () => {
		const { clock, progress, taken } = open();
		const { onWait } = progress.clientOptions();
		onWait?.(60_000, "429: slow down.\nmore");
		clock.pass(15_000);
		onWait?.(45_000, "429: slow down.\nmore");
		expect(taken()).toBe("Waiting 60 s before the next attempt: 429: slow down.\n");
	});

	it("is told again where it is another one", () => {
		const { clock, progress, taken } = open();
		progress.waits(6_000, "429: slow down.");
		progress.waits(6_000, "No answer.");
		clock.pass(7_000);
		progress.waits(12_000, "429: slow down.");
		expect(taken().split("\n")).toEqual([
			"Waiting 6 s before the next attempt: 429: slow down.",
			"Waiting 6 s before the next attempt: No answer.",
			"Waiting 12 s before the next attempt: 429: slow down.",
			"",
		]);
	});
});

describe("a board", () => {
	it("is drawn over itself, below what is printed, and is gone at its end", () => {
		const { clock, progress, taken } = open(12);
		let lines = ["one", "two", "a line that is too long"];
		const end = progress.board(() => lines);
		clock.pass(200);
		expect(taken()).toBe("\r\x1b[2Kone\ntwo\na line that");
		lines = ["one"];
		clock.pass(200);
		expect(taken()).toBe("\r\x1b[2K\x1b[1A\r\x1b[2K\x1b[1A\r\x1b[2Kone");
		progress.print("said\n");
		expect(taken()).toBe("\r\x1b[2Ksaid\n");
		clock.pass(200);
		expect(taken()).toBe("\r\x1b[2Kone");
		end();
		expect([taken(), clock.isIdle]).toEqual(["\r\x1b[2K", true]);
	});

	it("is not drawn where no terminal is", () => {
		const { clock, progress, taken } = open();
		const end = progress.board(() => ["one"]);
		clock.pass(60_000);
		end();
		expect([taken(), clock.isIdle, progress.isShown]).toEqual(["", true, false]);
	});
});
