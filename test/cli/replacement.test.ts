import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Kind } from "../../provider/conference/sections.ts";
import { makeStack, type StateResource, type TestStack } from "../helpers/stack.ts";

/** What a forced replacement comes to: a new object; the same one, made anew; refused for people's sake; nothing. */
type Outcome = "new" | "same" | "held" | "kept";

/** Each kind: where the local API keeps its objects, and what a forced replacement of the example's comes to. */
const KINDS: Readonly<Record<Exclude<Kind, "Event">, [group: string, outcome: Outcome, withoutPeople?: Outcome]>> = {
	AccessLink: ["access-link", "new"],
	CoEditor: ["coeditor", "same"],
	EventPublication: ["event", "kept"],
	EventQuestions: ["questions", "same"],
	Exhibitor: ["exhibitor", "new"],
	File: ["video", "new"],
	VodRegistration: ["vod-registration", "new"],
	HubHost: ["hub-host", "new"],
	Session: ["session", "held", "new"],
	SessionInterpreters: ["interpreters", "same"],
	SessionLivestream: ["livestream", "same"],
	SessionPolls: ["polls", "same"],
	SessionReservation: ["reservation", "same"],
	Speaker: ["speaker", "new"],
	Ticket: ["ticket", "new"],
	TicketType: ["ticket-type", "held", "new"],
	TicketTypeQuestions: ["questions", "same"],
	VideoMetadata: ["video", "same"],
	VodChannel: ["vod-channel", "new"],
	VodChannelQuestions: ["vod-questions", "same"],
	VodChannelVideo: ["vod-video", "same"],
};

/** The API has no operation that deletes these: the old one stays, as the preview says. */
const NOT_DELETED: readonly Kind[] = ["File", "VodRegistration"];

const rows = Object.entries(KINDS) as [Exclude<Kind, "Event">, [string, Outcome, Outcome?]][];

describe("pulumi up --replace, on the real CLI", () => {
	let stack: TestStack;
	beforeAll(async () => {
		stack = await makeStack({}, { copy: "examples/everything" });
		await up();
	});
	afterAll(() => stack.close());

	async function up(...args: string[]): Promise<void> {
		const { exitCode, output } = await stack.pulumi("up", "--yes", "--skip-preview", ...args);
		expect(exitCode, output).toBe(0);
	}

	const resourceOf = (kind: Kind): StateResource => {
		// Of the two files one is a recording, which is a video of the hub.
		const name = kind === "File" ? "::keynote" : "";
		const found = stack.resources().find(({ type, urn }) => type.endsWith(`:${kind}`) && urn.endsWith(name));
		if (found === undefined) throw new Error(`no ${kind} in the state`);
		return found;
	};
	const count = (group: string): number => (stack.emulator.state()[group] ?? []).length;

	/** The state and the account are the same, and as declared. */
	async function expectDeclared(): Promise<void> {
		const refreshed = await stack.pulumi("preview", "--refresh", "--expect-no-changes");
		expect(refreshed.exitCode, refreshed.output).toBe(0);
		await stack.takeRequests();
		await up();
		expect((await stack.takeRequests()).writes).toBe(0);
	}

	async function replace(kind: Kind, group: string, outcome: Outcome): Promise<void> {
		const before = resourceOf(kind);
		const objects = count(group);
		const run = await stack.pulumi("up", "--yes", "--skip-preview", "--replace", before.urn);
		if (outcome === "held") {
			expect(run.exitCode).not.toBe(0);
			expect(run.output).toMatch(/is not replaced.*allowDestructive: true/s);
		} else expect(run.exitCode, run.output).toBe(0);
		const after = resourceOf(kind);
		if (outcome === "new") expect(after.id).not.toBe(before.id);
		else expect(after.id).toBe(before.id);
		expect(count(group)).toBe(NOT_DELETED.includes(kind) ? objects + 1 : objects);
		await expectDeclared();
	}

	it.each(rows)("of a %s leaves what is declared, once", async (kind, [group, outcome]) => {
		expect(count(group)).toBeGreaterThan(0);
		await replace(kind, group, outcome);
	});

	it("of what people would hold, without people", async () => {
		const program = stack.read("index.ts");
		const people = /const ticket = new zoom\.Ticket\([\s\S]*?\n\}\);\nnew zoom\.SessionReservation\([\s\S]*?\n\);\n/;
		expect(program).toMatch(people);
		stack.write("index.ts", program.replace(people, "").replace(/export const joinLink.*\n/, ""));
		await up();
		for (const [kind, [group, , outcome]] of rows) if (outcome !== undefined) await replace(kind, group, outcome);
	});
});
