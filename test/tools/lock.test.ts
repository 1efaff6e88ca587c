import { existsSync, mkdirSync, mkdtempSync, utimesSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { withLock } from "../../tools/pulumi-cli/lock.ts";

const newFolder = (): string => mkdtempSync(join(tmpdir(), "lock-"));

describe("the lock of a build", () => {
	it("lets one step run at a time, and is gone afterwards", async () => {
		const folder = newFolder();
		let running = 0;
		let most = 0;
		const step = async (): Promise<void> => {
			running++;
			most = Math.max(most, running);
			await sleep(20);
			running--;
		};
		await Promise.all([1, 2].map(() => withLock(folder, () => undefined, step)));
		expect(most).toBe(1);
		expect(existsSync(`${folder}.lock`)).toBe(false);
	});

	it("is waited for as long as its process lives, which is said", async () => {
		const folder = newFolder();
		const said: string[] = [];
		const order: string[] = [];
		const first = withLock(
			folder,
			() => undefined,
			async () => {
				await sleep(2_500);
				order.push("first");
			},
			2_000,
		);
		await sleep(50);
		const second = withLock(
			folder,
			(text) => said.push(text),
			async () => void order.push("second"),
			2_000,
		);
		await Promise.all([first, second]);
		expect(order).toEqual(["first", "second"]);
		expect(said).toEqual(["another process is building; waiting for it…"]);
	});

	it("is taken over from a process that was killed", async () => {
		const folder = newFolder();
		mkdirSync(`${folder}.lock`);
		const before = new Date(Date.now() - 21_000);
		utimesSync(`${folder}.lock`, before, before);
		let hasRun = false;
		await withLock(
			folder,
			() => undefined,
			async () => {
				hasRun = true;
			},
		);
		expect(hasRun).toBe(true);
		expect(existsSync(`${folder}.lock`)).toBe(false);
	});

	it("is gone after a step that fails", async () => {
		const folder = newFolder();
		await expect(
			withLock(
				folder,
				() => undefined,
				() => Promise.reject(new Error("no")),
			),
		).rejects.toThrow("no");
		expect(existsSync(`${folder}.lock`)).toBe(false);
	});
});
