import { describe, expect, it } from "vitest";
import {
	CONFERENCE,
	creating,
	entry,
	exportOf,
	NEEDS,
	operationsIn,
	providerOf,
	resourcesIn,
	TALK,
	urnOf,
	useAccount,
} from "./states.ts";

const own = useAccount();

describe("what only a person can tell", () => {
	it("is listed and left: one that differs", async () => {
		const { eventId } = own();
		const id = await own().session({ description: "Another" });
		const operation = creating("Session", "talk", { eventId, ...TALK, description: "Mine" }, NEEDS);
		const { code, out, result } = await own().recover(exportOf([own().event], [operation]), "--yes");
		expect([code, out]).toEqual([
			1,
			`Session "talk" may have been created: ${id}, which differs: description is "Another", declared "Mine". It is left alone. Declare adopt: "${id}" to take it over, or delete it in the Zoom portal.\n`,
		]);
		expect(resourcesIn(result)).toEqual([own().event]);
		expect(operationsIn(result)).toEqual([operation]);
	});

	it("is listed and left: one with an e-mail that others may need", async () => {
		const { eventId } = own();
		const id = await own().speaker("Ada", { email: "ada@example.com" });
		const state = exportOf([own().event], [creating("Speaker", "ada", { eventId, name: "Ada" }, NEEDS)]);
		const { code, out } = await own().recover(state, "--yes");
		expect([code, out]).toEqual([
			1,
			`Speaker "ada" may have been created: ${id}, which differs: it has an email. It is left alone. Declare adopt: "${id}" to take it over, or delete it in the Zoom portal.\n`,
		]);
	});

	it("is listed and left: several, while what is clear is written", async () => {
		const { eventId } = own();
		const ids = [await own().session(), await own().session()].sort();
		const ada = await own().speaker("Ada");
		const operations = [
			creating("Session", "talk", { eventId, ...TALK }, NEEDS),
			creating("Speaker", "ada", { eventId, name: "Ada" }, NEEDS),
		];
		const { code, out, result } = await own().recover(exportOf([own().event], operations), "--yes");
		expect(code).toBe(1);
		expect(out).toMatch(
			/^Session "talk" may have been created, and 2 objects match: \S+; \S+\. They are left alone\. /,
		);
		for (const id of ids) expect(out).toContain(id);
		expect(resourcesIn(result).map(({ id }) => id)).toEqual([eventId, ada]);
	});

	it("is asked at a terminal", async () => {
		const { eventId } = own();
		const ids = [await own().session(), await own().session({ description: "Other" })];
		const state = exportOf(
			[own().event],
			[creating("Session", "talk", { eventId, ...TALK, description: "Mine" }, NEEDS)],
		);
		const left = await own().recoverAnswered([""], state);
		expect(left.code).toBe(1);
		expect(left.asked).toHaveLength(1);
		expect(left.asked[0]).toMatch(
			/^Which of these is Session "talk"\?\n {2}1 {2}\S+ {2}differs: .*\n {2}2 {2}\S+ {2}differs: .*\n {2}0 {2}none of them\nNumber, or Enter to leave it: $/,
		);
		const none = await own().recoverAnswered(["0"], state);
		expect([none.code, none.out]).toEqual([0, 'Session "talk" was not created. The next pulumi up will create it.\n']);
		const second = await own().recoverAnswered(["2"], state);
		const [, chosen] = /2 {2}(\S+)/.exec(second.asked[0] ?? "") ?? [];
		expect(ids).toContain(chosen);
		expect([second.code, second.out]).toEqual([
			0,
			expect.stringContaining(
				`Session "talk" was created: ${chosen}. It will be added to the state. The next pulumi up will update it: `,
			),
		]);
	});

	it("is an object of the same that is declared to be another", async () => {
		const { eventId } = own();
		const id = await own().session();
		const operation = creating("Session", "talk", { eventId, ...TALK, allowDuplicate: true }, NEEDS);
		const { code, out } = await own().recover(exportOf([own().event], [operation]), "--yes");
		expect(code).toBe(1);
		expect(out).toContain(`may have been created: ${id}. It is left alone.`);
	});

	it("is a copy, which can't be compared", async () => {
		const { eventId } = own();
		const duplicateOf = { eventId: "x", name: CONFERENCE.name, startTime: "2031-05-04T07:00:00Z", timezone: "UTC" };
		const { code, out } = await own().recover(
			exportOf([], [creating("Event", "copy", { ...CONFERENCE, duplicateOf })]),
			"--yes",
		);
		expect(code).toBe(1);
		expect(out).toContain(`may have been created: ${eventId}, which differs: a copy can't be compared.`);
	});
});

describe("a replacement that was interrupted", () => {
	it("is taken over by the next run, below an event of the state", async () => {
		const { eventId } = own();
		const [old, fresh] = [await own().session(), await own().session()];
		const talk = entry("Session", "talk", old, { eventId, ...TALK }, { sessionId: old });
		const { code, out, result } = await own().recover(
			exportOf([own().event, talk], [creating("Session", "talk", { eventId, ...TALK }, NEEDS)]),
		);
		expect([code, out]).toEqual([
			0,
			`Session "talk" was being replaced. The state keeps the old object, but there is also ${fresh}. The next pulumi up will take it over.\n`,
		]);
		expect(resourcesIn(result)).toEqual([own().event, talk]);
	});

	it("needs a person at the top", async () => {
		const fresh = await own().world.conference();
		const { code, out } = await own().recover(exportOf([own().event], [creating("Event", "conference", CONFERENCE)]));
		expect([code, out]).toEqual([
			1,
			`Event "conference" was being replaced. The state keeps the old object, but there is also ${fresh}. Declare adopt: "${fresh}" before the next pulumi up, or delete it in the Zoom portal.\n`,
		]);
	});

	it("that came to nothing, or was an earlier one, leaves the entry as it is", async () => {
		const { eventId } = own();
		const state = exportOf([own().event], [creating("Event", "conference", CONFERENCE)]);
		expect((await own().recover(state)).out).toBe(`Event "conference" is already in the state: ${eventId}.\n`);
		const other = exportOf([own().event], [creating("Event", "conference", { ...CONFERENCE, name: "Other" })]);
		expect((await own().recover(other)).out).toBe(
			'Event "conference" was not replaced. The next pulumi up will replace it.\n',
		);
	});
});

describe("entries without their provider", () => {
	it("get it back, from their inputs or by their kind", async () => {
		const { eventId } = own();
		const outputs = { name: "Ada", eventId };
		const ada = { ...entry("Speaker", "ada", "id-1", { eventId, name: "Ada" }), outputs };
		const { __provider: _, ...inputs } = ada.inputs;
		const grace = { ...ada, urn: urnOf("Speaker", "grace"), id: "id-2", inputs };
		const bare = { ...ada, urn: urnOf("Speaker", "bare"), id: "id-3", outputs: undefined };
		const { code, out, result } = await own().recover(exportOf([own().event, ada, grace, bare]));
		const line = (name: string, id: string) =>
			`Speaker "${name}" (${id}) has an entry that Pulumi can neither refresh nor delete. It will be repaired.\n`;
		expect([code, out]).toEqual([0, line("ada", "id-1") + line("grace", "id-2") + line("bare", "id-3")]);
		const provider = { __provider: providerOf("Speaker") };
		expect(resourcesIn(result)).toEqual([
			own().event,
			{ ...ada, outputs: { ...outputs, ...provider } },
			{ ...grace, outputs: { ...outputs, ...provider } },
			{ ...bare, outputs: { ...outputs, speakerId: "id-3", unread: true, ...provider } },
		]);
		expect(own().world.calls).toEqual([]);
	});
});

describe("operations of others", () => {
	const bucket = {
		urn: "urn:pulumi:test::test::aws:s3/bucket:Bucket::logs",
		type: "aws:s3/bucket:Bucket",
		custom: true,
	};
	const foreign = { type: "creating", resource: bucket };

	it("are no matter alone, and are named where the state is written", async () => {
		const { eventId } = own();
		const alone = await own().recover(exportOf([own().event], [foreign]));
		expect([alone.code, alone.out]).toEqual([0, "Nothing to recover.\n"]);
		const beside = await own().recover(
			exportOf([own().event], [foreign, creating("Speaker", "ada", { eventId, name: "Ada" }, NEEDS)]),
		);
		expect([beside.code, beside.out]).toEqual([
			1,
			'aws:s3/bucket:Bucket "logs" is not a Zoom Events resource, and Pulumi will now forget that its creation was interrupted. Check whether it was created.\nSpeaker "ada" was not created. The next pulumi up will create it.\n',
		]);
		expect(operationsIn(beside.result)).toEqual([foreign]);
	});

	it("of the engine itself, such as its providers, are no matter either", async () => {
		const { eventId } = own();
		const provider = {
			urn: "urn:pulumi:test::test::pulumi:providers:pulumi::default",
			type: "pulumi:providers:pulumi",
			custom: true,
		};
		const { code, out } = await own().recover(
			exportOf(
				[own().event],
				[{ type: "creating", resource: provider }, creating("Speaker", "ada", { eventId, name: "Ada" }, NEEDS)],
			),
		);
		expect([code, out]).toEqual([0, 'Speaker "ada" was not created. The next pulumi up will create it.\n']);
	});

	it("on what the state has stay, and reads go", async () => {
		const { eventId } = own();
		const ada = creating("Speaker", "ada", { eventId, name: "Ada" }, NEEDS);
		const others = ["updating", "deleting", "reading", "importing"].map((type) => ({ ...ada, type }));
		const { result } = await own().recover(exportOf([own().event], [...others, ada]));
		expect(operationsIn(result).map(({ type }) => type)).toEqual(["updating", "deleting"]);
	});
});
