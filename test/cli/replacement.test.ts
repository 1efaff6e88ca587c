import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Outcome } from "../helpers/rows.ts";
import { HOSTS, makeStack, type StateResource, type TestStack } from "../helpers/stack.ts";
import { kinds } from "../lifecycle/kinds.ts";

const rows = kinds.flatMap(({ description, group, forced, isKeptByApi = false }) =>
	forced === undefined ? [] : [{ kind: description.kind, group, isKeptByApi, ...forced }],
);

type Row = (typeof rows)[number];

/** Of each way to be replaced one, for the second host: what all kinds have in common is held by the first. */
const EXAMPLES_OF_EACH = [
	"CoEditor",
	"EventPublication",
	"EventQuestions",
	"File",
	"Session",
	"Speaker",
	"Ticket",
	"TicketList",
];

const rowsOf = (make: unknown): Row[] =>
	make === makeStack || process.env.EXAMPLES === "all"
		? rows
		: rows.filter(({ kind }) => EXAMPLES_OF_EACH.includes(kind));

describe.each(HOSTS)("pulumi up --replace, on the real CLI, by %s", (_, make) => {
	let stack: TestStack;
	beforeAll(async () => {
		stack = await make({}, { copy: "examples/everything" });
		await up();
	});
	afterAll(() => stack.close());

	async function up(...args: string[]): Promise<void> {
		const { exitCode, output } = await stack.pulumi("up", "--yes", "--skip-preview", ...args);
		expect(exitCode, output).toBe(0);
	}

	const resourceOf = ({ kind, name = "" }: Row): StateResource => {
		const found = stack.resources().find(({ type, urn }) => type.endsWith(`:${kind}`) && urn.endsWith(name));
		if (found === undefined) throw new Error(`no ${kind} in the state`);
		return found;
	};
	const count = (group: string): number => (stack.emulator.state()[group] ?? []).length;

	/** The state and the account are the same, and as declared. */
	async function expectDeclared(): Promise<void> {
		await stack.takeRequests();
		await up("--refresh", "--expect-no-changes");
		expect((await stack.takeRequests()).writes).toBe(0);
	}

	async function replace(row: Row, outcome: Outcome): Promise<void> {
		const { group, isKeptByApi } = row;
		const before = resourceOf(row);
		const objects = count(group);
		const run = await stack.pulumi("up", "--yes", "--skip-preview", "--replace", before.urn);
		if (outcome === "held") {
			expect(run.exitCode).not.toBe(0);
			expect(run.output).toMatch(/is not replaced.*allowDestructive: true/s);
		} else expect(run.exitCode, run.output).toBe(0);
		const after = resourceOf(row);
		if (outcome === "new") expect(after.id).not.toBe(before.id);
		else expect(after.id).toBe(before.id);
		// What stays for good has another beside it, unless it is known again.
		expect(count(group)).toBe(isKeptByApi && outcome === "new" ? objects + 1 : objects);
		await expectDeclared();
	}

	it.each(rowsOf(make))("of a $kind leaves what is declared, once", async (row) => {
		expect(count(row.group)).toBeGreaterThan(0);
		await replace(row, row.outcome);
	});

	it("of what people would hold, without people", async () => {
		const program = stack.read("index.ts");
		const people = /const ticket = new zoom\.Ticket\([\s\S]*?\n\}\);\nnew zoom\.SessionReservation\([\s\S]*?\n\);\n/;
		const lists =
			/const attendees = new zoom\.TicketList\([\s\S]*?\n\}\);\nnew zoom\.SessionReservationList\([\s\S]*?\n\);\n/;
		expect(program).toMatch(people);
		expect(program).toMatch(lists);
		const without = program.replace(people, "").replace(lists, "");
		stack.write("index.ts", without.replace(/export const joinLink.*\n/, ""));
		await up();
		for (const row of rows) if (row.withoutPeople !== undefined) await replace(row, row.withoutPeople);
	});
});
