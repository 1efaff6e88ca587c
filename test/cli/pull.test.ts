import { join } from "node:path";
import { execa } from "execa";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { isScalar, parse, parseDocument, visit } from "yaml";
import { makeStack, PLANTED, type TestStack } from "../helpers/stack.ts";

vi.mock("../../emulator/handler.ts", async (original) =>
	(await import("../helpers/dashed-ids.ts")).withDashedIds(original),
);

const bin = join(import.meta.dirname, "../../provider/bin/zoom-events.js");

const PROGRAM = `
const zoom = require("pulumi-zoom-events");
exports.eventId = new zoom.Conference("pulled", { file: "pulled.yaml" }).eventId;
`;

/** What `devconf-yaml` has none of: people, and a video. */
function withPeopleAndVideo(text: string): string {
	const file = parseDocument(text);
	const guest = { email: "mei@example.com", firstName: "Mei", lastName: "Placeholder" };
	const answer = { title: "What brings you here?", answer: "The talks" };
	// The sale has begun.
	file.setIn(["defaults", "ticketTypes", "startTime"], "2020-01-10T09:00");
	file.set("tickets", file.createNode({ mei: { ...guest, ticketType: "full", customQuestions: [answer] } }));
	file.set("reservations", file.createNode({ mei: { session: "opening", ticket: "mei" } }));
	file.set("files", file.createNode({ talk: { source: "talk.mp4", fileType: "recording" } }));
	file.set("videos", file.createNode({ talk: { file: "talk", title: "Opening", tags: ["keynote"] } }));
	file.setIn(["channels", "recordings", "videos"], file.createNode({ talk: {} }));
	file.setIn(["channels", "recordings", "registrations"], file.createNode({ mei: guest }));
	const stub = { name: "Stub Works", contactName: "Ken Stub", contactEmail: "stub@example.com" };
	file.set(
		"exhibitors",
		file.createNode({ "stub-works": { ...stub, tier: "Silver", sessions: ["opening", "panel"] } }),
	);
	file.set("hubHosts", file.createNode({ grace: { email: "grace@example.com" } }));
	file.set("publish", true);
	return String(file);
}

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
			stack.write("talk.mp4", "a talk");
			stack.write("conference.yaml", withPeopleAndVideo(stack.read("conference.yaml")));
		}
		const { output, exitCode } = await stack.pulumi("up", "--yes", "--skip-preview");
		expect(exitCode, output).toBe(0);
		eventId = String(stack.emulator.state().event?.[0]?.event_id);
		expect(eventId).toMatch(/^-/);
	});
	afterAll(() => stack.close());

	it("is written as a file that is right", async () => {
		await stack.takeRequests();
		const { stdout, stderr, exitCode } = await execa(
			process.execPath,
			[bin, "pull", eventId, "--output", "pulled.yaml", ...flags],
			{
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
			},
		);
		expect(exitCode, stdout + stderr).toBe(0);
		expect(stderr).toBe("");
		expect((await stack.takeRequests()).writes).toBe(0);
		const pulled = parse(stack.read("pulled.yaml")) as Record<string, unknown>;
		expect(pulled.publish).toBe(isPublished);
		const isAll = flags.length > 0;
		for (const section of ["tickets", "reservations", "channels", "videos", "hubHosts"])
			expect(section in pulled, section).toBe(isAll);
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

	it("needs no ids once it is taken over", async () => {
		const file = parseDocument(stack.read("pulled.yaml"));
		visit(file, { Pair: (_, { key }) => (isScalar(key) && key.value === "adopt" ? visit.REMOVE : undefined) });
		stack.write("pulled.yaml", String(file));
		expect(stack.read("pulled.yaml")).not.toContain("adopt:");
		const preview = await stack.pulumi("preview", "--expect-no-changes");
		expect(preview.exitCode, preview.output).toBe(0);
	});
});
