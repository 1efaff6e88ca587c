import { afterAll, beforeAll, expect, test } from "vitest";
import { type Harness, SESSION, start } from "./harness.ts";

let api: Harness;
let path: string;
beforeAll(async () => {
	api = await start();
	const event = `/events/${await api.event()}`;
	path = `${event}/sessions/${(await api.ok("POST", `${event}/sessions`, SESSION)).session_id}`;
});
afterAll(() => api.emulator.close());

const poll = (question: object, type = 2, title = "Feedback") => ({
	anonymous: false,
	poll_type: type,
	title,
	questions: [{ name: "How?", type: "single", answers: ["a", "b"], ...question }],
});
const ids = async (): Promise<string[]> =>
	((await api.ok("GET", `${path}/polls`)) as unknown as { polls: { id: string }[] }).polls.map(({ id }) => id);

test("polls are replaced as a whole; one whose title stays keeps its id", async () => {
	await api.ok("PUT", `${path}/polls`, { polls: [poll({}), poll({}, 1, "Other")] });
	const [first] = await ids();
	await api.ok("PUT", `${path}/polls`, { polls: [poll({}, 1, "New"), poll({ name: "Why?" })] });
	expect((await ids())[1]).toBe(first);
	await api.ok("PUT", `${path}/polls`, { polls: [{ ...poll({}, 1, "Renamed"), id: first }] });
	expect(await ids()).toEqual([first]);
});

test.each([
	["an open question in a basic poll", poll({ type: "short_answer" }, 1), "type"],
	["a quiz without right answers", poll({}, 3), "right_answers"],
	["too many answers", poll({ answers: [..."abcdefghijk"] }), "answers"],
	["too many ranks", poll({ type: "rank_order", prompts: ["a", "b"], answers: [..."abcdefgh"] }), "answers"],
	["prompts of a single choice", poll({ prompts: ["a", "b"] }), "prompts"],
	["one prompt to match", poll({ type: "matching", prompts: ["a"], prompt_right_answers: ["a", "b"] }), "prompts"],
	["too long an answer", poll({ type: "short_answer", answer_max_character: 501 }), "answer_max_character"],
	["right answers to prompts of a single choice", poll({ prompt_right_answers: ["a"] }), "prompt_right_answers"],
	[
		"a scale that ends where it begins",
		poll({ type: "rating_scale", rating_min_value: 3, rating_max_value: 3 }),
		"rating",
	],
	["no blank to fill in", poll({ type: "fill_in_the_blank", right_answers: ["a", "b"] }), "name"],
	[
		"fewer answers than blanks",
		poll({ name: "<Blank 1>, <Blank 2>", type: "fill_in_the_blank", answers: undefined, right_answers: ["a"] }),
		"right_answers",
	],
	["an unknown id", { ...poll({}), id: "none" }, "id"],
])("polls with %s are refused", async (_, body, field) => {
	const reply = await api.call("PUT", `${path}/polls`, { polls: [body] });
	expect(reply).toMatchObject({ status: 400, body: { code: 300 } });
	expect(reply.body.errors[0]?.field).toContain(field);
});

test("only single and multiple choice need answers to choose from", async () => {
	const prompts = { answers: undefined, prompts: ["a", "b"] };
	const matching = poll({ ...prompts, type: "matching", prompt_right_answers: ["c", "d"] }, 2, "Match");
	const ranks = poll({ ...prompts, type: "rank_order" }, 2, "Rank");
	await api.ok("PUT", `${path}/polls`, { polls: [matching, ranks] });
	for (const type of ["single", "multiple"]) {
		const reply = await api.call("PUT", `${path}/polls`, { polls: [poll({ type, answers: undefined })] });
		expect(reply).toMatchObject({ status: 400, body: { errors: [{ field: "polls.0.questions.0.answers" }] } });
	}
});

test("a session that is not there has neither polls nor a join token", async () => {
	const gone = path.replace(/[^/]+$/, "none");
	for (const part of ["polls", "join_token"])
		expect(await api.call("GET", `${gone}/${part}`)).toMatchObject({ status: 404, body: { code: 2003 } });
	expect(await api.ok("GET", `${path}/join_token`)).toMatchObject({ code: 0, error_message: "success" });
});
