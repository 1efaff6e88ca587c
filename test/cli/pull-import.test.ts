import { join } from "node:path";
import { execa } from "execa";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { kinds } from "../../provider/kinds/index.ts";
import { usePlugin } from "../helpers/native-plugin.ts";
import { makeStack, type TestStack } from "../helpers/stack.ts";

const bin = join(import.meta.dirname, "../../provider/bin/zoom-events.js");

/** Of what only people who manage an event have: the API neither lists nor shows files. */
const NOT_IMPORTED = ["File"];

describe("an event of every kind, as a file for pulumi import", () => {
	let stack: TestStack;
	let ids: Map<string, string | undefined>;

	beforeAll(async () => {
		stack = await makeStack({}, { copy: "examples/everything" });
		const { output, exitCode } = await stack.pulumi("up", "--yes", "--skip-preview");
		expect(exitCode, output).toBe(0);
		ids = new Map(stack.resources().map(({ type, id }) => [type.slice(type.lastIndexOf(":") + 1), id]));
	});
	afterAll(() => stack.close());

	it("is imported whole by another stack, and only read", async () => {
		const eventId = String(ids.get("Event"));
		const pulled = await execa(
			process.execPath,
			[bin, "pull", eventId, "--as", "pulumi-import", "--with-hub", "--with-people"],
			{ cwd: stack.folder, reject: false, env: stack.env },
		);
		expect([pulled.exitCode, pulled.stdout]).toEqual([0, "Wrote import.json."]);
		expect(pulled.stderr).toContain("Left out File: ");
		usePlugin(stack);
		await stack.pulumi("stack", "init", "imported");
		await stack.takeRequests();
		const { output, exitCode } = await stack.pulumi(
			"import",
			"--stack",
			"imported",
			"--file",
			"import.json",
			"--yes",
			"--skip-preview",
			"--protect=false",
			"--generate-code=false",
		);
		expect(exitCode, output).toBe(0);
		expect((await stack.takeRequests()).writes).toBe(0);
		const imported = stack.resources().filter(({ type }) => type.startsWith("zoom-events:index:"));
		const found = new Set(imported.map(({ type }) => type.slice("zoom-events:index:".length)));
		expect(Object.keys(kinds).filter((kind) => !found.has(kind))).toEqual(NOT_IMPORTED);
		// Whatever an import calls an object, the state has the same id but for a word that tells two of them apart.
		for (const { type, id = "" } of imported) {
			const kind = type.slice("zoom-events:index:".length);
			if (["HubHost", "VodChannelVideo", "VideoMetadata", "Exhibitor"].includes(kind)) continue;
			expect(id.replace(`/${kind}`, ""), kind).toBe(ids.get(kind));
		}
	});
});
