import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Harness, start } from "./harness.ts";

let api: Harness;
let eventId: string;
beforeAll(async () => {
	api = await start();
});
beforeEach(async () => {
	eventId = await api.event();
});
afterAll(() => api.emulator.close());

interface Question {
	field_name: string;
	title: string;
	question_id: string;
}
type Both = { questions: Question[]; custom_questions: Question[] };

const refused = (status: number, code: number) => ({ status, body: { code } });
const read = async (path: string): Promise<Both> => (await api.ok("GET", path)) as unknown as Both;

const ticketType = async (): Promise<string> =>
	(
		await api.ok("POST", `/events/${eventId}/ticket_types`, {
			name: "All days",
			currency: "EUR",
			free: true,
			start_time: "2026-01-01T00:00:00Z",
			end_time: "2026-05-01T00:00:00Z",
		})
	).ticket_type_id;

const paths = {
	event: async () => `/events/${eventId}/questions`,
	"ticket type": async () => `/events/${eventId}/ticket_types/${await ticketType()}/questions`,
	"video channel": async () => {
		const channel = await api.ok("POST", `/hubs/${api.hubId}/vod_channels`, { name: "Talks", type: "VIDEO_LIST_HUB" });
		return `/hubs/${api.hubId}/vod_channels/${channel.channel_id}/registration_questions`;
	},
};

describe.each(["event", "ticket type", "video channel"] as const)("questions of an %s", (parent) => {
	let path: string;
	const options = parent === "video channel" ? "answers" : "options";
	const put = (body: object) => api.call("PUT", path, body);
	beforeEach(async () => {
		path = await paths[parent]();
	});

	test("are the standard ones at first, with ids that stay", async () => {
		const first = await read(path);
		expect(first).toMatchObject({
			questions: [
				{ field_name: "first_name", required: true },
				{ field_name: "last_name", required: true },
			],
			custom_questions: [],
		});
		expect(await read(path)).toEqual(first);
	});

	test("are replaced; one that stays keeps its id", async () => {
		const before = await read(path);
		const choice = { title: "Meal", type: "single_radio", [options]: ["Soup", "Salad"] };
		const questions = [{ field_name: "last_name", title: "Surname" }, { field_name: "city" }];
		expect((await put({ questions, custom_questions: [choice] })).status).toBe(204);
		const after = await read(path);
		expect(after).toMatchObject({
			questions: [
				{ field_name: "last_name", title: "Surname", required: false, question_id: before.questions[1]?.question_id },
				{ field_name: "city", title: "City" },
			],
			custom_questions: [choice],
		});
		await put({ custom_questions: [{ ...choice, required: true }] });
		const last = await read(path);
		expect(last.questions).toEqual([]);
		expect(last.custom_questions[0]?.question_id).toBe(after.custom_questions[0]?.question_id);
	});

	test.each([
		["options of a short answer", { type: "short_answer", options: ["A"] }],
		["a length of a choice", { type: "single_radio", max_length: 10 }],
		["too long a short answer", { type: "short_answer", max_length: 501 }],
		["too long a long answer", { type: "long_answer", max_length: 2001 }],
		["a longest answer below the shortest", { type: "long_answer", min_length: 5, max_length: 4 }],
		["a required answer that may be empty", { type: "long_answer", required: true, min_length: 0 }],
		["no type", {}],
		["no title", { title: "", type: "single_radio" }],
	])("are refused with %s", async (_, changes) => {
		const { options: list, ...rest } = changes as { options?: string[] };
		const question = { title: "Why?", ...rest, ...(list && { [options]: list }) };
		expect(await put({ custom_questions: [question] })).toMatchObject(refused(400, 300));
	});

	test("are refused where one is there twice, or has too many options", async () => {
		const twice = { title: "Why?", type: "long_answer" };
		expect(await put({ custom_questions: [twice, twice] })).toMatchObject(refused(400, 300));
		expect(await put({ questions: [{ field_name: "city" }, { field_name: "city" }] })).toMatchObject(refused(400, 300));
	});
});

test("an id that the client sends does not count", async () => {
	const path = await paths.event();
	await api.ok("PUT", path, { questions: [{ field_name: "city", question_id: "mine" }] });
	expect((await read(path)).questions[0]?.question_id).not.toBe("mine");
});

test("a ticket type asks what its event asks, until it has questions of its own", async () => {
	const path = await paths["ticket type"]();
	await api.ok("PUT", await paths.event(), { questions: [{ field_name: "city" }] });
	expect((await read(path)).questions).toMatchObject([{ field_name: "city" }]);
	await api.ok("PUT", path, { questions: [{ field_name: "zip" }] });
	expect((await read(path)).questions).toMatchObject([{ field_name: "zip" }]);
	expect((await read(await paths.event())).questions).toMatchObject([{ field_name: "city" }]);
});

test("unknown parents are not found; single-session events have no ticket types", async () => {
	const single = await api.event({ event_type: "SIMPLE_EVENT", meeting_type: "MEETING" });
	for (const [method, body] of [["GET"], ["PUT", {}]] as const) {
		expect(await api.call(method, "/events/none/questions", body)).toMatchObject(refused(404, 2002));
		expect(await api.call(method, `/events/${eventId}/ticket_types/none/questions`, body)).toMatchObject(
			refused(404, 26502),
		);
		expect(await api.call(method, "/hubs/none/vod_channels/none/registration_questions", body)).toMatchObject(
			refused(404, 2001),
		);
		expect(await api.call(method, `/hubs/${api.hubId}/vod_channels/none/registration_questions`, body)).toMatchObject(
			refused(404, 261101),
		);
	}
	expect(await api.call("PUT", `/events/${single}/ticket_types/none/questions`, {})).toMatchObject(refused(400, 300));
});

test("questions go with what they are asked for", async () => {
	const body = { questions: [{ field_name: "city" }] };
	const ofType = await paths["ticket type"]();
	for (const path of [await paths.event(), ofType, await paths["video channel"]()]) await api.ok("PUT", path, body);
	const { questions = [], "vod-questions": ofChannels = [] } = api.emulator.state();
	await api.ok("DELETE", ofType.replace("/questions", ""));
	expect(api.emulator.state().questions).toHaveLength(questions.length - 1);
	await api.ok("DELETE", `/events/${eventId}`);
	expect(api.emulator.state().questions).toHaveLength(questions.length - 2);
	const channel = (await api.ok("GET", `/hubs/${api.hubId}/vod_channels`)).vod_channels.at(-1);
	await api.ok("DELETE", `/hubs/${api.hubId}/vod_channels/${channel?.channel_id}`);
	expect(api.emulator.state()["vod-questions"]).toHaveLength(ofChannels.length - 1);
});
