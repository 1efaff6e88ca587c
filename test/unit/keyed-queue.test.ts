import { expect, it } from "vitest";
import { KeyedQueue } from "../../provider/api/keyed-queue.ts";

it("runs what has the same key one after the other, past failures, and forgets what has ended", async () => {
	const queue = new KeyedQueue();
	const order: string[] = [];
	const step =
		(name: string, fails = false) =>
		async (): Promise<string> => {
			order.push(`${name} begins`);
			await Promise.resolve();
			order.push(`${name} ends`);
			if (fails) throw new Error(name);
			return name;
		};
	const first = queue.run("a", step("one", true));
	const second = queue.run("a", step("two"));
	const beside = queue.run("b", step("three"));
	expect(queue.size).toBe(2);
	await expect(first).rejects.toThrow("one");
	expect(await second).toBe("two");
	expect(await beside).toBe("three");
	expect(order.filter((entry) => !entry.startsWith("three"))).toEqual([
		"one begins",
		"one ends",
		"two begins",
		"two ends",
	]);
	expect(order.indexOf("three begins")).toBeLessThan(order.indexOf("two begins"));
	expect(queue.size).toBe(0);
});
