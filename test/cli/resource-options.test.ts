import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ZoomEventsClient } from "../../provider/api/client.ts";
import { HOSTS, PLANTED, type StateResource, type TestStack, withHost } from "../helpers/stack.ts";

const PACKAGE = '{ "name": "test", "main": "index.js" }';

/** A conference with a speaker, whose e-mail is unique in the event, and a session. */
const program = (speaker: object, options: object, session: object = {}, sessionOptions: object = {}): string => `
const zoom = require("pulumi-zoom-events");
const { eventId } = new zoom.Event("conference", {
	hubId: "emulator-hub", name: "Conference", description: "For tests.", eventType: "CONFERENCE",
	accessLevel: "PRIVATE_UNRESTRICTED", attendanceType: "virtual", timezone: "Europe/Berlin",
	calendar: [{ startTime: "2031-05-04T07:00:00Z", endTime: "2031-05-06T16:00:00Z" }],
});
new zoom.Speaker(
	"ada",
	{ eventId, name: "Ada Example", email: "ada@example.com", jobTitle: "Engineer", ...${JSON.stringify(speaker)} },
	${JSON.stringify(options)},
);
new zoom.Session(
	"talk",
	{
		eventId, name: "Talk", type: "webinar", timezone: "Europe/Berlin",
		startTime: "2031-05-04T08:00:00Z", endTime: "2031-05-04T09:00:00Z",
		...${JSON.stringify(session)},
	},
	${JSON.stringify(sessionOptions)},
);
`;

describe.each(HOSTS)("resource options of Pulumi, by %s,", (host, make) => {
	let stack: TestStack;
	beforeAll(async () => {
		stack = await make({ "package.json": PACKAGE, "index.js": program({}, {}) });
		await up(program({}, {}));
	});
	afterAll(() => stack.close());

	async function up(text: string, ...args: string[]): Promise<string> {
		stack.write("index.js", withHost(text, stack.read("Pulumi.yaml").includes("plugins") ? "native" : "dynamic"));
		await stack.takeRequests();
		const { exitCode, output } = await stack.pulumi("up", "--yes", "--skip-preview", ...args);
		expect(exitCode, output).toBe(0);
		return output;
	}
	const resource = (kind: string): StateResource | undefined =>
		stack.resources().find(({ type }) => type.endsWith(`:${kind}`));
	const writes = async (): Promise<string[]> =>
		Object.keys((await stack.takeRequests()).byRoute).filter((route) => !route.startsWith("GET"));

	const names = (group: string): unknown[] => (stack.emulator.state()[group] ?? []).map(({ name }) => name);

	it("ignoreChanges: what it names stays as it was made, and all else follows the program", async () => {
		const output = await up(
			program(
				{ name: "Ada E.", jobTitle: "Director" },
				{ ignoreChanges: ["jobTitle"] },
				{ name: "Other talk", endTime: "2031-05-04T09:30:00Z" },
				{ ignoreChanges: ["*"] },
			),
		);
		expect(output).toMatch(/1 updated/);
		expect(await writes()).toEqual(["PATCH /zoom_events/events/{eventId}/speakers/{speakerId}"]);
		expect(stack.emulator.state().speaker).toMatchObject([{ name: "Ada E.", job_title: "Engineer" }]);
		expect(names("session")).toEqual(["Talk"]);
	});

	it("ignoreChanges: what was changed in the portal stays, once it is refreshed", async () => {
		const { eventId } = (resource("Session")?.inputs ?? {}) as { eventId?: string };
		const { apiUrl, oauthUrl } = stack.emulator;
		const client = new ZoomEventsClient({ ...PLANTED, apiUrl, oauthUrl, plan: "off" });
		const sessionId = resource("Session")?.id ?? "";
		const body = { name: "Renamed in the portal" };
		await client.call("updateEventSession", { path: { eventId: eventId ?? "", sessionId }, body });
		await client.close();
		const text = program({ name: "Ada E." }, {}, {}, { ignoreChanges: ["name"] });
		await up(text, "--refresh");
		expect(await writes()).toEqual([]);
		expect(names("session")).toEqual(["Renamed in the portal"]);
		await up(program({ name: "Ada E." }, {}));
		expect(names("session")).toEqual(["Talk"]);
	});

	const other = program(
		{ name: "Ada E.", jobTitle: "Chief" },
		{ replaceOnChanges: ["jobTitle"] },
		{ name: "Other talk" },
		{ replaceOnChanges: ["*"] },
	);

	if (host === "the dynamic host")
		it("replaceOnChanges does nothing: Pulumi tells of no property there, and the object is updated", async () => {
			const ids = [resource("Speaker")?.id, resource("Session")?.id];
			expect(await up(other)).toMatch(/2 updated/);
			expect([resource("Speaker")?.id, resource("Session")?.id]).toEqual(ids);
			expect(names("session")).toEqual(["Other talk"]);
		});
	else {
		it("replaceOnChanges makes a new object, and the old one is deleted, before or after", async () => {
			const ids = [resource("Speaker")?.id, resource("Session")?.id];
			expect(await up(other)).toMatch(/2 replaced/);
			expect([...(await writes())].sort()).toEqual([
				"DELETE /zoom_events/events/{eventId}/sessions/{sessionId}",
				"DELETE /zoom_events/events/{eventId}/speakers/{speakerId}",
				"POST /zoom_events/events/{eventId}/sessions",
				"POST /zoom_events/events/{eventId}/speakers",
			]);
			expect(ids).not.toContain(resource("Speaker")?.id);
			expect(ids).not.toContain(resource("Session")?.id);
			expect(stack.emulator.state().speaker).toMatchObject([{ email: "ada@example.com", job_title: "Chief" }]);
			expect(names("session")).toEqual(["Other talk"]);
		});

		it("replaceOnChanges with deleteBeforeReplace leaves one object, too", async () => {
			const options = { replaceOnChanges: ["name"], deleteBeforeReplace: true };
			const text = program({ name: "Ada E.", jobTitle: "Chief" }, {}, { name: "Third talk" }, options);
			expect(await up(text)).toMatch(/1 replaced/);
			expect(names("session")).toEqual(["Third talk"]);
		});
	}

	it("leave an account that is as declared", async () => {
		const refreshed = await stack.pulumi("preview", "--refresh", "--expect-no-changes");
		expect(refreshed.exitCode, refreshed.output).toBe(0);
	});
});
