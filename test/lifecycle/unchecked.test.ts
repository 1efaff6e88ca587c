import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { NotesFolderError } from "../../provider/api/errors.ts";
import { speaker } from "../../provider/kinds/speaker.ts";
import { CreateJournal } from "../../provider/lifecycle/journal.ts";
import { Run } from "../../provider/lifecycle/ownership/run.ts";
import { startWorld, type World } from "../helpers/world.ts";

let world: World;
beforeAll(async () => {
	world = await startWorld();
});
afterAll(() => world.close());

/** A journal that alone tells of what a killed run has made, on a disk that keeps what it is given, or not. */
function journal(isKept: boolean, log: string[] = []): CreateJournal {
	const append = (_: string, text: string, mustLast: boolean): void => {
		if (!isKept) throw Object.assign(new Error("EINVAL: no"), { code: "EINVAL" });
		if (mustLast) log.push(text);
	};
	return new CreateJournal(mkdtempSync(join(tmpdir(), "zoom-events-unchecked-")), append, undefined, true);
}

describe("a run whose state is written at the end alone", () => {
	it("writes nothing where its notes can't be kept: no create, no update, no delete", async () => {
		const eventId = await world.conference();
		const ada = { eventId, name: "Ada", email: "ada@example.com" };
		const { id, outs } = await world.lifecycle(speaker).create(ada, "ada");
		world.forget();
		const lifecycle = world.lifecycle(speaker, { run: new Run(journal(false)) });
		const grace = { eventId, name: "Grace", email: "grace@example.com" };
		await expect(lifecycle.create(grace, "grace")).rejects.toThrow(NotesFolderError);
		await expect(lifecycle.update(id, outs, { ...ada, name: "Ada L." }, "ada")).rejects.toThrow(NotesFolderError);
		await expect(lifecycle.delete(id, outs, "ada")).rejects.toThrow(NotesFolderError);
		expect(world.calls).toEqual([]);
		// Reading takes no notes.
		expect((await lifecycle.read(id, outs))?.outs.name).toBe("Ada");
	});

	it("has each create on the disk before its request", async () => {
		const eventId = await world.conference();
		const log: string[] = [];
		const run = new Run(journal(true, log));
		const sent: number[] = [];
		const api = new Proxy(world.client, {
			get: (client, name) => {
				if (name !== "send") return Reflect.get(client, name) as unknown;
				return (...args: Parameters<typeof client.send>) => {
					if (args[0] === "createSpeaker") sent.push(log.filter((text) => text.includes('"ada"')).length);
					return client.send(...args);
				};
			},
		});
		await world.lifecycle(speaker, { run, api }).create({ eventId, name: "Ada", email: "ada@example.com" }, "ada");
		const ofAda = log.filter((text) => text.includes('"ada"'));
		expect([sent, ofAda.length]).toEqual([[1], 2]);
		expect(ofAda.map((text) => text.includes('"id":'))).toEqual([false, true]);
	});
});
