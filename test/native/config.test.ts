import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { startWorld, type World } from "../helpers/world.ts";
import { pb, type Spoken, secret, speak, struct } from "./protocol.ts";

let world: World;
let spoken: Spoken;
beforeAll(async () => {
	world = await startWorld();
	spoken = await speak(world);
});
beforeEach(() => {
	for (const name of ["ACCOUNT_ID", "CLIENT_ID", "CLIENT_SECRET", "API_URL", "PLAN"]) vi.stubEnv(`ZOOM_${name}`, "");
	return () => vi.unstubAllEnvs();
});
afterAll(async () => {
	spoken.close();
	await world.close();
});

const OWN = { accountId: "a", clientId: "b", clientSecret: "c" };

async function check(news: Record<string, unknown>): Promise<{ failures: string[]; inputs: unknown }> {
	const request = new pb.CheckRequest().setNews(struct(news));
	const response = await spoken.call<pb.CheckRequest, pb.CheckResponse>("checkConfig", request);
	const failures = response.getFailuresList().map((one) => `${one.getProperty()} ${one.getReason()}`);
	return { failures, inputs: response.getInputs()?.toJavaScript() };
}

describe("the settings of a provider", () => {
	it("keep the secret of a client secret, whoever gave it in clear", async () => {
		expect(await check(OWN)).toEqual({
			failures: [],
			inputs: { accountId: "a", clientId: "b", clientSecret: secret("c") },
		});
	});

	it("keep the secret of a shared rate, which may hold a password, and say nothing of it where it is wrong", async () => {
		const sharedRate = "redis://:s3cret@cache.example.com";
		expect(await check({ ...OWN, sharedRate })).toEqual({
			failures: [],
			inputs: { accountId: "a", clientId: "b", clientSecret: secret("c"), sharedRate: secret(sharedRate) },
		});
		const { failures } = await check({ ...OWN, sharedRate: "ftp://:s3cret@cache.example.com" });
		expect(failures).toEqual([
			"sharedRate zoom-events:sharedRate is the URL of no store that there is; it can begin with redis://, rediss://, postgres://, postgresql://",
		]);
	});

	it("may be numbers, and null where they are not set", async () => {
		const { failures, inputs } = await check({ ...OWN, uploadPartMb: 20, plan: null, record: secret(null) });
		expect(failures).toEqual([]);
		expect(inputs).toEqual({ accountId: "a", clientId: "b", clientSecret: secret("c"), uploadPartMb: 20 });
	});

	it("that nobody knows are named, all at once, with what was meant", async () => {
		const { failures } = await check({ ...OWN, clientID: "b", hub: "Community", version: "1.0.0" });
		expect(failures).toEqual([
			'clientID is no setting of zoom-events. Did you mean "clientId"?',
			"hub is no setting of zoom-events. Settings are: accountId, apiUrl, clientId, clientSecret, fileApiUrl, journalFolder, movedFrom, oauthUrl, plan, record, sharedRate, uploadPartMb, uploadThresholdMb.",
		]);
	});

	it("that are missing are told with the commands that set them", async () => {
		const { failures } = await check({ accountId: "a" });
		expect(failures).toHaveLength(1);
		expect(failures[0]).toMatch(/^clientId Zoom credentials are missing: clientId, clientSecret\./);
		expect(failures[0]).toContain("pulumi config set --secret zoom-events:clientSecret <value>");
	});

	it("of a wrong kind or out of range are refused", async () => {
		expect((await check({ ...OWN, plan: "gold" })).failures).toEqual([
			'plan zoom-events:plan is "gold"; it can be free, pro, business, off',
		]);
		expect((await check({ ...OWN, accountId: { id: "a" } })).failures).toEqual([
			"accountId is a list or an object; it must be a text or a number.",
		]);
	});

	it("that are not known yet are left to the next check", async () => {
		expect((await check({ accountId: "04da6b54-80e4-46f7-96ec-b56ff0331ba9" })).failures).toEqual([]);
	});
});

describe("other settings of a provider", () => {
	async function diff(olds: Record<string, unknown>, news: Record<string, unknown>): Promise<[string[], string[]]> {
		const request = new pb.DiffRequest().setOldInputs(struct(olds)).setNews(struct(news));
		const response = await spoken.call<pb.DiffRequest, pb.DiffResponse>("diffConfig", request);
		return [response.getDiffsList(), response.getReplacesList()];
	}

	it("of another account replace all, visibly; others nothing", async () => {
		expect(await diff(OWN, { ...OWN, accountId: "z" })).toEqual([["accountId"], ["accountId"]]);
		expect(await diff(OWN, { ...OWN, clientId: "z", clientSecret: secret("y") })).toEqual([
			["clientId", "clientSecret"],
			[],
		]);
		expect(await diff({ ...OWN, apiUrl: "https://api.zoom.us/v2/" }, OWN)).toEqual([["apiUrl"], []]);
	});

	it("of an account to which the objects have moved replace nothing", async () => {
		// The mark of account "a" at https://api.zoom.us/v2.
		const moved = { ...OWN, accountId: "z", movedFrom: "nW2vsxGt" };
		expect((await diff(OWN, moved))[1]).toEqual([]);
	});

	it("where none named the account before replace nothing: each object knows its own", async () => {
		expect(await diff({}, OWN)).toEqual([["accountId", "clientId", "clientSecret"], []]);
	});
});
