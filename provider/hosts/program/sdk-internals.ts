import type { ConstructRequest } from "@pulumi/pulumi/proto/provider_pb";

/** What the SDK's own provider server is made of, and its declarations leave out. */
interface Internals {
	/** Gives a run of the SDK globals of its own. */
	withLocalStorage<T>(step: () => Promise<T>): Promise<T>;
	/** Asks the engine what it can do. */
	awaitFeatureSupport(): Promise<void>;
	/** Waits until all that was declared is known to the engine. */
	waitForRPCs(): Promise<void>;
	/** Inputs of a component, with outputs where they are secret, unknown or of other resources. */
	deserializeInputs(
		inputs: ReturnType<ConstructRequest["getInputs"]>,
		dependencies: ReturnType<ConstructRequest["getInputdependenciesMap"]>,
	): Promise<Record<string, unknown>>;
}

export const sdk: Internals = {
	...(require("@pulumi/pulumi/runtime/state") as Pick<Internals, "withLocalStorage">),
	...(require("@pulumi/pulumi/runtime/settings") as Pick<Internals, "awaitFeatureSupport" | "waitForRPCs">),
	...(require("@pulumi/pulumi/provider/server") as Pick<Internals, "deserializeInputs">),
};
