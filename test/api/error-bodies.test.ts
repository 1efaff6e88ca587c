import type { ServerResponse } from "node:http";
import { afterEach, describe, expect, it } from "vitest";
import { ZoomEventsClient } from "../../provider/api/client.ts";
import { ConnectionError, PermissionError, ValidationError, type ZoomApiError } from "../../provider/api/errors.ts";
import { type ScriptedServer, scriptedServer } from "../helpers/scripted-server.ts";

let server: ScriptedServer | undefined;
let client: ZoomEventsClient | undefined;
afterEach(async () => {
	await client?.close();
	await server?.close();
});

const text =
	(status: number, body: string, type = "application/json") =>
	(response: ServerResponse) =>
		void response.writeHead(status, { "content-type": type }).end(body);

/** The error of a create that was answered so. */
async function failureOf(...script: Parameters<typeof scriptedServer>[0]): Promise<ZoomApiError> {
	server = await scriptedServer(script);
	client = new ZoomEventsClient(server.settings, { firstPauseMs: 1, maxPauseMs: 5, maxRetries: 2 });
	const made = client.call("createSpeaker", { path: { eventId: "e" }, body: { name: "Ada Example" } });
	return made.then(
		() => expect.fail("it was made"),
		(error: unknown) => error as ZoomApiError,
	);
}

const SCOPES = ["zoom_events:write:speaker", "zoom_events:write:speaker:admin"];

describe("a refusal is told in the API's words, under whichever name they are", () => {
	it.each(["message", "error_message", "errorMessage", "reason"])("%s", async (name) => {
		for (const words of ['Not \\"now\\", later.', 'Not "now", later.']) {
			const error = await failureOf(text(400, `{"code":300,"${name}":"${words}","errors":null}`));
			expect(error).toMatchObject({ status: 400, code: 300, mayHaveHappened: false });
			expect(error.message).toContain('code 300: Not "now", later.');
			await server?.close();
		}
	});
});

describe("a missing scope is told with its names", () => {
	it.each([
		["bare", `"Invalid access token, does not contain scopes:[${SCOPES.join(", ")}]."`],
		["in quotes", `"Invalid access token, does not contain scopes:[\\"${SCOPES.join('\\",\\"')}\\"]"`],
		["in quotes that end the text", `"Invalid access token, does not contain scopes:["${SCOPES.join('","')}"]"`],
		["in quotes with blanks", `"Invalid access token, does not contain scopes:["${SCOPES.join('", "')}"]"`],
	])("%s", async (_, message) => {
		for (const body of [`{"code":4711,"message":${message}}`, `{ "message": ${message}, "code": "4711" }\n`]) {
			const error = await failureOf(text(400, body));
			expect(error).toBeInstanceOf(PermissionError);
			expect(error).toMatchObject({ status: 400, code: 4711, scopes: SCOPES, mayHaveHappened: false });
			expect(error.message).toContain("code 4711: Invalid access token, does not contain scopes:[");
			expect(error.message).toContain("zoom_events:write:speaker:admin");
			expect(server?.seen).toHaveLength(1);
			await server?.close();
		}
	});
});

describe("an error body that is not quite JSON", () => {
	it.each([
		[
			"quotes in the message",
			'{"code":300,"message":"The field "name" is too "long"."}',
			'The field "name" is too "long".',
		],
		["quotes at its ends", '{"code":300,"message":""name" is "long""}', '"name" is "long"'],
		["a line break", '{"code":300,"message":"Too long:\nname."}', "Too long:\nname."],
		["a comma at the end", '{"code":300,"message":"Too long.",}', "Too long."],
		["escapes beside quotes", '{"code":300,"message":"Too \\"long\\": "name" \\u2026"}', 'Too "long": "name" …'],
		["a path of Windows", '{"code":300,"message":"C:\\data"}', "C:\\data"],
	])("is read: %s", async (_, body, message) => {
		const error = await failureOf(text(400, body));
		expect(error).toBeInstanceOf(ValidationError);
		expect(error.code).toBe(300);
		expect(error.message).toContain(`was refused with HTTP 400, code 300: ${message}`);
		expect(server?.seen).toHaveLength(1);
	});

	it("keeps its fields where the quotes alone are wrong", async () => {
		const body =
			'{"code":300,"message":"Validation "failed".","errors":[{"field":"name","message":"is "long""},{"field":"email","message":"is bad"}]}';
		expect((await failureOf(text(400, body))).fields).toEqual([
			{ field: "name", message: 'is "long"' },
			{ field: "email", message: "is bad" },
		]);
	});

	it("is read whatever its content type", async () => {
		const body = '{"code":4711,"message":"does not contain scopes:["a","b"]"}';
		expect(await failureOf(text(400, body, "text/plain"))).toMatchObject({ code: 4711, scopes: ["a", "b"] });
	});
});

describe("what is nobody's refusal stays unreadable", () => {
	it.each([
		["a page with such a text in it", 400, '<html><script>x = {"code":4711,"message":"no "scope""}</script></html>'],
		["half an error body", 400, '{"code":4711,"message":"Invalid access token, does not con'],
		["no code", 400, '{"message":"no "scope""}'],
		["no message", 400, '{"code":4711,"reasons":["no "scope""]}'],
		["a success", 201, '{"code":4711,"message":"no "scope""}'],
	])("%s", async (_, status, body) => {
		const error = await failureOf(text(status, body));
		expect(error).toBeInstanceOf(ConnectionError);
		expect(error.mayHaveHappened).toBe(true);
	});
});
