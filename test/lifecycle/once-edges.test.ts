import { createHash, randomUUID } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { ZoomEventsError } from "../../provider/api/errors.ts";
import type { Properties, ResourceDescription } from "../../provider/lifecycle/description.ts";
import { InitializationError } from "../../provider/lifecycle/errors.ts";
import { CreateJournal } from "../../provider/lifecycle/journal.ts";
import type { Lifecycle } from "../../provider/lifecycle/lifecycle.ts";
import { Run } from "../../provider/lifecycle/ownership/run.ts";
import { resourceClasses } from "../../provider/resources/index.ts";
import { interruptedApi } from "../helpers/interrupted-api.ts";
import { startWorld, type World } from "../helpers/world.ts";

const { CoEditor, Session, Speaker, Ticket, File: Upload } = resourceClasses;

let world: World;
let notes = "";
beforeAll(async () => {
	world = await startWorld();
});
beforeEach(() => {
	notes = mkdtempSync(join(tmpdir(), "zoom-events-once-"));
});
afterEach(() => {
	world.emulator.setFaults({ rules: [] });
	rmSync(notes, { recursive: true, force: true });
});
afterAll(() => world.close());

/** A new process with the same notes. */
function lifecycle(description: ResourceDescription, api?: ReturnType<typeof interruptedApi>["api"]): Lifecycle {
	return world.lifecycle(description, { run: new Run(new CreateJournal(notes)), ...(api && { api }) });
}

const count = (group: string): number => world.emulator.state()[group]?.length ?? 0;
const hash = (text: string): string => createHash("sha256").update(text).digest("hex");

describe("a file, which the API can't be asked for", () => {
	const file = (text: string): Properties => ({
		fileType: "other",
		fileName: "en.vtt",
		text,
		contentHash: hash(text),
	});

	it("that was uploaded before a kill is not sent again", async () => {
		const made = await lifecycle(Upload.description).create(file("WEBVTT"), "captions");
		const before = count("file");
		const again = await lifecycle(Upload.description).create(file("WEBVTT"), "captions");
		expect(again).toEqual(made);
		expect(count("file")).toBe(before);
	});

	it("whose content was changed meanwhile is sent, as another", async () => {
		const made = await lifecycle(Upload.description).create(file("WEBVTT one"), "captions");
		const changed = await lifecycle(Upload.description).create(file("WEBVTT two"), "captions");
		expect(changed.id).not.toBe(made.id);
		expect(changed.outs).toMatchObject(file("WEBVTT two"));
	});

	it.each(["fileType", "fileName"])("whose %s was changed meanwhile is sent, as another", async (name) => {
		const made = await lifecycle(Upload.description).create(file("WEBVTT"), "captions");
		const edited = { ...file("WEBVTT"), [name]: name === "fileType" ? "video" : "de.vtt" };
		const changed = await lifecycle(Upload.description).create(edited, "captions");
		expect(changed.id).not.toBe(made.id);
	});

	it("that moved meanwhile is not sent again", async () => {
		const { text: _, ...rest } = file("WEBVTT");
		const moved = { ...rest, path: "elsewhere/en.vtt" };
		const made = await lifecycle(Upload.description).create(file("WEBVTT"), "captions");
		expect((await lifecycle(Upload.description).create(moved, "captions")).id).toBe(made.id);
	});

	const lose = (): void =>
		world.emulator.setFaults({ rules: [{ kind: "drop-after-commit", route: "POST /zoom_events/files", nth: 1 }] });

	it("is sent again where its answer was lost: a copy that nothing names dies by itself", async () => {
		lose();
		const before = count("file");
		const { outs } = await lifecycle(Upload.description).create(file("WEBVTT"), "captions");
		expect(count("file") - before).toBe(2);
		expect(outs).toMatchObject(file("WEBVTT"));
	});

	it("and is a recording, which would stay, is not: the error says what to look at", async () => {
		lose();
		const recording = { ...file("no film"), fileName: "talk.mp4", fileType: "recording", hubId: world.hubId };
		const before = count("video");
		const failing = lifecycle(Upload.description).create(recording, "talk");
		await expect(failing).rejects.toThrow(/got no answer.*may have been created anyway.*next run creates it again/s);
		expect(count("video") - before).toBe(1);
	});
});

describe("an object that was made before a kill", () => {
	const session = (eventId: string): Properties => ({
		eventId,
		name: "Talk",
		type: "webinar",
		startTime: "2031-05-04T08:00:00Z",
		endTime: "2031-05-04T09:00:00Z",
		timezone: "Europe/Berlin",
	});

	it.each([
		["in the note", true],
		["not in the note", false],
	])("%s, and can't become what is declared meanwhile, is in the state and is replaced", async (_, isNoted) => {
		const eventId = await world.conference();
		const inputs = session(eventId);
		if (isNoted) await lifecycle(Session.description).create(inputs, "talk");
		else {
			const { api, killed } = interruptedApi(world.client, "createEventSession", true);
			void lifecycle(Session.description, api).create(inputs, "talk");
			await killed;
		}
		const before = count("session");
		const edited = { ...inputs, timezone: "Europe/Paris" };
		const next = lifecycle(Session.description);
		const error = await next.create(edited, "talk").catch((caught: unknown) => caught);
		expect(error).toBeInstanceOf(InitializationError);
		const { id, outs, message } = error as InitializationError;
		expect(message).toMatch(/timezone is "Europe\/Berlin", declared "Europe\/Paris"/);
		expect(count("session")).toBe(before);
		// What the engine does next: the state has it, and the change needs a new one.
		const last = lifecycle(Session.description);
		last.check({}, edited, () => false, "talk");
		expect((await last.plan(id, outs, edited, "talk")).replaces).toContain("timezone");
		const replaced = await last.create(edited, "talk");
		await last.delete(id, outs);
		expect(replaced.id).not.toBe(id);
		expect(count("session")).toBe(before);
	});

	it("is made elsewhere where the declaration has another parent", async () => {
		const [one, two] = [await world.conference(), await world.conference()];
		await lifecycle(Session.description).create(session(one), "talk");
		const moved = await lifecycle(Session.description).create(session(two), "talk");
		expect(moved.outs.eventId).toBe(two);
		const { sessions = [] } = (await world.client.call("getEventSessionList", { path: { eventId: two } })) as {
			sessions?: unknown[];
		};
		expect(sessions).toHaveLength(1);
	});

	it("and could not be read yet is in the state, and the next run goes on from there", async () => {
		const eventId = await world.conference();
		const inputs = { eventId, name: "Ada Example", biography: "Writes programs." };
		const made = await lifecycle(Speaker.description).create(inputs, "ada");
		world.emulator.setFaults({ rules: [{ kind: "status", status: 503, route: "GET" }] });
		const failing = lifecycle(Speaker.description);
		await expect(failing.create(inputs, "ada")).rejects.toThrow(/503/);
		world.emulator.setFaults({ rules: [] });
		const again = await lifecycle(Speaker.description).create(inputs, "ada");
		expect(again.id).toBe(made.id);
	});
});

describe("notes", () => {
	it("hold nothing of a person and no link", async () => {
		const eventId = await world.conference();
		await world.client.call("createTicketType", {
			path: { eventId },
			body: {
				name: "Any",
				currency: "EUR",
				start_time: "2020-01-01T00:00:00Z",
				end_time: "2031-05-01T00:00:00Z",
				quantity: 5,
			},
		});
		await world.client.call("EventActions", { path: { eventId }, body: { operation: "publish" } });
		const person = { email: "zoe@example.com", firstName: "Zoe", lastName: "Imagined" };
		const { outs } = await lifecycle(Ticket.description).create({ eventId, ...person }, "zoe");
		await lifecycle(Speaker.description).create({ eventId, name: "Zoe Imagined", email: "zoe@example.com" }, "speaker");
		const text = readdirSync(notes)
			.map((name) => readFileSync(join(notes, name), "utf8"))
			.join("\n");
		expect(readdirSync(notes)).toHaveLength(2);
		for (const secret of [...Object.values(person), String(outs.eventJoinLink)])
			expect(text.includes(secret), secret).toBe(false);
	});

	it("of an object that is deleted go with it", async () => {
		const eventId = await world.conference();
		const inputs = { eventId, name: `Speaker ${randomUUID()}` };
		const { id, outs } = await lifecycle(Speaker.description).create(inputs, "one");
		await lifecycle(Speaker.description).delete(id, outs);
		expect(new CreateJournal(notes).size).toBe(0);
	});

	it("of a create that was refused go at once", async () => {
		const eventId = await world.conference();
		world.emulator.setFaults({ rules: [{ kind: "status", status: 400, code: 300, route: "POST" }] });
		await expect(lifecycle(Speaker.description).create({ eventId, name: "One" }, "one")).rejects.toThrow(/300/);
		expect(new CreateJournal(notes).size).toBe(0);
	});
});

it("two creates that look for what they may have made never have the same", async () => {
	const eventId = await world.conference();
	// A process that was killed before its request: the note says nothing of an id.
	const killed = interruptedApi(world.client, "createSpeaker", false);
	void lifecycle(Speaker.description, killed.api).create({ eventId, name: "Ada" }, "three");
	await killed.killed;
	// Now another resource is called so, whose create's answer is lost while the first one, renamed, looks for its own.
	let renamed: Promise<{ id: string }> | undefined;
	let look: () => void = () => undefined;
	const firstLook = new Promise<void>((resolve) => {
		look = resolve;
	});
	const lossy = new Proxy(world.client, {
		get: (client, name) => {
			if (name !== "send") return Reflect.get(client, name) as unknown;
			return async (...args: Parameters<typeof client.send>) => {
				const answer = await client.send(...args);
				if (renamed !== undefined) look();
				if (args[0] !== "createSpeaker" || renamed !== undefined) return answer;
				renamed = process.create({ eventId, name: "Grace" }, "three");
				// It looks four times, and the other one three times: from then on they look together.
				await firstLook;
				throw Object.assign(new ZoomEventsError("The answer was lost."), { mayHaveHappened: true });
			};
		},
	});
	const process = lifecycle(Speaker.description, lossy);
	const one = await process.create({ eventId, name: "Ada" }, "one");
	const three = await renamed;
	expect(three?.id).not.toBe(one.id);
	const { speakers = [] } = await world.client.call("getSpeakers", { path: { eventId } });
	expect(speakers.map(({ name }) => name).sort()).toEqual(["Ada", "Grace"]);
});

it("two entries of a state with one object, compared at once, leave it to one of them", async () => {
	const eventId = await world.conference();
	const editor = (email: string, group: string): Properties => ({ eventId, email, permissionGroups: [group] });
	const { id, outs } = await lifecycle(CoEditor.description).create(editor("ada@example.com", "Venue"), "three");
	// As a run leaves them that deleted the first one's, heard no answer, and made the other's.
	const process = lifecycle(CoEditor.description);
	const news = { one: editor("grace@example.com", "Email"), three: editor("ada@example.com", "Venue") };
	for (const [name, inputs] of Object.entries(news)) process.check({}, inputs, () => false, name);
	const [one, three] = await Promise.all([
		process.plan(id, outs, news.one, "one"),
		process.plan(id, outs, news.three, "three"),
	]);
	expect([one.replaces.length > 0, three.hasChanges]).toEqual([true, false]);
	await process.delete(id, outs);
	await process.create(news.one, "one");
	const { coeditors = [] } = await world.client.call("getCoEditors", { path: { eventId } });
	expect(coeditors.map(({ email }) => email).sort()).toEqual(["ada@example.com", "grace@example.com"]);
});
