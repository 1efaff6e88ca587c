import { createHash, randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { FaultRule } from "../../emulator/faults.ts";
import { type OperationId, operation } from "../../provider/api/contract.ts";
import { ConnectionError, ZoomEventsError } from "../../provider/api/errors.ts";
import type { Api } from "../../provider/lifecycle/api.ts";
import type { Properties, ResourceDescription } from "../../provider/lifecycle/description.ts";
import { AmbiguousCreateError } from "../../provider/lifecycle/errors.ts";
import { CreateJournal } from "../../provider/lifecycle/journal.ts";
import type { Created, Lifecycle } from "../../provider/lifecycle/lifecycle.ts";
import { Run } from "../../provider/lifecycle/ownership/run.ts";
import { interruptedApi } from "../helpers/interrupted-api.ts";
import { startWorld, type World } from "../helpers/world.ts";
import { kinds, rowOf } from "./kinds.ts";

let world: World;
const folder = mkdtempSync(join(tmpdir(), "zoom-events-once-"));
beforeAll(async () => {
	world = await startWorld();
});
afterEach(() => world.emulator.setFaults({ rules: [] }));
afterAll(async () => {
	await world.close();
	rmSync(folder, { recursive: true, force: true });
});

/** A way to create, and how the local API counts what comes of it. */
interface Row {
	name: string;
	description: ResourceDescription;
	create: OperationId;
	/** Group of the local API's state. */
	group: string;
	inputs: () => Promise<Properties>;
	/** An input that may be edited between two tries, with its new value; absent where a change makes a new object. */
	edit?: [name: string, to: unknown];
	/** What becomes of a second object with the same key: the API makes it, refuses it, or knows it for the first. */
	twin: "made" | "refused" | "same";
	/** True where the API can't delete it. */
	stays?: boolean;
}

const table: Row[] = kinds
	.filter(({ description: { naturalKey, presentWhen } }) => naturalKey !== undefined || presentWhen !== undefined)
	.map(({ description, full, edits, group, twin, isKeptByApi }): Row => {
		const [name, edit] = Object.entries(edits).find(([, { by }]) => by === undefined) ?? [];
		return {
			name: description.kind,
			description,
			create: description.operations.create,
			group,
			inputs: () => full(world),
			...(name !== undefined && { edit: [name, edit?.to] as [string, unknown] }),
			twin: twin ?? "made",
			stays: isKeptByApi === true,
		};
	});

const copy: Row = {
	name: "Event by duplicateOf",
	description: rowOf("Event").description,
	create: "EventActions",
	group: "event",
	inputs: async () => {
		const full = await rowOf("Event").full(world);
		const eventId = await world.conference({ name: `Source ${randomUUID()}` });
		const duplicateOf = { eventId, name: "Copy", startTime: "2031-05-04T07:00:00Z", timezone: "Europe/Berlin" };
		return { ...full, attendanceType: "virtual", physicalLocation: undefined, name: "As declared", duplicateOf };
	},
	edit: ["tagline", "Edited"],
	twin: "made",
};

const rows = [...table, copy].map((row) => [row.name, row] as const);

const FAULTS: [name: string, rule: Omit<FaultRule, "route" | "nth">][] = [
	["drop-after-commit", { kind: "drop-after-commit" }],
	["drop-before", { kind: "drop-before" }],
	["truncate", { kind: "truncate" }],
	["503", { kind: "status", status: 503 }],
	["html", { kind: "html" }],
];

/** A name in a program and stack, as the host makes it. */
const identity = (): string => createHash("sha256").update(randomUUID()).digest("base64url").slice(0, 16);

/** A process: what it knows of its run ends with it, and the folder of notes stays. */
function process(
	{ description }: Row,
	notes: string,
	api?: Api,
): { lifecycle: Lifecycle; journal: CreateJournal; run: Run } {
	const journal = new CreateJournal(notes);
	const run = new Run(journal);
	return { lifecycle: world.lifecycle(description, { run, ...(api && { api }) }), journal, run };
}

const notesIn = (notes: string): number => new CreateJournal(notes).size;

function failFirst({ create }: Row, rule: Omit<FaultRule, "route" | "nth">): void {
	const { method, path } = operation(create);
	world.emulator.setFaults({ rules: [{ ...rule, route: `${method} ${path}`, nth: 1 }] });
}

/** Objects of the row's kind in the whole account. */
function count({ group, name }: Row): number {
	const objects = world.emulator.state()[group] ?? [];
	return name === "EventPublication" ? objects.filter(({ status }) => status === "PUBLISHED").length : objects.length;
}

async function declared(row: Row): Promise<Properties> {
	const inputs = await row.inputs();
	return Object.fromEntries(Object.entries(inputs).filter(([, value]) => value !== undefined));
}

/** Holds that an object is what was declared. */
async function expectDeclared(row: Row, { id, outs }: Created, inputs: Properties): Promise<void> {
	const { lifecycle } = process(row, join(folder, randomUUID()));
	const read = await lifecycle.read(id, outs);
	const { duplicateOf: _, ...shown } = inputs;
	expect(read?.inputs).toMatchObject(shown);
	expect(lifecycle.diff(outs, inputs).hasChanges).toBe(false);
}

describe.each(rows)("%s", (_, row) => {
	it("is one of those that this test can count", () => {
		expect(row.group).not.toBe("");
	});

	it.each(FAULTS)("is made once where the first request meets %s", async (_, rule) => {
		const inputs = await declared(row);
		const before = count(row);
		const notes = join(folder, randomUUID());
		failFirst(row, rule);
		const name = identity();
		const created = await process(row, notes).lifecycle.create(inputs, name);
		expect(count(row) - before).toBe(1);
		await expectDeclared(row, created, inputs);
		expect(new CreateJournal(notes).read(name)?.id).toBe(created.id);
	});

	it("is made once without a note too", async () => {
		const inputs = await declared(row);
		const before = count(row);
		failFirst(row, { kind: "drop-after-commit" });
		const created = await world.lifecycle(row.description).create(inputs);
		expect(count(row) - before).toBe(1);
		await expectDeclared(row, created, inputs);
	});

	if (row.twin === "made") {
		it("is not mistaken for a twin that was there before", async () => {
			const inputs = await declared(row);
			const twin = await world.lifecycle(row.description).create({ ...inputs });
			for (const [, rule] of FAULTS) {
				const before = count(row);
				failFirst(row, rule);
				const created = await process(row, join(folder, randomUUID())).lifecycle.create(inputs, identity());
				expect(created.id).not.toBe(twin.id);
				expect(count(row) - before).toBe(1);
			}
		});
	}

	if (row.twin === "refused") {
		it("is refused where one is there, which is not taken over", async () => {
			const inputs = await declared(row);
			await world.lifecycle(row.description).create(inputs);
			const before = count(row);
			const notes = join(folder, randomUUID());
			for (const [, rule] of FAULTS) {
				failFirst(row, rule);
				await expect(process(row, notes).lifecycle.create(inputs, identity())).rejects.toThrow(ZoomEventsError);
				expect(count(row)).toBe(before);
			}
			// Nothing was made, so nothing is kept in mind.
			expect(notesIn(notes)).toBe(0);
		});
	}

	if (row.twin === "made") {
		it("is not made again where two may be it", async () => {
			const inputs = await declared(row);
			const before = count(row);
			let calls = 0;
			const { send } = world.client;
			const doubled: Api = Object.assign(Object.create(world.client) as typeof world.client, {
				send: async (id: OperationId, args: Parameters<Api["send"]>[1]) => {
					if (id !== row.create) return send(id, args);
					calls++;
					// Somebody else makes the same at the same time, and no answer comes.
					await send(id, args);
					await send(id, args);
					throw new ConnectionError("no answer", true);
				},
			});
			const notes = join(folder, randomUUID());
			const name = identity();
			const first = process(row, notes, doubled).lifecycle.create(inputs, name);
			await expect(first).rejects.toThrow(AmbiguousCreateError);
			const error = (await first.catch((caught: unknown) => caught)) as AmbiguousCreateError;
			expect(error.ids).toHaveLength(2);
			expect(error.message).toMatch(/Nothing was repeated.*adopt/s);
			expect(calls).toBe(1);
			// The next run asks again, and repeats nothing either.
			await expect(process(row, notes, doubled).lifecycle.create(inputs, name)).rejects.toThrow(AmbiguousCreateError);
			expect(calls).toBe(1);
			expect(count(row) - before).toBe(2);
			// As the message says: delete one, adopt the other.
			const [kept = "", surplus = ""] = error.ids;
			const next = process(row, notes).lifecycle;
			await next.delete(surplus, inputs);
			const adopted = await next.create({ ...inputs, adopt: kept }, name);
			expect(adopted.id).toBe(kept);
			expect(count(row) - before).toBe(row.stays === true ? 2 : 1);
		});
	}

	const editions = [
		["as it was", undefined] as const,
		...(row.edit === undefined ? [] : [["edited meanwhile", row.edit] as const]),
	];

	describe.each(editions)("after a kill, declared %s", (_, edit) => {
		const edited = (inputs: Properties): Properties =>
			edit === undefined ? inputs : { ...inputs, [edit[0]]: edit[1] };

		it.each([
			["before the request", false],
			["before the answer", true],
		])("%s is made once", async (_, isSent) => {
			const inputs = await declared(row);
			const before = count(row);
			const notes = join(folder, randomUUID());
			const name = identity();
			const { api, killed } = interruptedApi(world.client, row.create, isSent);
			void process(row, notes, api).lifecycle.create(inputs, name);
			await killed;
			expect(count(row) - before).toBe(isSent ? 1 : 0);
			expect(new CreateJournal(notes).read(name)?.id).toBeUndefined();
			const created = await process(row, notes).lifecycle.create(edited(inputs), name);
			expect(count(row) - before).toBe(1);
			await expectDeclared(row, created, edited(inputs));
		});

		it("before the state was written is taken over, and the note goes when the state has it", async () => {
			const inputs = await declared(row);
			const before = count(row);
			const notes = join(folder, randomUUID());
			const name = identity();
			const made = await process(row, notes).lifecycle.create(inputs, name);
			const second = process(row, notes);
			const created = await second.lifecycle.create(edited(inputs), name);
			expect(created.id).toBe(made.id);
			expect(count(row) - before).toBe(1);
			await expectDeclared(row, created, edited(inputs));
			const third = process(row, notes);
			await third.lifecycle.plan(created.id, created.outs, inputs, identity());
			expect(notesIn(notes)).toBe(1);
			await third.lifecycle.plan(created.id, created.outs, inputs, name);
			expect(notesIn(notes)).toBe(0);
			expect(new CreateJournal(notes).read(name)).toBeUndefined();
		});
	});

	if (row.twin === "made" && row.stays !== true) {
		it("is made anew where what the note names is gone", async () => {
			const inputs = await declared(row);
			const notes = join(folder, randomUUID());
			const name = identity();
			const made = await process(row, notes).lifecycle.create(inputs, name);
			// Behind our back: another process, without these notes.
			await world.lifecycle(row.description).delete(made.id, made.outs);
			const before = count(row);
			const created = await process(row, notes).lifecycle.create(inputs, name);
			expect(created.id).not.toBe(made.id);
			expect(count(row) - before).toBe(1);
		});
	}

	if (row.twin === "made") {
		it("is told from its twin of the same run, of which one was interrupted", async () => {
			const inputs = await declared(row);
			const before = count(row);
			const notes = join(folder, randomUUID());
			const names = [identity(), identity()] as const;
			failFirst(row, { kind: "drop-after-commit" });
			const { lifecycle } = process(row, notes);
			const [one, two] = await Promise.all(names.map((name) => lifecycle.create(inputs, name)));
			expect(one?.id).not.toBe(two?.id);
			expect(count(row) - before).toBe(2);
			const next = process(row, notes).lifecycle;
			const again = await Promise.all(names.map((name) => next.create(inputs, name)));
			expect(again.map(({ id }) => id)).toEqual([one?.id, two?.id]);
			expect(count(row) - before).toBe(2);
		});
	}
});
