import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Emulator, startEmulator } from "../../emulator/index.ts";
import { ZoomEventsClient } from "../../provider/api/client.ts";
import { functionDescription, functionDescriptions } from "../../provider/functions/descriptions.ts";

describe("descriptions of functions", () => {
	it("name all that a program may call, and nothing that acts", () => {
		expect(functionDescriptions.map(({ name }) => name)).toEqual([
			"hubs",
			"hubVideos",
			"events",
			"registrants",
			"sessionAttendees",
			"eventAttendeeActions",
			"sessionAttendeeActions",
			"attendeeEngagement",
			"emailTypes",
			"emailSendStatus",
			"eventAttendanceReport",
			"sessionAttendanceReport",
			"registrationReport",
			"surveyReport",
			"chatTranscriptsReport",
			"customReport",
			"vodChannelReport",
			"hubId",
			"eventId",
			"sponsorTierId",
			"sessionJoinToken",
		]);
		expect(functionDescriptions.filter(({ isSecret }) => isSecret).map(({ name }) => name)).toEqual([
			"sessionJoinToken",
		]);
	});

	it("take the path and query of their operation, without what follows pages", () => {
		const { inputs, docs } = functionDescription("emailSendStatus");
		expect(inputs).toEqual({
			eventId: { schema: { type: "string", minLength: 1, description: "Id of the event" }, isRequired: true },
			emailTypeId: { schema: { type: "string", minLength: 1, description: "Id of the email type" }, isRequired: true },
			status: {
				schema: {
					type: "string",
					enum: ["scheduled", "pending", "delivered", "failed", "missed_schedule"],
					description: "Status",
				},
				isRequired: false,
			},
			searchText: {
				schema: { type: "string", description: "Text that the name or the address holds" },
				isRequired: false,
			},
		});
		expect(docs).toBe(
			"List who got an e-mail of a type, and how. `GET /zoom_events/events/{eventId}/email_types/{emailTypeId}/send_status`",
		);
	});

	it("give a list under their own name, in the program's names at every depth", () => {
		const { outputs } = functionDescription("registrants");
		expect(Object.keys(outputs)).toEqual(["registrants"]);
		const fields = outputs.registrants?.items?.properties;
		expect(Object.keys(fields ?? {})).toEqual(["email", "registrationStatus", "tickets"]);
		expect(Object.keys(fields?.tickets?.items?.properties ?? {})).toContain("authenticationMethod");
	});

	it("give an id under their own name", () => {
		expect(functionDescription("eventId").outputs).toEqual({
			eventId: { type: "string", description: "Id of an event that the app's user hosts" },
		});
		expect(Object.keys(functionDescription("sponsorTierId").inputs)).toEqual(["eventId", "name"]);
	});

	it("say what all inputs and outputs are", () => {
		const untyped = functionDescriptions.flatMap(({ name, inputs, outputs }) => [
			...Object.entries(inputs).filter(([, { schema }]) => schema.type === undefined || !schema.description),
			...Object.entries(outputs).filter(([, schema]) => schema.type === undefined || !schema.description),
			...(Object.keys(outputs).length === 0 ? [name] : []),
		]);
		expect(untyped).toEqual([]);
	});

	it("refuse an unknown function with the one that was meant", () => {
		expect(() => functionDescription("hubID2")).toThrow('There is no function "hubID2". Did you mean "hubId"?');
		expect(() => functionDescription("checkIn")).toThrow(
			'There is no function "checkIn". There are: attendeeEngagement,',
		);
	});
});

describe("functions of the table", () => {
	let emulator: Emulator;
	let client: ZoomEventsClient;

	beforeAll(async () => {
		emulator = await startEmulator();
		const { apiUrl, oauthUrl } = emulator;
		const credentials = { accountId: "emulator", clientId: "emulator", clientSecret: "emulator" };
		client = new ZoomEventsClient({ ...credentials, apiUrl, oauthUrl, plan: "off" });
	});
	afterAll(async () => {
		await client.close();
		await emulator.close();
	});

	const run = (name: string, args: Record<string, unknown>) => functionDescription(name).run(client, args);

	it("give lists and ids", async () => {
		expect(await run("hubs", { roleType: "host", more: undefined })).toMatchObject({
			hubs: [{ hubId: "emulator-hub", name: "Emulator Hub" }],
		});
		expect(await run("hubId", { name: "Emulator Hub" })).toEqual({ hubId: "emulator-hub" });
		expect(await run("events", {})).toEqual({ events: [] });
	});

	it("name what there is where a name is unknown", async () => {
		await expect(run("hubId", { name: "Community" })).rejects.toThrow(
			'There is no hub "Community". There are: Emulator Hub.',
		);
		await expect(run("eventId", { name: "DevConf", status: "draft" })).rejects.toThrow(
			'There is no draft event "DevConf". There are: none.',
		);
	});

	it("refuse what they don't take, all at once, before a request", async () => {
		const before = emulator.requests();
		await expect(run("hubs", { roletype: "host", roleType: "hosts" })).rejects.toMatchObject({
			name: "ConfigurationError",
			message:
				'hubs: roletype is not a property here. Did you mean "roleType"?\nhubs: roleType is "hosts"; it can be "host", "attendee". Did you mean "host"?',
			settings: ["roletype", "roleType"],
		});
		await expect(run("hubId", {})).rejects.toThrow("hubId: name is required for a call of hubId.");
		await expect(run("registrants", { eventId: 5 })).rejects.toThrow("registrants: eventId must be string (is 5).");
		await expect(run("eventAttendanceReport", { eventId: "e", from: "May" })).rejects.toThrow(
			/^eventAttendanceReport: from is "May"; it must be an instant with its offset/,
		);
		expect(emulator.requests()).toEqual(before);
	});
});
