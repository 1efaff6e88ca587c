import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ZoomEventsClient } from "../../provider/api/client.ts";
import { makeStack, PLANTED, type TestStack } from "../helpers/stack.ts";
import { type TokenProxy, tokenProxy } from "../helpers/token-proxy.ts";

/** What stands for people's data in the example, and the distinct values that take its place. */
const PEOPLE: Record<string, string> = {
	"linus@example.com": "lena-planted@example.com",
	Linus: "Lenaplanted",
	Placeholder: "Lastplanted",
	"The talks.": "Answerplanted",
	"ken@example.com": "kit-planted@example.com",
	'"Ken"': '"Kitplanted"',
};

/** Values of people that come later, by an edit of the program and by somebody in the portal. */
const LATER = ["Editedplanted", "Portalplanted"];

/** Groups of the local API whose links are secret, with the fields that hold them. */
const LINKS: Record<string, string[]> = {
	ticket: ["event_join_link", "event_registration_link", "qr_code_url"],
	"vod-registration": ["join_link"],
	"access-link": ["url"],
	video: ["play_link"],
};

function filesBelow(folder: string): string[] {
	return readdirSync(folder, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) => join(entry.parentPath, entry.name));
}

describe("no secret is seen in clear", () => {
	let stack: TestStack;
	let proxy: TokenProxy;
	const journal = mkdtempSync(join(tmpdir(), "zoom-events-secrets-"));
	/** Secrets that the API has made up so far, by what they are. */
	const made = new Map<string, string>();

	beforeAll(async () => {
		proxy = await tokenProxy();
		stack = await makeStack(
			{},
			{ copy: "examples/everything", env: { ZOOM_OAUTH_URL: proxy.url, ZOOM_JOURNAL_FOLDER: journal } },
		);
		proxy.target = stack.emulator.oauthUrl;
		let program = stack.read("index.ts");
		for (const [text, planted] of Object.entries(PEOPLE)) {
			expect(program.includes(text), text).toBe(true);
			program = program.replaceAll(text, planted);
		}
		// A channel has a link once it is published.
		stack.write(
			"index.ts",
			program.replace('name: "Everything recordings",', 'name: "Everything recordings", published: true,'),
		);
	});
	afterAll(async () => {
		await proxy.close();
		await stack.close();
		rmSync(journal, { recursive: true, force: true });
	});

	const cli = (...args: string[]) => stack.pulumi(...args, "--logtostderr", "-v=3");

	/** Notes what the API has made up: links and stream keys. */
	function gather(): void {
		const state = stack.emulator.state();
		for (const [group, fields] of Object.entries(LINKS)) {
			for (const object of state[group] ?? [])
				for (const field of fields)
					if (typeof object[field] === "string" && object[field] !== "") made.set(`${group}.${field}`, object[field]);
		}
		// Not stored: an answer makes it up.
		for (const { channel_id: id } of state["vod-channel"] ?? [])
			made.set("vod-channel.channel_link", `https://events.example.com/vod/${String(id)}`);
		for (const { incoming_config: config } of state.livestream ?? []) {
			const { stream_key: key, stream_url: url } = (config ?? {}) as { stream_key?: string; stream_url?: string };
			if (key !== undefined) made.set("livestream.stream_key", key);
			if (url !== undefined) made.set("livestream.stream_url", url);
		}
	}

	/** All that is looked for, by what it is. */
	function secrets(): Map<string, string> {
		return new Map([
			["client secret", PLANTED.clientSecret],
			["Basic credentials", Buffer.from(`${PLANTED.clientId}:${PLANTED.clientSecret}`).toString("base64")],
			...proxy.tokens.map((token, index): [string, string] => [`bearer token ${index + 1}`, token]),
			...[...Object.values(PEOPLE), ...LATER].map((value): [string, string] => [
				`of a person: ${value}`,
				value.replaceAll('"', ""),
			]),
			...made,
		]);
	}

	/**
	 * All that was printed, without the lines of Pulumi's SDK that show what the engine answered it: from -v=3 on they
	 * hold every output in clear, whatever is marked as secret, and no provider can change that.
	 */
	function printed(): string {
		const isOfSdk = (line: string): boolean => line.includes('"msg":"RegisterResource RPC finished: resource:');
		return stack
			.printed()
			.split("\n")
			.filter((line) => !isOfSdk(line))
			.join("\n");
	}

	/** Holds that none of the secrets is in the state folder, the request log, the notes, or anything printed. */
	function expectNone(when: string): void {
		gather();
		const places: [string, string][] = [
			["the state folder or the request log", stack.stateText()],
			["what the CLI printed", printed()],
			...filesBelow(journal).map((file): [string, string] => [
				"the folder of notes",
				`${file}\n${readFileSync(file, "utf8")}`,
			]),
		];
		const found = [...secrets()].flatMap(([what, secret]) =>
			// In a path of the log it would be escaped.
			places
				.filter(([, text]) => text.includes(secret) || text.includes(encodeURIComponent(secret)))
				.map(([place]) => `${what} in ${place}`),
		);
		expect(found, when).toEqual([]);
		// What is of the account and not of its objects is in no line at all.
		const credentials = [...secrets()].filter(([what]) => /client secret|Basic|bearer/.test(what));
		expect(credentials.filter(([, secret]) => stack.printed().includes(secret)).map(([what]) => what)).toEqual([]);
	}

	it("after an up that made one of each kind", async () => {
		const { exitCode, output } = await cli("up", "--yes", "--diff");
		expect(exitCode, output.slice(-3_000)).toBe(0);
		expectNone("up");
		const kinds = [...made.keys()];
		expect(kinds).toEqual(
			expect.arrayContaining([
				"ticket.event_join_link",
				"vod-registration.join_link",
				"access-link.url",
				"vod-channel.channel_link",
				"video.play_link",
				"livestream.stream_key",
			]),
		);
		expect(proxy.tokens.length).toBeGreaterThan(0);
	});

	it("after a preview of an edit of a person, and the up of it", async () => {
		stack.write("index.ts", stack.read("index.ts").replace("Lastplanted", "Editedplanted"));
		const preview = await cli("preview", "--diff");
		expect(preview.exitCode).toBe(0);
		expect(preview.output).toMatch(/Ticket/);
		expectNone("preview --diff");
		expect((await cli("up", "--yes", "--skip-preview")).exitCode).toBe(0);
		expectNone("up of an edit");
	});

	it("after a refresh that finds what somebody changed in the portal", async () => {
		const { apiUrl, oauthUrl } = stack.emulator;
		const client = new ZoomEventsClient({ ...PLANTED, apiUrl, oauthUrl, plan: "off" });
		const [ticket] = stack.emulator.state().ticket ?? [];
		const [event] = stack.emulator.state().event ?? [];
		const path = { eventId: String(event?.event_id), ticketId: String(ticket?.ticket_id) };
		await client.send("Updateticket", { path, body: { last_name: "Portalplanted" } });
		await client.close();
		const preview = await cli("preview", "--diff", "--refresh");
		expect(preview.exitCode, preview.output.slice(-3_000)).toBe(0);
		expectNone("preview --diff --refresh");
		const refresh = await cli("refresh", "--yes", "--diff");
		expect(refresh.exitCode).toBe(0);
		expect(refresh.output).toMatch(/Ticket/);
		expectNone("refresh");
	});

	it.each([
		["the API is down", { kind: "status", status: 503, route: "POST" }, /HTTP 503/],
		// The ticket whose answer was lost is found; the reservation is refused all the same.
		["answers are lost", { kind: "drop-after-commit", route: "POST" }, /code 26309/],
		["answers are cut", { kind: "truncate", route: "POST" }, /code 26309/],
		["a proxy answers", { kind: "html", route: "POST" }, /HTTP 502/],
		["the API refuses", { kind: "status", status: 400, code: 300, route: "POST" }, /HTTP 400, code 300/],
		// Whichever of the two resources is heard of first.
		["tokens are refused", { kind: "token-expiry", route: "POST" }, /code (124|26309)/],
	] as const)("after an up that fails since %s", async (_, rule, says) => {
		const program = stack.read("index.ts");
		stack.write(
			"index.ts",
			`${program}
new zoom.Ticket("later", { eventId: live.eventId, ticketTypeId: full.ticketTypeId, email: "lena-planted@example.com", firstName: "Lenaplanted", lastName: "Lastplanted", customQuestions: [{ title: "What brings you here?", answer: "Answerplanted" }] });
new zoom.SessionReservation("nobody", { eventId: live.eventId, sessionId, email: "kit-planted@example.com" });
`,
		);
		stack.emulator.setFaults({ rules: [rule] });
		const { exitCode, output } = await cli("up", "--yes", "--skip-preview");
		stack.emulator.setFaults({ rules: [] });
		stack.write("index.ts", program);
		expect(exitCode).not.toBe(0);
		expect(output).toMatch(says);
		expectNone("an up that fails");
		await cli("up", "--yes", "--skip-preview");
		expectNone("the up after it");
	});

	it("in the exports, and after a destroy", async () => {
		expect((await cli("stack", "output")).output).toMatch(/\[secret\]/);
		await cli("stack", "export");
		expectNone("exports");
		const destroy = await cli("destroy", "--yes");
		expect(destroy.exitCode, destroy.output.slice(-3_000)).toBe(0);
		expectNone("destroy");
	});

	it("is a test that would find one", () => {
		expect(stack.printed().includes("Everything Conference")).toBe(true);
		expect(stack.stateText().includes("Everything Conference")).toBe(true);
		console.info(`Looked for ${secrets().size} secrets: ${[...secrets().keys()].join("; ")}`);
	});
});
