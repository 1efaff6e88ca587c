import { rmSync } from "node:fs";
import { afterEach, describe, expect, it } from "vitest";
import { ZoomEventsClient } from "../../provider/api/client.ts";
import { HOSTS, makeStack, PLANTED, type TestStack } from "../helpers/stack.ts";

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

/** @param make makes a stack of the host that is tried */
async function open(declared: Declared, make = makeStack): Promise<TestStack> {
	const stack = await make({
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

const LINKS = { one: { name: "One" }, two: { name: "Two" } };

describe("names of links", () => {
	it.each([
		["swapped", { one: { name: "Two" }, two: { name: "One" } }],
		["handed on", { one: { name: "Two" }, two: { name: "Three" } }],
		["handed back", { one: { name: "Zero" }, two: { name: "One" } }],
	])("%s", async (_, links) => {
		const stack = await open({ speakers: {}, links: LINKS });
		await up(stack);
		const before = Object.values(ids(stack, "access-link", "access_link_id")).sort();
		await edit(stack, { speakers: {}, links });
		const names = Object.values(links).map(({ name }) => name);
		expect(Object.keys(ids(stack, "access-link", "access_link_id")).sort()).toEqual([...names].sort());
		expect(Object.values(ids(stack, "access-link", "access_link_id")).sort()).toEqual(before);
	});
});

// Each host shows the provider of other resources what it can in a way of its own.
describe.each(HOSTS)("keys of the program, by %s", (_, make) => {
	it("renamed, of speakers and links: the objects stay, whatever else is edited", async () => {
		const stack = await open({ speakers: { ada: ADA, bea: BEA }, links: LINKS }, make);
		await up(stack);
		const before = [ids(stack, "speaker", "speaker_id"), ids(stack, "access-link", "access_link_id")];
		const renamed = { lovelace: { ...ADA, biography: "Writes programs." }, bea: BEA };
		await edit(stack, { speakers: renamed, links: { first: LINKS.one, second: LINKS.two } });
		expect([ids(stack, "speaker", "speaker_id"), ids(stack, "access-link", "access_link_id")]).toEqual(before);
		expect(shown(stack, "speaker", "biography")).toEqual(["Ada: Writes programs.", "Bea: "]);
	});

	it("exchanged for each other: each object stays", async () => {
		const stack = await open({ speakers: { ada: ADA, bea: BEA }, links: {} }, make);
		await up(stack);
		const before = Object.values(ids(stack, "speaker", "speaker_id")).sort();
		await edit(stack, { speakers: { ada: BEA, bea: ADA }, links: {} });
		expect(shown(stack, "speaker", "email")).toEqual(["Ada: ada@example.com", "Bea: bea@example.com"]);
		expect(Object.values(ids(stack, "speaker", "speaker_id")).sort()).toEqual(before);
	});

	it("renamed, with the old object's id in adopt: the object stays", async () => {
		const stack = await open({ speakers: { ada: ADA }, links: {} }, make);
		await up(stack);
		const { Ada: id } = ids(stack, "speaker", "speaker_id");
		await edit(stack, { speakers: { lovelace: { ...ADA, adopt: String(id) } }, links: {} });
		expect(ids(stack, "speaker", "speaker_id")).toEqual({ Ada: id });
		await up(stack, "--replace", stack.resources().find(({ type }) => type.endsWith(":Speaker"))?.urn ?? "");
		// What was adopted once is no reason to delete it, or to keep it.
		expect(ids(stack, "speaker", "speaker_id").Ada).not.toBe(id);
		await expectSettled(stack);
	});
});

describe("a unique value of what is no longer declared", () => {
	it.each([
		["by one that is declared throughout", { bea: { ...BEA, email: "ada@example.com" } }],
		["by a new one", { bea: BEA, cleo: { ...CLEO, email: "ada@example.com" } }],
	])("is had %s in the same run", async (_, speakers) => {
		const stack = await open({ speakers: { ada: ADA, bea: BEA }, links: {} });
		await up(stack);
		const { Bea: id } = ids(stack, "speaker", "speaker_id");
		await edit(stack, { speakers, links: {} });
		expect(shown(stack, "speaker", "email")).toEqual(
			Object.values(speakers)
				.map(({ name, email }) => `${name}: ${email}`)
				.sort(),
		);
		expect(ids(stack, "speaker", "speaker_id").Bea).toBe(id);
	});

	it("is not had from another object of the account, which the error names", async () => {
		const stack = await open({ speakers: { ada: ADA, bea: BEA }, links: {} });
		await up(stack);
		const eventId = stack.resources().find(({ type }) => type.endsWith(":Event"))?.id ?? "";
		const { apiUrl, oauthUrl } = stack.emulator;
		const client = new ZoomEventsClient({ ...PLANTED, apiUrl, oauthUrl, plan: "off" });
		const { speaker_id: id = "" } = await client.call("createSpeaker", { path: { eventId }, body: CLEO });
		await client.close();
		stack.write(
			"declared.json",
			JSON.stringify({ speakers: { ada: { ...ADA, email: CLEO.email }, bea: BEA }, links: {} }),
		);
		const { exitCode, output } = await stack.pulumi("up", "--yes", "--skip-preview");
		expect(exitCode).not.toBe(0);
		expect(output).toContain(`There is already a speaker with the same email, "${id}"`);
		expect(shown(stack, "speaker", "email")).toContain("Cleo: cleo@example.com");
	});
});

// Each host shows the provider of other resources what it can in a way of its own.
describe.each(HOSTS)("a state that has lost an entry, by %s", (_, make) => {
	it("of a speaker and a session: the next up takes the objects over, and makes none", async () => {
		const stack = await open({ speakers: { ada: ADA }, links: LINKS }, make);
		await up(stack);
		const before = stack.emulator.state();
		for (const kind of ["Session", "Speaker", "AccessLink"]) {
			const { urn = "" } = stack.resources().find(({ type }) => type.endsWith(`:${kind}`)) ?? {};
			const deleted = await stack.pulumi("state", "delete", urn, "--yes");
			expect(deleted.exitCode, deleted.output).toBe(0);
		}
		await stack.takeRequests();
		await up(stack);
		expect((await stack.takeRequests()).writes).toBe(0);
		expect(stack.emulator.state()).toEqual(before);
		await expectSettled(stack);
	});

	it("of an event: nothing is made, and the error names it and the ways out", async () => {
		const stack = await open({ speakers: { ada: ADA }, links: {} }, make);
		await up(stack);
		const id = stack.resources().find(({ type }) => type.endsWith(":Event"))?.id ?? "";
		for (const kind of ["Session", "Speaker", "Event"]) {
			const { urn = "" } = stack.resources().find(({ type }) => type.endsWith(`:${kind}`)) ?? {};
			await stack.pulumi("state", "delete", urn, "--yes");
		}
		// As on a new machine: there the notes would say that it is this program's.
		rmSync(String(stack.env.ZOOM_JOURNAL_FOLDER), { recursive: true });
		const { exitCode, output } = await stack.pulumi("up", "--yes", "--skip-preview");
		expect(exitCode).not.toBe(0);
		expect(output).toContain(`adopt: "${id}"`);
		expect(output).toContain("allowDuplicate: true");
		expect(output).toContain("zoom-events recover");
		expect(stack.emulator.state().event).toHaveLength(1);
		stack.write("index.js", PROGRAM.replace("hubId: ", `adopt: "${id}", hubId: `));
		await stack.takeRequests();
		await up(stack);
		expect((await stack.takeRequests()).writes).toBe(0);
		await expectSettled(stack);
	});
});

// Each host shows the provider of other resources what it can in a way of its own.
describe.each(HOSTS)("another account, by %s", (_, make) => {
	it.each([
		["account", { ZOOM_ACCOUNT_ID: "another" }],
		["API", { ZOOM_API_URL: "http://127.0.0.1:9/v2" }],
	])("%s: refresh, up and destroy stop before anything is read or written", async (_, env) => {
		const stack = await open({ speakers: { ada: ADA }, links: {} }, make);
		await up(stack);
		const kept = () => stack.resources().map(({ urn, id, outputs }) => ({ urn, id, outputs }));
		const before = kept();
		await stack.takeRequests();
		for (const command of ["refresh", "up", "destroy"]) {
			const { exitCode, output } = await stack.pulumiWith(env, command, "--yes", "--skip-preview");
			expect(exitCode, output).not.toBe(0);
			expect(output).toMatch(/in another Zoom account, or behind another API \(mark [\w-]{8}\)/);
			expect(output).toMatch(/zoom-events:movedFrom [\w-]{8}/);
		}
		expect((await stack.takeRequests()).total).toBe(0);
		expect(kept()).toEqual(before);
		await expectSettled(stack);
	});
});

describe("the type of an event", () => {
	it("is another event where it changes: the new one is made, the old one goes", async () => {
		const stack = await open({ speakers: { ada: ADA }, links: LINKS });
		await up(stack);
		const id = stack.resources().find(({ type }) => type.endsWith(":Event"))?.id;
		const [withoutSession = ""] = PROGRAM.split('new zoom.Session("talk"');
		stack.write("index.js", withoutSession);
		await up(stack);
		const single = withoutSession.replace(
			'eventType: "CONFERENCE"',
			'eventType: "SIMPLE_EVENT", meetingType: "WEBINAR"',
		);
		stack.write("index.js", single);
		const preview = await stack.pulumi("preview", "--diff");
		expect(preview.output).toMatch(/\+-.*Event.*replace/i);
		await up(stack);
		expect(stack.emulator.state().event).toMatchObject([{ event_type: "SIMPLE_EVENT" }]);
		expect(stack.resources().find(({ type }) => type.endsWith(":Event"))?.id).not.toBe(id);
		await expectSettled(stack);
	});

	it("and of its objects, which by --replace are all made anew", async () => {
		const stack = await open({ speakers: { ada: ADA }, links: LINKS });
		await up(stack);
		const before = stack.resources();
		const { urn = "", id } = before.find(({ type }) => type.endsWith(":Event")) ?? {};
		await up(stack, "--replace", urn);
		expect(stack.emulator.state().event).toHaveLength(1);
		expect(stack.resources().find(({ type }) => type.endsWith(":Event"))?.id).not.toBe(id);
		expect(shown(stack, "speaker", "email")).toEqual(["Ada: ada@example.com"]);
		await expectSettled(stack);
	});
});

describe("a program that declares in several steps", () => {
	it("asks for all kinds at once: what comes late is no stranger", async () => {
		const stack = await open({ speakers: { ada: ADA }, links: LINKS });
		await up(stack);
		const before = [ids(stack, "speaker", "speaker_id"), ids(stack, "access-link", "access_link_id")];
		// The first create of the run comes while the program has declared one kind alone.
		const [head = "", rest = ""] = PROGRAM.split("const { speakers, links }");
		stack.write(
			"index.js",
			`${head}new zoom.VodChannel("new", { hubId: "emulator-hub", name: "New", type: "VIDEO_LIST_HUB" });
setTimeout(() => {
const { speakers, links }${rest}
}, 3000);`,
		);
		const speakers = { lovelace: { ...ADA, biography: "Writes programs." } };
		await edit(stack, { speakers, links: { first: LINKS.one, two: LINKS.two } });
		expect([ids(stack, "speaker", "speaker_id"), ids(stack, "access-link", "access_link_id")]).toEqual(before);
		expect(shown(stack, "speaker", "biography")).toEqual(["Ada: Writes programs."]);
	});
});
