import * as pulumi from "@pulumi/pulumi";
import { ZoomEventsError } from "../api/errors";

/** An error that is shown by its message alone, whatever waits for what failed. */
export function plainError(message: string): pulumi.RunError {
	const shown = new pulumi.RunError(message);
	// The SDK puts a prefix before it for every property of every resource that waits for the lookup.
	Object.defineProperty(shown, "message", { get: () => message, set: () => undefined });
	// Shown in the place of the message where several resources wait.
	shown.stack = message;
	return shown;
}

/**
 * Runs a lookup of the program; what it throws for people is shown by its message alone, without a stack trace.
 *
 * @throws pulumi.RunError in place of a ZoomEventsError
 */
export async function orRunError<T>(lookUp: () => Promise<T>): Promise<T> {
	try {
		return await lookUp();
	} catch (error) {
		if (!(error instanceof ZoomEventsError)) throw error;
		throw plainError(error.message);
	}
}
