import { describe, expect, it } from "vitest";
import { Remote } from "../../provider/conference/pull/remote.ts";
import type { Api } from "../../provider/lifecycle/api.ts";

describe("a pull of a large event", () => {
	it("has at most a hundred requests under way, and leaves none out", async () => {
		let underWay = 0;
		let most = 0;
		const asked: string[] = [];
		const begin = async (id: string): Promise<void> => {
			most = Math.max(most, ++underWay);
			await new Promise((resolve) => setImmediate(resolve));
			asked.push(id);
			underWay--;
		};
		const api = {
			send: async (_: string, { path }: { path: { sessionId: string } }) => {
				await begin(path.sessionId);
				return { id: path.sessionId };
			},
			records: async function* (_: string, { path }: { path: { sessionId: string } }) {
				await begin(path.sessionId);
				yield { id: path.sessionId };
			},
		} as unknown as Api;
		const remote = new Remote(api);
		const ids = Array.from({ length: 1000 }, (_, index) => `s${index}`);
		const read = await Promise.all([
			...ids.map((sessionId) => remote.one("getSessionPolls", { sessionId })),
			...ids.map((sessionId) => remote.records("getSpeakers", { sessionId: `${sessionId}i` })),
		]);
		expect(most).toBe(100);
		expect(asked).toHaveLength(2000);
		expect(read[999]).toEqual({ id: "s999" });
		expect(read[1999]).toEqual([{ id: "s999i" }]);
	});
});
