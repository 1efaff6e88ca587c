import { isDeepStrictEqual } from "node:util";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { ADOPT, createInputs } from "../../provider/lifecycle/check.ts";
import type { Properties } from "../../provider/lifecycle/description.ts";
import type { Created } from "../../provider/lifecycle/lifecycle.ts";
import { compileDescription, type InputShape } from "../../provider/lifecycle/shape.ts";
import { type Door, dynamicDoor, lifecycleDoor, pluginDoor, type Steps } from "../helpers/doors.ts";
import type { Drift } from "../helpers/portal.ts";
import { startWorld, type World } from "../helpers/world.ts";
import { kinds } from "./kinds.ts";

let world: World;
beforeAll(async () => {
	world = await startWorld();
});
afterAll(() => world.close());

/** The ways to the lifecycle: what one host does, the others do. */
const DOORS = { "the lifecycle": lifecycleDoor, "the dynamic host": dynamicDoor, "the plugin": pluginDoor };

const ROWS = Object.entries(DOORS).flatMap(([through, open]) =>
	kinds.map((kind) => [kind.description.kind, through, kind, open] as const),
);

describe.each(ROWS)("%s through %s", (_kind, _door, kind, open) => {
	let door: Door;
	beforeAll(() => {
		door = open(world);
	});
	afterEach(() => door.close());

	const { description } = kind;
	const compiled = compileDescription(description);

	async function created(): Promise<{ lifecycle: Steps; inputs: Properties; object: Created }> {
		const lifecycle = await door.steps(description);
		const inputs = await kind.full(world);
		const object = await lifecycle.create(inputs);
		world.forget();
		return { lifecycle, inputs, object };
	}

	/** The steps of a later run, which has declared nothing of what it deletes. */
	const later = (): Promise<Steps> => door.steps(description);

	function withChange(inputs: Properties, name: string, value: unknown): Properties {
		return { ...inputs, [name]: value };
	}

	it("has a value for each of its properties, and an edit or a replacement for each", async () => {
		const inputs = await kind.full(world);
		const named = new Set([...Object.keys(kind.edits), ...Object.keys(kind.replacements)]);
		const isCovered = ({ name }: InputShape): boolean => named.has(name) || kind.leftOut?.[name] !== undefined;
		expect([...compiled.inputs.values()].filter((shape) => !isCovered(shape)).map(({ name }) => name)).toEqual([]);
		expect(await (await door.steps(description)).check({}, inputs)).toEqual([]);
	});

	it("reads back what was created", async () => {
		const { lifecycle, inputs, object } = await created();
		const read = await lifecycle.read(object.id, object.outs);
		expect(read?.inputs).toEqual(inputs);
		expect(read?.outs).toMatchObject(inputs);
		if (description.id.isPersonal !== true) expect(object.outs[description.id.parameter]).toBe(object.id);
		else expect(object.id).not.toContain("@");
	});

	it("has nothing to change after create, and after a read", async () => {
		const { lifecycle, inputs, object } = await created();
		expect(await lifecycle.diff(object.outs, inputs)).toEqual({
			hasChanges: false,
			replaces: [],
			deleteBeforeReplace: false,
		});
		const read = await lifecycle.read(object.id, object.outs);
		expect((await lifecycle.diff(read?.outs ?? {}, inputs)).hasChanges).toBe(false);
		expect(world.writes()).toEqual([]);
	});

	it.each(Object.entries(kind.edits))("changes %s in place, with that call alone", async (name, { to, by, sends }) => {
		const { lifecycle, inputs, object } = await created();
		const titles = await titlesOf(object);
		const news = withChange(inputs, name, to);
		expect(await lifecycle.check(inputs, news)).toEqual([]);
		expect(await lifecycle.diff(object.outs, news)).toMatchObject({ hasChanges: true, replaces: [] });
		const outs = await lifecycle.update(object.id, object.outs, news);
		const writes = world.writes().map(({ id, body }) => [id, withTitles(body, titles)]);
		expect(writes).toEqual([[by ?? description.operations.update, sends]]);
		const read = await lifecycle.read(object.id, outs);
		expect(read?.inputs).toEqual(news);
		expect((await lifecycle.diff(outs, news)).hasChanges).toBe(false);
	});

	it.each(Object.entries(kind.replacements))("is replaced when %s changes", async (name, to) => {
		const { lifecycle, inputs, object } = await created();
		expect((await lifecycle.diff(object.outs, withChange(inputs, name, to))).replaces).toEqual([name]);
	});

	it.each(Object.entries(kind.resets))("resets %s when it is taken out", async (name, sends) => {
		const { lifecycle, inputs, object } = await created();
		const { [name]: _, ...news } = inputs;
		expect(await lifecycle.check(inputs, news)).toEqual([]);
		expect((await lifecycle.diff(object.outs, news)).hasChanges).toBe(true);
		const outs = await lifecycle.update(object.id, object.outs, news);
		expect(outs[name]).toBeUndefined();
		expect(world.writes().map(({ id, body }) => [id, body])).toEqual([[description.operations.update, sends]]);
		expect((await lifecycle.diff(outs, news)).hasChanges).toBe(false);
	});

	it("does not take what the API filled for a change", async () => {
		const lifecycle = await door.steps(description);
		const full = await kind.full(world);
		const required = Object.fromEntries(
			[...compiled.inputs.values()]
				.filter((shape) => shape.isRequired || kind.needed?.includes(shape.name) === true)
				.map(({ name }) => [name, full[name]]),
		);
		const inputs = Object.fromEntries(Object.entries(required).filter(([, value]) => value !== undefined));
		const object = await lifecycle.create(inputs);
		const read = await lifecycle.read(object.id, object.outs);
		expect(read?.inputs).toEqual(inputs);
		expect((await lifecycle.diff(read?.outs ?? {}, inputs)).hasChanges).toBe(false);
	});

	const { drift } = kind;

	/** Creates one, and does to it what somebody does in the portal. */
	async function drifted(change: Drift["change"]): Promise<Awaited<ReturnType<typeof created>>> {
		const made = await created();
		const { inputs, object } = made;
		await change(world, { ...inputs, ...object.outs, [description.id.parameter]: object.id, ...personal(inputs) });
		return made;
	}

	if ("unseen" in drift) {
		it("is taken for what the state has of it, since the API can't be asked", async () => {
			const { lifecycle, inputs, object } = await created();
			expect((await lifecycle.read(object.id, object.outs))?.inputs, drift.unseen).toEqual(inputs);
			expect(world.calls).toEqual([]);
		});
	} else if (drift.shows !== undefined) {
		const { change, shows } = drift;
		it("shows what somebody changed in the portal, and mends it", async () => {
			const { lifecycle, inputs, object } = await drifted(change);
			const read = await lifecycle.read(object.id, object.outs);
			const differs = Object.keys(inputs).filter((name) => !isDeepStrictEqual(read?.inputs[name], inputs[name]));
			expect(differs).toContain(shows);
			expect(await lifecycle.diff(read?.outs ?? {}, inputs)).toMatchObject({ hasChanges: true, replaces: [] });
			world.forget();
			await lifecycle.update(object.id, read?.outs ?? {}, inputs);
			expect(world.writes()).toHaveLength(1);
			expect((await lifecycle.read(object.id, object.outs))?.inputs).toEqual(inputs);
		});
	} else if (drift.stays !== undefined) {
		const { change, stays } = drift;
		it("is not made once more where a list lacks it, since it could not be deleted", async () => {
			const { lifecycle, inputs, object } = await drifted(change);
			const read = await lifecycle.read(object.id, object.outs);
			expect(read?.inputs, stays).toEqual(inputs);
			expect((await lifecycle.diff(read?.outs ?? {}, inputs)).hasChanges).toBe(false);
		});
	} else if (drift.refusal !== undefined) {
		const { change, refusal } = drift;
		it("shows that somebody took it away in the portal, and says that it can't be had again", async () => {
			const { lifecycle, inputs, object } = await drifted(change);
			expect(await lifecycle.read(object.id, object.outs)).toBeUndefined();
			await expect(lifecycle.create(inputs)).rejects.toThrow(refusal);
		});
	} else {
		it("shows that somebody took it away in the portal, and makes it anew", async () => {
			const { lifecycle, inputs, object } = await drifted(drift.change);
			expect(await lifecycle.read(object.id, object.outs)).toBeUndefined();
			const anew = await lifecycle.create(inputs);
			expect((await lifecycle.read(anew.id, anew.outs))?.inputs).toEqual(inputs);
		});
	}

	if (kind.isAlwaysThere === true) {
		it("restores at delete what was there before, and may do so again", async () => {
			const lifecycle = await door.steps(description);
			const inputs = await kind.full(world);
			const before = await remote(inputs);
			const object = await lifecycle.create(inputs);
			expect(await remote(inputs)).not.toEqual(before);
			await (await later()).delete(object.id, object.outs);
			expect(withoutIds(await remote(inputs))).toMatchObject(withoutIds(before));
			await expect((await later()).delete(object.id, object.outs)).resolves.toBeUndefined();
		});
	} else if (kind.isKeptByApi === true) {
		it("stays at delete, since the API can't delete it", async () => {
			const { lifecycle, inputs, object } = await created();
			await (await later()).delete(object.id, object.outs);
			expect(world.writes()).toEqual([]);
			expect((await lifecycle.read(object.id, object.outs))?.inputs).toEqual(inputs);
		});
	} else {
		it("is gone after a delete, which may be repeated", async () => {
			const { lifecycle, object } = await created();
			await (await later()).delete(object.id, object.outs);
			expect(await lifecycle.read(object.id, object.outs)).toBeUndefined();
			await expect((await later()).delete(object.id, object.outs)).resolves.toBeUndefined();
		});
	}

	if (kind.outlivesEvents !== true) {
		it("is gone where its event is gone", async () => {
			const { lifecycle, object } = await created();
			const path = { eventId: String(object.outs.eventId) };
			const { status } = await world.client.call("getEventInfo", { path });
			const body = { operation: "cancel" as const, cancel_message: "For a test." };
			if (status === "PUBLISHED") await world.client.call("EventActions", { path, body });
			await world.client.call("deleteEvent", { path });
			expect(await lifecycle.read(object.id, object.outs)).toBeUndefined();
			await expect((await later()).delete(object.id, object.outs)).resolves.toBeUndefined();
		});
	}

	/** Whether there is anything by which one could be found that no resource has. */
	const mayBeAdopted = ADOPT in createInputs(description);

	if (mayBeAdopted) {
		it("takes over an existing object as it is, without a write", async () => {
			const { inputs, object } = await created();
			const adopted = await (await door.steps(description)).create({ ...inputs, adopt: object.id });
			expect(adopted.id).toBe(object.id);
			expect(adopted.outs).toMatchObject(inputs);
			expect(world.writes()).toEqual([]);
		});
	}

	if (Object.keys(kind.edits).length > 0) {
		it("takes over an existing object and changes only what differs", async () => {
			const { lifecycle, inputs, object } = await created();
			const titles = await titlesOf(object);
			const [name, edit] = Object.entries(kind.edits).find(([, { by }]) => by === undefined) ?? expect.fail();
			const changed = { ...inputs, [name]: edit.to };
			await (await door.steps(description)).create({ ...changed, adopt: object.id });
			const writes = world.writes().map(({ id, body }) => [id, withTitles(body, titles)]);
			expect(writes).toEqual([[description.operations.update, edit.sends]]);
			expect((await lifecycle.read(object.id, changed))?.inputs).toMatchObject({ [name]: edit.to });
		});
	}

	if ("unseen" in drift) {
		it("is taken over by its id alone, since the API can't be asked whether it exists", async () => {
			const inputs = await kind.full(world);
			world.forget();
			const adopted = await (await door.steps(description)).create({ ...inputs, adopt: "anywhere" });
			expect(adopted.id).toBe("anywhere");
			expect(world.calls).toEqual([]);
		});
	} else if (!mayBeAdopted) {
		it("takes no adopt, since nothing says of its objects that they are its own", async () => {
			const inputs = { ...(await kind.full(world)), adopt: "nowhere" };
			const failures = await (await door.steps(description)).check({}, inputs);
			expect(failures.map(({ property }) => property)).toEqual(["adopt"]);
		});
	} else {
		it("says so where the object to take over does not exist", async () => {
			const inputs = await kind.full(world);
			world.forget();
			const adopting = (await door.steps(description)).create({ ...inputs, adopt: "nowhere" });
			await expect(adopting).rejects.toThrow(/^(2 UNKNOWN: )?There is no .* "nowhere" to take over|^.*: check /);
			expect(world.writes()).toEqual([]);
		});
	}

	it.each(kind.bad)("refuses %j", async (changes, property) => {
		const inputs = { ...(await kind.full(world)), ...changes };
		const known = Object.fromEntries(Object.entries(inputs).filter(([, value]) => value !== undefined));
		const failures = await (await door.steps(description)).check({}, known);
		expect(failures.map((failure) => failure.property)).toContain(property);
	});

	it("tolerates values that are not yet known", async () => {
		const inputs = await kind.full(world);
		const unknown = Symbol("unknown");
		const everything = Object.fromEntries(Object.keys(inputs).map((name) => [name, unknown]));
		expect(await (await door.steps(description)).check({}, everything)).toEqual([]);
	});

	/** What the API answers of an object that is always there. */
	function remote(outs: Properties): Promise<unknown> {
		const path = Object.fromEntries(description.parents.map((parent) => [parent, String(outs[parent])]));
		return world.client.send(description.operations.get ?? expect.fail(), { path });
	}

	/** Titles of an object's parts, by the ids that the API gave them; only what is always there has such parts. */
	async function titlesOf({ outs }: Created): Promise<Map<unknown, string>> {
		const titles = new Map<unknown, string>();
		const answer = kind.isAlwaysThere === true ? await remote(outs) : {};
		JSON.stringify(answer, (_, part: { title?: string; id?: string; question_id?: string } | null) => {
			if (part?.title !== undefined) titles.set(part.question_id ?? part.id, part.title);
			return part;
		});
		return titles;
	}
});

/** A body with titles in the place of the ids that the API gave. */
function withTitles(body: unknown, titles: ReadonlyMap<unknown, string>): unknown {
	return JSON.parse(
		JSON.stringify(body, (_, value: unknown) => (titles.has(value) ? `id of ${titles.get(value)}` : value)),
	);
}

/** The address of a person, which the id of a personal kind hides. */
const personal = ({ email }: Properties): Properties => (email === undefined ? {} : { email });

/** An answer without what the API counts or names anew. */
function withoutIds(answer: unknown): object {
	return JSON.parse(
		JSON.stringify(answer, (key, value: unknown) =>
			["question_id", "id", "updated_at", "incoming_config"].includes(key) ? undefined : value,
		),
	) as object;
}
