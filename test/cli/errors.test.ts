import { afterEach, describe, expect, it } from "vitest";
import { Refusal } from "../../emulator/errors.ts";
import { handlers } from "../../emulator/groups/index.ts";
import type { Handler, Handlers } from "../../emulator/handler.ts";
import { makeStack, PLANTED, type TestStack } from "../helpers/stack.ts";

let stack: TestStack | undefined;
afterEach(async () => {
	await stack?.close();
	stack = undefined;
});

/** The local API's handlers, of which one refuses its first call. */
function failingOnce(operationId: string): Handlers {
	let hasFailed = false;
	const failing: Handler = (call) => {
		if (hasFailed) return handlers[operationId]?.(call);
		hasFailed = true;
		throw new Refusal(400, 300, "Not now.");
	};
	return { ...handlers, [operationId]: failing };
}

const program = (body: string): Record<string, string> => ({
	"package.json": '{ "name": "test", "main": "index.js" }',
	"index.js": `const zoom = require("pulumi-zoom-events");\nconst hubId = "emulator-hub";\n${EVENT}\n${body}\n`,
});

const EVENT = `const event = new zoom.Event("conference", {
	hubId, name: "Conference", description: "For tests.", eventType: "CONFERENCE",
	accessLevel: "PRIVATE_UNRESTRICTED", attendanceType: "virtual", timezone: "Europe/Berlin",
	calendar: [{ startTime: "2031-05-04T07:00:00Z", endTime: "2031-05-06T16:00:00Z" }],
});`;

/** Everything hangs on the hub, which is looked up. */
const LOOKUP = {
	"package.json": '{ "name": "test", "main": "index.js" }',
	"index.js": `const zoom = require("pulumi-zoom-events");
const hubId = zoom.hubId({ name: "Emulator Hub" });
${EVENT}
for (const name of ["ada", "grace"]) new zoom.Speaker(name, { eventId: event.eventId, name });
new zoom.HubHost("host", { hubId, email: "host@example.com" });
`,
};

const STACK_TRACE = /\n\s+at .*\.js:\d+/;

describe("bad input", () => {
	it("shows all its failures at preview, with the path and a suggestion, and no stack trace", async () => {
		stack = await makeStack(
			program(`new zoom.Session("talk", {
				eventId: event.eventId, name: "Talk", type: "webinr", startTime: "2031-05-04", timezone: "Europe/Berlin",
				sessionSpeakers: [{ speakrId: "x" }], endTime: "2031-05-04T09:00:00Z",
			});`),
		);
		const { output, exitCode } = await stack.pulumi("preview");
		expect(exitCode).not.toBe(0);
		expect(output).toMatch(/type.*Did you mean "webinar"\?/);
		expect(output).toMatch(/startTime.*must be an instant/);
		expect(output).toMatch(/sessionSpeakers\[0\]\.speakrId.*Did you mean "speakerId"\?/);
		expect(output).not.toMatch(STACK_TRACE);
		expect((await stack.takeRequests()).total).toBe(0);
	});

	it("that the API refuses names operation, code and what to do; what was made stays in the state", async () => {
		stack = await makeStack(
			program(`const tier = { eventId: event.eventId, contactName: "x", contactEmail: "x@example.com", isSponsor: true };
			new zoom.Exhibitor("booth", { ...tier, name: "Booth", tierId: "no-tier" });`),
		);
		const { output, exitCode } = await stack.pulumi("up", "--yes", "--skip-preview");
		expect(exitCode).not.toBe(0);
		expect(output).toMatch(/createExhibitor for event .* was refused with HTTP 400, code 300/);
		expect(output).toMatch(/tier_id: is no sponsor tier of the event/);
		expect(output).not.toMatch(STACK_TRACE);
		expect(stack.resources().filter(({ type }) => type.endsWith(":Event"))).toHaveLength(1);
	});
});

describe("a lookup of the program that fails", () => {
	it("is one clear error without a stack trace, however many resources wait for it", async () => {
		stack = await makeStack(LOOKUP);
		stack.emulator.setFaults({ rules: [{ kind: "status", status: 403, code: 260101, message: "No access." }] });
		const { output, exitCode } = await stack.pulumi("preview");
		expect(exitCode).not.toBe(0);
		expect(output).toMatch(
			/error: getHubList was refused with HTTP 403, code 260101: No access\.\s+The app's user has/,
		);
		expect(output).not.toMatch(/error serializing property/);
		expect(output).not.toMatch(STACK_TRACE);
	});
});

describe("missing credentials", () => {
	it("are one clear error", async () => {
		stack = await makeStack(program(""));
		const env = { ZOOM_CLIENT_SECRET: "" };
		const saved = process.env.ZOOM_CLIENT_SECRET;
		stack.write("index.js", `process.env.ZOOM_CLIENT_SECRET = "${env.ZOOM_CLIENT_SECRET}";\n${stack.read("index.js")}`);
		const { output, exitCode } = await stack.pulumi("preview");
		expect(process.env.ZOOM_CLIENT_SECRET).toBe(saved);
		expect(exitCode).not.toBe(0);
		expect(output.match(/Zoom credentials are missing/g)?.length).toBeGreaterThanOrEqual(1);
		expect(output).toMatch(/pulumi config set --secret zoom-events:clientSecret/);
		expect(output).not.toMatch(STACK_TRACE);
	});
});

describe("a folder of notes that can't be used", () => {
	it.each(["/proc/zoom-events", "/dev/null"])("is one clear error, and nothing is made: %s", async (folder) => {
		stack = await makeStack(program(""), { env: { ZOOM_JOURNAL_FOLDER: folder, ZOOM_PLAN: "business" } });
		const preview = await stack.pulumi("preview");
		expect(preview.exitCode, preview.output).toBe(0);
		const { output, exitCode } = await stack.pulumi("up", "--yes", "--skip-preview");
		expect(exitCode).not.toBe(0);
		expect(output).toMatch(new RegExp(`The journal folder ${folder}/creates/\\w+ can't be used: .* \\(E\\w+\\)\\.`));
		expect(output).toMatch(/pulumi config set zoom-events:journalFolder <folder> +\(or set ZOOM_JOURNAL_FOLDER\)/);
		expect(output).not.toMatch(STACK_TRACE);
		expect((await stack.takeRequests()).writes).toBe(0);
	});
});

describe("credentials", () => {
	it("may come from the stack's config, which keeps the secret encrypted", async () => {
		stack = await makeStack(program(""));
		const env =
			'for (const name of ["ACCOUNT_ID", "CLIENT_ID", "CLIENT_SECRET"]) delete process.env["ZOOM_" + name];\n';
		stack.write("index.js", env + stack.read("index.js"));
		await stack.pulumi("config", "set", "zoom-events:accountId", PLANTED.accountId);
		await stack.pulumi("config", "set", "zoom-events:clientId", PLANTED.clientId);
		await stack.pulumi("config", "set", "--secret", "zoom-events:clientSecret", PLANTED.clientSecret);
		const { exitCode } = await stack.pulumi("up", "--yes", "--skip-preview");
		expect(exitCode).toBe(0);
		expect(stack.stateText()).not.toContain(PLANTED.clientSecret);
		expect(stack.read("Pulumi.test.yaml")).not.toContain(PLANTED.clientSecret);
	});
});

describe("adopting", () => {
	it("takes over an object by its id, and follows it from then on", async () => {
		stack = await makeStack(
			program('new zoom.Speaker("ada", { eventId: event.eventId, name: "Ada Example", email: "ada@example.com" });'),
		);
		await stack.pulumi("up", "--yes", "--skip-preview");
		const { speaker_id: id } = stack.emulator.state().speaker?.[0] ?? {};
		const [resource] = stack.resources().filter(({ type }) => type.endsWith(":Speaker"));
		expect(resource?.id).toBe(id);
		await stack.pulumi("state", "delete", "--yes", resource?.urn ?? "");
		await stack.takeRequests();
		stack.write(
			"index.js",
			stack.read("index.js").replace('name: "Ada Example"', `adopt: "${String(id)}", name: "Ada Renamed"`),
		);
		const { exitCode } = await stack.pulumi("up", "--yes", "--skip-preview");
		expect(exitCode).toBe(0);
		const { writes, byRoute } = await stack.takeRequests();
		expect(writes).toBe(1);
		expect(byRoute["PATCH /zoom_events/events/{eventId}/speakers/{speakerId}"]).toBe(1);
		expect(stack.emulator.state().speaker).toMatchObject([{ speaker_id: id, name: "Ada Renamed" }]);
		expect((await stack.pulumi("preview", "--expect-no-changes")).exitCode).toBe(0);
	});
});

describe("getting", () => {
	it("reads an object that exists, with all its properties, and writes nothing", async () => {
		stack = await makeStack(
			program('new zoom.Speaker("ada", { eventId: event.eventId, name: "Ada Example", jobTitle: "Engineer" });'),
		);
		await stack.pulumi("up", "--yes", "--skip-preview");
		const { speaker_id: id } = stack.emulator.state().speaker?.[0] ?? {};
		stack.write(
			"index.js",
			`${stack.read("index.js")}
const known = zoom.Speaker.get("known", "${String(id)}", { eventId: event.eventId });
exports.known = known.jobTitle;`,
		);
		await stack.takeRequests();
		const { output, exitCode } = await stack.pulumi("up", "--yes", "--skip-preview");
		expect(exitCode, output).toBe(0);
		expect(output).toMatch(/known\s*: "Engineer"/);
		expect((await stack.takeRequests()).writes).toBe(0);
	});
});

describe("half-done creates", () => {
	it("stay in the state and are finished by the next run", async () => {
		stack = await makeStack(
			program(`new zoom.VodChannel("recordings", {
				hubId, name: "Recordings", type: "VIDEO_LIST_HUB", settings: { allowDomainList: ["example.com"], authenticationMethod: "zoom_account" },
			});`),
			{ handlers: failingOnce("UpdateVideoChannel") },
		);
		const first = await stack.pulumi("up", "--yes", "--skip-preview");
		expect(first.exitCode).not.toBe(0);
		expect(first.output).toMatch(/exists, but is not yet as declared/);
		const [channel] = stack.resources().filter(({ type }) => type.endsWith(":VodChannel"));
		expect(channel?.initErrors).toHaveLength(1);
		await stack.takeRequests();
		const second = await stack.pulumi("up", "--yes", "--skip-preview");
		expect(second.exitCode).toBe(0);
		const { byRoute } = await stack.takeRequests();
		expect(byRoute["POST /zoom_events/hubs/{hubId}/vod_channels"]).toBeUndefined();
		expect(stack.emulator.state()["vod-channel"]).toMatchObject([
			{ settings: { authentication_method: "zoom_account" } },
		]);
	});
});
