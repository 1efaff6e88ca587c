import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makeNativeStack, PLANTED, type TestStack, withHost } from "../helpers/stack.ts";

const example = readFileSync(join(import.meta.dirname, "../../examples/everything/index.ts"), "utf8");

/** What programs ask by functions, at each run and whichever host they use. */
const ASKED_BY_FUNCTIONS = ["GET /zoom_events/events/{eventId}/sponsor_tiers", "GET /zoom_events/hubs"];

describe.each([
	["the dynamic host", "dynamic", "native"],
	["the native plugin", "native", "dynamic"],
] as const)("a stack with one of each resource that %s has made", (_, home, other) => {
	let stack: TestStack;
	beforeAll(async () => {
		// Credentials in the stack's config make the provider's inputs differ between hosts; in the environment they don't.
		const isInConfig = home === "native";
		const none = { ZOOM_ACCOUNT_ID: "", ZOOM_CLIENT_ID: "", ZOOM_CLIENT_SECRET: "" };
		stack = await makeNativeStack({}, { copy: "examples/everything", env: isInConfig ? none : {} });
		for (const [name, value] of Object.entries(isInConfig ? PLANTED : {}))
			await stack.pulumi("config", "set", "--secret", `zoom-events:${name}`, value);
		stack.write("index.ts", withHost(example, home));
		await up();
	});
	afterAll(() => stack.close());

	async function up(...args: string[]): Promise<string> {
		const { exitCode, output } = await stack.pulumi("up", "--yes", "--skip-preview", ...args);
		expect(exitCode, output).toBe(0);
		return output;
	}

	/** Ids in the state, by kind and name. */
	const ids = (): string[] =>
		stack
			.resources()
			.filter(({ type }) => /zoom-?[eE]vents:/.test(type) && !type.startsWith("pulumi:"))
			.map(({ urn, id }) => `${urn.split(":").slice(-3).join(":")} ${String(id)}`)
			.sort();

	/** The other host's program comes up: nothing is asked, nothing is replaced, and a second run has nothing to do. */
	async function moveTo(host: "dynamic" | "native"): Promise<void> {
		const before = ids();
		expect(before).toHaveLength(26);
		stack.write("index.ts", withHost(example, host));
		await stack.takeRequests();
		const output = await up();
		expect(output).not.toMatch(/replace|delet|creat/i);
		const { byRoute } = await stack.takeRequests();
		expect(Object.keys(byRoute).filter((route) => !ASKED_BY_FUNCTIONS.includes(route))).toEqual([]);
		expect(ids()).toEqual(before);
		const types = new Set(stack.resources().map(({ type }) => type.replace(/:\w+$/, "")));
		expect(types.has(host === "native" ? "zoom-events:index" : "pulumi-nodejs:dynamic/zoomEvents")).toBe(true);
		expect(types.has(host === "native" ? "pulumi-nodejs:dynamic/zoomEvents" : "zoom-events:index")).toBe(false);
		const preview = await stack.pulumi("preview", "--expect-no-changes");
		expect(preview.exitCode, preview.output).toBe(0);
		const refresh = await stack.pulumi("refresh", "--yes", "--skip-preview", "--expect-no-changes");
		expect(refresh.exitCode, refresh.output).toBe(0);
	}

	it("goes to the other host by another import of the program alone", () => moveTo(other));
	it("comes back the same way", () => moveTo(home));
	it("goes down from where it is", async () => {
		const { exitCode, output } = await stack.pulumi("destroy", "--yes", "--skip-preview");
		expect(exitCode, output).toBe(0);
	});
});
