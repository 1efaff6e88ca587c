import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { neededScopes } from "../../provider/api/scopes.ts";
import { loadConference } from "../../provider/conference/index.ts";
import { conferenceNeeds } from "../../provider/scopes/needs.ts";
import { HOSTS, type TestStack } from "../helpers/stack.ts";

const { spec } = loadConference(join(import.meta.dirname, "../../examples/meetup/conference.yaml"));
const SCOPES = neededScopes(spec === undefined ? [] : conferenceNeeds(spec, "up"), "granular").map(
	({ scope }) => scope,
);

describe.each(HOSTS)("an app with the scopes that are listed for the meetup, by %s", (_, make) => {
	let stack: TestStack;
	beforeAll(async () => {
		stack = await make({}, { copy: "examples/meetup", scopes: SCOPES });
	});
	afterAll(() => stack.close());

	it.each([
		["up", "--yes"],
		["preview", "--refresh", "--expect-no-changes"],
		["refresh", "--yes", "--expect-no-changes"],
		["destroy", "--yes"],
	])("is enough for pulumi %s", async (...args) => {
		const { exitCode, output } = await stack.pulumi(...args);
		expect(exitCode, output).toBe(0);
	});
});

describe.each(HOSTS)("an app that lacks some of them, by %s", (_, make) => {
	let stack: TestStack;
	beforeAll(async () => {
		const missing = ["zoom_events:delete:access_links:admin", "zoom_events:write:access_links:admin"];
		const scopes = SCOPES.filter((scope) => !missing.includes(scope));
		stack = await make({}, { copy: "examples/meetup", scopes });
	});
	afterAll(() => stack.close());

	it("can't come up: one error says why, and nothing is written", async () => {
		const { exitCode, output } = await stack.pulumi("up", "--yes");
		expect(exitCode, output).not.toBe(0);
		expect(output).toContain(
			"  AccessLink: zoom_events:delete:access_links:admin, zoom_events:write:access_links:admin",
		);
		const [, diagnostics = ""] = output.split("Diagnostics:");
		expect(diagnostics.match(/lacks/g)).toHaveLength(1);
		expect(diagnostics).toContain("The app lacks 2 scopes, so createEvent was not sent:");
		expect(output).not.toMatch(/^\s+at /m);
		expect((await stack.takeRequests()).writes).toBe(0);
	});
});
