import { describe, expect, it } from "vitest";
import { EXPORT, IMPORT, projectOf } from "./fake-pulumi.ts";
import { cli, cliAnswered, folderOf, type Ran, read } from "./helpers.ts";
import { type MadeUpExport, revealed, sealed } from "./states.ts";

const STACK = "urn:pulumi:test::shop::pulumi:pulumi:Stack::shop-test";
const NODEJS = "urn:pulumi:test::shop::pulumi:providers:pulumi-nodejs::default";

/** One of all that matters, as the dynamic host leaves it. */
const DYNAMIC = {
	version: 3,
	deployment: {
		manifest: { time: "2031-01-01T00:00:00Z", magic: "abc", version: "v3.274.1" },
		secrets_providers: { type: "passphrase", state: { salt: "v1:x" } },
		resources: [
			{ urn: STACK, custom: false, type: "pulumi:pulumi:Stack" },
			{ urn: NODEJS, custom: true, id: "8cec2670", type: "pulumi:providers:pulumi-nodejs" },
			{
				urn: "urn:pulumi:test::shop::zoom-events:index:Conference::devconf",
				custom: false,
				type: "zoom-events:index:Conference",
				outputs: {
					event: {
						"4dabf18193072939515e22adb298388d": "5cf8f73096256a8f31e491e813e4eb8e",
						id: "e1",
						urn: "urn:pulumi:test::shop::zoom-events:index:Conference$pulumi-nodejs:dynamic/zoomEvents:Event::devconf-event",
					},
				},
				parent: STACK,
			},
			{
				urn: "urn:pulumi:test::shop::zoom-events:index:Conference$pulumi-nodejs:dynamic/zoomEvents:Event::devconf-event",
				custom: true,
				id: "e1",
				type: "pulumi-nodejs:dynamic/zoomEvents:Event",
				inputs: {
					__identity: "a1b2c3d4e5f6a7b8",
					__provider: 'exports.handler = () => require("pulumi-zoom-events/dynamic").Event',
					name: "DevConf",
				},
				outputs: {
					__account: "AbCdEfGh",
					__provider: 'exports.handler = () => require("pulumi-zoom-events/dynamic").Event',
					eventId: "e1",
					name: "DevConf",
				},
				parent: "urn:pulumi:test::shop::zoom-events:index:Conference::devconf",
				provider: `${NODEJS}::8cec2670`,
				propertyDependencies: { __identity: [], __provider: [], name: [] },
				created: "2031-01-01T00:00:00Z",
			},
			{
				urn: "urn:pulumi:test::shop::random:index/randomId:RandomId::not::ours",
				custom: true,
				id: "r1",
				type: "random:index/randomId:RandomId",
				inputs: {
					about:
						"urn:pulumi:test::shop::zoom-events:index:Conference$pulumi-nodejs:dynamic/zoomEvents:Event::devconf-event",
				},
				parent:
					"urn:pulumi:test::shop::zoom-events:index:Conference$pulumi-nodejs:dynamic/zoomEvents:Event::devconf-event",
				dependencies: [
					"urn:pulumi:test::shop::zoom-events:index:Conference$pulumi-nodejs:dynamic/zoomEvents:Event::devconf-event",
				],
			},
			{
				urn: "urn:pulumi:test::shop::pulumi-nodejs:dynamic/zoomEvents:Ticket::ada",
				custom: true,
				id: "t1",
				type: "pulumi-nodejs:dynamic/zoomEvents:Ticket",
				inputs: {
					__identity: "0123456789abcdef",
					__provider: 'exports.handler = () => require("pulumi-zoom-events/dynamic").Ticket',
					email: sealed("v1:secret"),
				},
				outputs: {
					__account: "AbCdEfGh",
					__provider: 'exports.handler = () => require("pulumi-zoom-events/dynamic").Ticket',
					email: sealed("v1:secret"),
				},
				parent: STACK,
				dependencies: [
					"urn:pulumi:test::shop::zoom-events:index:Conference$pulumi-nodejs:dynamic/zoomEvents:Event::devconf-event",
				],
				provider: `${NODEJS}::8cec2670`,
				propertyDependencies: {
					__identity: [],
					__provider: [],
					eventId: [
						"urn:pulumi:test::shop::zoom-events:index:Conference$pulumi-nodejs:dynamic/zoomEvents:Event::devconf-event",
					],
				},
				additionalSecretOutputs: ["email", "forms"],
				deletedWith:
					"urn:pulumi:test::shop::zoom-events:index:Conference$pulumi-nodejs:dynamic/zoomEvents:Event::devconf-event",
				replaceWith: [
					"urn:pulumi:test::shop::zoom-events:index:Conference$pulumi-nodejs:dynamic/zoomEvents:Event::devconf-event",
				],
				aliases: ["urn:pulumi:test::shop::pulumi-nodejs:dynamic/zoomEvents:Ticket::guest"],
			},
		],
		metadata: {},
	},
};

const EVENT = "urn:pulumi:test::shop::zoom-events:index:Conference$zoom-events:index:Event::devconf-event";

/** The same as the plugin has it. */
const NATIVE = {
	version: 3,
	deployment: {
		manifest: { time: "2031-01-01T00:00:00Z", magic: "abc", version: "v3.274.1" },
		secrets_providers: { type: "passphrase", state: { salt: "v1:x" } },
		resources: [
			{ urn: STACK, custom: false, type: "pulumi:pulumi:Stack" },
			{
				urn: "urn:pulumi:test::shop::zoom-events:index:Conference::devconf",
				custom: false,
				type: "zoom-events:index:Conference",
				outputs: {
					event: { "4dabf18193072939515e22adb298388d": "5cf8f73096256a8f31e491e813e4eb8e", id: "e1", urn: EVENT },
				},
				parent: STACK,
			},
			{
				urn: EVENT,
				custom: true,
				id: "e1",
				type: "zoom-events:index:Event",
				inputs: { name: "DevConf" },
				outputs: { __account: "AbCdEfGh", eventId: "e1", name: "DevConf" },
				parent: "urn:pulumi:test::shop::zoom-events:index:Conference::devconf",
				propertyDependencies: { name: [] },
				created: "2031-01-01T00:00:00Z",
			},
			{
				urn: "urn:pulumi:test::shop::random:index/randomId:RandomId::not::ours",
				custom: true,
				id: "r1",
				type: "random:index/randomId:RandomId",
				inputs: {
					about:
						"urn:pulumi:test::shop::zoom-events:index:Conference$pulumi-nodejs:dynamic/zoomEvents:Event::devconf-event",
				},
				parent: EVENT,
				dependencies: [EVENT],
			},
			{
				urn: "urn:pulumi:test::shop::zoom-events:index:Ticket::ada",
				custom: true,
				id: "t1",
				type: "zoom-events:index:Ticket",
				inputs: { email: sealed("v1:secret") },
				outputs: { __account: "AbCdEfGh", email: sealed("v1:secret") },
				parent: STACK,
				dependencies: [EVENT],
				propertyDependencies: { eventId: [EVENT] },
				additionalSecretOutputs: ["email", "forms"],
				deletedWith: EVENT,
				replaceWith: [EVENT],
				aliases: ["urn:pulumi:test::shop::zoom-events:index:Ticket::guest"],
			},
		],
		metadata: {},
	},
};

/** Runs `migrate` on an export in a file. */
async function migrate(to: string, state: object): Promise<Ran & { result: string }> {
	const at = folderOf({ "export.json": JSON.stringify(state) });
	const ran = await cli("migrate", "--to", to, at("export.json"), "--output", at("result.json"));
	return { ...ran, out: ran.out.replaceAll(at("result.json"), "result.json"), result: read(at("result.json")) };
}

/** The resources of a state, with some changed; the rest of it as it is. */
function withResources(state: { deployment: object }, resources: object[]): MadeUpExport {
	return { ...state, deployment: { ...state.deployment, resources } } as unknown as MadeUpExport;
}

const text = (state: object): string => `${JSON.stringify(state, null, 2)}\n`;

describe("a stack that is migrated", () => {
	it("to the plugin has its types, URNs and provider, and keeps all else", async () => {
		const { code, err, out, result } = await migrate("native", DYNAMIC);
		expect([code, err]).toEqual([0, ""]);
		expect(result).toBe(text(NATIVE));
		expect(out).toBe(
			[
				"2 resources become native: Event 1, Ticket 1.",
				'A provider that nothing needs any longer is removed: pulumi:providers:pulumi-nodejs "default".',
				"Wrote result.json.",
				"Next:",
				'  1. In a TypeScript program, import "pulumi-zoom-events/native" in place of "pulumi-zoom-events".',
				"  2. Settings of the stack must be named zoom-events:<name>: the plugin does not read zoomEvents:<name>.",
				"  3. Pulumi.yaml must name the plugin: plugins: { providers: [{ name: zoom-events, path: node_modules/.bin }] }.",
				"  4. Check that nothing changes: pulumi preview --expect-no-changes",
				"",
			].join("\n"),
		);
	});

	it("there and back is the same, byte for byte, but for what the engine makes anew", async () => {
		const there = await migrate("native", DYNAMIC);
		const { result } = await migrate("dynamic", JSON.parse(there.result) as object);
		const expected = text(DYNAMIC)
			// The engine makes the provider, and the program says who is who, at the next run.
			.replace(/\n {6}\{\n *"urn": "[^"]*:pulumi-nodejs::default",[^}]*\},/, "")
			.replaceAll(/\n *"provider": "[^"]*",/g, "")
			.replaceAll(/\n *"__identity": (\[\]|"\w+"),/g, "");
		expect(result).toBe(expected);
	});

	it("of the plugin and back is the same", async () => {
		const { result } = await migrate("dynamic", NATIVE);
		expect((await migrate("native", JSON.parse(result) as object)).result).toBe(text(NATIVE));
	});

	it("of the host already stays as it is", async () => {
		const { code, out, result } = await migrate("native", NATIVE);
		expect([code, out, result]).toEqual([
			0,
			"Nothing to migrate: no resource of this package is other than native.\nWrote result.json.\n",
			text(NATIVE),
		]);
	});

	it("keeps the provider of others, and uses one that is there", async () => {
		const [stack, nodejs, ...rest] = DYNAMIC.deployment.resources;
		const other = {
			urn: "urn:pulumi:test::shop::pulumi-nodejs:dynamic:Resource::other",
			custom: true,
			id: "o1",
			type: "pulumi-nodejs:dynamic:Resource",
			provider: `${NODEJS}::8cec2670`,
		};
		const present = {
			urn: "urn:pulumi:test::shop::pulumi:providers:zoom-events::default_0_1_0",
			custom: true,
			id: "p1",
			type: "pulumi:providers:zoom-events",
			inputs: { version: "0.1.0" },
		};
		const state = withResources(DYNAMIC, [stack ?? {}, nodejs ?? {}, other, ...rest, present]);
		const { out, result } = await migrate("native", state);
		const resources = (JSON.parse(result) as MadeUpExport).deployment.resources as Record<string, unknown>[];
		expect(out.split("\n").slice(0, 2)).toEqual([
			"2 resources become native: Event 1, Ticket 1.",
			"Wrote result.json.",
		]);
		expect(resources[4]).toEqual(present);
		expect(resources.slice(1, 3)).toEqual([nodejs, other]);
		expect(resources.map(({ provider }) => provider).filter(Boolean)).toEqual([
			`${NODEJS}::8cec2670`,
			"urn:pulumi:test::shop::pulumi:providers:zoom-events::default_0_1_0::p1",
			"urn:pulumi:test::shop::pulumi:providers:zoom-events::default_0_1_0::p1",
		]);
	});

	it("of version 0.1 gets the conference's present type", async () => {
		const old = JSON.parse(
			JSON.stringify(DYNAMIC).replaceAll("zoom-events:index:Conference", "zoomEvents:index:Conference"),
		);
		const { result } = await migrate("native", old as object);
		expect(result).toBe(text(NATIVE).replace(/(?<="about": ".*)zoom-events:index:C/, "zoomEvents:index:C"));
	});

	it("loses the word by which an import told two ids apart, which dynamic resources don't have", async () => {
		const [stack] = NATIVE.deployment.resources;
		const questions = (kind: string, id: string) => ({
			urn: `urn:pulumi:test::shop::zoom-events:index:${kind}::q`,
			custom: true,
			id,
			type: `zoom-events:index:${kind}`,
			inputs: { eventId: "e1" },
		});
		const { result } = await migrate(
			"dynamic",
			withResources(NATIVE, [
				stack ?? {},
				questions("EventQuestions", "e1/EventQuestions"),
				questions("Speaker", "a/Speaker"),
			]),
		);
		const resources = (JSON.parse(result) as MadeUpExport).deployment.resources as Record<string, unknown>[];
		expect(resources.map(({ id }) => id)).toEqual([undefined, "e1", "a/Speaker"]);
	});
});

describe("a state that can't be migrated", () => {
	const refused = async (state: unknown, ...flags: string[]): Promise<string> => {
		const at = folderOf({ "export.json": typeof state === "string" ? state : JSON.stringify(state) });
		const { code, out, err } = await cli("migrate", at("export.json"), ...flags);
		expect([code, out]).toEqual([2, ""]);
		return err.replaceAll(at("export.json"), "export.json");
	};
	const [stack = {}, nodejs = {}, , event = {}] = DYNAMIC.deployment.resources as object[];

	it("is no export", async () => {
		expect(await refused("resources:", "--to", "native")).toBe(
			"zoom-events: export.json is not JSON; it must be a stack export.\n",
		);
		expect(await refused({}, "--to", "native")).toBe(
			"zoom-events: export.json has no deployment; it must be a stack export.\n",
		);
	});

	it("has interrupted operations", async () => {
		const deployment = { ...DYNAMIC.deployment, pending_operations: [{ type: "creating", resource: event }] };
		expect(await refused({ version: 3, deployment }, "--to", "native")).toBe(
			'zoom-events: the state has interrupted operations: creating Event "devconf-event". Run zoom-events recover or pulumi refresh first.\n',
		);
	});

	it("has a resource of either host", async () => {
		const twin = (NATIVE.deployment.resources as object[])[2] ?? {};
		expect(await refused(withResources(DYNAMIC, [stack, nodejs, event, twin]), "--to", "native")).toBe(
			'zoom-events: the state has Event "devconf-event" as a native and as a dynamic resource. Remove one of them with pulumi state delete first.\n',
		);
	});

	it("has two accounts, which dynamic resources can't", async () => {
		const [, , one = {}] = NATIVE.deployment.resources as object[];
		const other = { ...one, urn: EVENT.replace("devconf", "other"), outputs: { __account: "IjKlMnOp" } };
		expect(await refused(withResources(NATIVE, [stack, one, other]), "--to", "dynamic")).toBe(
			"zoom-events: the resources are in 2 Zoom accounts, and the dynamic resources of a program share one. Give each account a stack of its own first, or keep the native plugin.\n",
		);
	});

	it("has an import that no run has followed", async () => {
		const [, , one = {}] = NATIVE.deployment.resources as object[];
		const imported = { ...one, inputs: { __imported: true, name: "DevConf" } };
		expect(await refused(withResources(NATIVE, [stack, imported]), "--to", "dynamic")).toBe(
			'zoom-events: Event "devconf-event" was imported, and the state has more of it than the program declares until the next run. Run pulumi up first.\n',
		);
	});

	it("would print secrets in clear", async () => {
		const open = { ...event, inputs: { name: revealed("hidden") } };
		const said = await refused(withResources(DYNAMIC, [stack, nodejs, open]), "--to", "native");
		expect(said).toBe(
			"zoom-events: export.json has plaintext secrets, and so will the result: choose a file for it with --output.\n",
		);
	});

	it("is to go nowhere, or to a host that there is not", async () => {
		expect(await refused(DYNAMIC)).toContain("required option '--to <host>' not specified");
		expect(await refused(DYNAMIC, "--to", "terraform")).toContain("Allowed choices are native, dynamic.");
		expect(await refused(DYNAMIC, "--to", "native", "--stack", "test")).toBe(
			"zoom-events: --stack and a file exclude each other.\n",
		);
	});
});

describe("the stack itself", () => {
	const flagsOf = (at: (name: string) => string): string[] => [
		"migrate",
		"--to",
		"native",
		"--stack",
		"test",
		"--pulumi",
		at("pulumi"),
	];

	it("is read and written by the Pulumi CLI, where a person agrees", async () => {
		const { at, calls } = projectOf(DYNAMIC as unknown as MadeUpExport);
		const alone = await cli(...flagsOf(at));
		expect([alone.code, alone.err]).toEqual([1, "Nothing was written: add --yes to do so.\n"]);
		const refusing = await cliAnswered(["n"], ...flagsOf(at));
		expect([refusing.code, refusing.err, refusing.asked]).toEqual([
			1,
			"Nothing was written.\n",
			["Write the state of stack test? [y/N] "],
		]);
		expect(calls()).toEqual([EXPORT, EXPORT]);
		const { code, out } = await cliAnswered(["yes"], ...flagsOf(at));
		expect(code).toBe(0);
		expect(out).toContain("Wrote the state of stack test.\nNext:\n");
		expect(out).toContain("pulumi preview --expect-no-changes --stack test\n");
		expect(calls().slice(2)).toEqual([EXPORT, EXPORT, IMPORT]);
		expect(JSON.parse(read(at("imported.json")))).toEqual(NATIVE);
	});

	it("is left alone where there is nothing to do", async () => {
		const { at, calls } = projectOf(NATIVE as unknown as MadeUpExport);
		const { code, out } = await cli(...flagsOf(at), "--yes");
		expect([code, out]).toEqual([0, "Nothing to migrate: no resource of this package is other than native.\n"]);
		expect(calls()).toEqual([EXPORT]);
	});
});
