import type { ConstructRequest, ConstructResponse } from "@pulumi/pulumi/proto/provider_pb";
import type { ZoomEventsClient } from "../../api/client";
import { ConfigurationError, type ZoomEventsError } from "../../api/errors";
import { didYouMean } from "../../lifecycle/check";
import type { Properties, ResourceDescription } from "../../lifecycle/description";
import { identityOfUrn, kindOfType, PACKAGE } from "../../lifecycle/state-form";
import { type Connection, connect, type HostOptions } from "../connection";
import { settingsOf } from "./config";
import { EngineLog } from "./engine-log";
import { unimplemented } from "./errors";
import { ExportedStack, type StackPlace } from "./exported-stack";
import { KindResources } from "./resources";
import { readUrn } from "./urn";

/** A function that programs may call. */
export interface PluginFunction {
	name: string;
	/** True where what it gives must not stand in clear. */
	isSecret?: boolean;
	/** @throws ZoomEventsError where an argument is wrong, or nothing is found */
	run(client: ZoomEventsClient, args: Properties): Promise<Properties>;
}

/** What a plugin is made of. */
export interface PluginParts {
	version: string;
	/** File of the package's schema. */
	schemaFile: string;
	descriptions: readonly ResourceDescription[];
	functions: readonly PluginFunction[];
	/** Constructs a component; loads what it needs when it is called first. */
	construct: (request: ConstructRequest, engineAddress: string) => Promise<ConstructResponse>;
	options?: HostOptions;
}

/** The state of a plugin's process: one provider, of one account, in one run of the engine. */
export class Plugin {
	readonly log: EngineLog;
	readonly #kinds = new Map<string, KindResources>();
	readonly #stack: ExportedStack;
	#config: Properties = {};
	#connection: Connection | undefined;
	#place: StackPlace | undefined;
	#provider: string | undefined;
	#isCancelled = false;

	/** @param engineAddress where the engine answers; undefined where one attaches later */
	constructor(
		private readonly parts: PluginParts,
		engineAddress?: string,
	) {
		this.log = new EngineLog(engineAddress);
		const byKind = new Map(parts.descriptions.map((description) => [description.kind, description]));
		this.#stack = new ExportedStack(
			byKind,
			() => this.#place,
			(reason) =>
				this.log.warn(
					`The stack's state could not be read by "pulumi stack export" (${reason}), so what another resource may own is left alone.`,
				),
		);
	}

	get version(): string {
		return this.parts.version;
	}

	get schemaFile(): string {
		return this.parts.schemaFile;
	}

	/**
	 * @param provider URN and id of the provider that this process is, where the engine says them
	 * @throws ConfigurationError where a setting is missing or wrong: said here, it is said once, and not by each resource
	 */
	configure(config: Properties, provider: string | undefined): void {
		this.#config = config;
		this.#provider = provider;
		this.#connection = undefined;
		settingsOf(config);
	}

	/** The resources of a kind. */
	resources(kind: string): KindResources {
		const known = this.#kinds.get(kind);
		if (known !== undefined) return known;
		const { descriptions, options } = this.parts;
		const description = descriptions.find((one) => one.kind === kind);
		if (description === undefined) {
			const names = descriptions.map((one) => one.kind);
			throw unimplemented(
				`${PACKAGE} has no resource "${kind}".${didYouMean(kind, names) || ` It has ${names.join(", ")}.`}`,
			);
		}
		const say = (text: string): void => this.log.info(text);
		const resources = new KindResources(description, () => this.#connected(), { say, ...options });
		this.#kinds.set(kind, resources);
		return resources;
	}

	/** Notes that the program declares a resource. */
	declare(urn: string): void {
		const { type, name } = readUrn(urn);
		this.#stack.declare(identityOfUrn(urn), `${kindOfType(type) ?? type} "${name}"`);
	}

	/**
	 * Notes that a step of a resource begins.
	 *
	 * @throws ConfigurationError where the run was cancelled: what is under way is finished, nothing more begins
	 */
	begin(urn: string): void {
		this.#place = { stack: readUrn(urn).stack, provider: this.#provider };
		if (this.#isCancelled) throw new ConfigurationError("Not begun: the run was cancelled.", []);
	}

	/** What to say of an error of a step. */
	readonly textOf = (error: ZoomEventsError): string => this.#connection?.told.textOf(error) ?? error.message;

	/** The engine asks for an end; it does so at the end of each run too. */
	cancel(): void {
		this.#isCancelled = true;
	}

	/** Calls a function by its token. */
	async invoke(token: string, args: Properties): Promise<{ outputs: Properties; isSecret: boolean }> {
		const { functions } = this.parts;
		const name = token.split(":").at(-1) ?? token;
		const called = functions.find((one) => one.name === name);
		if (called === undefined) {
			const names = functions.map((one) => one.name);
			throw unimplemented(
				`${PACKAGE} has no function "${name}".${didYouMean(name, names) || ` It has ${names.join(", ")}.`}`,
			);
		}
		return { outputs: await called.run(this.#connected().client, args), isSecret: called.isSecret === true };
	}

	/** Constructs a component. */
	construct(request: ConstructRequest): Promise<ConstructResponse> {
		return this.parts.construct(request, this.log.address ?? "");
	}

	#connected(): Connection {
		const { connect: connectTo = connect } = this.parts.options ?? {};
		this.#connection ??= connectTo(
			settingsOf(this.#config),
			(text) => this.log.info(text),
			() => this.#stack,
		);
		return this.#connection;
	}
}
