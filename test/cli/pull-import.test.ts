import { join } from "node:path";
import { execa } from "execa";
import { afterAll, beforeAll, expect, it } from "vitest";
import { kinds } from "../../provider/kinds/index.ts";
import { makeLanguageStack, needOf } from "../helpers/languages.ts";
import { describeWith } from "../helpers/needs.ts";
import { makeStack, type TestStack } from "../helpers/stack.ts";

const bin = join(import.meta.dirname, "../../provider/bin/zoom-events.js");

const PROJECT = `name: test
runtime: yaml
plugins:
  providers:
    - { name: zoom-events, path: node_modules/.bin }
`;

describeWith(await needOf("yaml"), "an event of every kind, as a file for pulumi import", () => {
	/** That of the program which has made the event. */
	let former: TestStack;
	let stack: TestStack;

	beforeAll(async () => {
		former = await makeStack({}, { copy: "examples/everything" });
		const { output, exitCode } = await former.pulumi("up", "--yes", "--skip-preview");
		expect(exitCode, output).toBe(0);
		const { ZOOM_API_URL = "", ZOOM_OAUTH_URL = "" } = former.env;
		stack = await makeLanguageStack("yaml", { isEmpty: true, env: { ZOOM_API_URL, ZOOM_OAUTH_URL } });
		stack.write("Pulumi.yaml", PROJECT);
		await stack.pulumi("stack", "init", "test");
	});
	afterAll(async () => {
		await stack.close();
		await former.close();
	});

	it("is imported whole, and only read", async () => {
		const eventId = String(former.emulator.state().event?.[0]?.event_id);
		const pulled = await execa(
			process.execPath,
			[bin, "pull", eventId, "--as", "pulumi-import", "--with-hub", "--with-people"],
			{ cwd: stack.folder, reject: false, env: former.env },
		);
		expect([pulled.exitCode, pulled.stdout]).toEqual([0, "Wrote import.json."]);
		expect(pulled.stderr).toContain("Left out File: ");
		await former.takeRequests();
		const flags = ["--file", "import.json", "--yes", "--skip-preview", "--protect=false", "--out", "program.yaml"];
		const { output, exitCode } = await stack.pulumi("import", ...flags);
		expect(exitCode, output).toBe(0);
		expect((await former.takeRequests()).writes).toBe(0);
		const types = stack.resources().map(({ type }) => type);
		// The API neither lists nor shows files, and lists of people are in no account as such.
		const missing = Object.keys(kinds).filter((kind) => !types.includes(`zoom-events:index:${kind}`));
		expect(missing).toEqual(["File", "SessionReservationList", "TicketList", "VodRegistrationList"]);
	});

	it("becomes a program with which nothing changes", async () => {
		stack.write("Pulumi.yaml", `${PROJECT}${stack.read("program.yaml")}`);
		const preview = await stack.pulumi("preview", "--expect-no-changes");
		expect(preview.exitCode, preview.output).toBe(0);
		const up = await stack.pulumi("up", "--yes", "--skip-preview");
		expect(up.exitCode, up.output).toBe(0);
		expect((await former.takeRequests()).writes).toBe(0);
		const after = await stack.pulumi("preview", "--expect-no-changes");
		expect(after.exitCode, after.output).toBe(0);
	});
});
