import { afterEach, describe, expect, it } from "vitest";
import { makeStack, type TestStack } from "../helpers/stack.ts";

const stacks: TestStack[] = [];
afterEach(async () => {
	for (const stack of stacks.splice(0).reverse()) await stack.close();
});

/** People and links of a conference, by their names in the program. */
interface Declared {
	speakers: Record<string, { name: string; email?: string; adopt?: string; biography?: string }>;
	links: Record<string, { name: string }>;
}

/** A program whose people and links are in a file, in which they are edited. */
const PROGRAM = `const zoom = require("pulumi-zoom-events");
const { speakers, links } = JSON.parse(require("fs").readFileSync("declared.json", "utf8"));
const { eventId } = new zoom.Event("conference", {
	hubId: "emulator-hub", name: "Conference", description: "For tests.", eventType: "CONFERENCE",
	accessLevel: "PRIVATE_UNRESTRICTED", attendanceType: "virtual", timezone: "Europe/Berlin",
	calendar: [{ startTime: "2031-05-04T09:00:00+02:00", endTime: "2031-05-06T18:00:00+02:00" }],
});
const ids = Object.entries(speakers).map(([name, speaker]) => new zoom.Speaker(name, { eventId, ...speaker }).speakerId);
for (const [name, link] of Object.entries(links))
	new zoom.AccessLink(name, { eventId, type: "registration", authenticationMethod: "zoom_account_otp", ...link });
new zoom.Session("talk", {
	eventId, name: "Talk", type: "webinar", timezone: "Europe/Berlin",
	startTime: "2031-05-04T10:00:00+02:00", endTime: "2031-05-04T11:00:00+02:00",
	sessionSpeakers: ids.map((speakerId) => ({ speakerId })),
});`;

async function open(declared: Declared): Promise<TestStack> {
	const stack = await makeStack({
		"package.json": '{ "name": "test", "main": "index.js" }',
		"index.js": PROGRAM,
		"declared.json": JSON.stringify(declared),
	});
	stacks.push(stack);
	return stack;
}

async function up(stack: TestStack, ...args: string[]): Promise<string> {
	const { exitCode, output } = await stack.pulumi("up", "--yes", "--skip-preview", ...args);
	expect(exitCode, output).toBe(0);
	return output;
}

/** Declares something else and brings it up, in one run; a second one has nothing to write. */
async function edit(stack: TestStack, declared: Declared, ...args: string[]): Promise<void> {
	stack.write("declared.json", JSON.stringify(declared));
	await up(stack, ...args);
	await expectSettled(stack);
}

async function expectSettled(stack: TestStack): Promise<void> {
	await stack.takeRequests();
	await up(stack);
	expect((await stack.takeRequests()).writes).toBe(0);
	const refresh = await stack.pulumi("refresh", "--yes", "--skip-preview", "--expect-no-changes");
	expect(refresh.exitCode, refresh.output).toBe(0);
}

/** `name: value` of each object of a group, in order. */
const shown = (stack: TestStack, group: string, value: string): string[] =>
	(stack.emulator.state()[group] ?? []).map((object) => `${String(object.name)}: ${String(object[value])}`).sort();

/** Ids of the objects in the account, by name. */
const ids = (stack: TestStack, group: string, id: string): Record<string, unknown> =>
	Object.fromEntries((stack.emulator.state()[group] ?? []).map((object) => [String(object.name), object[id]]));

const ADA = { name: "Ada", email: "ada@example.com" };
const BEA = { name: "Bea", email: "bea@example.com" };
const CLEO = { name: "Cleo", email: "cleo@example.com" };

describe("unique values of what is declared throughout", () => {
	it.each([
		["swapped between two", { ada: "bea@example.com", bea: "ada@example.com", cleo: "cleo@example.com" }],
		["rotated among three", { ada: "bea@example.com", bea: "cleo@example.com", cleo: "ada@example.com" }],
		["rotated the other way", { ada: "cleo@example.com", bea: "ada@example.com", cleo: "bea@example.com" }],
		["handed on to the one before", { ada: "bea@example.com", bea: "cleo@example.com", cleo: "new@example.com" }],
		["handed on to the one after", { ada: "new@example.com", bea: "ada@example.com", cleo: "bea@example.com" }],
	])("e-mails %s", async (_, emails) => {
		const stack = await open({ speakers: { ada: ADA, bea: BEA, cleo: CLEO }, links: {} });
		await up(stack);
		const before = ids(stack, "speaker", "speaker_id");
		const speakers = {
			ada: { ...ADA, email: emails.ada },
			bea: { ...BEA, email: emails.bea },
			cleo: { ...CLEO, email: emails.cleo },
		};
		await edit(stack, { speakers, links: {} });
		expect(shown(stack, "speaker", "email")).toEqual([
			`Ada: ${emails.ada}`,
			`Bea: ${emails.bea}`,
			`Cleo: ${emails.cleo}`,
		]);
		expect(ids(stack, "speaker", "speaker_id")).toEqual(before);
	});
});
