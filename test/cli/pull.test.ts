import { join } from "node:path";
import { execa } from "execa";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { makeStack, PLANTED, type TestStack } from "../helpers/stack.ts";

const bin = join(import.meta.dirname, "../../provider/bin/zoom-events.js");

const PROGRAM = `
const zoom = require("pulumi-zoom-events");
exports.eventId = new zoom.Conference("pulled", { file: "pulled.yaml" }).eventId;
`;

/** People of tickets and registrations, which `devconf-yaml` has none of. */
const PEOPLE = `tickets:
  linus: { ticketType: panel, email: linus@example.com, firstName: Linus, lastName: Placeholder }
reservations:
  linus: { session: opening, ticket: linus }
`;

describe.each([
	{ example: "devconf-yaml", flags: ["--with-hub", "--with-people"], isPublished: true },
	{ example: "devconf-yaml", flags: [], isPublished: false },
	{ example: "meetup", flags: [], isPublished: true },
	{ example: "webinar", flags: [], isPublished: true },
])("an event of examples/$example, pulled with $flags", ({ example, flags, isPublished }) => {
	let stack: TestStack;
	let eventId: string;

	beforeAll(async () => {
		stack = await makeStack({}, { copy: `examples/${example}` });
		if (flags.includes("--with-people")) {
			const file = stack.read("conference.yaml").replace("publish: false", `${PEOPLE}publish: true`);
			stack.write("conference.yaml", file.replace(/year\}-01-10T09:00/, "year}-01-10T09:00").replace("params.year}-01-10", "params.year}-01-10"));
		}
		const { output, exitCode } = await stack.pulumi("up", "--yes", "--skip-preview");
		expect(exitCode, output).toBe(0);
		eventId = String(stack.emulator.state().event?.[0]?.event_id);
	});
	afterAll(() => stack.close());

	it("is written as a file that is right", async () => {
		await stack.takeRequests();
		const { stdout, stderr, exitCode } = await execa(process.execPath, [bin, "pull", eventId, "--output", "pulled.yaml", ...flags], {
			cwd: stack.folder,
			reject: false,
			env: {
				ZOOM_API_URL: stack.emulator.apiUrl,
				ZOOM_OAUTH_URL: stack.emulator.oauthUrl,
				ZOOM_ACCOUNT_ID: PLANTED.accountId,
				ZOOM_CLIENT_ID: PLANTED.clientId,
				ZOOM_CLIENT_SECRET: PLANTED.clientSecret,
				ZOOM_PLAN: "off",
			},
		});
		console.log(stack.read("pulled.yaml"));
		expect(exitCode, stdout + stderr).toBe(0);
		expect(stderr).toBe("");
		expect((await stack.takeRequests()).writes).toBe(0);
		const { publish } = parse(stack.read("pulled.yaml")) as { publish: boolean };
		expect(publish).toBe(isPublished);
	});

	it("is taken over by a new stack without a write, and nothing is left to change", async () => {
		stack.write("index.js", PROGRAM);
		stack.write("package.json", '{ "main": "index.js" }');
		await stack.pulumi("stack", "init", "pulled");
		await stack.takeRequests();
		const up = await stack.pulumi("up", "--yes", "--skip-preview");
		expect(up.exitCode, up.output).toBe(0);
		const { writes, byRoute } = await stack.takeRequests();
		expect(writes, JSON.stringify(byRoute)).toBe(0);
		const preview = await stack.pulumi("preview", "--expect-no-changes");
		expect(preview.exitCode, preview.output).toBe(0);
	});
});
