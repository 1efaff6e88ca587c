import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { Owners } from "../../provider/lifecycle/ownership/owners.ts";
import { Progress } from "../../provider/lifecycle/ownership/progress.ts";
import type { Holding, ObjectRef, StackView } from "../../provider/lifecycle/ownership/stack-view.ts";

const speaker = (id: string): ObjectRef => ({ kind: "Speaker", path: { eventId: "e" }, id });
const holding = (id: string, identity: string): Holding => ({ ...speaker(id), identity, parameter: "speakerId" });

/** A stack whose state holds objects, and whose program declares resources. */
function view(holdings: Holding[], names: Record<string, string>): { view: () => StackView; asked: () => number } {
	let asked = 0;
	const answer: StackView = {
		holdings: () => {
			asked++;
			return Promise.resolve(holdings);
		},
		nameOf: (identity) => Promise.resolve(names[identity]),
	};
	return { view: () => answer, asked: () => asked };
}

describe("owners", () => {
	it("are told by the state, which is asked once", async () => {
		const stack = view([holding("1", "ada"), holding("2", "bea"), holding("3", "cleo")], {
			ada: 'Speaker "ada"',
			bea: 'Speaker "bea"',
		});
		const owners = new Owners(stack.view);
		expect(await owners.ownerOf(speaker("1"), "ada")).toEqual({ is: "self" });
		expect(await owners.ownerOf(speaker("2"), "ada")).toEqual({ is: "declared", name: 'Speaker "bea"' });
		expect(await owners.ownerOf(speaker("3"), "ada")).toEqual({ is: "leaving" });
		expect(await owners.ownerOf(speaker("4"), "ada")).toEqual({ is: "nobody" });
		expect(stack.asked()).toBe(1);
	});

	it("are unknown where the state can't be asked", async () => {
		expect(await new Owners().ownerOf(speaker("1"), "ada")).toEqual({ is: "unknown" });
		const broken = new Owners(() => ({
			holdings: () => Promise.reject(new Error("gone")),
			nameOf: () => Promise.resolve(undefined),
		}));
		expect(await broken.ownerOf(speaker("1"), "ada")).toEqual({ is: "unknown" });
	});

	it("change with what the run does", async () => {
		const owners = new Owners(view([holding("1", "ada")], { ada: 'Speaker "ada"' }).view);
		owners.hold(speaker("1"), "ada", "moves");
		expect(await owners.ownerOf(speaker("1"), "bea")).toEqual({ is: "declared", name: 'Speaker "ada"', plan: "moves" });
		// A replacement: the old object is nobody's by now, and the engine is about to delete it.
		owners.hold(speaker("9"), "ada");
		expect(await owners.ownerOf(speaker("1"), "bea")).toEqual({ is: "leaving" });
		expect(owners.isKept(speaker("1"))).toBe(false);
		expect(owners.isKept(speaker("9"))).toBe(true);
	});

	it("keep what they took over from being deleted as another's", () => {
		const owners = new Owners();
		owners.hold(speaker("1"), "ada", "goes");
		expect(owners.isKept(speaker("1"))).toBe(false);
		owners.hold(speaker("1"), "bea");
		expect(owners.isKept(speaker("1"))).toBe(true);
		expect(owners.isAnothers(speaker("1"), "ada")).toBe(true);
	});

	it("let the engine delete, in a resource's own name, what differs from its declaration and is not updated yet", () => {
		const owners = new Owners();
		owners.hold(speaker("1"), "ada");
		expect(owners.isKept(speaker("1"), "ada")).toBe(true);
		owners.leaveOpen(speaker("1"));
		expect(owners.isKept(speaker("1"), "ada")).toBe(false);
		expect(owners.isKept(speaker("1"), "bea")).toBe(true);
		expect(owners.isKept(speaker("1"))).toBe(true);
		owners.settle(speaker("1"));
		expect(owners.isKept(speaker("1"), "ada")).toBe(true);
	});

	it("have parents by what the run made or the state holds, of the right kind", async () => {
		const owners = new Owners(
			view([{ kind: "Event", path: {}, id: "old", identity: "e", parameter: "eventId" }], {}).view,
		);
		expect(await owners.hasParent("eventId", "old")).toBe(true);
		expect(await owners.hasParent("channelId", "old")).toBe(false);
		expect(await owners.hasParent("eventId", "new")).toBe(false);
		owners.hold({ kind: "Event", path: {}, id: "new" }, "other", "stays", "eventId");
		expect(await owners.hasParent("eventId", "new")).toBe(true);
	});

	it("tell whoever waits when an object changes hands", async () => {
		const owners = new Owners();
		const told: string[] = [];
		const waiting = [
			owners.changeOf(speaker("1")).then(() => told.push("1")),
			owners.changeOf(speaker("2")).then(() => told.push("2")),
		];
		owners.hold(speaker("2"), "ada", "moves");
		await waiting[1];
		expect(told).toEqual(["2"]);
		owners.release(speaker("1"), true);
		await waiting[0];
		expect(told).toEqual(["2", "1"]);
	});
});

describe("progress", () => {
	it("wakes those that wait when nothing else moves, and not before", async () => {
		const progress = new Progress(1);
		let isDone = false;
		let finish: () => void = () => undefined;
		const work = progress.doing(
			() =>
				new Promise<void>((resolve) => {
					finish = resolve;
				}),
		);
		const waiter = progress
			.doing(() => progress.waitFor(new Promise(() => undefined)))
			.then(() => {
				isDone = true;
			});
		await sleep(20);
		expect(isDone).toBe(false);
		finish();
		await work;
		await waiter;
		expect(isDone).toBe(true);
	});

	it("tells an event that came from one that never will", async () => {
		const progress = new Progress(1);
		expect(await progress.doing(() => progress.waitFor(Promise.resolve()))).toBe(true);
		expect(await progress.doing(() => progress.waitFor(new Promise(() => undefined)))).toBe(false);
	});
});
