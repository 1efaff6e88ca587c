/** Components for programs in any language; loaded when the first is constructed, since this needs the whole SDK. */
import * as pulumi from "@pulumi/pulumi";
import type { Alias } from "@pulumi/pulumi/proto/alias_pb";
import { type ConstructRequest, ConstructResponse } from "@pulumi/pulumi/proto/provider_pb";
import { setAllConfig } from "@pulumi/pulumi/runtime/config";
import { serializeResourceProperties } from "@pulumi/pulumi/runtime/rpc";
import { resetOptions } from "@pulumi/pulumi/runtime/settings";
import { Struct } from "google-protobuf/google/protobuf/struct_pb";
import { ConfigurationError } from "./api/errors";
import { KeyedQueue } from "./api/keyed-queue";
import type { ConferenceArgs } from "./conference/component";
import { Conference } from "./conference/native-conference";
import { sdk } from "./hosts/program/sdk-internals";
import { didYouMean } from "./lifecycle/check";
import type { Properties } from "./lifecycle/description";

/** What a conference takes. */
const ARGUMENTS = ["file", "params", "spec"] as const satisfies readonly (keyof ConferenceArgs)[];

/** The SDK keeps much in globals: one component after the other. */
const turns = new KeyedQueue();

/** Ends the component that is constructed at present with an error. */
let fail: ((error: unknown) => void) | undefined;

// The SDK rejects an output that nobody has waited for yet. What other resources have under way must not end with it.
process.on("unhandledRejection", (error) => fail?.(error));

/** Options of a component that its children inherit. */
function optionsOf(request: ConstructRequest): pulumi.ComponentResourceOptions {
	// By the reference that the engine gives: URN and id, with `::` between.
	const providers = [...request.getProvidersMap().entries()].map(
		([name, reference]) => [name, new pulumi.DependencyProviderResource(reference)] as const,
	);
	const parent = request.getParent();
	return {
		dependsOn: request.getDependenciesList().map((urn) => new pulumi.DependencyResource(urn)),
		protect: request.getProtect() === true,
		providers: Object.fromEntries(providers),
		...(parent !== "" && { parent: new pulumi.DependencyResource(parent) }),
		ignoreChanges: request.getIgnorechangesList(),
		replaceOnChanges: request.getReplaceonchangesList(),
		retainOnDelete: request.getRetainondelete() === true,
		aliases: request.getAliasesList().map(aliasOf),
	};
}

/** What a component was called before: its URN, or the parts of it that were others. Its children inherit it. */
function aliasOf(alias: Alias): string | pulumi.Alias {
	const spec = alias.getSpec();
	if (spec === undefined) return alias.getUrn();
	const parts = { name: spec.getName(), type: spec.getType(), project: spec.getProject(), stack: spec.getStack() };
	return {
		...Object.fromEntries(Object.entries(parts).filter(([, part]) => part !== "")),
		...(spec.hasParenturn() && { parent: spec.getParenturn() }),
		...(spec.hasNoparent() && spec.getNoparent() && { parent: pulumi.rootStackResource }),
	};
}

/**
 * Values of a component's inputs: a file is read when the program runs, so they must be known by then.
 *
 * @throws ConfigurationError naming what is unknown, or no argument at all
 */
async function argumentsOf(inputs: Properties): Promise<ConferenceArgs> {
	const args: Properties = {};
	for (const [name, value] of Object.entries(inputs)) {
		if (!(ARGUMENTS as readonly string[]).includes(name))
			throw new ConfigurationError(
				`A Conference has no argument "${name}".${didYouMean(name, ARGUMENTS) || ` It takes ${ARGUMENTS.join(", ")}.`}`,
				[name],
			);
		const output = pulumi.output(value);
		const isKnown = await (output as unknown as { isKnown: Promise<boolean> }).isKnown;
		if (!isKnown)
			throw new ConfigurationError(
				`The argument "${name}" of a Conference is not known yet: it must not depend on what is still to be created.`,
				[name],
			);
		args[name] = await (output as unknown as { promise(): Promise<unknown> }).promise();
	}
	return args as ConferenceArgs;
}

/**
 * Constructs a component that a program in another language declares.
 *
 * @param engineAddress where the engine answers
 */
export function construct(request: ConstructRequest, engineAddress: string): Promise<ConstructResponse> {
	return turns.run("", () =>
		sdk.withLocalStorage(async () => {
			const failed = new Promise<never>((_, reject) => {
				fail = reject;
			});
			try {
				return await Promise.race([constructNow(request, engineAddress), failed]);
			} catch (error) {
				// The SDK's word for an error that people can mend.
				if (pulumi.RunError.isInstance(error)) throw new ConfigurationError(error.message, []);
				throw error;
			} finally {
				fail = undefined;
			}
		}),
	);
}

async function constructNow(request: ConstructRequest, engineAddress: string): Promise<ConstructResponse> {
	resetOptions(
		request.getProject(),
		request.getStack(),
		request.getParallel(),
		engineAddress,
		request.getMonitorendpoint(),
		request.getDryrun(),
		request.getOrganization(),
	);
	await sdk.awaitFeatureSupport();
	setAllConfig(Object.fromEntries(request.getConfigMap().entries()), request.getConfigsecretkeysList());
	const inputs = await sdk.deserializeInputs(request.getInputs(), request.getInputdependenciesMap());
	const conference = new Conference(request.getName(), await argumentsOf(inputs), optionsOf(request));
	const { eventId, eventIds, ids } = conference;
	const [state, dependencies] = await serializeResourceProperties("construct", { eventId, eventIds, ids });
	const response = new ConstructResponse().setUrn(await urnOf(conference)).setState(Struct.fromJavaScript(state));
	for (const [name, resources] of dependencies) {
		const urns = await Promise.all([...resources].map(urnOf));
		response.getStatedependenciesMap().set(name, new ConstructResponse.PropertyDependencies().setUrnsList(urns));
	}
	await sdk.waitForRPCs();
	return response;
}

function urnOf({ urn }: pulumi.Resource): Promise<string> {
	return (urn as unknown as { promise(): Promise<string> }).promise();
}
