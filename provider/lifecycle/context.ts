import { ZoomEventsError } from "../api/errors";
import type { Api } from "./api";
import type { Properties, ResourceDescription } from "./description";
import { InitializationError } from "./errors";
import { CreateOnce } from "./ownership/create-once";
import type { Owners } from "./ownership/owners";
import { Run } from "./ownership/run";
import type { ObjectRef } from "./ownership/stack-view";
import { Remote } from "./remote";
import { type CompiledDescription, compileDescription } from "./shape";
import { readOutputs } from "./wire";

/** Pause before the first search for what a create without an answer may have made, in ms. */
const PAUSE_MS = 1_000;

/** How a lifecycle behaves; times in ms. */
export interface LifecycleOptions {
	/** How long a batch waits for others to join. */
	quietMs?: number;
	/** Reads within this time share a list. */
	gatherMs?: number;
	/** Pause before the first search for what may have been made. */
	pauseMs?: number;
	/** Tells the user what a run will do. */
	say?: (text: string) => void;
	/** What the process knows of its run, shared by all kinds. */
	run?: () => Run;
}

/** What every step of a kind's lifecycle works with: the kind's facts, its objects in the account, and the run. */
export class Context {
	readonly description: CompiledDescription;
	readonly remote: Remote;
	readonly run: () => Run;
	readonly pauseMs: number;
	#once: CreateOnce | undefined;

	/** @param api what calls the API; asked for at the first call */
	constructor(
		description: ResourceDescription,
		api: () => Api,
		private readonly options: LifecycleOptions,
	) {
		this.description = compileDescription(description);
		this.pauseMs = options.pauseMs ?? PAUSE_MS;
		this.remote = new Remote(this.description, api, { ...options, pauseMs: this.pauseMs });
		const own = new Run();
		this.run = options.run ?? (() => own);
	}

	get owners(): Owners {
		return this.run().owners;
	}

	/** What makes objects of the kind once. */
	get once(): CreateOnce {
		const { kind, noun } = this.description;
		this.#once ??= new CreateOnce(this.run(), { kind, noun, ...this.options, pauseMs: this.pauseMs });
		return this.#once;
	}

	/** Path parameter that ids fill for the objects below; undefined where the id is that of another object. */
	get ownParameter(): string | undefined {
		const { id, inputs } = this.description;
		return inputs.has(id.parameter) ? undefined : id.parameter;
	}

	/** An object, as others know it. */
	ref(id: string, properties: Properties): ObjectRef {
		return { kind: this.description.kind, path: this.remote.parentPath(properties), id };
	}

	/** Does a step, so that the run knows that something moves. */
	step<T>(step: () => Promise<T>): Promise<T> {
		return this.run().progress.doing(step);
	}

	/** Outputs with the API's own as they are now. */
	async withFreshOutputs(id: string, outs: Properties): Promise<Properties> {
		const remote = await this.remote.findMade(id, outs);
		return remote === undefined ? outs : { ...outs, ...readOutputs(remote, this.description) };
	}

	/** Does what is left to do for an object that exists: where it fails, the state has the object all the same. */
	async orInitializationError<T>(id: string, outs: Properties, step: () => Promise<T>): Promise<T> {
		try {
			return await step();
		} catch (error) {
			if (error instanceof InitializationError || !(error instanceof ZoomEventsError)) throw error;
			const { noun } = this.description;
			const message = `The ${noun} "${id}" exists, but is not yet as declared: ${error.message}\nRun the command again: it continues from here.`;
			// The engine shows the reasons, not the message.
			throw new InitializationError(message, id, outs, [message]);
		}
	}
}
