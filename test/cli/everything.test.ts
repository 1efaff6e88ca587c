import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { resourceClasses } from "../../provider/resources/index.ts";
import { HOSTS, type TestStack } from "../helpers/stack.ts";

describe.each(HOSTS)("one of each resource on the real CLI, by %s", (_, make) => {
	let stack: TestStack;
	beforeAll(async () => {
		stack = await make({}, { copy: "examples/everything", asUsersDo: true });
	});
	afterAll(() => stack.close());

	it("comes up", async () => {
		const { output, exitCode } = await stack.pulumi("up", "--yes", "--skip-preview");
		expect(exitCode, output).toBe(0);
		const kinds = new Set(stack.resources().map(({ type }) => type.split(":").at(-1)));
		expect(Object.keys(resourceClasses).filter((kind) => !kinds.has(kind))).toEqual([]);
	});

	it("previews empty, also after a refresh", async () => {
		await stack.takeRequests();
		expect((await stack.pulumi("preview", "--expect-no-changes")).exitCode).toBe(0);
		expect((await stack.takeRequests()).writes).toBe(0);
		const refresh = await stack.pulumi("refresh", "--yes", "--skip-preview", "--expect-no-changes");
		expect(refresh.exitCode, refresh.output).toBe(0);
		const preview = await stack.pulumi("preview", "--expect-no-changes");
		expect(preview.exitCode, preview.output).toBe(0);
	});

	it("keeps people, links and stream keys out of the state in clear", () => {
		const [stream] = stack.emulator.state().livestream ?? [];
		const { stream_key: key } = (stream?.incoming_config ?? {}) as { stream_key?: string };
		const text = stack.stateText();
		expect(key).toBeTypeOf("string");
		for (const secret of [
			String(key),
			"linus@example.com",
			"Placeholder",
			"ken@example.com",
			"dora@example.com",
			"otto@example.com",
			"R2D-1",
			"https://events.example.com/join/",
			"https://events.example.com/play/",
		]) {
			expect(text.includes(secret), secret).toBe(false);
		}
	});

	it("uploads a file anew when its content changes, and not when it only moves", async () => {
		const program = stack.read("index.ts");
		stack.write("files/welcome.vtt", stack.read("files/keynote.en.vtt"));
		stack.write("index.ts", program.replace("keynote.en.vtt", "welcome.vtt"));
		await stack.takeRequests();
		const moved = await stack.pulumi("up", "--yes", "--skip-preview");
		expect(moved.exitCode, moved.output).toBe(0);
		// The name is the file's own, and the place is the state's alone.
		expect((await stack.takeRequests()).writes).toBe(0);
		stack.write("files/welcome.vtt", "WEBVTT\n\n00:00:00.000 --> 00:00:04.000\nHello.\n");
		const changed = await stack.pulumi("up", "--yes", "--skip-preview");
		expect(changed.exitCode, changed.output).toBe(0);
		expect((await stack.takeRequests()).byRoute).toMatchObject({
			"POST /zoom_events/files": 1,
			"PATCH /zoom_events/videos/{videoId}/metadata": 1,
		});
	});

	it("shows at preview that what the API can't delete stays", async () => {
		const program = stack.read("index.ts");
		stack.write("index.ts", program.replace(/new zoom.VodRegistration\(.*\);/, ""));
		const { output } = await stack.pulumi("preview", "--diff");
		expect(output).toMatch(/VodRegistration.*\n?.*retain/i);
		stack.write("index.ts", program);
	});

	it("names a file that is not there, at preview", async () => {
		const program = stack.read("index.ts");
		stack.write("index.ts", program.replace("files/welcome.vtt", "files/nowhere.vtt"));
		const { output, exitCode } = await stack.pulumi("preview");
		expect(exitCode).not.toBe(0);
		expect(output).toContain("files/nowhere.vtt");
		stack.write("index.ts", program);
	});

	it("goes down", async () => {
		const { output, exitCode } = await stack.pulumi("destroy", "--yes", "--skip-preview");
		expect(exitCode, output).toBe(0);
		expect(stack.emulator.state().event).toEqual([]);
	});
});
