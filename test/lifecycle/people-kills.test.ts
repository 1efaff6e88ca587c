import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { operation } from "../../provider/api/contract.ts";
import { kinds } from "../../provider/kinds/index.ts";
import type { Api } from "../../provider/lifecycle/api.ts";
import type { Properties } from "../../provider/lifecycle/description.ts";
import { CreateJournal } from "../../provider/lifecycle/journal.ts";
import type { Lifecycle } from "../../provider/lifecycle/lifecycle.ts";
import { Run } from "../../provider/lifecycle/ownership/run.ts";
import { COLUMNS, csvOf, PeopleFile, type Person, peopleOf, saleOf } from "../helpers/people.ts";
import { startWorld, type World } from "../helpers/world.ts";

const base = mkdtempSync(join(tmpdir(), "zoom-events-people-kills-"));
afterAll(() => rmSync(base, { recursive: true, force: true }));

/** A process that dies at one of its writes: nothing comes back from then on, and nothing more is sent. */
function mortal(world: World, lastWrite: number, isSent: boolean): { api: Api; killed: Promise<void> } {
	let kill: () => void = () => undefined;
	const killed = new Promise<void>((resolve) => {
		kill = resolve;
	});
	const never = new Promise<never>(() => undefined);
	let writes = 0;
	let isDead = false;
	const { client } = world;
	const api: Api = {
		get writes() {
			return client.writes;
		},
		upload: (request) => client.upload(request),
		records: (id, args) => client.records(id, args),
		send: async (id, args) => {
			if (isDead) return never;
			if (operation(id).method === "GET") return client.send(id, args);
			writes++;
			if (writes < lastWrite) {
				const answer = await client.send(id, args);
				return isDead ? never : answer;
			}
			isDead = true;
			if (isSent) await client.send(id, args);
			kill();
			return never;
		},
	};
	return { api, killed };
}

/** Kills of this run; `npm run test:long` asks for more. */
const ROUNDS = Number(process.env.KILLS_ROUNDS ?? 20);
const seed = Number(process.env.KILLS_SEED ?? Date.now() % 1_000_000);

const BEFORE = peopleOf(150);
/** Ten gone, twenty with another name, thirty new. */
const AFTER = [
	...BEFORE.slice(10).map((one, index): Person => (index < 20 ? { ...one, last: `Renamed${index}` } : one)),
	...peopleOf(30, 1_001),
];

/** People that an event has tickets for, by row and name, in order. */
async function shownIn(world: World, eventId: string): Promise<string[]> {
	const found: string[] = [];
	for await (const ticket of world.client.records("getTickets", { path: { eventId } })) {
		const { email, last_name: last } = ticket as Properties;
		found.push(`${String(email)} ${String(last)}`);
	}
	return found.sort();
}

const wanted = (people: readonly Person[]): string[] => people.map(({ email, last }) => `${email} ${last}`).sort();

const moments = fc.sample(
	fc.record({
		create: fc.integer({ min: 1, max: 5 }),
		update: fc.integer({ min: 1, max: 31 }),
		isSent: fc.boolean(),
		keepsNotes: fc.boolean(),
	}),
	{ numRuns: ROUNDS, seed },
);

describe.each([
	["an API that shows everything at once", [] as string[]],
	["an API whose lists are late", ["lists-lag=2"]],
])("a run that is killed, at %s", (_, temperaments) => {
	const isLate = temperaments.length > 0;

	it(`is gone on with, ${ROUNDS} times, and nobody has two tickets or none (KILLS_SEED=${seed})`, async () => {
		const world = await startWorld(temperaments);
		for (const [round, { create, update, isSent, keepsNotes }] of moments.entries()) {
			const about = JSON.stringify({ round, create, update, isSent, keepsNotes });
			let notes = join(base, `${isLate}-${round}`);
			/** The next process: on the same machine, or on one that knows nothing of the last. */
			const lifecycle = (api?: Api): Lifecycle => {
				const run = new Run(CreateJournal.of(notes, "account"));
				return world.lifecycle(kinds.TicketList, { run, pauseMs: 1, ...(api && { api }) });
			};
			const afterKill = (): void => {
				// Without notes, what a late list does not show can't be known.
				if (!keepsNotes && !isLate) notes = `${notes}-other-machine`;
			};
			const where = await saleOf(world);
			const file = new PeopleFile(csvOf(BEFORE));
			const inputs = { ...where, columns: COLUMNS, sendNotification: false, ...file.inputs(150) };
			const identity = `list-${round}`;

			const first = mortal(world, create, isSent);
			void lifecycle(first.api).create(inputs, identity);
			await first.killed;
			afterKill();
			const made = await lifecycle().create(inputs, identity);
			expect(await settled(() => shownIn(world, where.eventId), 150), about).toEqual(wanted(BEFORE));

			file.write(csvOf(AFTER));
			const news = { ...inputs, ...file.inputs(170) };
			const second = mortal(world, update, isSent);
			void lifecycle(second.api).update(made.id, made.outs, news);
			await second.killed;
			afterKill();
			const outs = await lifecycle().update(made.id, made.outs, news);
			expect(await settled(() => shownIn(world, where.eventId), 170), about).toEqual(wanted(AFTER));

			world.forget();
			const again = await lifecycle().update(made.id, outs, news);
			expect(world.writes(), about).toEqual([]);
			expect((await lifecycle().read(made.id, again))?.inputs, about).toEqual(news);
		}
		await world.close();
	}, 600_000);
});

/** What a list shows once it is not late any more. */
async function settled(look: () => Promise<string[]>, count: number): Promise<string[]> {
	let found = await look();
	for (let left = 5; left > 0 && found.length < count; left--) found = await look();
	return found;
}
