import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { startEmulator } from "../../emulator/index.ts";
import { loadConference } from "../../provider/conference/index.ts";
import { examined, type Patient, patient, SECRETS } from "./doctor-patient.ts";
import { SETUPS } from "./doctor-setups.ts";
import { cli } from "./helpers.ts";

let one: Patient | undefined;
afterEach(() => {
	one?.close();
	one = undefined;
});

/** All files of a machine, with their content and the time of their last change. */
function everything(machine: Patient): string[] {
	const base = machine.beside("");
	return readdirSync(base, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) => join(entry.parentPath, entry.name))
		.sort()
		.map((file) => `${file} ${statSync(file).mtimeMs} ${readFileSync(file, "utf8")}`);
}

/** Lines of what is well, and of what was not looked at because of something else, left out; the summary too. */
function remarkable(text: string): string[] {
	const lines = text.split("\n").filter((line) => line !== "");
	return lines.slice(0, -1).filter((line) => !line.startsWith("✓") && !line.includes("not checked, because of"));
}

const WELL = `✓ Conference: /base/project/conference.yaml is valid.
✓ Node.js: version 22.23.3.
✓ Project: "shop" (nodejs), by Pulumi.yaml.
✓ Pulumi: version 3.274.1, with pulumi-language-nodejs.
✓ Package: pulumi-zoom-events 0.1.0.
✓ Package: @pulumi/pulumi 3.274.1.
✓ TypeScript: version 5.9.3.
✓ Modules: index.ts is CommonJS, or is compiled to it.
✓ State: stack "organization/shop/edition-2031" in file:///base/state.
✓ Lock: stack "edition-2031" is free.
✓ Settings: account account-1 at http://127.0.0.1:port/v2, plan pro; ZOOM_ACCOUNT_ID, ZOOM_CLIENT_ID, ZOOM_CLIENT_SECRET from the environment.
✓ Creates: /base/notes can be written to; no create is pending.
✓ Network: the token endpoint (127.0.0.1:port) answers.
✓ Network: the API (127.0.0.1:port) answers.
✓ Credentials: a token for account account-1.
✓ Clock: it agrees with the token endpoint's.
✓ Scopes: the token has all that /base/project/conference.yaml needs (11 scopes).
✓ Hub: the app's user is a host of the hub "Community".
✓ Licence: a Pro plan or higher and a Zoom Webinars Plus or Events licence are needed; a call that needs both was answered.
✓ Rate limits: plan "pro": 30 light, 20 medium, 10 heavy requests a second; the answers name none.

Nothing is in the way of pulumi up.
`;

describe("doctor where all is well", () => {
	it("has a line for each check, and exit code 0", async () => {
		one = await patient();
		expect(await examined(one)).toEqual({ code: 0, text: WELL });
	});

	it("writes nothing, and only reads the account", async () => {
		one = await patient();
		const before = everything(one);
		await examined(one);
		expect(everything(one)).toEqual(before);
		expect(existsSync(one.beside("notes"))).toBe(false);
		expect(one.methods).toEqual(["GET /v2", "GET /v2/zoom_events/hubs"]);
	});

	it("prints the same as JSON", async () => {
		one = await patient();
		one.surroundings.nodeVersion = "20.20.2";
		const { code, text } = await examined(one, true);
		const { ok, checks } = JSON.parse(text) as { ok: boolean; checks: { name: string }[] };
		expect([code, ok]).toEqual([0, true]);
		expect(checks.slice(1, 3)).toEqual([
			{
				name: "Node.js",
				looksAt: "the version of the Node.js on the PATH",
				findings: [
					{
						state: "warning",
						text: "version 20.20.2 works, but newer versions of the Pulumi SDK ask for 22.",
						remedy: "Install Node.js 24, or 22, when you can.",
					},
				],
			},
			{
				name: "Project",
				looksAt: "Pulumi.yaml: its runtime, and where the native plugin is",
				findings: [{ state: "fine", text: '"shop" (nodejs), by Pulumi.yaml.' }],
			},
		]);
		expect(checks).toHaveLength(19);
	});

	it("takes settings of the stack before those of the environment, secrets too, and shows none", async () => {
		one = await patient();
		one.pulumi["config --json"] = JSON.stringify({
			"zoom-events:accountId": { value: "account-2" },
			"zoom-events:clientSecret": { secret: true },
			"other:token": { secret: true },
		});
		one.pulumi["config --json --show-secrets"] = JSON.stringify({
			"zoom-events:accountId": { value: "account-2" },
			"zoom-events:clientSecret": { value: "another-s3cret", secret: true },
			"other:token": { value: "of-no-concern", secret: true },
		});
		const { text } = await examined(one);
		expect(text).toContain(
			"✓ Settings: account account-2 at http://127.0.0.1:port/v2, plan pro; accountId, clientSecret from the stack; ZOOM_CLIENT_ID from the environment.\n",
		);
		expect(text).not.toMatch(/another-s3cret|of-no-concern/);
	});

	it("asks for no secret in clear where the stack has none of this package", async () => {
		one = await patient();
		one.pulumi["config --json"] = JSON.stringify({ "other:token": { secret: true } });
		expect((await examined(one)).code).toBe(0);
	});

	it("takes an ES module's own way of being loaded, which Pulumi.yaml names", async () => {
		one = await patient();
		one.surroundings.nodeVersion = "20.20.2";
		const manifest = JSON.parse(readFileSync(one.at("package.json"), "utf8")) as object;
		one.write({
			"package.json": { ...manifest, type: "module" },
			"Pulumi.yaml": 'name: shop\nruntime: { name: nodejs, options: { nodeargs: "--import tsx" } }\n',
		});
		expect((await examined(one)).text).toContain("✓ Modules: index.ts is an ES module.\n");
	});

	it("says in a line what it can't look at", async () => {
		one = await patient();
		one.pulumi["stack ls --json"] = "[null]";
		const { code, text } = await examined(one);
		expect(code).toBe(1);
		expect(text).toMatch(/✗ State: this could not be looked at: .*\.\n {4}Check what it names/);
		expect(text).not.toMatch(/\n\s+at /);
	});

	it("skips what needs what has a problem, and says because of what", async () => {
		one = await patient();
		one.account.token = [400, { reason: "Invalid client_id or client_secret", error: "invalid_client" }];
		const { text } = await examined(one);
		expect(text.split("\n").slice(-9)).toEqual([
			"    In the Zoom App Marketplace, look at the app's page App Credentials; the app must be of the type Server-to-Server OAuth, and activated.",
			"✓ Clock: it agrees with the token endpoint's.",
			"– Scopes: not checked, because of: Credentials.",
			"– Hub: not checked, because of: Credentials.",
			"– Licence: not checked, because of: Credentials.",
			"– Rate limits: not checked, because of: Credentials.",
			"",
			"1 problem.",
			"",
		]);
	});
});

describe("doctor of a set-up with", () => {
	it.each(SETUPS)("$name", async ({ spoil, says, process: variables = {} }) => {
		one = await patient();
		Object.assign(process.env, variables);
		const undo = await spoil(one);
		try {
			const { code, text } = await examined(one);
			expect(remarkable(text)).toEqual(says);
			expect(code).toBe(says.some((line) => line.startsWith("✗")) ? 1 : 0);
			expect(says.length).toBeLessThanOrEqual(10);
			expect(text).not.toMatch(/\n\s+at .*\.[jt]s:\d+/);
			for (const secret of SECRETS) expect(text).not.toContain(secret);
		} finally {
			if (typeof undo === "function") await (undo as () => unknown)();
			for (const name of Object.keys(variables)) delete process.env[name];
		}
	});

	it("more than thirty of them, each of which says what to do", () => {
		const broken = SETUPS.filter(({ says }) => says.some((line) => line.startsWith("✗")));
		expect(broken.length).toBeGreaterThanOrEqual(30);
		for (const { says } of broken) {
			for (const [index, line] of says.entries()) if (/^[✗!]/.test(line)) expect(says[index + 1]).toMatch(/^ {4,}\S/);
		}
	});
});

describe("doctor of the local API, which takes only what the contract has", () => {
	it.each([
		["all scopes", undefined, []],
		[
			"one scope alone",
			["zoom_events:read:list_hubs:admin"],
			[
				"✗ Scopes: the token lacks 10 of the scopes that /base/project/conference.yaml needs.",
				"    Add to the app in the Zoom App Marketplace, and activate it again:",
			],
		],
	])("with %s", async (_, scopes, problems) => {
		one = await patient();
		const emulator = await startEmulator({ ...(scopes && { scopes }) });
		try {
			one.write({
				"conference.yaml": readFileSync(one.at("conference.yaml"), "utf8").replace("Community", "Emulator Hub"),
			});
			Object.assign(one.environment, {
				ZOOM_API_URL: emulator.apiUrl,
				ZOOM_OAUTH_URL: emulator.oauthUrl,
				ZOOM_ACCOUNT_ID: "emulator",
				ZOOM_CLIENT_ID: "emulator",
				ZOOM_CLIENT_SECRET: "emulator",
			});
			one.surroundings.now = () => Date.now();
			const { text } = await examined(one);
			expect(remarkable(text).slice(0, 2)).toEqual(problems);
			expect(text).toContain('✓ Hub: the app\'s user is a host of the hub "Emulator Hub".');
			expect(emulator.requests().writes).toBe(0);
		} finally {
			await emulator.close();
		}
	});
});

describe("the command", () => {
	it("refuses wrong usage with exit code 2", async () => {
		expect((await cli("doctor", "--no-such-option")).code).toBe(2);
		expect((await cli("doctor", "a.yaml", "b.yaml")).code).toBe(2);
	});

	it("names its exit codes in its help", async () => {
		const { code, out } = await cli("doctor", "--help");
		expect(code).toBe(0);
		expect(out).toContain(
			"Exit codes: 0 nothing is in the way of pulumi up (there may be warnings), 1 something is, 2 wrong usage.",
		);
	});

	it("finds the conference that its tests use valid", async () => {
		one = await patient();
		expect(loadConference(one.at("conference.yaml")).problems).toEqual([]);
	});
});
