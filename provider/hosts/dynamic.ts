import type * as pulumi from "@pulumi/pulumi";
import { ZoomEventsError } from "../api/errors";
import { type ClientSettings, resolveSettings } from "../api/settings";
import { ACCOUNT_KEY, accountMark, requireSameAccount } from "../lifecycle/account";
import type { Properties, ResourceDescription } from "../lifecycle/description";
import { InitializationError } from "../lifecycle/errors";
import { objectId } from "../lifecycle/import-id";
import { Lifecycle } from "../lifecycle/lifecycle";
import type { StackView } from "../lifecycle/ownership/stack-view";
import { configured } from "../lifecycle/stack-settings";
import { IDENTITY_KEY, PROVIDER_KEY, wireForm } from "../lifecycle/state-form";
import { type Connection, connect, type HostOptions } from "./connection";
import { programAt, splitIdentity } from "./program/program-link";

/** What Pulumi puts instead of a value that is not yet known at preview. */
export const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

/** How Pulumi's dynamic provider process sees an error: it prints the stack, and reads these fields after a create or update. */
interface DynamicError extends Error {
	id?: string;
	properties?: Properties;
	reasons?: string[];
}

/** An error for people: its message alone, without the stack that the dynamic provider process would print. */
function toDynamicError(
	error: unknown,
	kind: string,
	mark: () => Properties,
	textOf: (error: ZoomEventsError) => string,
): unknown {
	if (!(error instanceof ZoomEventsError)) return error;
	const shown: DynamicError = new Error(textOf(error));
	shown.name = "";
	shown.stack = "";
	if (error instanceof InitializationError) {
		shown.id = error.id;
		// Of what is given here the engine keeps this alone: without its provider the object could not be deleted.
		shown.properties = { ...error.outs, [PROVIDER_KEY]: wireForm(kind), ...mark() };
		shown.reasons = [...error.reasons];
	}
	return shown;
}

/** Properties that are no input or output of a kind. */
const HIDDEN = new Set([PROVIDER_KEY, IDENTITY_KEY, ACCOUNT_KEY]);

function withoutHidden(properties: Properties | undefined): Properties {
	return Object.fromEntries(Object.entries(properties ?? {}).filter(([name]) => !HIDDEN.has(name)));
}

function identityIn({ [IDENTITY_KEY]: identity }: Properties): string | undefined {
	return typeof identity === "string" ? identity : undefined;
}

/** The program that this process serves: one, since the engine starts a process for each of its runs. */
let program: StackView | undefined;

/** One connection serves all kinds of a process; its key is the settings. */
let shared: { key: string; connection: Connection } | undefined;

function sharedBy(settings: ClientSettings, connectTo: typeof connect): Connection {
	const key = JSON.stringify(settings);
	// What the process prints, the engine shows.
	if (shared?.key !== key)
		shared = {
			key,
			connection: connectTo(
				settings,
				(text) => console.info(text),
				() => program,
			),
		};
	return shared.connection;
}

/** Binds the lifecycle of a kind to Pulumi's dynamic provider. */
export function dynamicProvider(
	description: ResourceDescription,
	{ connect: connectTo = connect, ...options }: HostOptions = {},
): pulumi.dynamic.ResourceProvider {
	let config: pulumi.dynamic.ConfigureRequest["config"] | undefined;
	let bound: Connection | undefined;
	// Settings are asked for at the first diff or call, since check needs none.
	const own = (): Connection => {
		bound ??= sharedBy(resolveSettings(configured((key) => config?.get(key))), connectTo);
		return bound;
	};
	const say = (text: string): void => console.info(text);
	const lifecycle = new Lifecycle(description, () => own().client, { say, ...options, run: () => own().run });
	const mark = (): Properties => ({ [ACCOUNT_KEY]: accountMark(own().settings) });
	/** What the lifecycle gets of the state's outputs, once it is sure that they are of this account. */
	const known = (outs: Properties): Properties => {
		requireSameAccount(outs, own().settings);
		return withoutHidden(outs);
	};
	const ownId = (id: string, outs: Properties): string => objectId(description, id, outs);
	const forPeople = async <T>(step: () => T | Promise<T>): Promise<T> => {
		try {
			return await step();
		} catch (error) {
			throw toDynamicError(error, description.kind, mark, (one) => bound?.told.textOf(one) ?? one.message);
		}
	};
	return {
		configure: (request) => {
			config = request.config;
			bound = undefined;
			return Promise.resolve();
		},
		check: (olds: Properties, { [IDENTITY_KEY]: hidden, ...declared }: Properties) =>
			forPeople(() => {
				const { identity, address } = splitIdentity(hidden);
				if (address !== undefined) program ??= programAt(address);
				// Where the program answers is of this run alone, so no state has it.
				const isUnknown = (value: unknown): boolean => value === UNKNOWN;
				const completed = lifecycle.completed(declared, isUnknown);
				const news: Properties = { ...completed, ...(identity !== undefined && { [IDENTITY_KEY]: identity }) };
				return {
					inputs: news,
					failures: lifecycle.check(withoutHidden(olds), withoutHidden(news), isUnknown, identity),
				};
			}),
		diff: (id, olds: Properties, news: Properties) =>
			forPeople(async () => {
				const { hasChanges, ...plan } = await lifecycle.plan(
					ownId(id, olds),
					known(olds),
					withoutHidden(news),
					identityIn(news),
				);
				// A native resource's state has no provider, without which it could not be read or deleted: an update adds it.
				return { changes: hasChanges || olds[PROVIDER_KEY] === undefined, ...plan };
			}),
		create: (inputs: Properties) =>
			forPeople(async () => {
				const { id, outs } = await lifecycle.create(withoutHidden(inputs), identityIn(inputs));
				return { id, outs: { ...outs, ...mark() } };
			}),
		read: (id, outs: Properties) =>
			forPeople(async () => {
				const found = await lifecycle.read(ownId(id, outs), known(outs));
				// An empty id tells the engine that the object is gone.
				return found === undefined
					? { id: "", props: {} }
					: { id, props: { ...found.outs, ...mark() }, inputs: found.inputs };
			}),
		update: (id, olds: Properties, news: Properties) =>
			forPeople(async () => ({
				outs: {
					...(await lifecycle.update(ownId(id, olds), known(olds), withoutHidden(news), identityIn(news))),
					...mark(),
				},
			})),
		delete: (id, outs: Properties) => forPeople(() => lifecycle.delete(ownId(id, outs), known(outs))),
	};
}
