import { afterEach, describe, expect, it } from "vitest";
import { makeStack, type TestStack } from "../helpers/stack.ts";

const stacks: TestStack[] = [];
afterEach(async () => {
	for (const stack of stacks.splice(0).reverse()) await stack.close();
});

const CHANNEL = `const zoom = require("pulumi-zoom-events");
new zoom.VodChannel("recordings", {
	hubId: "emulator-hub", name: "Recordings", type: "VIDEO_LIST_HUB",
	settings: { authenticationMethod: "zoom_account", allowDomainList: ["example.com"] },
});`;

const SETTINGS = "PATCH /zoom_events/hubs/{hubId}/vod_channels/{channelId}";

/** A channel whose settings were refused: it is there, and not as declared. */
async function halfDone(): Promise<TestStack> {
	const stack = await makeStack({ "package.json": '{ "name": "test", "main": "index.js" }', "index.js": CHANNEL });
	stacks.push(stack);
	const rule = { kind: "status", status: 400, code: 300, message: "Not now.", route: SETTINGS } as const;
	stack.emulator.setFaults({ rules: [rule] });
	const { exitCode, output } = await stack.pulumi("up", "--yes", "--skip-preview");
	expect(exitCode).not.toBe(0);
	expect(output).toMatch(/exists, but is not yet as declared.*Not now/s);
	stack.emulator.setFaults({ rules: [] });
	return stack;
}

const channels = (stack: TestStack) => stack.emulator.state()["vod-channel"] ?? [];

describe("a create whose second step failed", () => {
	it.each([
		["up", ["up", "--yes", "--skip-preview"]],
		["up --refresh", ["up", "--yes", "--skip-preview", "--refresh"]],
		["refresh, then up", ["refresh", "--yes", "--skip-preview"], ["up", "--yes", "--skip-preview"]],
	])("is finished by %s", async (_, ...commands) => {
		const stack = await halfDone();
		for (const command of commands) {
			const { exitCode, output } = await stack.pulumi(...command);
			expect(exitCode, output).toBe(0);
		}
		expect(channels(stack)).toMatchObject([{ settings: { authentication_method: "zoom_account" } }]);
		const preview = await stack.pulumi("preview", "--expect-no-changes");
		expect(preview.exitCode, preview.output).toBe(0);
	});

	it.each([
		["destroy", ["destroy", "--yes", "--skip-preview"]],
		["destroy --refresh", ["destroy", "--yes", "--skip-preview", "--refresh"]],
	])("is deleted by %s", async (_, command) => {
		const stack = await halfDone();
		const { exitCode, output } = await stack.pulumi(...command);
		expect(exitCode, output).toBe(0);
		expect(channels(stack)).toEqual([]);
		expect(stack.resources()).toEqual([]);
	});

	it("is healed by up where an older version wrote the state, without the object's provider", async () => {
		const stack = await halfDone();
		const exported = await stack.pulumi("stack", "export");
		const state = JSON.parse(exported.output) as { deployment: { resources: { outputs?: Record<string, unknown> }[] } };
		for (const { outputs } of state.deployment.resources) delete outputs?.__provider;
		stack.write("state.json", JSON.stringify(state));
		expect((await stack.pulumi("stack", "import", "--file", "state.json")).exitCode).toBe(0);
		const { exitCode, output } = await stack.pulumi("up", "--yes", "--skip-preview");
		expect(exitCode, output).toBe(0);
		const refresh = await stack.pulumi("refresh", "--yes", "--skip-preview", "--expect-no-changes");
		expect(refresh.exitCode, refresh.output).toBe(0);
		expect((await stack.pulumi("destroy", "--yes", "--skip-preview")).exitCode).toBe(0);
		expect(channels(stack)).toEqual([]);
	});
});
