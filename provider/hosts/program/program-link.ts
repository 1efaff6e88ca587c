import { randomUUID } from "node:crypto";
import { rmSync } from "node:fs";
import { createServer, request } from "node:http";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as pulumi from "@pulumi/pulumi";
import type { InvokeResponse } from "@pulumi/pulumi/proto/provider_pb";
import type * as ResourceMessages from "@pulumi/pulumi/proto/resource_pb";
import { MockMonitor } from "@pulumi/pulumi/runtime/mocks";
import type { OperationId } from "../../api/contract";
import type { Properties, ResourceDescription } from "../../lifecycle/description";
import { stateIdOf } from "../../lifecycle/ids";
import { WRITING } from "../../lifecycle/operations";
import { RunNeeds } from "../../lifecycle/ownership/run-needs";
import { type Holding, holdingOf, type StackView } from "../../lifecycle/ownership/stack-view";
import { kindOfType } from "../../lifecycle/state-form";
import { identityOf, stackName } from "./identity";

/** The engine's own function that gives what the state of a stack holds. */
const STATE_FUNCTION = "pulumi:pulumi:readStackResourceOutputs";

/** Where the SDK has the form of JSON that its requests take. */
const STRUCT_MODULE = "google-protobuf/google/protobuf/struct_pb.js";

/** Longest wait for an answer, in ms: an engine in which a step has failed may give none. */
const TIMEOUT_MS = 30_000;

interface StateEntry {
	type: string;
	outputs: Record<string, unknown>;
}

/** Where a program answers, and what it has declared. */
interface Link {
	address: string;
	names: Map<string, string>;
}

/** The kinds whose classes are there, whether or not a program has declared one so far. */
const knownKinds = new Map<string, ResourceDescription>();

/** Notes that there is a kind: what the state holds of it may matter before the program declares one. */
export function knowKind(description: ResourceDescription): void {
	knownKinds.set(description.kind, description);
}

/** Links by stack: the Automation API runs several in one process. */
const links = new Map<string, Link>();

/** What programs need for their resources and look-ups, by stack. */
const needs = new Map<string, RunNeeds>();

/** What a program needs for all that it has declared and looks up so far; its provider asks for it. */
export function needsOfProgram(stack = stackName()): RunNeeds {
	const known = needs.get(stack) ?? new RunNeeds();
	needs.set(stack, known);
	return known;
}

/** A name for a socket of this process that needs no port: a file that only this user can open, or a named pipe. */
function newAddress(): string {
	// Short: the path of a socket may have some hundred characters at most.
	const name = `zoom-events-${randomUUID().slice(0, 13)}`;
	return process.platform === "win32" ? `\\\\.\\pipe\\${name}` : join(tmpdir(), `${name}.sock`);
}

/**
 * Notes that the program declares a resource, and answers the provider's questions from then on.
 *
 * The engine tells a provider of one resource at a time. Whose an object is can depend on all others, which the
 * program can ask the engine for; the provider is another process.
 *
 * @returns the resource's name as a digest, and, but for a preview, which creates nothing, and for unit tests of
 * programs, behind a blank the address at which the program answers; see `splitIdentity`
 */
export function declareToProvider(description: ResourceDescription, name: string, args: Properties): string {
	const { kind } = description;
	const identity = identityOf(kind, name);
	needsOfProgram().add(description, WRITING, args);
	if (pulumi.runtime.isDryRun() || pulumi.runtime.getMonitor() instanceof MockMonitor) return identity;
	const stack = stackName();
	const link = links.get(stack) ?? open(stack);
	link.names.set(identity, `${kind} "${name}"`);
	// One input, since the state keeps the name of each.
	return `${identity} ${link.address}`;
}

/** The parts of what `declareToProvider` gives. */
export function splitIdentity(hidden: unknown): { identity?: string; address?: string } {
	if (typeof hidden !== "string") return {};
	const [identity = "", ...address] = hidden.split(" ");
	return { identity, ...(address.length > 0 && { address: address.join(" ") }) };
}

function open(stack: string): Link {
	const link: Link = { address: newAddress(), names: new Map() };
	links.set(stack, link);
	const server = createServer((asked, answer) => {
		const { pathname } = new URL(asked.url ?? "/", "http://program");
		const result = answerTo(pathname, link, stack);
		result.then(
			(value) => answer.end(JSON.stringify(value)),
			(error: unknown) => {
				answer.statusCode = 500;
				answer.end(String(error));
			},
		);
	});
	// Neither a socket that can't be had nor one that is open may hold up the program or end it.
	server.on("error", () => undefined);
	server.on("connection", (socket) => socket.unref());
	server.listen(link.address);
	server.unref();
	process.once("exit", () => rmSync(link.address, { force: true }));
	return link;
}

/** What a provider asks for, as JSON can say it. */
async function answerTo(pathname: string, link: Link, stack: string): Promise<unknown> {
	if (pathname === "/state") return holdingsOf(stack);
	if (pathname === "/needs")
		return (await needsOfProgram(stack).all(false)).map(({ by, operations }) => [by, [...operations]]);
	return nameIn(link, pathname);
}

function nameIn({ names }: Link, pathname: string): string | null {
	return names.get(decodeURIComponent(pathname.slice("/name/".length))) ?? null;
}

/** What the state holds of all kinds; ids and places alone. */
async function holdingsOf(stack: string): Promise<Holding[]> {
	return Object.entries(await stateOf(stack)).flatMap(([urn, { type, outputs }]): Holding[] => {
		const description = knownKinds.get(kindOfType(type) ?? "");
		if (description === undefined) return [];
		const properties = Object.fromEntries(
			[...description.parents, description.id.parameter].map((name) => [
				name,
				pulumi.runtime.unwrapRpcSecret(outputs[name]),
			]),
		);
		const id = stateIdOf(description, properties[description.id.parameter]);
		const name = urn.split("::").slice(3).join("::");
		return [holdingOf(description, id, properties, identityOf(description.kind, name))];
	});
}

/**
 * What the engine says of a stack's state. By its own call, since the SDK's would write the answer, secrets in clear
 * included, into a verbose log.
 */
async function stateOf(stack: string): Promise<Record<string, StateEntry>> {
	// Generated modules, whose names an import() does not see; and the SDK's own copy of what is no dependency here.
	const load = createRequire(require.resolve("@pulumi/pulumi"));
	const { ResourceInvokeRequest } = load("@pulumi/pulumi/proto/resource_pb.js") as typeof ResourceMessages;
	const { Struct } = load(STRUCT_MODULE) as {
		Struct: { fromJavaScript(value: object): Parameters<ResourceMessages.ResourceInvokeRequest["setArgs"]>[0] };
	};
	const request = new ResourceInvokeRequest();
	request.setTok(STATE_FUNCTION);
	request.setArgs(Struct.fromJavaScript({ stackName: stack }));
	const answer = await new Promise<InvokeResponse>((resolve, reject) => {
		const monitor = pulumi.runtime.getMonitor();
		if (monitor === undefined) throw new Error("The engine can't be asked.");
		monitor.invoke(request, (error, response) => (error === null ? resolve(response) : reject(error)));
	});
	const { outputs = {} } = (answer.getReturn()?.toJavaScript() ?? {}) as { outputs?: Record<string, StateEntry> };
	return outputs;
}

/** The program at an address, asked from the provider's process. */
export function programAt(address: string): StackView {
	return {
		holdings: () => ask<Holding[]>(address, "/state"),
		nameOf: async (identity) =>
			(await ask<string | null>(address, `/name/${encodeURIComponent(identity)}`)) ?? undefined,
		needs: async () => {
			const needs = await ask<[by: string, operations: OperationId[]][]>(address, "/needs");
			return needs.map(([by, operations]) => ({ by, operations: new Set(operations) }));
		},
	};
}

function ask<Answer>(socketPath: string, path: string): Promise<Answer> {
	return new Promise((resolve, reject) => {
		const asking = request({ socketPath, path, agent: false, timeout: TIMEOUT_MS }, (answer) => {
			let text = "";
			answer.setEncoding("utf8");
			answer.on("data", (part: string) => {
				text += part;
			});
			answer.on("error", reject);
			answer.on("end", () => {
				if (answer.statusCode === 200) resolve(JSON.parse(text) as Answer);
				else reject(new Error(text));
			});
		});
		asking.on("error", reject);
		asking.on("timeout", () => asking.destroy(new Error("The program does not answer.")));
		asking.end();
	});
}
