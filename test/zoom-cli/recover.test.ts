import { describe, expect, it } from "vitest";
import {
	CONFERENCE,
	creating,
	declared,
	entry,
	exportOf,
	NEEDS,
	operationsIn,
	providerOf,
	resourcesIn,
	TALK,
	useAccount,
} from "./states.ts";

const own = useAccount();

/** Outputs of an entry of what was found. */
function found(kind: string, outputs: object): object {
	return { __provider: providerOf(kind), __account: expect.stringMatching(/^[\w-]{8}$/), unread: true, ...outputs };
}

describe("what was made in a run that was killed", () => {
	it("goes into the state, after all that it needs", async () => {
		const { eventId } = own();
		const sessionId = await own().session();
		const operations = [
			creating("Session", "talk", { eventId, ...TALK }, NEEDS),
			creating("Event", "conference", CONFERENCE),
		];
		const { code, out, result } = await own().recover(exportOf([], operations));
		expect([code, out]).toEqual([
			0,
			`Event "conference" was created: ${eventId}. It will be added to the state.\nSession "talk" was created: ${sessionId}. It will be added to the state.\n`,
		]);
		expect(resourcesIn(result)).toEqual([
			{
				...declared("Event", "conference", CONFERENCE),
				id: eventId,
				outputs: found("Event", { ...CONFERENCE, eventId }),
			},
			{
				...declared("Session", "talk", { eventId, ...TALK }, NEEDS),
				id: sessionId,
				outputs: found("Session", { ...TALK, eventId, sessionId }),
			},
		]);
		expect(operationsIn(result)).toEqual([]);
	});

	it("and what was not is made by the next run", async () => {
		const { eventId } = own();
		const speakers = ["ada", "grace"].map((name) => creating("Speaker", name, { eventId, name }, NEEDS));
		const { code, out, result } = await own().recover(exportOf([own().event], speakers));
		expect([code, out]).toEqual([
			0,
			'Speaker "ada" was not created. The next pulumi up will create it.\nSpeaker "grace" was not created. The next pulumi up will create it.\n',
		]);
		expect(result).toBe(`${JSON.stringify(exportOf([own().event]), null, 2)}\n`);
	});

	it("is told apart from what the state has, also where that leaves one of two", async () => {
		const { eventId } = own();
		const [first, second] = [await own().session(), await own().session()];
		const talks = [entry("Session", "talk", first, { eventId, ...TALK }, { sessionId: first })];
		const { code, out } = await own().recover(
			exportOf([own().event, ...talks], [creating("Session", "other", { eventId, ...TALK })]),
		);
		expect([code, out]).toEqual([0, `Session "other" was created: ${second}. It will be added to the state.\n`]);
	});

	it("is given to each of several that are the same, once", async () => {
		const { eventId } = own();
		const ids = [await own().session(), await own().session()];
		const talks = ["a", "b", "c"].map((name) => creating("Session", name, { eventId, ...TALK }, NEEDS));
		const { code, out, result } = await own().recover(exportOf([own().event], talks));
		expect([code, out.match(/was created/g)?.length, out.match(/was not created/g)?.length]).toEqual([0, 2, 1]);
		expect(
			new Set(
				resourcesIn(result)
					.slice(1)
					.map(({ id }) => id),
			),
		).toEqual(new Set(ids));
	});

	it("by an earlier run counts too, where a resource was interrupted twice", async () => {
		const { eventId } = own();
		const id = await own().speaker("Ada");
		const operations = ["Ada", "Ada Example"].map((name) => creating("Speaker", "ada", { eventId, name }, NEEDS));
		const { code, out, result } = await own().recover(exportOf([own().event], operations));
		expect([code, out]).toEqual([0, `Speaker "ada" was created: ${id}. It will be added to the state.\n`]);
		expect(resourcesIn(result)).toHaveLength(2);
		expect(operationsIn(result)).toEqual([]);
	});

	it("is not looked for below what is gone", async () => {
		const { eventId } = own();
		await own().world.client.call("deleteEvent", { path: { eventId } });
		const { code, out } = await own().recover(
			exportOf([own().event], [creating("Speaker", "ada", { eventId, name: "Ada" })]),
		);
		expect([code, out]).toEqual([0, 'Speaker "ada" was not created. The next pulumi up will create it.\n']);
	});

	it("is left out where the state lacks what it needs", async () => {
		const { eventId } = own();
		const id = await own().speaker("Ada");
		const { code, out, result } = await own().recover(
			exportOf([], [creating("Speaker", "ada", { eventId, name: "Ada" }, NEEDS)]),
		);
		expect([code, out]).toEqual([
			1,
			`Speaker "ada" was created: ${id}. It can't be added to the state, which lacks Event "conference". Declare adopt: "${id}" for it.\n`,
		]);
		expect(resourcesIn(result)).toEqual([]);
	});

	it("of what always exists is found only where it is as declared", async () => {
		const { eventId } = own();
		const questions = [{ fieldName: "job_title", title: "Job", required: false }];
		const state = exportOf([own().event], [creating("EventQuestions", "questions", { eventId, questions }, NEEDS)]);
		expect((await own().recover(state)).out).toBe(
			'EventQuestions "questions" was not created. The next pulumi up will create it.\n',
		);
		const body = { questions: [{ field_name: "job_title" as const, title: "Job", required: false }] };
		await own().world.client.call("updateRegistrationQuestionsForEvent", { path: { eventId }, body });
		expect((await own().recover(state)).out).toBe(
			`EventQuestions "questions" was created: ${eventId}. It will be added to the state.\n`,
		);
	});

	it("and can't be asked for is made again", async () => {
		const file = creating("File", "talk", { path: "talk.mp4", contentHash: "0", fileType: "recording" });
		const { code, out, result } = await own().recover(exportOf([], [file]));
		expect([code, out]).toEqual([
			0,
			'File "talk" can\'t be looked up: the API does not list uploads. The next pulumi up will upload it again; if it is then there twice, delete one in the Zoom portal.\n',
		]);
		expect(operationsIn(result)).toEqual([]);
	});
});
