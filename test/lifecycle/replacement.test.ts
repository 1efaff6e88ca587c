import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { session } from "../../provider/kinds/session.ts";
import type { Properties, ResourceDescription } from "../../provider/lifecycle/description.ts";
import { CreateJournal } from "../../provider/lifecycle/journal.ts";
import type { Created, Lifecycle } from "../../provider/lifecycle/lifecycle.ts";
import { mustDeleteFirst } from "../../provider/lifecycle/ownership/replacement.ts";
import { Run } from "../../provider/lifecycle/ownership/run.ts";
import type { StackView } from "../../provider/lifecycle/ownership/stack-view.ts";
import type { KindCase } from "../helpers/rows.ts";
import { startWorld, type World } from "../helpers/world.ts";
import { kinds } from "./kinds.ts";

let world: World;
beforeAll(async () => {
	world = await startWorld();
});
afterAll(() => world.close());

/** Name of the one resource in its stack, as a digest. */
const NAME = "one";

/** A process of the engine, and a state that holds one object. */
function process(description: ResourceDescription, held?: Created): Lifecycle {
	const { kind, parents } = description;
	const path = Object.fromEntries(parents.map((parent) => [parent, String(held?.outs[parent])]));
	const holdings = held === undefined ? [] : [{ kind, path, id: held.id, identity: NAME }];
	const view: StackView = { holdings: () => Promise.resolve(holdings), nameOf: () => Promise.resolve(kind) };
	return world.lifecycle(description, { run: new Run(undefined, { view: () => view, quietMs: 5 }) });
}

/** Inputs of a row; at the top an object of the same would be another stack's. */
async function inputsOf({ description, full }: KindCase): Promise<Properties> {
	const inputs = await full(world);
	const isAtTop = description.kind === "Event" || description.kind === "VodChannel";
	return declared({ ...inputs, ...(isAtTop && { name: `Object ${++named}` }) });
}

let named = 0;

const declared = (inputs: Properties): Properties =>
	Object.fromEntries(Object.entries(inputs).filter(([, value]) => value !== undefined));

/** Replaces an object as the engine does: the old one goes first or last, as the provider and the class say. */
async function replace(
	{ description }: KindCase,
	old: Created,
	inputs: Properties,
	isForced: boolean,
): Promise<Created> {
	const lifecycle = process(description, old);
	lifecycle.check({}, inputs, () => false, NAME);
	const plan = isForced ? { deleteBeforeReplace: false } : await lifecycle.plan(old.id, old.outs, inputs, NAME);
	if ("replaces" in plan) expect(plan.replaces).not.toEqual([]);
	const isFirst = plan.deleteBeforeReplace || mustDeleteFirst(description);
	if (isFirst) await lifecycle.delete(old.id, old.outs);
	const created = await lifecycle.create(inputs, NAME);
	if (!isFirst) await lifecycle.delete(old.id, old.outs);
	return created;
}

describe.each(kinds.map((row) => [row.description.kind, row] as const))("a replacement of a %s", (_, row) => {
	const { description, isKeptByApi, moves } = row;

	it("by a change: the new object exists, the old one doesn't", async () => {
		const inputs = await inputsOf(row);
		const old = await process(description).create(inputs, NAME);
		const elsewhere = moves === undefined ? await inputsOf(row) : { ...inputs, ...moves };
		const news = declared(elsewhere);
		const created = await replace(row, old, news, false);
		const found = await process(description).read(created.id, created.outs);
		expect(process(description).diff(found?.outs ?? {}, news)).toMatchObject({ hasChanges: false });
		const before = await process(description).read(old.id, old.outs);
		if (isKeptByApi === true) expect(before).toBeDefined();
		else if (description.isSingleton === true)
			expect(process(description).diff(before?.outs ?? {}, inputs).hasChanges).toBe(true);
		else expect(before).toBeUndefined();
	});

	it("by force: there is one, and it is as declared", async () => {
		const inputs = await inputsOf(row);
		const old = await process(description).create(inputs, NAME);
		const created = await replace(row, old, inputs, true);
		const found = await process(description).read(created.id, created.outs);
		expect(process(description).diff(found?.outs ?? {}, inputs)).toMatchObject({ hasChanges: false });
		if (created.id === old.id)
			return expect(description.presentWhen !== undefined || mustDeleteFirst(description)).toBe(true);
		const before = await process(description).read(old.id, old.outs);
		if (isKeptByApi === true) expect(before).toBeDefined();
		else expect(before).toBeUndefined();
	});
});

describe("a replacement that is cut off before the old object is deleted", () => {
	const TALK = {
		name: "Talk",
		type: "webinar",
		timezone: "Europe/Berlin",
		startTime: "2031-05-04T08:00:00Z",
		endTime: "2031-05-04T09:00:00Z",
	};

	/** A process of the engine whose state holds sessions, by their resources' names; their event is in it too. */
	function run(folder: string, eventId: string, held: Record<string, Created>): Lifecycle {
		const path = { eventId };
		const holdings = Object.entries(held).map(([identity, { id }]) => ({ kind: "Session", path, id, identity }));
		const event = { kind: "Event", path: {}, id: eventId, identity: "event", parameter: "eventId" };
		const view: StackView = {
			holdings: () => Promise.resolve([event, ...holdings]),
			nameOf: (identity) => Promise.resolve(`Session "${identity}"`),
		};
		const lifecycle = world.lifecycle(session, {
			run: new Run(new CreateJournal(folder), { view: () => view, quietMs: 5 }),
		});
		for (const name of ["one", "two"]) lifecycle.check({}, { eventId, ...TALK }, () => false, name);
		return lifecycle;
	}

	it("is noted where the replacement is an object that was there", async () => {
		const folder = mkdtempSync(join(tmpdir(), "zoom-events-replaced-"));
		const eventId = await world.conference();
		const inputs = { eventId, ...TALK };
		const news = { ...inputs, timezone: "Europe/Paris" };
		const one = await run(folder, eventId, {}).create(inputs, "one");
		// Of a run whose notes are lost.
		const there = await run(mkdtempSync(join(tmpdir(), "zoom-events-lost-")), eventId, { one }).create(news, "two");
		const cut = run(folder, eventId, { one });
		await cut.plan(one.id, one.outs, news, "one");
		expect((await cut.create(news, "one")).id).toBe(there.id);
		const session = { kind: "Session", path: { eventId } };
		const journal = new CreateJournal(folder);
		expect([one.id, there.id].map((id) => journal.isReplaced({ ...session, id }))).toEqual([true, false]);
		// Polls of a session have its id, and are not the session.
		expect(journal.isReplaced({ ...session, kind: "SessionPolls", id: one.id })).toBe(false);
	});

	it.each([
		["by a change", { timezone: "Europe/Paris" }, true],
		["by force", {}, false],
	])("%s leaves one that no other of the same values comes upon", async (_, change, isPlanned) => {
		const folder = mkdtempSync(join(tmpdir(), "zoom-events-replaced-"));
		const eventId = await world.conference();
		const inputs = { eventId, ...TALK };
		const news = { ...inputs, ...change };
		const first = run(folder, eventId, {});
		const one = await first.create(inputs, "one");
		const two = await first.create(inputs, "two");
		expect(one.id).not.toBe(two.id);

		const cut = run(folder, eventId, { one, two });
		if (isPlanned) {
			expect((await cut.plan(one.id, one.outs, news, "one")).replaces).toEqual(["timezone"]);
			await cut.plan(two.id, two.outs, news, "two");
		}
		const newOne = await cut.create(news, "one");

		// The engine tells no more of an object that waits for its deletion.
		const rest = run(folder, eventId, { one: newOne, two });
		await rest.plan(newOne.id, newOne.outs, news, "one");
		if (isPlanned) await rest.plan(two.id, two.outs, news, "two");
		const newTwo = await rest.create(news, "two");
		await rest.delete(two.id, two.outs, "two");
		await rest.delete(one.id, one.outs, "one");
		expect(newTwo.id).not.toBe(newOne.id);
		// What is left is what the two have: the old one of the first is the second's, where it can be that.
		const left = [one, two, newOne, newTwo].filter(({ id }) => [newOne.id, newTwo.id].includes(id));
		for (const each of [one, two, newOne, newTwo])
			expect((await rest.read(each.id, each.outs)) !== undefined, each.id).toBe(left.includes(each));
		expect(newTwo.id === one.id).toBe(!isPlanned);
		expect(new CreateJournal(folder).isReplaced({ kind: "Session", path: { eventId }, id: one.id })).toBe(false);
	});
});
