import { afterEach, expect, it } from "vitest";
import { describeWith } from "../helpers/needs.ts";
import { REDIS, startRedis, type TestRedis } from "../helpers/redis.ts";
import { makeNativeStack, makeStack, type TestStack, withHost } from "../helpers/stack.ts";

const SESSIONS = 40;

const programOf = (name: string) => ({
	"package.json": '{ "name": "test", "main": "index.js" }',
	"index.js": `const zoom = require("pulumi-zoom-events");
const event = new zoom.Event("conference", {
	hubId: "emulator-hub", name: "${name}", description: "For tests.", eventType: "CONFERENCE",
	accessLevel: "PRIVATE_UNRESTRICTED", attendanceType: "virtual", timezone: "Europe/Berlin",
	calendar: [{ startTime: "2031-05-04T07:00:00Z", endTime: "2031-05-06T16:00:00Z" }],
});
for (let index = 0; index < ${SESSIONS}; index++)
	new zoom.Session("session-" + index, {
		eventId: event.eventId, name: "Talk " + index, type: "webinar", timezone: "Europe/Berlin",
		startTime: "2031-05-04T08:00:00Z", endTime: "2031-05-04T09:00:00Z",
	});
`,
});

const stacks: TestStack[] = [];
afterEach(async () => {
	for (const stack of stacks.splice(0)) await stack.close();
});

/** Two stacks on one account, one of each host, each with a journal folder of its own: as on two machines. */
async function twoStacks(sharedRate: string): Promise<[TestStack, TestStack]> {
	const env = { ZOOM_PLAN: "pro", ZOOM_SHARED_RATE: sharedRate };
	const one = await makeStack(programOf("One"), { rateLimit: "pro", env });
	stacks.push(one);
	const { apiUrl, oauthUrl } = one.emulator;
	const other = programOf("Two");
	const program = { ...other, "index.js": withHost(other["index.js"], "native") };
	const two = await makeNativeStack(program, { env: { ...env, ZOOM_API_URL: apiUrl, ZOOM_OAUTH_URL: oauthUrl } });
	stacks.push(two);
	return [one, two];
}

async function upBoth(both: readonly TestStack[]): Promise<string> {
	const runs = await Promise.all(
		both.map((stack) => stack.pulumi("up", "--yes", "--skip-preview", "--parallel", "32")),
	);
	for (const { exitCode, output } of runs) expect(exitCode, output).toBe(0);
	expect(both[0]?.emulator.state().session).toHaveLength(2 * SESSIONS);
	return runs.map(({ output }) => output).join("\n");
}

describeWith(REDIS, "two ups on one account, which see nothing of each other but a Redis", () => {
	let redis: TestRedis;
	afterEach(() => redis.stop());

	it("keep to the rate together, and nothing is known of the password", async () => {
		redis = await startRedis({ password: "s3cret-of-redis" });
		const both = await twoStacks(redis.url);
		const output = await upBoth(both);
		expect(output).not.toContain("can't be shared");
		// Every create of either took its place in the store.
		const calls = /calls=(\d+)/.exec(
			String(await redis.ask("INFO", "commandstats"))
				.match(/cmdstat_eval.*/g)
				?.join() ?? "",
		);
		expect(Number(calls?.[1])).toBeGreaterThan(0);
		const said = both.map((stack) => stack.stateText()).join("\n");
		// A busy machine may send a request late, into a second that is full; without the store these are dozens.
		expect((said.match(/"status":429/g) ?? []).length).toBeLessThanOrEqual(3);
		expect(said + output).not.toContain("s3cret-of-redis");
	});

	it("come to their end without it, and say so", async () => {
		redis = await startRedis();
		const both = await twoStacks(redis.url);
		await redis.stop();
		const output = await upBoth(both);
		expect(
			output.match(/The rate can't be shared through Redis at 127\.0\.0\.1:\d+: connect ECONNREFUSED/g)?.length,
		).toBeGreaterThanOrEqual(2);
	});
});

it("an explicit provider's shared rate is secret in the state", async () => {
	const stack = await makeNativeStack({
		"package.json": '{ "name": "test", "main": "index.js" }',
		"index.js": `const zoom = require("pulumi-zoom-events/native");
new zoom.Provider("account", { sharedRate: "redis://:s3cret-in-clear@cache.example.com", plan: "business" });
`,
	});
	stacks.push(stack);
	const { exitCode, output } = await stack.pulumi("up", "--yes", "--skip-preview");
	expect(exitCode, output).toBe(0);
	const [provider] = stack.resources().filter(({ type }) => type === "pulumi:providers:zoom-events");
	expect(provider?.inputs).toMatchObject({ plan: "business", sharedRate: { ciphertext: expect.any(String) } });
	expect(stack.stateText() + output).not.toContain("s3cret-in-clear");
});
