import { cpSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { execa } from "execa";
import { beforeAll, describe, expect, it } from "vitest";
import { toSnakeCase } from "../../provider/api/names.ts";
import { descriptions } from "../../provider/kinds/index.ts";
import { exampleIn, exampleProgram } from "../../tools/generate/languages.ts";
import { providePython } from "../../tools/pulumi-cli/python.ts";
import { PYTHON_SDK, writeSdk } from "../../tools/pulumi-codegen/provide.ts";
import { describeWith, GO } from "../helpers/needs.ts";
import { filesBelow, newFolder } from "./pack.ts";

describeWith(GO, "the Python SDK that comes with the package", () => {
	it("is what the generator makes of the schema: npm run generate:sdk writes it", async () => {
		const made = newFolder();
		await writeSdk("python", made);
		const files = filesBelow(made);
		const kept = filesBelow(PYTHON_SDK, ["__pycache__", "build", "pulumi_zoom_events.egg-info"]);
		expect(kept).toEqual(files);
		for (const file of files)
			expect(readFileSync(join(PYTHON_SDK, file), "utf8"), file).toBe(readFileSync(join(made, file), "utf8"));
	});
});

/** What an example registers. */
interface Registered {
	resources: { type: string; name: string; inputs: Record<string, unknown> }[];
	calls: { token: string; args: Record<string, unknown> }[];
}

const provided = await providePython();
const need = { what: "lacks" in provided ? provided.lacks : "Python", isThere: !("lacks" in provided) };
const python = "lacks" in provided ? "python3" : provided.python;

describeWith(need, "the Python SDK, installed", () => {
	const site = newFolder();
	const run = (...args: string[]) =>
		execa(python, args, { cwd: newFolder(), env: { PYTHONPATH: site, PIP_DISABLE_PIP_VERSION_CHECK: "1" } });
	let registered: Record<string, Registered>;

	beforeAll(async () => {
		// pip leaves what it builds where it builds it.
		const source = join(newFolder(), "sdk");
		cpSync(PYTHON_SDK, source, { recursive: true });
		await run("-m", "pip", "install", "--quiet", "--no-deps", "--no-build-isolation", "--target", site, source);
		const examples = descriptions.map(({ kind }) => [
			kind,
			{
				source: exampleIn(kind).python,
				given: Object.fromEntries([...exampleProgram(kind).given].map(([name, of]) => [toSnakeCase(name), of])),
			},
		]);
		const { stdout } = await execa(python, [join(import.meta.dirname, "fixtures/run_examples.py")], {
			cwd: newFolder(),
			env: { PYTHONPATH: site },
			input: JSON.stringify(Object.fromEntries(examples)),
		});
		registered = JSON.parse(stdout) as Record<string, Registered>;
	});

	it("compiles", async () => {
		await run("-m", "compileall", "-q", join(site, "pulumi_zoom_events"));
	});

	it("has a class for each kind, functions, and the version that the engine is asked for", async () => {
		const { stdout } = await run(
			"-c",
			"import pulumi_zoom_events as zoom; print(zoom.Session.__name__, zoom.Conference.__name__, zoom.Provider.__name__, zoom.hub_id_output.__name__, zoom.SessionType.WEBINAR.value, zoom._utilities.get_version())",
		);
		const { version } = JSON.parse(readFileSync(join(import.meta.dirname, "../../provider/package.json"), "utf8")) as {
			version: string;
		};
		expect(stdout).toBe(`Session Conference Provider hub_id_output webinar ${version}`);
	});

	describe("runs the examples of the pages, and", () => {
		it.each(descriptions.map(({ kind }) => kind))("that of %s registers it", (kind) => {
			const types = registered[kind]?.resources.map(({ type }) => type);
			expect(types).toContain(`zoom-events:index:${kind}`);
		});

		it("a session has its inputs by the API's names and words", () => {
			expect(registered.Session?.resources).toEqual([
				{
					type: "zoom-events:index:Session",
					name: "opening",
					inputs: {
						eventId: "id-of-event",
						name: "Opening",
						type: "webinar",
						startTime: "2027-05-04T09:00:00+02:00",
						endTime: "2027-05-04T09:45:00+02:00",
						timezone: "Europe/Berlin",
						sessionSpeakers: [{ speakerId: "id-of-speaker" }],
					},
				},
			]);
		});

		it("an exhibitor has the id of its tier from a function", () => {
			expect(registered.Exhibitor?.calls).toEqual([
				{ token: "zoom-events:index:sponsorTierId", args: { eventId: "id-of-event", name: "Gold" } },
			]);
			expect(registered.Exhibitor?.resources[0]?.inputs).toMatchObject({ tierId: "found", isSponsor: true });
		});

		it("a poll has its questions, with what is nested in them", () => {
			expect(registered.SessionPolls?.resources[0]?.inputs.polls).toEqual([
				{
					title: "Warm-up",
					pollType: "basic",
					anonymous: true,
					questions: [{ name: "First time here?", type: "single", answers: ["Yes", "No"] }],
				},
			]);
		});
	});
});
