import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { run as runCommand } from "../../provider/cli/program.ts";
import { kinds } from "../../provider/kinds/index.ts";
import { makeNativeStack, PLANTED, type TestStack, withHost } from "../helpers/stack.ts";

/** What the program looks up in two runs. */
const LOOKED_UP = { "GET /zoom_events/hubs": 2, "GET /zoom_events/events/{eventId}/sponsor_tiers": 2 };

/** Runs `zoom-events migrate` on the stack, in this process. */
async function migrate(stack: TestStack, to: string): Promise<{ code: number; out: string; err: string }> {
	let out = "";
	let err = "";
	const before = { ...process.env };
	Object.assign(process.env, stack.env);
	try {
		const code = await runCommand(["migrate", "--to", to, "--stack", "test", "--cwd", stack.folder, "--yes"], {
			out: (text) => {
				out += text;
			},
			err: (text) => {
				err += text;
			},
		});
		return { code, out, err };
	} finally {
		for (const name of Object.keys(process.env)) if (!(name in before)) delete process.env[name];
		Object.assign(process.env, before);
	}
}

/** Types of this package's resources, without the kind, each once. */
function hostsOf(stack: TestStack): string[] {
	const types = stack.resources().map(({ type }) => type);
	const own = types.filter((type) => /zoomEvents|zoom-events:index/.test(type) && !type.endsWith(":Conference"));
	return [...new Set(own.map((type) => type.slice(0, type.lastIndexOf(":"))))];
}

/** Ids by URN, without those of providers, which mean nothing to anybody. */
function idsOf(stack: TestStack): Record<string, string | undefined> {
	const objects = stack.resources().filter(({ type }) => !type.startsWith("pulumi:providers:"));
	return Object.fromEntries(objects.map(({ urn, id }) => [urn, id]));
}

/** Credentials as programs have them: in the environment, or in the stack's config alone. */
const PLACES = ["environment", "config"] as const;

async function moveCredentials(stack: TestStack): Promise<void> {
	for (const [name, value] of Object.entries(PLANTED)) {
		const secret = name === "clientSecret" ? ["--secret"] : [];
		const { exitCode, output } = await stack.pulumi("config", "set", `zoom-events:${name}`, value, ...secret);
		expect(exitCode, output).toBe(0);
	}
}

describe.each(PLACES)("a stack of every kind, with credentials in the %s", (place) => {
	let stack: TestStack;
	let program: string;
	let before: Record<string, string | undefined>;

	beforeAll(async () => {
		const env = place === "config" ? { ZOOM_ACCOUNT_ID: "", ZOOM_CLIENT_ID: "", ZOOM_CLIENT_SECRET: "" } : {};
		stack = await makeNativeStack({}, { copy: "examples/everything", env });
		if (place === "config") await moveCredentials(stack);
		program = stack.read("index.ts");
		stack.write("index.ts", withHost(program, "dynamic"));
		const { output, exitCode } = await stack.pulumi("up", "--yes", "--skip-preview");
		expect(exitCode, output).toBe(0);
		before = idsOf(stack);
		const types = stack.resources().map(({ type }) => type);
		expect(Object.keys(kinds).filter((kind) => !types.some((type) => type.endsWith(`:${kind}`)))).toEqual([]);
		await stack.takeRequests();
	});
	afterAll(() => stack.close());

	/** Nothing changes at preview and up, and nothing is asked but what the program looks up. */
	async function expectUnchanged(): Promise<void> {
		const preview = await stack.pulumi("preview", "--expect-no-changes");
		expect(preview.exitCode, preview.output).toBe(0);
		const up = await stack.pulumi("up", "--yes", "--skip-preview", "--expect-no-changes");
		expect(up.exitCode, up.output).toBe(0);
		expect((await stack.takeRequests()).byRoute).toEqual(LOOKED_UP);
	}

	it("goes to the plugin without a request", async () => {
		const { code, out, err } = await migrate(stack, "native");
		expect([code, err]).toEqual([0, ""]);
		expect(out).toMatch(/^\d+ resources become native: /);
		stack.write("index.ts", withHost(program, "native"));
		await expectUnchanged();
		expect(hostsOf(stack)).toEqual(["zoom-events:index"]);
		const refresh = await stack.pulumi("refresh", "--yes", "--skip-preview", "--expect-no-changes");
		expect(refresh.exitCode, refresh.output).toBe(0);
		expect((await stack.takeRequests()).writes).toBe(0);
	});

	it("and back", async () => {
		const { code, err } = await migrate(stack, "dynamic");
		expect([code, err]).toEqual([0, ""]);
		stack.write("index.ts", withHost(program, "dynamic"));
		await expectUnchanged();
		expect(hostsOf(stack)).toEqual(["pulumi-nodejs:dynamic/zoomEvents"]);
		expect(idsOf(stack)).toEqual(before);
	});

	it("and is destroyed after that", async () => {
		const { code } = await migrate(stack, "native");
		expect(code).toBe(0);
		stack.write("index.ts", withHost(program, "native"));
		const destroyed = await stack.pulumi("destroy", "--yes", "--skip-preview");
		expect(destroyed.exitCode, destroyed.output).toBe(0);
		expect(hostsOf(stack)).toEqual([]);
	});
});
