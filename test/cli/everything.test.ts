import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { resourceClasses } from "../../provider/resources/index.ts";
import { makeStack, type TestStack } from "../helpers/stack.ts";

describe("one of each resource on the real CLI", () => {
	let stack: TestStack;
	beforeAll(async () => {
		const example = join(import.meta.dirname, "../../examples/everything");
		stack = await makeStack({}, { copy: "examples/everything", seed: join(example, "seed.json") });
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
			"https://events.example.com/join/",
			"https://events.example.com/play/",
		]) {
			expect(text.includes(secret), secret).toBe(false);
		}
	});

	it("goes down", async () => {
		const { output, exitCode } = await stack.pulumi("destroy", "--yes", "--skip-preview");
		expect(exitCode, output).toBe(0);
		expect(stack.emulator.state().event).toEqual([]);
	});
});
