import { afterAll, beforeAll, beforeEach, expect } from "vitest";
import type { RequestBody } from "../../provider/api/types.ts";
import type { Properties } from "../../provider/lifecycle/description.ts";
import { startWorld, type World } from "../helpers/world.ts";
import { cli, cliAnswered, folderOf, type Ran, read } from "./helpers.ts";

const MODULE = "pulumi-nodejs:dynamic/zoomEvents";
const STACK = "urn:pulumi:test::test::pulumi:pulumi:Stack::test-test";
const PROVIDER = "urn:pulumi:test::test::pulumi:providers:pulumi-nodejs::default";

/** A resource as an export has it. */
export type MadeUp = Properties & { urn: string; inputs: Properties; outputs?: Properties };

/** An operation as an export has it. */
export interface MadeUpOperation {
	resource: Properties;
	type: string;
}

/** URN of a resource of the made-up stack. */
export function urnOf(kind: string, name: string): string {
	return `urn:pulumi:test::test::${MODULE}:${kind}::${name}`;
}

/** What the state keeps of a kind's provider. */
export function providerOf(kind: string): string {
	return `exports.handler = () => require("pulumi-zoom-events/dynamic").${kind}`;
}

/** A resource that has no object yet. */
export function declared(kind: string, name: string, inputs: Properties, needs: readonly string[] = []): MadeUp {
	return {
		urn: urnOf(kind, name),
		custom: true,
		type: `${MODULE}:${kind}`,
		inputs: { __provider: providerOf(kind), ...inputs },
		parent: STACK,
		provider: `${PROVIDER}::f2ce66ba`,
		dependencies: needs,
		propertyDependencies: { eventId: needs },
	};
}

/** A resource with its object. */
export function entry(kind: string, name: string, id: string, inputs: Properties, outputs: Properties = {}): MadeUp {
	return {
		...declared(kind, name, inputs),
		id,
		outputs: { __provider: providerOf(kind), ...inputs, ...outputs },
	};
}

/** A create that was interrupted. */
export function creating(...args: Parameters<typeof declared>): MadeUpOperation {
	return { type: "creating", resource: declared(...args) };
}

/** A secret value in a state. */
export function sealed(text: string): Properties {
	return { "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270", ciphertext: text };
}

/** A secret value in an export with `--show-secrets`. */
export function revealed(value: unknown): Properties {
	return { "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270", plaintext: JSON.stringify(value) };
}

/** What `pulumi stack export` writes. */
export interface MadeUpExport {
	version: number;
	deployment: { manifest: Properties; resources: Properties[]; pending_operations?: MadeUpOperation[] };
}

/** An export with the stack, its provider, and what is given. */
export function exportOf(resources: readonly Properties[], operations?: readonly MadeUpOperation[]): MadeUpExport {
	const own = [
		{ urn: STACK, custom: false, type: "pulumi:pulumi:Stack" },
		{ urn: PROVIDER, custom: true, id: "f2ce66ba", type: "pulumi:providers:pulumi-nodejs" },
	];
	return {
		version: 3,
		deployment: {
			manifest: { time: "2031-01-01T00:00:00Z" },
			resources: [...own, ...resources],
			...(operations && { pending_operations: [...operations] }),
		},
	};
}

/** What an export has besides the stack and its provider. */
export function resourcesIn(text: string): Properties[] {
	return (JSON.parse(text) as MadeUpExport).deployment.resources.slice(2);
}

/** The operations that an export has. */
export function operationsIn(text: string): MadeUpOperation[] {
	return (JSON.parse(text) as MadeUpExport).deployment.pending_operations ?? [];
}

/** The world's conference, as a program declares it. */
export const CONFERENCE = {
	hubId: "emulator-hub",
	name: "Conformance Conference",
	description: "For tests.",
	eventType: "CONFERENCE",
	accessLevel: "PRIVATE_UNRESTRICTED",
	attendanceType: "virtual",
	timezone: "Europe/Berlin",
	calendar: [{ startTime: "2031-05-04T07:00:00Z", endTime: "2031-05-06T16:00:00Z" }],
};

/** A session of it. */
export const TALK = {
	name: "Talk",
	type: "webinar",
	timezone: "Europe/Berlin",
	startTime: "2031-05-04T08:00:00Z",
	endTime: "2031-05-04T09:00:00Z",
};

/** What needs the conference. */
export const NEEDS = [urnOf("Event", "conference")];

/** How a recovery of an export ended, and what it wrote. */
export interface Recovered extends Ran {
	/** Text of the state with what was found. */
	result: string;
	/** Questions that were asked. */
	asked: string[];
}

/** A local API with a conference of its own for each test, and objects in it. */
export class Account {
	eventId = "";

	constructor(readonly world: World) {}

	/** The conference as a state has it. */
	get event(): MadeUp {
		const { eventId } = this;
		return entry("Event", "conference", eventId, CONFERENCE, { eventId });
	}

	/** A state in whose run a speaker was not made. */
	get notMade(): MadeUpExport {
		const { eventId } = this;
		return exportOf([this.event], [creating("Speaker", "ada", { eventId, name: "Ada" }, NEEDS)]);
	}

	/** Makes `TALK`, and gives its id. */
	async session(changes: Partial<RequestBody<"createEventSession">> = {}): Promise<string> {
		const { startTime, endTime, ...rest } = TALK;
		const body = { ...rest, type: 2 as const, start_time: startTime, end_time: endTime, ...changes };
		const path = { eventId: this.eventId };
		return (await this.world.client.call("createEventSession", { path, body })).session_id ?? "";
	}

	/** Makes a speaker, and gives its id. */
	async speaker(name: string, changes: Partial<RequestBody<"createSpeaker">> = {}): Promise<string> {
		const path = { eventId: this.eventId };
		return (await this.world.client.call("createSpeaker", { path, body: { name, ...changes } })).speaker_id ?? "";
	}

	/** Runs `recover` on an export in a file, the result to another. Nothing is written to the account. */
	recover(state: MadeUpExport, ...flags: string[]): Promise<Recovered> {
		return this.recoverAnswered(undefined, state, ...flags);
	}

	/** The same with a person at the terminal. */
	async recoverAnswered(
		answers: readonly string[] | undefined,
		state: MadeUpExport,
		...flags: string[]
	): Promise<Recovered> {
		const at = folderOf({ "export.json": JSON.stringify(state) });
		const args = ["recover", "--state", at("export.json"), "--output", at("result.json"), ...flags];
		this.world.forget();
		const ran = answers === undefined ? { ...(await cli(...args)), asked: [] } : await cliAnswered(answers, ...args);
		expect(this.world.writes()).toEqual([]);
		return { ...ran, out: ran.out.replace(/Wrote .*\n/, ""), result: read(at("result.json")) };
	}
}

/** Starts a local API for the tests of a file, whose credentials are then in the environment. */
export function useAccount(): () => Account {
	let own: Account;
	const before = { ...process.env };
	beforeAll(async () => {
		own = new Account(await startWorld());
		const { accountId, clientId, clientSecret, apiUrl, oauthUrl } = own.world.client.settings;
		Object.assign(process.env, {
			ZOOM_ACCOUNT_ID: accountId,
			ZOOM_CLIENT_ID: clientId,
			ZOOM_CLIENT_SECRET: clientSecret,
			ZOOM_API_URL: apiUrl,
			ZOOM_OAUTH_URL: oauthUrl,
			ZOOM_PLAN: "off",
		});
	});
	beforeEach(async () => {
		const { client } = own.world;
		const query = { role_type: "host", event_status_type: "draft" } as const;
		for await (const { event_id: eventId = "" } of client.list("getEvents", { query }))
			await client.call("deleteEvent", { path: { eventId } });
		own.eventId = await own.world.conference();
	});
	afterAll(async () => {
		// The object itself stays: others may hold it.
		for (const name of Object.keys(process.env)) if (!(name in before)) delete process.env[name];
		Object.assign(process.env, before);
		await own.world.close();
	});
	return () => own;
}
