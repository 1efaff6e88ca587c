import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { neededScopes } from "../../provider/api/scopes.ts";
import { loadConference } from "../../provider/conference/index.ts";
import { conferenceNeeds } from "../../provider/scopes/needs.ts";
import { HOSTS, makeStack, type TestStack } from "../helpers/stack.ts";
import { cli } from "../zoom-cli/helpers.ts";

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

describe.each(["examples/everything", "examples/devconf"])("the program of %s", (copy) => {
	it("lives with the scopes that are listed for its preview and the functions that it calls", async () => {
		const free = await makeStack({}, { copy });
		const { output } = await free.pulumi("preview", "--json");
		free.write("preview.json", output);
		const preview = join(free.folder, "preview.json");
		const listed = await cli("scopes", "--preview", preview, "--function", "hubId", "--function", "sponsorTierId");
		await free.close();
		const scopes = listed.out
			.trim()
			.split("\n")
			.map((line) => line.split(" ", 1)[0] ?? "");
		expect(scopes).toContain("zoom_events:write:session:admin");
		const stack = await makeStack({}, { copy, scopes });
		try {
			for (const args of [
				["up", "--yes", "--skip-preview"],
				["refresh", "--yes", "--skip-preview", "--expect-no-changes"],
				["destroy", "--yes", "--skip-preview"],
			]) {
				const run = await stack.pulumi(...args);
				expect(run.exitCode, run.output).toBe(0);
			}
		} finally {
			await stack.close();
		}
	});
});
