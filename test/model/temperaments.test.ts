import { randomInt } from "node:crypto";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, it } from "vitest";
import { TEMPERAMENTS } from "../../emulator/index.ts";
import { dynamicProvider } from "../../provider/hosts/dynamic.ts";
import type { Properties } from "../../provider/lifecycle/description.ts";
import type { KindCase } from "../helpers/rows.ts";
import { startWorld, type World } from "../helpers/world.ts";
import { kinds } from "../lifecycle/kinds.ts";

/** Random combinations; `TEMPER_RUNS` asks for more. `MODEL_SEED` and `MODEL_PATH` replay a failure as it was printed. */
const RUNS = Number(process.env.TEMPER_RUNS ?? 25);
const { MODEL_SEED, MODEL_PATH } = process.env;
const SEED = MODEL_SEED === undefined ? randomInt(2 ** 31) : Number(MODEL_SEED);
const REPLAY = { seed: SEED, ...(MODEL_PATH !== undefined && { path: MODEL_PATH }) };

/** Every way to write every temperament. */
const SAMPLES = TEMPERAMENTS.flatMap(({ samples }) => samples);

/** A text, and other values, that an API may well write down otherwise. */
const TEXT = 'Tea & <cake> at "five".\nCafé, naïve.\n';
const OTHERWISE: Readonly<Record<string, unknown>> = {
	description: TEXT,
	biography: TEXT,
	timezone: "Asia/Kolkata",
	website: "https://Example.com",
	companyWebsite: "https://Example.com",
	categories: ["Food & Drink"],
};

/** Inputs of a kind, with values that show what an API makes of them. */
async function inputsOf(row: KindCase, world: World): Promise<Properties> {
	const inputs = await row.full(world);
	const capital = (value: unknown): unknown =>
		typeof value === "string" && /^[a-z.]+@example\.com$/.test(value)
			? value.replace("example.com", "Example.Com").replace(/^./, (letter) => letter.toUpperCase())
			: value;
	const text = JSON.stringify(inputs, (_, value: unknown) => capital(value));
	const changed = Object.fromEntries(
		Object.entries(JSON.parse(text) as Properties).map(([name, value]) => [
			name,
			typeof OTHERWISE[name] === typeof value ? OTHERWISE[name] : value,
		]),
	);
	// A list of categories is one in events alone.
	return row.description.kind === "VideoMetadata" ? { ...changed, categories: inputs.categories } : changed;
}

let world: World;
beforeAll(async () => {
	world = await startWorld(["extra-fields"]);
});
afterAll(() => world.close());

/** Pulumi's config of a stack whose API is the local one. */
function configOf({ emulator }: World): { get(key: string): string | undefined } {
	const values: Record<string, string> = {
		accountId: "emulator",
		clientId: "emulator",
		clientSecret: "emulator",
		apiUrl: emulator.apiUrl,
		oauthUrl: emulator.oauthUrl,
		plan: "off",
		journalFolder: mkdtempSync(join(tmpdir(), "temperaments-")),
	};
	return { get: (key) => values[key.replace("zoom-events:", "")] };
}

const text = JSON.stringify;

/** What goes wrong with an object of a kind: `up`, `up` again, `refresh`, `up` again, `destroy`. */
async function complaintsOf(row: KindCase, temperaments: readonly string[]): Promise<string[]> {
	const { description, group, isAlwaysThere, isKeptByApi } = row;
	const provider = dynamicProvider(description, { quietMs: 1, gatherMs: 1, pauseMs: 60 });
	const complaints: string[] = [];
	const hold = (what: string, is: unknown, should: unknown): void => {
		if (text(is) !== text(should)) complaints.push(`${description.kind} ${what}: ${text(is)}, not ${text(should)}`);
	};
	await provider.configure?.({ config: configOf(world) as never });
	const inputs = await inputsOf(row, world);
	const count = (): number => world.emulator.state()[group]?.length ?? 0;
	const before = count();
	const { get, list } = description.operations;
	const isCounted = isAlwaysThere !== true && description.presentWhen === undefined && (get ?? list) !== undefined;
	// What an object is in, and who may be in it, is there as ever.
	world.emulator.setTemperaments(temperaments);
	try {
		const { failures } = (await provider.check?.({}, inputs)) ?? {};
		hold("check", failures, []);
		const { id, outs } = await provider.create(inputs);
		if (isCounted) hold("made", count() - before, 1);
		const writes = world.emulator.requests().writes;
		const unchanged = async (when: string, olds: Properties): Promise<void> => {
			// The engine's own process keeps it in the state.
			const kept = { __provider: "stands for the provider", ...olds };
			const { changes, replaces } = (await provider.diff?.(id, kept, inputs)) ?? {};
			if (changes === true) {
				const differs = Object.keys(inputs).filter((name) => text(olds[name]) !== text(inputs[name]));
				complaints.push(
					`${description.kind} ${when}: ${text(differs.map((name) => [name, olds[name]]))} ${text(replaces)}`,
				);
			}
		};
		await unchanged("up", outs as Properties);
		const read = await provider.read?.(id, outs);
		hold("refresh", read?.id, id);
		if (read?.id === id) {
			hold("inputs", { ...inputs, ...(read as { inputs?: Properties }).inputs }, inputs);
			await unchanged("up after refresh", read.props as Properties);
		}
		hold("writes", world.emulator.requests().writes - writes, 0);
		await provider.delete?.(id, read?.props ?? outs);
		if (isCounted && isKeptByApi !== true) hold("left", count() - before, 0);
	} catch (error) {
		complaints.push(`${description.kind}: ${String((error as Error).message).slice(0, 400)}`);
	}
	return complaints;
}

/** Holds of every kind that an API of some temperaments is managed as any other. */
async function holdUnder(temperaments: readonly string[]): Promise<void> {
	const complaints: string[] = [];
	await world.emulator.reset();
	for (const row of kinds) {
		world.emulator.setTemperaments([]);
		complaints.push(...(await complaintsOf(row, temperaments)));
	}
	if (complaints.length > 0) throw new Error(`under ${temperaments.join(", ")}:\n${complaints.join("\n")}`);
}

describe("an API of any temperament, in up, up, refresh, up and destroy of every kind", () => {
	it.each(SAMPLES)("%s", (temperament) => holdUnder([temperament]));

	it(
		`several at once: ${RUNS} combinations (MODEL_SEED=${SEED})`,
		async () => {
			// Lists that never end are an error by themselves, and nothing else.
			const bearable = TEMPERAMENTS.filter(({ name }) => name !== "page-token-repeated");
			const oneOfEach = bearable.map(({ samples }) => fc.constantFrom(...samples));
			const some = fc.tuple(...oneOfEach).chain((all) => fc.subarray([...all], { minLength: 2, maxLength: 8 }));
			await fc.assert(fc.asyncProperty(some, holdUnder), { numRuns: RUNS, endOnFailure: true, ...REPLAY });
		},
		RUNS * 20_000,
	);
});
