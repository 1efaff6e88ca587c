import { afterEach, expect, it } from "vitest";
import { ZoomEventsClient } from "../../provider/api/client.ts";
import { checkIn } from "../../provider/functions/attendees.ts";
import { json, type ScriptedServer, scriptedServer } from "../helpers/scripted-server.ts";

let server: ScriptedServer | undefined;
let client: ZoomEventsClient | undefined;
afterEach(async () => {
	await client?.close();
	await server?.close();
});

const NO_TICKET = "User doesn't have an on-site ticket";

it.each<[string, Parameters<typeof json>[1], object[]]>([
	[
		"a reason as message",
		{ errors: [{ email: "ada@example.com", message: NO_TICKET }] },
		[{ email: "ada@example.com", message: NO_TICKET }],
	],
	[
		"a reason as error_message",
		{ errors: [{ email: "ada@example.com", error_message: NO_TICKET }] },
		[{ email: "ada@example.com", message: NO_TICKET }],
	],
	["no reason", { errors: [{ email: "ada@example.com" }] }, [{ email: "ada@example.com", message: "" }]],
	["an empty list", { errors: [] }, []],
	["no list", {}, []],
	["null for a list", { errors: null }, []],
])("a check-in reads errors with %s", async (_, body, expected) => {
	server = await scriptedServer([json(201, body)]);
	client = new ZoomEventsClient(server.settings);
	expect(await checkIn({ eventId: "e", emails: ["ada@example.com"] }, client)).toEqual(expected);
	expect(await checkIn({ eventId: "e", sessionId: "s", emails: ["ada@example.com"] }, client)).toEqual(expected);
});

it("a check-in without a body has no errors", async () => {
	server = await scriptedServer([(response) => response.writeHead(201).end()]);
	client = new ZoomEventsClient(server.settings);
	expect(await checkIn({ eventId: "e", emails: ["ada@example.com"] }, client)).toEqual([]);
});
