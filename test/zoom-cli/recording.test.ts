import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { ZoomEventsClient } from "../../provider/api/client.ts";
import { json, type ScriptedServer, scriptedServer } from "../helpers/scripted-server.ts";
import { cli, folderOf } from "./helpers.ts";

let server: ScriptedServer | undefined;
afterEach(async () => {
	await server?.close();
	server = undefined;
});

/** A folder with a recording of reads of one speaker, whose answers are these. */
async function recorded(...script: Parameters<typeof scriptedServer>[0]): Promise<string> {
	const folder = folderOf()("recording");
	server = await scriptedServer(script);
	const client = new ZoomEventsClient({ ...server.settings, record: folder }, { firstPauseMs: 1, maxRetries: 0 });
	for (const _ of script)
		await client.call("getSpeaker", { path: { eventId: "e", speakerId: "s" } }).catch(() => undefined);
	await client.close();
	return folder;
}

const SPEAKER = { speaker_id: "QuawonWl3e4k1sr8mHsvtQ", name: "Ada Example", email: "ada@example.org" };

describe("zoom-events recording", () => {
	it("says that nothing differs, and ends with 0", async () => {
		const { code, out, err } = await cli("recording", await recorded(json(200, SPEAKER)));
		expect([code, err]).toEqual([0, ""]);
		expect(out).toBe("1 exchange of 1 operation in 1 file; no differences from the contract. Not of Zoom's own API.\n");
	});

	it("lists what differs by operation, and ends with 1", async () => {
		const odd = { ...SPEAKER, avatar: "Ada", visible_in_lobby: null };
		const folder = await recorded(
			json(200, odd),
			json(200, odd),
			json(400, { code: 4711, message: 'Ada does not contain scopes:["zoom_events:read:event"]' }),
			(response) => response.destroy(),
		);
		const { code, out, err } = await cli("recording", folder);
		expect([code, err]).toEqual([1, ""]);
		expect(out).toBe(`getSpeaker: 4 exchanges
  2 times  answer avatar: not in the contract (text)
  2 times  answer visible_in_lobby: null, not boolean
  once     HTTP 400, code 4711: not documented
4 exchanges of 1 operation in 1 file, 1 of them without an answer; 3 differences from the contract. Not of Zoom's own API.
`);
	});

	it("prints the same as JSON", async () => {
		const folder = await recorded(json(200, { ...SPEAKER, avatar: "Ada" }));
		const { code, out } = await cli("recording", folder, "--json");
		expect(code).toBe(1);
		expect(JSON.parse(out)).toEqual({
			exchanges: 1,
			lost: 0,
			files: 1,
			isZoom: false,
			unreadable: [],
			operations: { getSpeaker: 1 },
			differences: [
				{ operation: "getSpeaker", part: "answer", field: "avatar", is: "unknown", detail: "text", count: 1 },
			],
		});
	});

	it("says which lines can't be read, and nothing more where the answers are Zoom's", async () => {
		const at = folderOf({ "a.ndjson": '{"recording":1,"isZoom":true}\n{"operation":"getSpeak' });
		const folder = join(at("a.ndjson"), "..");
		expect(await cli("recording", folder)).toEqual({
			code: 0,
			out: "0 exchanges of 0 operations in 1 file; no differences from the contract.\n",
			err: `${at("a.ndjson")}:2 can't be read and is left out.\n`,
		});
	});

	it("ends with 2 where there is no recording", async () => {
		const folder = folderOf({ "x.txt": "" });
		const place = join(folder("x.txt"), "..");
		expect(await cli("recording", place)).toEqual({
			code: 2,
			out: "",
			err: `zoom-events: ${place} holds no recording.\n`,
		});
		expect((await cli("recording")).code).toBe(2);
	});
});
