import { type Client, credentials } from "@grpc/grpc-js";
import { ResourceProviderClient } from "@pulumi/pulumi/proto/provider_grpc_pb";
import * as pb from "@pulumi/pulumi/proto/provider_pb";
import { Struct } from "google-protobuf/google/protobuf/struct_pb";
import { functionDescriptions } from "../../provider/functions/descriptions.ts";
import { serve } from "../../provider/hosts/native/main.ts";
import { Plugin, type PluginParts } from "../../provider/hosts/native/plugin.ts";
import { descriptions } from "../../provider/kinds/index.ts";
import type { Properties } from "../../provider/lifecycle/description.ts";
import { connectionOf } from "../helpers/doors.ts";
import type { World } from "../helpers/world.ts";

/** A plugin behind its socket, and what the engine asks it. */
export interface Spoken {
	plugin: Plugin;
	client: ResourceProviderClient;
	/** Calls a method and gives its answer. */
	call<Request, Response>(method: keyof ResourceProviderClient, request: Request): Promise<Response>;
	close(): void;
}

type Method = (request: unknown, answer: (error: Error | null, response: unknown) => void) => unknown;

/** A plugin of a world's account. */
export async function speak(world: World, parts: Partial<PluginParts> = {}): Promise<Spoken> {
	const plugin = new Plugin({
		version: "1.2.3",
		schemaFile: "schema/pulumi.json",
		descriptions,
		functions: functionDescriptions,
		construct: () => Promise.reject(new Error("no component is asked for")),
		options: { quietMs: 5, pauseMs: 0, connect: () => connectionOf(world) },
		...parts,
	});
	const server = await serve(plugin);
	const client = new ResourceProviderClient(`127.0.0.1:${server.port}`, credentials.createInsecure());
	return {
		plugin,
		client,
		call: (method, request) =>
			new Promise((resolve, reject) => {
				(client[method] as unknown as Method).call(client, request, (error, response) =>
					error === null ? resolve(response as never) : reject(error),
				);
			}),
		close: () => {
			(client as unknown as Client).close();
			server.close();
		},
	};
}

/** Values as the engine sends them. */
export const struct = (values: Properties): Struct => Struct.fromJavaScript(values as never);

/** The marks of the wire form. */
export const secret = (value: unknown): Properties => ({
	"4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270",
	value,
});

/** Kinds of changes, by their numbers in the protocol. */
export const KINDS = ["add", "add and replace", "delete", "delete and replace", "update", "update and replace"];

/** A resource of a stack `dev`. */
export const urnOf = (kind: string, name = "it"): string =>
	`urn:pulumi:dev::devconf::zoom-events:index:${kind}::${name}`;

export { pb };
