import { afterEach, describe, expect, it } from "vitest";
import { ZoomEventsClient } from "../../provider/api/client.ts";
import { json, type ScriptedServer, scriptedServer } from "../helpers/scripted-server.ts";

let server: ScriptedServer | undefined;
let client: ZoomEventsClient | undefined;
afterEach(async () => {
	await client?.close();
	await server?.close();
});

async function answering(body: unknown): Promise<ZoomEventsClient> {
	server = await scriptedServer([json(200, body)]);
	client = new ZoomEventsClient(server.settings);
	return client;
}

const path = { eventId: "e", sessionId: "s" };

describe("an answer comes in the contract's form", () => {
	it("with numbers and truths that came as text, and words in another spelling", async () => {
		const said = {
			type: "2",
			attendance_type: "IN_PERSON",
			featured: "true",
			is_simulive: "False",
			name: 2031,
			session_speakers: [{ meeting_role: "1", show_in_session_detail: "false" }],
		};
		expect(await (await answering(said)).call("getEventSessionInfo", { path })).toEqual({
			type: 2,
			attendance_type: "in-person",
			featured: true,
			is_simulive: false,
			name: "2031",
			session_speakers: [{ meeting_role: 1, show_in_session_detail: false }],
		});
	});

	it("and otherwise as it is: what the contract doesn't know, nothing, and what can't be told", async () => {
		const odd = { type: "two", featured: "perhaps", attendance_type: "elsewhere", name: null, extra: { n: "1" } };
		expect(await (await answering(odd)).call("getEventSessionInfo", { path })).toEqual(odd);
	});

	it("item by item of a list", async () => {
		const pages = await answering({ speakers: [{ name: "Ada", visible_in_lobby: "false" }] });
		const speakers: unknown[] = [];
		for await (const speaker of pages.list("getSpeakers", { path: { eventId: "e" } })) speakers.push(speaker);
		expect(speakers).toEqual([{ name: "Ada", visible_in_lobby: false }]);
	});
});
