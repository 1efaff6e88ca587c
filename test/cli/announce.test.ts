import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makeStack, type TestStack } from "../helpers/stack.ts";

const plugin = join(import.meta.dirname, "../helpers/command-plugin.ts");

describe("the announce example, with a stand-in for the plugin of @pulumi/command", () => {
	let stack: TestStack;
	const bin = mkdtempSync(join(tmpdir(), "zoom-events-plugin-"));
	const announced = join(bin, "announced.txt");

	beforeAll(async () => {
		const file = join(bin, "pulumi-resource-command");
		writeFileSync(
			file,
			`#!/bin/sh\nexec "${process.execPath}" --import "${import.meta.resolve("tsx")}" "${plugin}" "$@"\n`,
		);
		chmodSync(file, 0o755);
		stack = await makeStack({}, { copy: "examples/announce", plugins: bin });
		await stack.pulumi("config", "set", "--secret", "announce", `cat >> ${announced}`);
	});
	afterAll(async () => {
		await stack.close();
		rmSync(bin, { recursive: true, force: true });
	});

	/** What has been announced since the last call of this. */
	function takeAnnounced(): string {
		if (!existsSync(announced)) return "";
		const text = readFileSync(announced, "utf8");
		rmSync(announced);
		return text;
	}

	async function up(): Promise<string> {
		const { exitCode, output } = await stack.pulumi("up", "--yes", "--skip-preview");
		expect(exitCode, output).toBe(0);
		return output;
	}

	function edit(from: string, to: string): void {
		const text = stack.read("conference.yaml");
		expect(text).toContain(from);
		stack.write("conference.yaml", text.replace(from, to));
	}

	it("announces at the first up, with the programme, and nothing before", async () => {
		await stack.pulumi("preview");
		expect(takeAnnounced()).toBe("");
		await up();
		expect(takeAnnounced()).toBe(
			[
				"DevConf Example 2029 is live. The programme:",
				"2029-05-08 09:00–09:45 Keynote",
				"2029-05-08 10:00–10:45 Compilers",
				"2029-05-09 10:00–10:45 Kernels",
				"",
			].join("\n"),
		);
	});

	it("says nothing where nothing changes, and where the programme stays as it was", async () => {
		await up();
		edit("email: ada@example.com", "email: ada@example.com, jobTitle: Lead");
		await up();
		expect(takeAnnounced()).toBe("");
	});

	it("announces what changes in the programme, and shows at preview that it will", async () => {
		edit("name: Keynote, day: 1, at: 09:00", "name: Keynote, day: 1, at: 11:00");
		const { output } = await stack.pulumi("preview", "--diff");
		expect(output).toContain("command:local:Command: (update)");
		expect(output).toContain("2029-05-08 11:00–11:45 Keynote");
		expect(takeAnnounced()).toBe("");
		await up();
		expect(takeAnnounced()).toBe(
			[
				"The programme of DevConf Example 2029 has changed:",
				"- 2029-05-08 09:00–09:45 Keynote",
				"+ 2029-05-08 11:00–11:45 Keynote",
				"",
			].join("\n"),
		);
	});

	it("announces again, where the command failed", async () => {
		await stack.pulumi("config", "set", "--secret", "announce", "exit 3");
		edit("name: Compilers, day: 1, at: 10:00", "name: Compilers, day: 1, at: 13:00");
		const failed = await stack.pulumi("up", "--yes", "--skip-preview");
		expect(failed.exitCode).not.toBe(0);
		// Which command, is the secret.
		expect(failed.output).toContain("The announcement failed: its command ended with 3.");
		expect(failed.output).not.toContain("exit 3");
		await stack.pulumi("config", "set", "--secret", "announce", `cat >> ${announced}`);
		await up();
		expect(takeAnnounced()).toContain("+ 2029-05-08 13:00–13:45 Compilers");
	});

	it("keeps the organiser's command secret", () => {
		expect(stack.stateText()).not.toContain(announced);
	});
});
