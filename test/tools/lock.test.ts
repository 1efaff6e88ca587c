import { existsSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { withLock } from "../../tools/pulumi-cli/lock.ts";

const lockFile = (): string => join(mkdtempSync(join(tmpdir(), "lock-")), "lock");

describe("the lock of a build", () => {
	it("lets one step run at a time, and is gone afterwards", async () => {
		const file = lockFile();
		let running = 0;
		let most = 0;
		const step = async (): Promise<void> => {
			running++;
			most = Math.max(most, running);
			await new Promise((resolve) => setTimeout(resolve, 20));
			running--;
		};
		await Promise.all([1, 2].map(() => withLock(file, () => undefined, step)));
		expect(most).toBe(1);
		expect(existsSync(file)).toBe(false);
	});

	it.each(["", "999999999", "no pid"])("is taken over from a dead process (%j)", async (content) => {
		const file = lockFile();
		writeFileSync(file, content);
		let hasRun = false;
		await withLock(
			file,
			() => undefined,
			async () => {
				hasRun = true;
			},
		);
		expect(hasRun).toBe(true);
	});

	it("is gone after a step that fails", async () => {
		const file = lockFile();
		await expect(
			withLock(
				file,
				() => undefined,
				() => Promise.reject(new Error("no")),
			),
		).rejects.toThrow("no");
		expect(existsSync(file)).toBe(false);
	});
});
