import { chmodSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { execa } from "execa";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { makeStack, PLANTED, type TestStack } from "../helpers/stack.ts";

const root = join(import.meta.dirname, "../..");
const example = join(root, "examples/gitops");

interface Workflow {
	jobs: Record<string, { steps: { run?: string; uses?: string }[] }>;
}

/** Steps of `ci.sh` that a text calls. */
function calledIn(text: string): string[] {
	return [...text.matchAll(/\.\/ci\.sh (\w+)/g)].map(([, step = ""]) => step);
}

const workflows = ["conference", "drift", "sync"].map((name) => {
	const text = readFileSync(join(example, `.github/workflows/${name}.yml`), "utf8");
	return { text, jobs: (parse(text) as Workflow).jobs };
});
const gitlab = readFileSync(join(example, ".gitlab-ci.yml"), "utf8");

describe("the workflows of examples/gitops, by the commands that they call", () => {
	let stack: TestStack;
	const ran = new Set<string>();

	/** Runs a step as a workflow does. */
	async function ci(step: string, env: Record<string, string> = {}): Promise<{ exitCode: number; output: string }> {
		ran.add(step);
		const { exitCode = 1, all } = await execa("./ci.sh", [step], {
			cwd: stack.folder,
			env: { ...stack.env, STACK: "test", BASE: "main", ...env },
			all: true,
			reject: false,
		});
		return { exitCode, output: all };
	}

	async function passes(step: string): Promise<string> {
		const { exitCode, output } = await ci(step);
		expect(exitCode, `${step}: ${output}`).toBe(0);
		return output;
	}

	async function git(...args: string[]): Promise<void> {
		await execa("git", ["-c", "user.name=Test", "-c", "user.email=test@example.com", ...args], { cwd: stack.folder });
	}

	const review = (file: string): string => stack.read(`.review/${file}`);

	/** A call of the API, as somebody in the portal makes it. */
	async function tamper(method: string, path: string, body?: object): Promise<void> {
		const { accountId, clientId, clientSecret } = PLANTED;
		const answer = await fetch(`${stack.emulator.oauthUrl}?grant_type=account_credentials&account_id=${accountId}`, {
			method: "POST",
			headers: { authorization: `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString("base64")}` },
		});
		const { access_token } = (await answer.json()) as { access_token: string };
		const { ok, status } = await fetch(`${stack.emulator.apiUrl}/zoom_events${path}`, {
			method,
			headers: { authorization: `Bearer ${access_token}`, "content-type": "application/json" },
			...(body !== undefined && { body: JSON.stringify(body) }),
		});
		expect(ok, `${method} ${path}: ${status}`).toBe(true);
	}

	function idOf(name: string): string {
		return stack.resources().find(({ urn }) => urn.endsWith(`::devconf-${name}`))?.id ?? "";
	}

	beforeAll(async () => {
		stack = await makeStack({}, { copy: "examples/gitops" });
		// What npm ci would put there.
		const bin = join(stack.folder, "node_modules/.bin");
		mkdirSync(bin, { recursive: true });
		const main = join(root, "provider/bin/zoom-events.js");
		writeFileSync(join(bin, "zoom-events"), `#!/bin/sh\nexec node "${main}" "$@"\n`);
		chmodSync(join(bin, "zoom-events"), 0o755);
		await git("init", "--quiet", "--initial-branch=main");
		await git("add", "--all");
		await git("commit", "--quiet", "--message", "The conference");
	});
	afterAll(() => stack.close());

	it("are applied when merged, and there is no drift then", async () => {
		await passes("validate");
		expect(await passes("apply")).toMatch(/^Nothing to recover\.\n/);
		await passes("drift");
		expect(review("drift.md")).toContain("The account matches the repository.");
	});

	it("review a pull request", async () => {
		await git("switch", "--quiet", "--create", "change");
		const file = stack.read("conference.yaml");
		stack.write(
			"conference.yaml",
			file
				.replace("name: Keynote, day: 1, at: 09:00", "name: Keynote, day: 1, at: 11:00")
				.replace('"149.00"', '"169.00"')
				.replace(/^ {2}kernels: .*\n/m, ""),
		);
		await git("commit", "--quiet", "--all", "--message", "Start later");
		await passes("validate");
		await stack.takeRequests();
		await passes("preview");
		await passes("review");
		expect((await stack.takeRequests()).writes).toBe(0);
		const summary = review("summary.md");
		expect(summary).toContain("**1 destructive change.** 1 deleted · 2 changed");
		expect(summary).toContain(
			"❌ **Session “Kernels”** is deleted (it was on day 2, 10:00–10:45); 1 speaker and 1 ticket type affected",
		);
		expect(summary).toContain(
			"✏️ **Session “Keynote”** moves 09:00 → 11:00 on day 1; 1 speaker and 1 ticket type affected",
		);
		expect(summary).toContain("✏️ **Ticket type “Both days”** price: 149.00 → 169.00");
		expect(review("review.html")).toContain('class="s moved"');
		expect(review("review.svg")).toContain("<svg");
	});

	it("say what is wrong with a pull request, with its line", async () => {
		const file = stack.read("conference.yaml");
		stack.write("conference.yaml", file.replace("speakers: [grace]", "speakers: [grase]"));
		const checked = await ci("validate");
		expect(checked.exitCode).toBe(1);
		expect(checked.output).toMatch(/conference\.yaml:\d+:\d+ .*names "grase".*Did you mean "grace"/);
		const previewed = await ci("preview");
		expect(previewed.exitCode).not.toBe(0);
		expect(previewed.output).toMatch(/grase/);
		stack.write("conference.yaml", file);
	});

	it("write the page for everybody", async () => {
		const { exitCode, output } = await ci("page", { PAGE_URL: "https://example.org/programme/" });
		expect(exitCode, output).toBe(0);
		const page = review("page/index.html");
		expect(page).toContain('<meta property="og:url" content="https://example.org/programme/">');
		expect(page).toContain('dir="auto">Keynote</a>');
		expect(page).not.toContain("@example.com");
	});

	it("apply what was reviewed", async () => {
		await git("switch", "--quiet", "main");
		await git("merge", "--quiet", "change");
		await passes("apply");
		expect((stack.emulator.state().session ?? []).map(({ name }) => name).sort()).toEqual(["Compilers", "Keynote"]);
		await passes("drift");
	});

	it("end with 2 where somebody changed the account, and change nothing themselves", async () => {
		await tamper("PATCH", `/events/${idOf("event")}/sessions/${idOf("keynote")}`, { name: "Changed in the portal" });
		await tamper("DELETE", `/events/${idOf("event")}/sessions/${idOf("compilers")}`);
		const before = stack.resources();
		await stack.takeRequests();
		const { exitCode, output } = await ci("drift");
		expect(exitCode, output).toBe(2);
		expect((await stack.takeRequests()).writes).toBe(0);
		expect(stack.resources()).toEqual(before);
		const drift = review("drift.md");
		expect(drift).toContain("**Session “Keynote”** is renamed from “Changed in the portal”");
		expect(drift).toMatch(/### Missing from the account\n\n- ➕ \*\*Session “Compilers”\*\*/);
		await passes("mend");
		await passes("drift");
	});

	it("end with 1, and not with 2, where the account can't be compared", async () => {
		const { exitCode, output } = await ci("drift", { ZOOM_CLIENT_SECRET: "wrong" });
		expect(exitCode, output).toBe(1);
		expect(output).not.toContain("wrong");
	});

	it("take the programme over from the system that it comes from", async () => {
		stack.write("conference.yaml", `${stack.read("conference.yaml")}source: { file: programme.csv }\n`);
		stack.write("programme.csv", "Title,Start,End\nRadio,2029-05-08T16:00,2029-05-08T16:30\n");
		const { exitCode, output } = await ci("sync");
		expect(exitCode, output).toBe(2);
		expect(review("sync.md")).toContain("➕ **Session “Radio”** is new on day 1, 16:00–16:30");
		await passes("sync");
		await passes("validate");
		stack.write("programme.csv", "");
		const empty = await ci("sync");
		expect(empty.exitCode, empty.output).toBe(1);
		expect(stack.read("conference.yaml")).toContain("name: Radio");
	});

	it("have been run whole: each command that a workflow calls", () => {
		const called = [...workflows.map(({ text }) => text), gitlab].map((text) => [...new Set(calledIn(text))].sort());
		expect(called).toEqual([
			["apply", "page", "preview", "review", "validate"],
			["drift", "mend"],
			["sync"],
			["apply", "drift", "mend", "page", "preview", "review", "sync", "validate"],
		]);
		expect([...ran].sort()).toEqual(["apply", "drift", "mend", "page", "preview", "review", "sync", "validate"]);
		const uses = workflows.flatMap(({ jobs }) =>
			Object.values(jobs).flatMap(({ steps }) => steps.flatMap((step) => step.uses ?? [])),
		);
		expect(uses.filter((one) => one.startsWith("pulumi/actions@"))).toHaveLength(3);
	});
});
