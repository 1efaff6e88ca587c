import { join } from "node:path";
import { execa } from "execa";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ZoomEventsClient } from "../../provider/api/client.ts";
import type { Kind } from "../../provider/conference/sections.ts";
import type { Properties } from "../../provider/lifecycle/description.ts";
import { resourceClasses } from "../../provider/resources/index.ts";
import { isCountedOnly } from "../../provider/review/discretion.ts";
import { nounOf } from "../../provider/review/names.ts";
import type { Portal } from "../helpers/portal.ts";
import { makeStack, PLANTED, type Run, type TestStack } from "../helpers/stack.ts";
import { kinds, rowOf } from "../lifecycle/kinds.ts";

const commandLine = join(import.meta.dirname, "../../provider/bin/zoom-events.js");

/** The address of the one attendee of the example, which the state holds encrypted. */
const ATTENDEE = "linus@example.com";

describe("zoom-events drift, on the real CLI", () => {
	let stack: TestStack;
	let portal: Portal & { client: ZoomEventsClient };

	async function drift(): Promise<Run> {
		const { exitCode = 1, all } = await execa("node", [commandLine, "drift", "--stack", "test"], {
			cwd: stack.folder,
			env: stack.env,
			all: true,
			reject: false,
		});
		return { exitCode, output: all };
	}

	/** The object of a kind, as the state has it. */
	function objectOf(kind: Kind): Properties {
		const resource = stack.resources().find(({ type }) => type.endsWith(`:${kind}`));
		const { inputs, outputs, id } = resource ?? {};
		const { parameter, isPersonal } = resourceClasses[kind].description.id;
		const hasAddress = typeof inputs?.email === "string";
		return {
			...inputs,
			...outputs,
			...(isPersonal !== true && { [parameter]: id }),
			...(!hasAddress && { email: ATTENDEE }),
		};
	}

	/** How the summary names a kind: `- ✏️ **Session “Keynote”** …`, or counted. */
	const lineOf = (kind: Kind): RegExp =>
		new RegExp(`^- .*\\*\\*${nounOf(kind)}${isCountedOnly(kind) ? "\\*\\*, counted only: 1" : " “"}`, "im");

	beforeAll(async () => {
		stack = await makeStack({}, { copy: "examples/everything" });
		const { exitCode, output } = await stack.pulumi("up", "--yes", "--skip-preview");
		expect(exitCode, output).toBe(0);
		const { accountId, clientId, clientSecret } = PLANTED;
		const { apiUrl, oauthUrl } = stack.emulator;
		const client = new ZoomEventsClient({ accountId, clientId, clientSecret, apiUrl, oauthUrl, plan: "off" });
		portal = { client, emulator: stack.emulator };
	});
	afterAll(async () => {
		await portal.client.close();
		await stack.close();
	});

	it("ends with 0 where the account is as the program says", async () => {
		const { exitCode, output } = await drift();
		expect(exitCode, output).toBe(0);
		expect(output).toContain("The account matches the repository.");
	});

	const changed = kinds.filter(
		({ description: { presentWhen }, drift }) => presentWhen === undefined && "change" in drift && !("stays" in drift),
	);

	it("ends with 2 and names an object of every kind that somebody changed or took away", async () => {
		for (const { description, drift: seen } of changed)
			if ("change" in seen) await seen.change(portal, objectOf(description.kind as Kind));
		const before = stack.resources();
		await stack.takeRequests();
		const { exitCode, output } = await drift();
		expect(exitCode, output).toBe(2);
		for (const { description } of changed) expect.soft(output).toMatch(lineOf(description.kind as Kind));
		expect(output).not.toContain(ATTENDEE);
		expect((await stack.takeRequests()).writes).toBe(0);
		expect(stack.resources()).toEqual(before);
	});

	it("is mended by up --refresh", async () => {
		const up = await stack.pulumi("up", "--yes", "--skip-preview", "--refresh");
		expect(up.exitCode, up.output).toBe(0);
		expect((await drift()).exitCode).toBe(0);
	});

	it("names a publication that somebody ended", async () => {
		const { drift: ended } = rowOf("EventPublication");
		if ("change" in ended) await ended.change(portal, objectOf("EventPublication"));
		const { exitCode, output } = await drift();
		expect(exitCode, output).toBe(2);
		expect(output).toMatch(lineOf("EventPublication"));
		expect(output).toContain("the event isn't published in the account");
	});

	it("leaves out what the API can't read, and what would only be made once more", () => {
		const unseen = kinds.filter(({ drift }) => "unseen" in drift || "stays" in drift);
		expect(unseen.map(({ description }) => description.kind)).toEqual([
			"File",
			"VodRegistrationList",
			"VodRegistration",
		]);
	});
});
