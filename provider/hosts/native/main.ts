import { Server, ServerCredentials } from "@grpc/grpc-js";
import { ResourceProviderService } from "@pulumi/pulumi/proto/provider_grpc_pb";
import { PACKAGE } from "../../lifecycle/state-form";
import { Plugin, type PluginParts } from "./plugin";
import { serviceOf } from "./service";

/** How often the plugin looks whether its engine is still there, in ms. */
const PARENT_CHECK_MS = 1_000;

/** States of large resources go in one message; the engine's own limit, in bytes. */
const MAX_MESSAGE_BYTES = 400 * 1024 * 1024;

/** Said to a person who starts the plugin by hand. */
const BY_HAND = `This is the Pulumi plugin of ${PACKAGE}: Pulumi starts it by itself, by the path under plugins.providers in Pulumi.yaml.
See https://github.com/zoom-events-as-code/pulumi-zoom-events/blob/main/docs/languages.md

To debug it, run it with --serve and give its port to Pulumi: PULUMI_DEBUG_PROVIDERS=${PACKAGE}:<port> pulumi up
`;

/** Ends the process when the engine that started it is gone: one that was killed says no word. */
function endWithParent(): void {
	const parent = process.ppid;
	const timer = setInterval(() => {
		if (process.ppid !== parent) process.exit(0);
	}, PARENT_CHECK_MS);
	timer.unref();
}

/** A server of the plugin on a free port of this machine. */
export async function serve(plugin: Plugin): Promise<{ port: number; close: () => Promise<void> }> {
	const server = new Server({
		"grpc.max_receive_message_length": MAX_MESSAGE_BYTES,
		"grpc.max_send_message_length": MAX_MESSAGE_BYTES,
	});
	server.addService(ResourceProviderService, serviceOf(plugin));
	const port = await new Promise<number>((resolve, reject) => {
		server.bindAsync("127.0.0.1:0", ServerCredentials.createInsecure(), (error, bound) =>
			error === null ? resolve(bound) : reject(error),
		);
	});
	return {
		port,
		close: async () => {
			server.forceShutdown();
			await plugin.close();
		},
	};
}

/**
 * Runs the plugin as the engine starts it: with the engine's address as its last argument, and its own port as the first
 * line that it prints.
 *
 * @param args command line without program and script
 */
export async function runPlugin(parts: PluginParts, args: readonly string[]): Promise<void> {
	const address = args.filter((arg) => !arg.startsWith("-")).at(-1);
	if (args.includes("--version")) {
		process.stdout.write(`${parts.version}\n`);
		return;
	}
	if (address === undefined && !args.includes("--serve")) {
		process.stderr.write(BY_HAND);
		process.exitCode = 2;
		return;
	}
	const { port } = await serve(new Plugin(parts, address));
	if (address !== undefined) endWithParent();
	process.stdout.write(`${port}\n`);
}
