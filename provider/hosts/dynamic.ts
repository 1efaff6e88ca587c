import type * as pulumi from "@pulumi/pulumi";
import { ZoomEventsClient } from "../api/client";
import { ZoomEventsError } from "../api/errors";
import { type ClientSettings, resolveSettings } from "../api/settings";
import type { UploadProgress } from "../api/upload";
import type { Properties, ResourceDescription } from "../lifecycle/description";
import { InitializationError } from "../lifecycle/errors";
import { CreateJournal } from "../lifecycle/journal";
import { Lifecycle } from "../lifecycle/lifecycle";
import { Run } from "../lifecycle/run";
import { IDENTITY_KEY } from "./resource";

/** What Pulumi puts in the place of a value that is not yet known at preview. */
export const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

const PROVIDER_KEY = "__provider";

/** How Pulumi's dynamic provider process sees an error: it prints the stack, and reads these fields after a create or update. */
interface DynamicError extends Error {
	id?: string;
	properties?: Properties;
	reasons?: string[];
}

/** An error for people: its message alone, without the stack that the dynamic provider process would print. */
function toDynamicError(error: unknown): unknown {
	if (!(error instanceof ZoomEventsError)) return error;
	const shown: DynamicError = new Error(error.message);
	shown.name = "";
	shown.stack = "";
	if (error instanceof InitializationError) {
		shown.id = error.id;
		shown.properties = error.outs;
		shown.reasons = [...error.reasons];
	}
	return shown;
}

async function forPeople<T>(step: () => T | Promise<T>): Promise<T> {
	try {
		return await step();
	} catch (error) {
		throw toDynamicError(error);
	}
}

function withoutHidden(properties: Properties | undefined): Properties {
	const { [PROVIDER_KEY]: _, [IDENTITY_KEY]: __, ...rest } = properties ?? {};
	return rest;
}

function identityIn({ [IDENTITY_KEY]: identity }: Properties): string | undefined {
	return typeof identity === "string" ? identity : undefined;
}

/** Progress is told this often at most, in ms. */
const PROGRESS_MS = 5_000;

/** Tells how far each upload is, now and then. */
function progressReporter(): (progress: UploadProgress) => void {
	const told = new Map<string, number>();
	return ({ fileName, sentBytes, totalBytes }) => {
		const last = told.get(fileName) ?? Date.now();
		told.set(fileName, last);
		if (Date.now() - last < PROGRESS_MS) return;
		told.set(fileName, Date.now());
		const [sent, total] = [sentBytes, totalBytes].map((bytes) => Math.round(bytes / 1_000_000));
		console.info(`Uploading ${fileName}: ${sent} of ${total} MB`);
	};
}

/** One client serves all kinds of a process, so that they share token, connections and rate limit; so does the run. */
let shared: { key: string; client: ZoomEventsClient; run: Run } | undefined;

function sharedBy(settings: ClientSettings): { client: ZoomEventsClient; run: Run } {
	const key = JSON.stringify(settings);
	if (shared?.key !== key) {
		const onWait = (waitMs: number, reason: string): void =>
			console.info(`Waiting ${Math.ceil(waitMs / 1000)} s before the next try: ${reason.split("\n")[0]}`);
		const { journalFolder, accountId, apiUrl } = settings;
		shared = {
			key,
			client: new ZoomEventsClient(settings, {
				onWait,
				onNotice: (text) => console.info(text),
				onUploadProgress: progressReporter(),
			}),
			run: new Run(CreateJournal.of(journalFolder, `${accountId} ${apiUrl}`)),
		};
	}
	return shared;
}

/** Binds the lifecycle of a kind to Pulumi's dynamic provider. */
export function dynamicProvider(description: ResourceDescription): pulumi.dynamic.ResourceProvider {
	let config: pulumi.dynamic.ConfigureRequest["config"] | undefined;
	let bound: ReturnType<typeof sharedBy> | undefined;
	// Settings are asked for at the first diff or call, since check needs none.
	const own = (): ReturnType<typeof sharedBy> => {
		bound ??= sharedBy(resolveSettings((name) => config?.get(`zoomEvents:${name}`)));
		return bound;
	};
	const lifecycle = new Lifecycle(description, () => own().client, { run: () => own().run });
	return {
		configure: (request) => {
			config = request.config;
			bound = undefined;
			return Promise.resolve();
		},
		check: (olds: Properties, news: Properties) =>
			forPeople(() => ({
				inputs: news,
				failures: lifecycle.check(withoutHidden(olds), withoutHidden(news), (value) => value === UNKNOWN),
			})),
		diff: (id, olds: Properties, news: Properties) =>
			forPeople(async () => {
				lifecycle.seen(id, identityIn(news));
				const { hasChanges, replaces, deleteBeforeReplace } = lifecycle.diff(olds, news);
				if (replaces.length > 0) await lifecycle.refuseReplacementIfHeld(id, withoutHidden(olds), withoutHidden(news));
				return { changes: hasChanges, replaces, deleteBeforeReplace };
			}),
		create: (inputs: Properties) => forPeople(() => lifecycle.create(withoutHidden(inputs), identityIn(inputs))),
		read: (id, outs: Properties) =>
			forPeople(async () => {
				lifecycle.seen(id);
				const found = await lifecycle.read(id, withoutHidden(outs));
				// An empty id tells the engine that the object is gone.
				return found === undefined ? { id: "", props: {} } : { id, props: found.outs, inputs: found.inputs };
			}),
		update: (id, olds: Properties, news: Properties) =>
			forPeople(async () => ({ outs: await lifecycle.update(id, withoutHidden(olds), withoutHidden(news)) })),
		delete: (id, outs: Properties) => forPeople(() => lifecycle.delete(id, withoutHidden(outs))),
	};
}
