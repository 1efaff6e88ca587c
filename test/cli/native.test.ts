import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { execa } from "execa";
import { afterEach, describe, expect, it } from "vitest";
import { processesWith, signal } from "../helpers/processes.ts";
import { makeNativeStack, type TestStack } from "../helpers/stack.ts";

const stacks: TestStack[] = [];
afterEach(async () => {
	for (const stack of stacks.splice(0).reverse()) await stack.close();
});

const EVENT = `const zoom = require("pulumi-zoom-events/native");
const event = new zoom.Event("conference", {
	hubId: "emulator-hub", name: "Conference", description: "For tests.", eventType: "CONFERENCE",
	accessLevel: "PRIVATE_UNRESTRICTED", attendanceType: "virtual", timezone: "Europe/Berlin",
	calendar: [{ startTime: "2031-05-04T09:00:00+02:00", endTime: "2031-05-06T18:00:00+02:00" }],
});
const { eventId } = event;
`;

async function open(program: string): Promise<TestStack> {
	const stack = await makeNativeStack({ "package.json": '{ "main": "index.js" }', "index.js": program });
	stacks.push(stack);
	return stack;
}

async function up(stack: TestStack, ...args: string[]): Promise<string> {
	const { exitCode, output } = await stack.pulumi("up", "--yes", "--skip-preview", ...args);
	expect(exitCode, output).toBe(0);
	return output;
}

/** URN and id of the one resource of a kind. */
function resourceOf(stack: TestStack, kind: string): { urn: string; id: string } {
	const found = stack.resources().find(({ type }) => type === `zoom-events:index:${kind}`);
	return { urn: found?.urn ?? "", id: found?.id ?? "" };
}

describe("a forced replacement without deleteBeforeReplace, as the SDKs of other languages ask for it", () => {
	const QUESTIONS = `new zoom.EventQuestions("questions", {
	eventId, questions: [{ fieldName: "job_title", title: "Job title", required: false }],
}, { deleteBeforeReplace: false });`;

	it("of what can be there once is refused, and nothing is lost", async () => {
		const stack = await open(EVENT + QUESTIONS);
		await up(stack);
		const before = stack.emulator.state().questions;
		const { urn } = resourceOf(stack, "EventQuestions");
		const refused = await stack.pulumi("up", "--yes", "--skip-preview", "--target-replace", urn);
		expect(refused.exitCode).not.toBe(0);
		expect(refused.output).toContain(
			"there can be no second one beside it. Nothing was changed. Set the option deleteBeforeReplace: true",
		);
		expect(stack.emulator.state().questions).toEqual(before);
		const settled = await stack.pulumi("preview", "--expect-no-changes");
		expect(settled.exitCode, settled.output).toBe(0);
		stack.write("index.js", EVENT + QUESTIONS.replace("deleteBeforeReplace: false", "deleteBeforeReplace: true"));
		await up(stack, "--target-replace", urn);
		const again = await stack.pulumi("preview", "--refresh", "--expect-no-changes");
		expect(again.exitCode, again.output).toBe(0);
	});

	it("of what may be there twice makes the new object beside the old one", async () => {
		const stack = await open(
			`${EVENT}new zoom.Speaker("ada", { eventId, name: "Ada Example", email: "ada@example.com" }, { deleteBeforeReplace: false });`,
		);
		await up(stack);
		const { urn, id } = resourceOf(stack, "Speaker");
		await up(stack, "--target-replace", urn);
		const speakers = stack.emulator.state().speaker ?? [];
		expect(speakers.map(({ name, email }) => [name, email])).toEqual([["Ada Example", "ada@example.com"]]);
		expect(resourceOf(stack, "Speaker").id).toBe(speakers[0]?.speaker_id);
		expect(resourceOf(stack, "Speaker").id).not.toBe(id);
	});
});

describe("destroy with --run-program", () => {
	it("deletes what the program declares", async () => {
		const stack = await open(`${EVENT}new zoom.Speaker("ada", { eventId, name: "Ada Example" });`);
		await up(stack);
		const { exitCode, output } = await stack.pulumi("destroy", "--yes", "--skip-preview", "--run-program");
		expect(exitCode, output).toBe(0);
		expect(stack.emulator.state().event ?? []).toEqual([]);
	});
});

describe("the option import", () => {
	it("changes nothing that the program doesn't declare, and nothing is written", async () => {
		const first = await open(
			`${EVENT}new zoom.Speaker("ada", { eventId, name: "Ada Example", email: "ada@example.com", biography: "Writes programs.", jobTitle: "Engineer" });`,
		);
		await up(first);
		const [speaker] = first.emulator.state().speaker ?? [];
		const { id: event } = resourceOf(first, "Event");
		const { id } = resourceOf(first, "Speaker");
		await first.pulumi("stack", "init", "second");
		first.write(
			"index.js",
			`new (require("pulumi-zoom-events/native").Speaker)("ada", { eventId: "${event}", name: "Ada Example" }, { import: "${event}/${id}" });`,
		);
		await first.takeRequests();
		await up(first, "--stack", "second");
		expect((await first.takeRequests()).writes).toBe(0);
		expect(first.emulator.state().speaker).toEqual([speaker]);
		const preview = await first.pulumi("preview", "--expect-no-changes", "--stack", "second");
		expect(preview.exitCode, preview.output).toBe(0);
		// What is declared later, and taken out again, is the program's.
		const declared = first.read("index.js");
		first.write("index.js", declared.replace('"Ada Example" }', '"Ada Example", jobTitle: "Engineer" }'));
		await up(first, "--stack", "second");
		first.write("index.js", declared);
		await up(first, "--stack", "second");
		expect(first.emulator.state().speaker?.[0]).toMatchObject({ biography: "Writes programs.", job_title: "" });
	});

	it("says which form an id has, and that there is no such object", async () => {
		const stack = await open(EVENT);
		await up(stack);
		const { id } = resourceOf(stack, "Event");
		const form = await stack.pulumi("import", "zoom-events:index:Session", "talk", "abc", "--yes", "--skip-preview");
		expect(form.output).toContain(
			'"abc" does not name a session: the id of a Session to import is <eventId>/<sessionId>, such as "a1B2c3-eventId/a1B2c3-sessionId".',
		);
		const gone = await stack.pulumi(
			"import",
			"zoom-events:index:Session",
			"talk",
			`${id}/nowhere`,
			"--yes",
			"--skip-preview",
		);
		expect(gone.output).toContain(`resource '${id}/nowhere' does not exist`);
		const file = await stack.pulumi("import", "zoom-events:index:File", "slides", "abc", "--yes", "--skip-preview");
		expect(file.output).toContain("A File can't be imported: the API shows no file that is there.");
		expect(stack.resources().map(({ type }) => type.split(":").at(-1))).toEqual(["Stack", "zoom-events", "Event"]);
	});
});

describe("the plugin's process", () => {
	const bin = join(import.meta.dirname, "../../provider/bin/pulumi-resource-zoom-events.js");

	it("says what it is to a person who starts it", async () => {
		const { exitCode, stdout, stderr } = await execa("node", [bin], { reject: false });
		expect([exitCode, stdout]).toEqual([2, ""]);
		expect(stderr).toContain("Pulumi starts it by itself, by the path under plugins.providers in Pulumi.yaml.");
		const version = await execa("node", [bin, "--version"]);
		expect(version.stdout).toMatch(/^\d+\.\d+\.\d+$/);
	});

	it.runIf(process.platform === "linux")("ends when its engine was killed, and the next up goes on", async () => {
		const stack = await open(
			`${EVENT}for (const name of ["ada", "bea", "cleo"]) new zoom.Speaker(name, { eventId, name, email: name + "@example.com" });`,
		);
		const route = "POST /zoom_events/events/{eventId}/speakers";
		stack.emulator.setFaults({ rules: [{ kind: "delay", delayMs: 2_000, route }] });
		const run = stack.start("up", "--yes", "--skip-preview");
		while ((stack.emulator.requests().byRoute[route] ?? 0) < 3) await sleep(5);
		signal(run.pid, "SIGKILL");
		await run.ended;
		const plugins = (): number =>
			processesWith(String(stack.env.ZOOM_API_URL)).filter(({ command }) =>
				command.includes("pulumi-resource-zoom-events"),
			).length;
		while (plugins() > 0) await sleep(50);
		stack.emulator.setFaults({ rules: [] });
		// A killed CLI may leave the attributes of its own file empty.
		stack.removeEmptyAttributes();
		await stack.pulumi("cancel", "--yes");
		await up(stack);
		expect((stack.emulator.state().speaker ?? []).map(({ name }) => name).sort()).toEqual(["ada", "bea", "cleo"]);
		const preview = await stack.pulumi("preview", "--refresh", "--expect-no-changes");
		expect(preview.exitCode, preview.output).toBe(0);
	});
});

describe("credentials that are missing", () => {
	it("are told once, however many resources there are, and nothing is lost", async () => {
		const stack = await open(
			`${EVENT}for (const name of ["ada", "bea", "cleo"]) new zoom.Speaker(name, { eventId, name });`,
		);
		await up(stack);
		const none = { ZOOM_ACCOUNT_ID: "", ZOOM_CLIENT_ID: "", ZOOM_CLIENT_SECRET: "" };
		for (const command of ["up", "refresh", "destroy"]) {
			const { exitCode, output } = await stack.pulumiWith(none, command, "--yes", "--skip-preview");
			expect(exitCode).not.toBe(0);
			// The progress of an up says it too.
			const diagnostics = output.split("Diagnostics:").at(-1) ?? "";
			expect(diagnostics.match(/Zoom credentials are missing/g), output).toHaveLength(1);
			expect(diagnostics).toContain("pulumi config set --secret zoom-events:clientSecret <value>");
		}
		const preview = await stack.pulumi("preview", "--expect-no-changes");
		expect(preview.exitCode, preview.output).toBe(0);
	});
});

describe("Ctrl-C", () => {
	it("lets what is under way finish, and leaves a state from which the next up goes on", async () => {
		const stack = await open(
			`${EVENT}for (let index = 0; index < 12; index++) new zoom.Speaker("speaker-" + index, { eventId, name: "Speaker " + index });`,
		);
		const route = "POST /zoom_events/events/{eventId}/speakers";
		stack.emulator.setFaults({ rules: [{ kind: "delay", delayMs: 2_000, route }] });
		const run = stack.start("up", "--yes", "--skip-preview", "--parallel", "3");
		while ((stack.emulator.requests().byRoute[route] ?? 0) < 3) await sleep(5);
		process.kill(run.pid, "SIGINT");
		const { exitCode, output } = await run.ended;
		expect(exitCode, output).not.toBe(0);
		expect(output).not.toMatch(/at .*\.js:\d+/);
		const made = (stack.emulator.state().speaker ?? []).length;
		expect(made).toBeLessThan(12);
		expect(stack.resources().filter(({ type }) => type.endsWith(":Speaker"))).toHaveLength(made);
		stack.emulator.setFaults({ rules: [] });
		await up(stack);
		expect(stack.emulator.state().speaker).toHaveLength(12);
	});
});

describe("two providers of one account", () => {
	const PROGRAM = `${EVENT}const of = (name) => new zoom.Provider(name, { accountId: process.env.ZOOM_ACCOUNT_ID });
const [one, two] = [of("one"), of("two")];
for (let index = 0; index < 15; index++)
	new zoom.Speaker("speaker-" + index, { eventId, name: "Speaker " + index, email: index + "@example.com" }, { provider: index % 2 === 0 ? one : two });
`;

	it("share its rate, and neither takes what is the other's", async () => {
		const stack = await makeNativeStack(
			{ "package.json": '{ "main": "index.js" }', "index.js": PROGRAM },
			{ env: { ZOOM_PLAN: "pro" }, rateLimit: "pro" },
		);
		stacks.push(stack);
		await up(stack);
		expect(stack.stateText()).not.toContain('"status":429');
		expect(stack.emulator.state().speaker).toHaveLength(15);
		// What one provider has had goes to the other.
		stack.write("index.js", PROGRAM.replace("index % 2 === 0", "index % 2 === 1"));
		const swapped = await stack.pulumi("up", "--yes", "--skip-preview");
		expect(swapped.exitCode, swapped.output).toBe(0);
		expect(stack.emulator.state().speaker).toHaveLength(15);
		const preview = await stack.pulumi("preview", "--expect-no-changes");
		expect(preview.exitCode, preview.output).toBe(0);
	});
});
