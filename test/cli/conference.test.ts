import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makeStack, type TestStack } from "../helpers/stack.ts";

/** Example that is always taken through its life; `EXAMPLES=all` asks for that of each, of which there is a preview else. */
const ALWAYS = "devconf-yaml";

describe.each([ALWAYS, "meetup", "webinar"])("the conference file of examples/%s on the real CLI", (example) => {
	const isInFull = example === ALWAYS || process.env.EXAMPLES === "all";
	let stack: TestStack;
	beforeAll(async () => {
		stack = await makeStack({}, { copy: `examples/${example}` });
	});
	afterAll(() => stack.close());

	const up = async (...args: string[]): Promise<string> => {
		const { output, exitCode } = await stack.pulumi("up", "--yes", "--skip-preview", ...args);
		expect(exitCode, output).toBe(0);
		return output;
	};

	if (isInFull) {
		it("comes up, and a second run writes nothing", async () => {
			await up();
			await stack.takeRequests();
			await up("--expect-no-changes");
			expect((await stack.takeRequests()).writes).toBe(0);
			const refresh = await stack.pulumi("refresh", "--yes", "--skip-preview", "--expect-no-changes");
			expect(refresh.exitCode, refresh.output).toBe(0);
		});
	} else {
		it("has a preview that creates all of it, and writes nothing", async () => {
			const { output, exitCode } = await stack.pulumi("preview");
			expect(exitCode, output).toBe(0);
			expect(output).toMatch(/zoomEvents:Event \S+ create/);
			expect(output).toMatch(/\+ \d+ to create\n/);
			expect(output).not.toMatch(/to (update|replace|delete)/);
			expect((await stack.takeRequests()).writes).toBe(0);
		});
	}

	it("says a mistake with its line, and no stack trace", async () => {
		const file = stack.read("conference.yaml");
		stack.write("conference.yaml", file.replace("timezone: Europe/Berlin", "timezone: Europe/Berlim"));
		const { output, exitCode } = await stack.pulumi("preview");
		stack.write("conference.yaml", file);
		expect(exitCode).not.toBe(0);
		expect(output).toMatch(/conference\.yaml:\d+:\d+ event\.timezone: is "Europe\/Berlim"/);
		expect(output).not.toMatch(/\n\s+at /);
	});

	if (example === "webinar") {
		it("warns at the preview of an event that is over, and goes on", async () => {
			const file = stack.read("conference.yaml");
			stack.write("conference.yaml", file.replaceAll("2031-", "2001-"));
			const { output, exitCode } = await stack.pulumi("preview");
			stack.write("conference.yaml", file);
			expect(exitCode, output).toBe(0);
			expect(output).toMatch(/warning: conference\.yaml:\d+:\d+ event\.days: the event's last day was 2001-/);
		});
	}

	if (example === ALWAYS) {
		it("replaces nothing where titles and the order change, and moves to the next edition", async () => {
			const file = stack.read("conference.yaml");
			const [, kernels = ""] = /^( {2}kernels: .*\n)/m.exec(file) ?? [];
			const moved = file.replace(kernels, "").replace(/^ {2}landing:/m, `${kernels.replace("Kernels", "Cores")}$&`);
			stack.write("conference.yaml", moved);
			await stack.takeRequests();
			const output = await up();
			expect(output).toMatch(/~ 1 updated/);
			expect(output).not.toMatch(/created|replaced|deleted/);
			expect((await stack.takeRequests()).writes).toBe(1);
			await stack.pulumi("config", "set", "edition", "2028");
			const preview = await stack.pulumi("preview");
			expect(preview.output).toMatch(/devconf-hopping delete/);
			expect(preview.output).not.toMatch(/replace/);
		});
	}

	if (isInFull) {
		it("goes down", async () => {
			await stack.pulumi("config", "rm", "edition");
			const { output, exitCode } = await stack.pulumi("destroy", "--yes", "--skip-preview");
			expect(exitCode, output).toBe(0);
			expect((stack.emulator.state().event ?? []).filter(({ status }) => status === "PUBLISHED")).toEqual([]);
		});
	}
});
