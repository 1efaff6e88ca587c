import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { execa } from "execa";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { makeStack, type TestStack } from "../helpers/stack.ts";

const bin = join(import.meta.dirname, "../../provider/bin/zoom-events.js");

/** An edition of two speakers and a session; four objects with its event. */
const edition = (name: string): string => `hub: Emulator Hub
event:
  name: Evening ${name}
  eventType: CONFERENCE
  accessLevel: PRIVATE_UNRESTRICTED
  attendanceType: virtual
  timezone: Europe/Berlin
  description: An evening of talks.
  firstDay: 2031-05-06
  days: [{ from: 18:00, to: 22:00 }]
speakers:
  ada: { name: Ada Example, email: ada@example.com }
  grace: { name: Grace Sample, email: grace@example.com }
sessions:
  talk: { name: A talk, description: Of its maker., type: webinar, day: 1, at: 19:00, lasts: 45m, speakers: [ada] }
`;

const NAMES = ["a", "b", "c", "d", "e", "f"];

describe("zoom-events fleet, with the real CLI", () => {
	let stack: TestStack;

	beforeEach(async () => {
		stack = await makeStack({}, { copy: "examples/fleet", isWhole: true });
		rmSync(join(stack.folder, "editions"), { recursive: true });
		mkdirSync(join(stack.folder, "editions"));
		for (const name of NAMES) stack.write(`editions/${name}.yaml`, edition(name));
	});
	afterEach(() => stack.close());

	const start = (...args: string[]) =>
		execa(process.execPath, [bin, "fleet", ...args], { cwd: stack.folder, env: stack.env, reject: false });

	async function fleet(...args: string[]): Promise<{ code: number; out: string; err: string }> {
		const { exitCode = -1, stdout, stderr } = await start(...args);
		return { code: exitCode, out: stdout, err: stderr };
	}

	/** How many of something the account has: `speaker`. */
	async function countOf(kind: string): Promise<number> {
		const answer = await fetch(`${stack.emulator.url}/_emulator/state`);
		return ((await answer.json()) as Record<string, unknown[]>)[kind]?.length ?? 0;
	}

	/** Has an edition's stack, with nothing in it. */
	async function emptyStack(name: string): Promise<void> {
		await stack.pulumi("stack", "init", name, "--no-select");
	}

	/** Names of all events that the account has, sorted. */
	async function events(): Promise<string[]> {
		const answer = await fetch(`${stack.emulator.url}/_emulator/state`);
		return [...(await answer.text()).matchAll(/"name": ?"(Evening \w)"/g)].map(([, name = ""]) => name).sort();
	}

	const record = (): Record<string, string> =>
		(JSON.parse(stack.read(".zoom-events/fleet/last-run.json")) as { stacks: Record<string, string> }).stacks;

	it("goes on after a failure, names it with its log, and finishes it in the next run", async () => {
		stack.emulator.setFaults({
			rules: [
				{
					kind: "status",
					route: "POST /zoom_events/events",
					nth: 3,
					status: 400,
					code: 300,
					json: true,
					message: "Not today.",
				},
			],
		});
		const first = await fleet("up", "--jobs", "3", "--yes");
		expect(first.out).toContain("In all: 24 to create. About");
		expect(first.err).toMatch(/^5 done, 1 failed, in \d+ s\.$/m);
		expect(first.code).toBe(1);
		const [failed = ""] = Object.entries(record()).flatMap(([name, state]) => (state === "failed" ? [name] : []));
		expect(Object.values(record()).sort()).toEqual(["done", "done", "done", "done", "done", "failed"]);
		const log = join(stack.folder, `.zoom-events/fleet/${failed}.log`);
		expect(first.err).toMatch(new RegExp(`^ {2}${failed}: .*Event.*Not today`, "m"));
		expect(first.err).toContain(`    log: ${log}\n`);
		expect(readFileSync(log, "utf8")).toContain("Not today.");
		expect(first.err).toContain(
			"Next: correct what is said above, then zoom-events fleet up --failed; it continues from there.",
		);
		stack.emulator.setFaults({ rules: [] });
		const second = await fleet("up", "--failed", "--yes");
		expect([second.code, second.out.split("\n")[0]]).toEqual([0, `${failed}: 4 to create.`]);
		expect(second.err).toMatch(/^1 done, in \d+ s\.$/m);
		const third = await fleet("up", "--jobs", "3", "--yes");
		expect([third.code, third.out]).toEqual([0, ""]);
		expect(third.err).toMatch(/^6 unchanged, in \d+ s\.$/m);
		expect(await events()).toEqual(["Evening a", "Evening b", "Evening c", "Evening d", "Evening e", "Evening f"]);
	});

	it("begins nothing where a file has a problem, and says all of them with their lines", async () => {
		stack.write("editions/b.yaml", edition("b").replace("19:00", "25:00"));
		stack.write("editions/e.yaml", edition("e").replace("speakers: [ada]", "speakers: [adda]"));
		const { code, out, err } = await fleet("up", "--yes");
		expect([code, out]).toEqual([1, ""]);
		expect(err).toMatch(/^editions\/b\.yaml:15:\d+ sessions\.talk\.at: /m);
		expect(err).toMatch(/^editions\/e\.yaml:15:\d+ sessions\.talk\.speakers\[0\]: /m);
		expect(err).toContain("Nothing was begun: correct what is said above.");
		expect((await stack.takeRequests()).total).toBe(0);
		expect(existsSync(join(stack.folder, "Pulumi.a.yaml"))).toBe(false);
	});

	it("finishes what is under way at Ctrl-C, begins nothing more, and the next run does the rest, nothing twice", async () => {
		stack.emulator.setFaults({ rules: [{ kind: "delay", route: "POST", delayMs: 1_000 }] });
		for (const name of ["e", "f"]) rmSync(join(stack.folder, `editions/${name}.yaml`));
		const running = start("up", "--jobs", "2", "--yes");
		while ((stack.emulator.requests().byRoute["POST /zoom_events/events"] ?? 0) === 0)
			await new Promise((resolve) => setTimeout(resolve, 50));
		running.kill("SIGINT");
		const { exitCode, stderr } = await running;
		expect(exitCode).toBe(130);
		expect(stderr).toContain("No further edition begins; those under way finish what they have begun");
		expect(stderr).toMatch(/^Interrupted: .*2 not begun, in \d+ s\.$/m);
		const before = record();
		expect(["c", "d"].map((name) => before[name])).toEqual(["not begun", "not begun"]);
		stack.emulator.setFaults({ rules: [] });
		const second = await fleet("up", "--failed", "--jobs", "2", "--yes");
		expect(second.code, second.err).toBe(0);
		expect(new Set(Object.values(record()))).toEqual(new Set(["done"]));
		expect(await events()).toEqual(["Evening a", "Evening b", "Evening c", "Evening d"]);
		expect([await countOf("speaker"), await countOf("session")]).toEqual([8, 4]);
	});

	it("fails an edition alone whose stack is another file's or is locked, and says what to do", async () => {
		const { folder } = stack;
		await emptyStack("a");
		await stack.pulumi("config", "set", "edition", "editions/2027.yaml", "--stack", "a");
		const up = await fleet("up", "--only", "b", "--only", "c", "--yes");
		expect(up.code, up.err).toBe(0);
		stack.write("editions/b.yaml", edition("b").replace("A talk", "Another talk"));
		const backend = (stack.env.PULUMI_BACKEND_URL ?? "").replace("file://", "");
		const locks = join(backend, ".pulumi/locks/organization/fleet/b");
		mkdirSync(locks, { recursive: true });
		const lock = { pid: 1, username: "ada", hostname: "elsewhere", timestamp: "2031-01-01T00:00:00Z" };
		writeFileSync(join(locks, "5b1e.json"), JSON.stringify(lock));
		const { code, out, err } = await fleet("up", "--only", "a", "--only", "b", "--only", "d", "--yes");
		expect([code, out.split("\n").slice(0, 2)]).toEqual([1, ["b: 1 to update.", "d: 4 to create."]]);
		expect(err).toMatch(/^1 done, 2 failed, in \d+ s\.$/m);
		expect(err).toContain(
			"  a: its stack belongs to editions/2027.yaml, as fleet:edition in its config says. If the file was renamed, and is the same edition: pulumi config set edition editions/a.yaml --stack a. If not, give this file another name.\n",
		);
		expect(err).toMatch(/^ {2}b: .*currently locked by 1 lock.* remove the lock with pulumi cancel --stack b\.$/m);
		expect(readdirSync(join(folder, ".zoom-events/fleet")).sort()).toEqual([
			".gitignore",
			"a.log",
			"b.log",
			"c.log",
			"d.log",
			"last-run.json",
		]);
	});

	it("leaves the selected stack as it is, and destroys what the fleet has", async () => {
		expect((await fleet("up", "--only", "a", "--only", "b", "--yes")).code).toBe(0);
		expect((await stack.pulumi("stack", "--show-name")).output).toBe("test");
		const { code, out, err } = await fleet("destroy", "--yes");
		expect([code, out.split("\n").slice(0, 2)], err).toEqual([0, ["a: 4 to delete.", "b: 4 to delete."]]);
		expect(err).toMatch(/^2 done, 4 unchanged, in \d+ s\.$/m);
		expect(await events()).toEqual([]);
	});

	it("says once what all of them lack", async () => {
		const { exitCode, stderr } = await execa(process.execPath, [bin, "fleet", "preview"], {
			cwd: stack.folder,
			env: { ...stack.env, PULUMI_CONFIG_PASSPHRASE: undefined, PULUMI_CONFIG_PASSPHRASE_FILE: undefined },
			reject: false,
		});
		expect(exitCode).toBe(1);
		expect(stderr).toMatch(/^6 failed, in \d+ s\.$/m);
		expect(stderr).toMatch(/^ {2}a, b, c, d, e, f: .*passphrase must be set with PULUMI_CONFIG_PASSPHRASE/m);
	});
});

describe("examples/fleet", () => {
	it("is brought up as its workflow does, in a job for each edition", async () => {
		const stack = await makeStack({}, { copy: "examples/fleet", isWhole: true });
		try {
			const workflow = parse(stack.read(".github/workflows/fleet.yml")) as {
				jobs: Record<"list" | "edition", { steps: { run?: string }[] }>;
			};
			const commandsOf = (job: "list" | "edition"): string[] =>
				workflow.jobs[job].steps.flatMap(({ run = "" }) => run.split("\n").filter((line) => line.startsWith("npx ")));
			// What npm ci would put there.
			writeFileSync(join(stack.folder, "node_modules/.bin/zoom-events"), `#!/bin/sh\nexec node "${bin}" "$@"\n`, {
				mode: 0o755,
			});
			const shell = (command: string, env: Record<string, string> = {}) =>
				execa("sh", ["-ec", command], { cwd: stack.folder, env: { ...stack.env, ...env }, reject: false, all: true });
			expect(commandsOf("list")).toEqual(["npx --no-install zoom-events fleet list --json >editions.json"]);
			for (const command of commandsOf("list")) expect(await shell(command)).toMatchObject({ exitCode: 0 });
			const editions = JSON.parse(stack.read("editions.json")) as { stack: string }[];
			expect(editions.map((one) => one.stack)).toEqual(["berlin-2031", "lisbon-2031", "oslo-2031"]);
			expect(commandsOf("edition")).toEqual(['npx --no-install zoom-events fleet up --only "$STACK" --yes']);
			for (const { stack: name } of editions)
				for (const command of commandsOf("edition")) {
					const { exitCode, all } = await shell(command, { STACK: name });
					expect(exitCode, all).toBe(0);
					expect(all).toContain(`${name}: 6 to create.\n`);
				}
			const again = await shell("npx --no-install zoom-events fleet preview");
			expect(again.all).toMatch(/^3 unchanged, in \d+ s\.$/m);
		} finally {
			await stack.close();
		}
	});
});
