import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { type Emulator, startEmulator } from "../../emulator/index.ts";
import { MissingScopesError } from "../../provider/api/errors.ts";
import { type NeededScope, neededScopes, type ScopeSort } from "../../provider/api/scopes.ts";
import { resolveSettings } from "../../provider/api/settings.ts";
import { isLater, Lookup, Reference } from "../../provider/conference/declaration.ts";
import { type Declaration, expand, loadConference } from "../../provider/conference/index.ts";
import { functionDescription } from "../../provider/functions/descriptions.ts";
import { connect } from "../../provider/hosts/connection.ts";
import { type Kind, kinds } from "../../provider/kinds/index.ts";
import type { Properties } from "../../provider/lifecycle/description.ts";
import { Lifecycle } from "../../provider/lifecycle/lifecycle.ts";
import { conferenceNeeds, type Mode } from "../../provider/scopes/needs.ts";

const root = join(import.meta.dirname, "../..");

/** The examples with a conference file, and how many scopes each needs of either sort, and to be read. */
const EXAMPLES = [
	{ name: "devconf-yaml", granular: 50, classic: 20, reads: 21 },
	{ name: "meetup", granular: 13, classic: 7, reads: 4 },
	{ name: "webinar", granular: 24, classic: 11, reads: 10 },
] as const;

function specOf(example: string) {
	const { spec } = loadConference(join(root, "examples", example, "conference.yaml"));
	if (spec === undefined) throw new Error(`${example} has problems`);
	return spec;
}

const scopesOf = (example: string, mode: Mode, sort: ScopeSort): NeededScope[] =>
	neededScopes(conferenceNeeds(specOf(example), mode), sort);

const LOOK_UPS = { hub: "hubId", sponsorTier: "sponsorTierId" } as const;

function lookUpsIn(value: unknown): Lookup[] {
	if (value instanceof Lookup) return [value];
	return typeof value === "object" && value !== null ? Object.values(value).flatMap(lookUpsIn) : [];
}

/** What the state would have of a resource. */
interface Kept {
	declaration: Declaration;
	id: string;
	outs: Properties;
}

/** One run of a process that manages a conference, with an app of some scopes. */
class AppRun {
	readonly #lifecycles = new Map<Kind, Lifecycle>();
	readonly #connection;
	readonly #made = new Map<string, Kept>();

	constructor(emulator: Emulator) {
		const settings = resolveSettings((name) => SETTINGS(emulator)[name], {});
		this.#connection = connect(
			settings,
			() => undefined,
			() => undefined,
		);
	}

	close = (): Promise<void> => this.#connection.client.close();

	#of(kind: Kind): Lifecycle {
		const known =
			this.#lifecycles.get(kind) ??
			new Lifecycle(kinds[kind], () => this.#connection.client, {
				run: () => this.#connection.run,
				quietMs: 5,
				pauseMs: 0,
			});
		this.#lifecycles.set(kind, known);
		return known;
	}

	async #resolve(value: unknown): Promise<unknown> {
		if (value instanceof Reference) {
			const { id, outs } = this.#made.get(`${value.kind} ${value.name}`) as Kept;
			return outs[value.output] ?? id;
		}
		if (value instanceof Lookup) {
			const name = LOOK_UPS[value.of];
			const event = value.event === undefined ? {} : { eventId: await this.#resolve(value.event) };
			return (await functionDescription(name).run(this.#connection.client, { ...event, name: value.name }))[name];
		}
		if (Array.isArray(value)) return Promise.all(value.map((item) => this.#resolve(item)));
		if (typeof value !== "object" || value === null) return value;
		const entries = Object.entries(value).map(async ([key, child]) => [key, await this.#resolve(child)] as const);
		return Object.fromEntries(await Promise.all(entries));
	}

	/** Makes all that is declared; of everything it is known before that the program has it, look-ups too. */
	async up(declarations: readonly Declaration[]): Promise<void> {
		for (const one of lookUpsIn(declarations)) {
			const name = LOOK_UPS[one.of];
			this.#connection.run.needs.note({ by: `${name}()`, operations: new Set(functionDescription(name).operations) });
		}
		for (const { kind, name, inputs } of declarations)
			expect(this.#of(kind).check({}, inputs, isLater, `${kind} ${name}`), name).toEqual([]);
		for (const declaration of declarations) {
			const { kind, name } = declaration;
			const inputs = (await this.#resolve(declaration.inputs)) as Properties;
			const { id, outs } = await this.#of(kind).create(inputs, `${kind} ${name}`);
			this.#made.set(`${kind} ${name}`, { declaration, id, outs });
		}
	}

	/** Compares all with the program, as a preview does, and reads all, as a refresh does. */
	async readAll(kept: Iterable<Kept> = this.#made.values()): Promise<Kept[]> {
		return Promise.all(
			[...kept].map(async ({ declaration, id, outs }) => {
				const { kind } = declaration;
				expect((await this.#of(kind).plan(id, outs, outs)).hasChanges).toBe(false);
				const read = await this.#of(kind).read(id, outs);
				return { declaration, id, outs: read?.outs ?? {} };
			}),
		);
	}

	async destroy(): Promise<void> {
		for (const { declaration, id, outs } of [...this.#made.values()].reverse())
			await this.#of(declaration.kind).delete(id, { ...outs, allowDestructive: true });
	}
}

const SETTINGS = (emulator: Emulator): Record<string, string> => ({
	accountId: "emulator",
	clientId: "emulator",
	clientSecret: "emulator",
	apiUrl: emulator.apiUrl,
	oauthUrl: emulator.oauthUrl,
	plan: "off",
	journalFolder: mkdtempSync(join(tmpdir(), "zoom-events-scopes-")),
});

async function withApp<T>(
	options: { scopes: string[]; data?: string },
	work: (run: AppRun, emulator: Emulator) => Promise<T>,
): Promise<T> {
	const emulator = await startEmulator({ port: 0, ...options });
	const run = new AppRun(emulator);
	try {
		return await work(run, emulator);
	} finally {
		await run.close();
		await emulator.close();
	}
}

const namesOf = (scopes: readonly NeededScope[]): string[] => scopes.map(({ scope }) => scope);

describe.each(EXAMPLES)("the scopes of examples/$name", ({ name, granular, classic, reads }) => {
	const declarations = expand(specOf(name));

	it.each([
		["granular", granular],
		["classic", classic],
	] as const)("of the %s sort are enough to come up, be compared, read and destroyed", async (sort, count) => {
		const scopes = namesOf(scopesOf(name, "up", sort));
		expect(scopes).toHaveLength(count);
		await withApp({ scopes }, async (run, emulator) => {
			await run.up(declarations);
			expect(emulator.state().event).toHaveLength(1);
			await run.readAll();
			await run.destroy();
		});
	});

	it("are enough to read, of those that only read", async () => {
		const data = mkdtempSync(join(tmpdir(), "zoom-events-scopes-"));
		const made = await withApp({ scopes: namesOf(scopesOf(name, "up", "granular")), data }, async (run) => {
			await run.up(declarations);
			return run.readAll();
		});
		const scopes = namesOf(scopesOf(name, "read-only", "granular"));
		expect(scopes).toHaveLength(reads);
		expect(scopes.filter((scope) => !scope.startsWith("zoom_events:read:"))).toEqual([]);
		await withApp({ scopes, data }, async (run) => {
			expect((await run.readAll(made)).filter(({ outs }) => Object.keys(outs).length === 0)).toEqual([]);
		});
	});

	it.each(scopesOf(name, "up", "granular").map(({ scope, by }) => [scope, by] as const))(
		"can't do without %s, of which the error tells before anything is written",
		async (scope, by) => {
			const others = namesOf(scopesOf(name, "up", "granular")).filter((one) => one !== scope);
			await withApp({ scopes: others }, async (run, emulator) => {
				const before = emulator.requests().writes;
				const error = await run.up(declarations).then(
					() => undefined,
					(reason: unknown) => reason,
				);
				expect(error).toBeInstanceOf(MissingScopesError);
				const { scopes, message } = error as MissingScopesError;
				expect(scopes).toEqual([scope]);
				expect(message).toContain(`  ${by.join(", ")}: ${scope}\n`);
				expect(message.split("\n").length).toBeLessThanOrEqual(10);
				expect(emulator.requests().writes).toBe(before);
			});
		},
	);
});
