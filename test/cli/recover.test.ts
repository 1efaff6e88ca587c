import { rmSync } from "node:fs";
import { join } from "node:path";
import { execa } from "execa";
import { afterEach, describe, expect, it } from "vitest";
import { handlers } from "../../emulator/groups/index.ts";
import type { Handlers } from "../../emulator/handler.ts";
import { processesWith, signal } from "../helpers/processes.ts";
import { makeStack, type Run, type TestStack } from "../helpers/stack.ts";

const bin = join(import.meta.dirname, "../../provider/bin/zoom-events.js");

let stack: TestStack | undefined;
afterEach(async () => {
	await stack?.close();
	stack = undefined;
});

/** Runs the command line beside the program. */
async function recover(one: TestStack, ...args: string[]): Promise<Run> {
	const { exitCode = 1, all } = await execa(process.execPath, [bin, "recover", ...args], {
		cwd: one.folder,
		env: one.env,
		all: true,
		reject: false,
	});
	return { exitCode, output: all };
}

async function up(one: TestStack, ...args: string[]): Promise<string> {
	const { exitCode, output } = await one.pulumi("up", "--yes", "--skip-preview", ...args);
	expect(exitCode, output).toBe(0);
	return output;
}

/** How many objects of each group the account has. */
function counts(one: TestStack): Record<string, number> {
	const groups = Object.entries(one.emulator.state()).map(([name, objects]): [string, number] => [
		name,
		objects.length,
	]);
	return Object.fromEntries(groups.filter(([name]) => name !== "token"));
}

/** A second run writes nothing, and the state says what the account says. */
async function expectSettled(one: TestStack, ...args: string[]): Promise<void> {
	await one.takeRequests();
	await up(one, ...args);
	expect((await one.takeRequests()).writes).toBe(0);
	const refreshed = await one.pulumi("preview", "--refresh", "--expect-no-changes", ...args);
	expect(refreshed.exitCode, refreshed.output).toBe(0);
}

const EMAIL = "mei-planted@example.com";

const PROGRAM = `const zoom = require("pulumi-zoom-events");
const event = new zoom.Event("conference", {
	hubId: "emulator-hub", name: "Conference", description: "For tests.", eventType: "CONFERENCE",
	accessLevel: "PRIVATE_UNRESTRICTED", attendanceType: "virtual", timezone: "Europe/Berlin",
	calendar: [{ startTime: "2031-05-04T07:00:00Z", endTime: "2031-05-06T16:00:00Z" }],
});
const eventId = event.eventId;
const channel = new zoom.VodChannel("recordings", {
	hubId: "emulator-hub", name: "Recordings", type: "VIDEO_LIST_HUB",
}, { dependsOn: event });
const { ticketTypeId } = new zoom.TicketType("full", {
	eventId, name: "Full", currency: "EUR", free: true, quantity: 10, sessions: ["ALL"],
	startTime: "2020-01-01T00:00:00Z", endTime: "2031-05-03T22:00:00Z",
}, { dependsOn: channel });
const live = new zoom.EventPublication("live", { eventId, allowDestructive: true }, { dependsOn: channel });
new zoom.Ticket("mei", {
	eventId: live.eventId, ticketTypeId, email: "${EMAIL}", firstName: "Mei", lastName: "Lastplanted",
});
`;

/** The local API's handlers; when an operation is first called, `onCall` is too, before anything is answered. */
function watching(operationId: string, onCall: () => void): Handlers {
	let isFirst = true;
	return {
		...handlers,
		[operationId]: (call) => {
			if (isFirst) onCall();
			isFirst = false;
			return handlers[operationId]?.(call);
		},
	};
}

/** A stack of which the CLI and the provider were killed in the middle of a create, which was done, with all notes. */
async function killedIn(operationId: string): Promise<TestStack> {
	let reached: () => void = () => undefined;
	const made = new Promise<void>((resolve) => {
		reached = resolve;
	});
	let pid = 0;
	const files = { "package.json": '{ "name": "test", "main": "index.js" }', "index.js": PROGRAM };
	const one = await makeStack(files, {
		handlers: watching(operationId, () => {
			// It writes no state any more, whatever it is answered.
			signal(pid, "SIGSTOP");
			reached();
		}),
	});
	const run = one.start("up", "--yes", "--skip-preview");
	pid = run.pid;
	await made;
	for (const own of processesWith(one.emulator.apiUrl)) signal(own.pid, "SIGKILL");
	await run.ended;
	rmSync(one.env.ZOOM_JOURNAL_FOLDER ?? "", { recursive: true, force: true });
	one.removeEmptyAttributes();
	return one;
}

describe.runIf(process.platform === "linux")(
	"kill -9 of the CLI and the provider, and the machine gone with its notes",
	() => {
		it.each([
			{ kind: "Event", name: "conference", operation: "createEvent", group: "event", id: "event_id" },
			{ kind: "VodChannel", name: "recordings", operation: "createVodChannel", group: "vod-channel", id: "channel_id" },
			{ kind: "Ticket", name: "mei", operation: "createTickets", group: "ticket", id: "ticket_id" },
		])("in mid-create of a $kind is made good, and nothing is twice", async ({ kind, name, operation, group, id }) => {
			stack = await killedIn(operation);
			const locked = await recover(stack, "--stack", "test", "--yes");
			expect(locked.exitCode, locked.output).toBe(2);
			expect(locked.output).toMatch(
				/\nzoom-events: the state of stack test can't be written: .*currently locked by 1 lock.*pulumi cancel --stack test\.\n?$/,
			);
			await stack.pulumi("cancel", "--yes");
			const made = String(stack.emulator.state()[group]?.[0]?.[id]);
			await stack.takeRequests();
			const { exitCode, output } = await recover(stack, "--stack", "test", "--yes");
			expect(exitCode, output).toBe(0);
			expect(output.split("\n")).toEqual([
				`${kind} "${name}" was created: ${made}. It will be added to the state.`,
				"Wrote the state of stack test. Next: pulumi up --stack test",
			]);
			expect((await stack.takeRequests()).writes).toBe(0);
			expect((await recover(stack, "--stack", "test", "--yes")).output).toBe("Nothing to recover.");
			const printed = await up(stack);
			expect(printed).not.toContain("pending operations");
			expect(stack.emulator.state()[group]).toHaveLength(1);
			expect(stack.resources().find(({ type }) => type.endsWith(`:${kind}`))?.id).toBe(made);
			expect(counts(stack)).toMatchObject({ event: 1, "vod-channel": 1, "ticket-type": 1, ticket: 1 });
			await expectSettled(stack);
			for (const secret of [EMAIL, "Lastplanted"]) expect(output + stack.stateText()).not.toContain(secret);
			const destroyed = await stack.pulumi("destroy", "--yes", "--skip-preview");
			expect(destroyed.exitCode, destroyed.output).toBe(0);
		});
	},
);

/** What the example has none of. */
const MORE = `
# Whoever is at the door
tickets:
  mei: { email: ${EMAIL}, firstName: Mei, lastName: Lastplanted, ticketType: panel } # a guest

reservations:
  mei: { session: opening, ticket: mei }

hubHosts:
  # who helps
  grace:
    # by mail
    email: grace@example.com
`;

/** What a command says, but for what the file is warned of. */
const linesOf = (output: string): string[] => output.split("\n").filter((line) => !line.includes(": warning: "));

describe("a state that is lost", () => {
	it("is found again by the conference file, and taken over without an object more", async () => {
		stack = await makeStack({}, { copy: "examples/devconf-yaml" });
		const text = stack
			.read("conference.yaml")
			.replace("publish: false\n", `publish: true\n${MORE}`)
			.replace(/startTime: \S+-01-10T09:00/g, "startTime: 2020-01-10T09:00");
		stack.write("conference.yaml", text);
		await up(stack);
		const before = counts(stack);
		const eventId = String(stack.emulator.state().event?.[0]?.event_id);
		await stack.pulumi("stack", "init", "found");
		await stack.takeRequests();
		const { exitCode, output } = await recover(stack, "--stack", "found", "--file", "conference.yaml", "--yes");
		expect(exitCode, output).toBe(0);
		const lines = linesOf(output);
		expect(lines.slice(0, 2)).toEqual(["conference.yaml:", `  event → ${eventId}`]);
		// One of each object with an id of its own; what an event or a session always has needs none.
		expect(lines).toHaveLength(33);
		expect(lines.at(-1)).toBe("Wrote conference.yaml. Next: pulumi up --stack found");
		expect(output).not.toMatch(/differs|Not in the account/);
		const written = stack.read("conference.yaml");
		expect(written.match(/adopt: /g)).toHaveLength(31);
		expect(written.replace(/^ +adopt: .*\n/gm, "").replace(/adopt: [^,]+, /g, "")).toBe(text);
		expect((await stack.takeRequests()).writes).toBe(0);
		await up(stack, "--stack", "found");
		const { writes, byRoute } = await stack.takeRequests();
		expect(writes, JSON.stringify(byRoute)).toBe(0);
		expect(counts(stack)).toEqual(before);
		await expectSettled(stack, "--stack", "found");
		const again = await recover(stack, "--stack", "found", "--file", "conference.yaml", "--yes");
		expect([again.exitCode, linesOf(again.output)]).toEqual([0, ["Nothing to recover."]]);
		expect(stack.read("conference.yaml")).toBe(written);
	});

	it.each(["webinar", "meetup"])("of examples/%s is another of them", async (example) => {
		stack = await makeStack({}, { copy: `examples/${example}` });
		await up(stack);
		const before = counts(stack);
		await stack.pulumi("stack", "init", "found");
		const { exitCode, output } = await recover(stack, "--stack", "found", "--file", "conference.yaml", "--yes");
		expect(exitCode, output).toBe(0);
		expect(output).not.toMatch(/differs|Not in the account/);
		await stack.takeRequests();
		await up(stack, "--stack", "found");
		expect((await stack.takeRequests()).writes).toBe(0);
		expect(counts(stack)).toEqual(before);
		await expectSettled(stack, "--stack", "found");
	});
});

describe("an entry that Pulumi can neither refresh nor delete", () => {
	it("is mended", async () => {
		const program = `const zoom = require("pulumi-zoom-events");\nnew zoom.HubHost("grace", { hubId: "emulator-hub", email: "grace@example.com" });\n`;
		stack = await makeStack({ "package.json": '{ "name": "test", "main": "index.js" }', "index.js": program });
		await up(stack);
		const exported = await stack.pulumi("stack", "export");
		const state = JSON.parse(exported.output) as { deployment: { resources: { outputs?: Record<string, unknown> }[] } };
		for (const { outputs } of state.deployment.resources) delete outputs?.__provider;
		stack.write("state.json", JSON.stringify(state));
		await stack.pulumi("stack", "import", "--file", "state.json");
		const broken = await stack.pulumi("refresh", "--yes", "--skip-preview");
		expect(broken.exitCode).not.toBe(0);
		expect(broken.output).toContain("code must be a string, not undefined");
		const { exitCode, output } = await recover(stack, "--yes");
		expect(exitCode, output).toBe(0);
		expect(output).toMatch(
			/^HubHost "grace" \(\S+\) has an entry that Pulumi can neither refresh nor delete\. It will be repaired\.\nWrote the state of the selected stack\. Next: pulumi up$/,
		);
		const refreshed = await stack.pulumi("refresh", "--yes", "--skip-preview", "--expect-no-changes");
		expect(refreshed.exitCode, refreshed.output).toBe(0);
		const destroyed = await stack.pulumi("destroy", "--yes", "--skip-preview");
		expect(destroyed.exitCode, destroyed.output).toBe(0);
	});
});
