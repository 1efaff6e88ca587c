import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makeStack, PLANTED, type TestStack } from "../helpers/stack.ts";

/** The example, taken through its life by the real CLI; each step goes on from the one before. */
describe("the example on the real CLI", () => {
	let stack: TestStack;
	beforeAll(async () => {
		stack = await makeStack({}, { copy: "examples/devconf", asUsersDo: true });
	});
	afterAll(() => stack.close());

	const OBJECTS = 33;

	it("comes up", async () => {
		const { output, exitCode } = await stack.pulumi("up", "--yes", "--skip-preview");
		expect(output).toMatch(/34 created/);
		expect(exitCode).toBe(0);
		const { writes, byRoute } = await stack.takeRequests();
		// One POST an object, and one PATCH for the channel's settings.
		expect(writes).toBe(OBJECTS + 1);
		expect(byRoute["POST /zoom_events/events/{eventId}/sessions"]).toBe(12);
		expect(stack.emulator.state().session).toHaveLength(12);
	});

	it("keeps a provider of at most 300 bytes with each resource, the same for all of a kind", () => {
		const providers = new Map<string, Set<unknown>>();
		for (const { type, inputs } of stack.resources().filter((resource) => resource.type.includes("zoomEvents"))) {
			providers.set(type, (providers.get(type) ?? new Set()).add(inputs?.__provider));
		}
		expect(providers.size).toBe(7);
		for (const texts of providers.values()) {
			expect(texts.size).toBe(1);
			for (const text of texts) expect(Buffer.byteLength(String(text))).toBeLessThanOrEqual(300);
		}
	});

	it("keeps with each resource the one line of the program that declares it", () => {
		const lines = stack.read("index.ts").split("\n");
		for (const { urn, sourcePosition, stackTrace } of stack
			.resources()
			.filter(({ type }) => type.includes("zoomEvents"))) {
			const [, number] = /^project:\/\/\/index\.ts#(\d+),\d+$/.exec(sourcePosition ?? "") ?? [];
			expect(lines[Number(number) - 1] ?? `${urn} ${sourcePosition}`).toMatch(/new zoom\./);
			expect(stackTrace).toEqual([{ sourcePosition }]);
		}
	});

	it("is unchanged by a second run and a preview, which write nothing", async () => {
		expect((await stack.pulumi("up", "--yes", "--skip-preview")).output).toMatch(/34 unchanged/);
		const preview = await stack.pulumi("preview", "--expect-no-changes");
		expect(preview.exitCode).toBe(0);
		expect((await stack.takeRequests()).writes).toBe(0);
	});

	it("changes exactly what was edited", async () => {
		const programme = stack.read("programme.ts");
		stack.write("programme.ts", programme.replace("Compilers for people", "Compilers for everybody"));
		const { output } = await stack.pulumi("up", "--yes", "--skip-preview");
		expect(output).toMatch(/1 updated/);
		expect(output).toMatch(/33 unchanged/);
		const { writes, byRoute } = await stack.takeRequests();
		expect(writes).toBe(1);
		expect(byRoute["PATCH /zoom_events/events/{eventId}/sessions/{sessionId}"]).toBe(1);
		expect(stack.emulator.state().session?.map(({ name }) => name)).toContain("Compilers for everybody");
	});

	it("shows drift at a refresh and mends it, and makes anew what was deleted behind our back", async () => {
		const [speaker, other] = stack.emulator.state().speaker ?? [];
		const eventId = String(stack.emulator.state().event?.[0]?.event_id);
		const call = await authorised(stack);
		await call("PATCH", `/events/${eventId}/speakers/${String(speaker?.speaker_id)}`, {
			job_title: "changed in the portal",
		});
		await call("DELETE", `/events/${eventId}/speakers/${String(other?.speaker_id)}`);
		await stack.takeRequests();
		expect((await stack.pulumi("refresh", "--yes", "--skip-preview")).exitCode).toBe(0);
		expect((await stack.takeRequests()).writes).toBe(0);
		const { output } = await stack.pulumi("up", "--yes", "--skip-preview");
		expect(output).toMatch(/1 created/);
		const state = stack.emulator.state();
		expect(state.speaker).toHaveLength(10);
		expect(state.speaker?.map((one) => one.job_title)).not.toContain("changed in the portal");
		expect((await stack.pulumi("refresh", "--yes", "--skip-preview")).exitCode).toBe(0);
		const after = await stack.pulumi("up", "--yes", "--skip-preview");
		expect(after.output).toMatch(/34 unchanged/);
	});

	it("goes live last, and does not go away while it is live", async () => {
		await stack.pulumi("config", "set", "publish", "true");
		await stack.pulumi("up", "--yes", "--skip-preview");
		expect(stack.emulator.state().event?.[0]?.status).toBe("PUBLISHED");
		const urn = stack.resources().find(({ type }) => type.endsWith(":EventPublication"))?.urn ?? "";
		await stack.pulumi("state", "delete", "--yes", urn);
		const { output, exitCode } = await stack.pulumi("destroy", "--yes", "--skip-preview");
		expect(exitCode).not.toBe(0);
		expect(output).toMatch(/is published, and the API deletes drafts only\. Cancel it first/);
		expect(output).not.toMatch(/\n\s+at .*\.js:\d+/);
		expect(stack.resources().some(({ type }) => type.endsWith(":Event"))).toBe(true);
		expect((await stack.pulumi("up", "--yes", "--skip-preview")).exitCode).toBe(0);
	});

	it("goes down, cancelled first", async () => {
		const { output, exitCode } = await stack.pulumi("destroy", "--yes", "--skip-preview");
		expect(output).toMatch(/deleted/);
		expect(exitCode).toBe(0);
		const { hub, ...rest } = stack.emulator.state();
		expect(hub).toHaveLength(1);
		expect(Object.values(rest).flat()).toEqual([]);
	});

	it("left no credential, token or join link in the state, the log or what was printed", () => {
		const text = stack.stateText() + stack.printed();
		for (const value of [
			PLANTED.clientSecret,
			PLANTED.clientId,
			PLANTED.accountId,
			"Bearer ",
			"https://events.example.com/join/",
		]) {
			expect(text.includes(value), value).toBe(false);
		}
	});
});

async function authorised(stack: TestStack): Promise<(method: string, path: string, body?: unknown) => Promise<void>> {
	const response = await fetch(stack.emulator.oauthUrl, {
		method: "POST",
		headers: {
			authorization: `Basic ${Buffer.from(`${PLANTED.clientId}:${PLANTED.clientSecret}`).toString("base64")}`,
		},
		body: new URLSearchParams({ grant_type: "account_credentials", account_id: PLANTED.accountId }),
	});
	const { access_token: token } = (await response.json()) as { access_token: string };
	return async (method, path, body) => {
		const answer = await fetch(`${stack.emulator.apiUrl}/zoom_events${path}`, {
			method,
			headers: {
				authorization: `Bearer ${token}`,
				...(body === undefined ? {} : { "content-type": "application/json" }),
			},
			...(body === undefined ? {} : { body: JSON.stringify(body) }),
		});
		expect(answer.ok).toBe(true);
	};
}
