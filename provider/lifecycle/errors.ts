import { ZoomEventsError } from "../api/errors";
import type { Properties } from "./description";

/** The object exists, but not all of it is as declared: it stays in the state, and the next run goes on from there. */
export class InitializationError extends ZoomEventsError {
	override name = "InitializationError";
	/**
	 * @param id id of the object that exists
	 * @param outs what is known to be true of it
	 */
	constructor(
		message: string,
		readonly id: string,
		readonly outs: Properties,
		readonly reasons: readonly string[],
	) {
		super(message);
	}
}

/** The object that should be taken over is not there, or is not what is declared and can't become it. */
export class AdoptionError extends ZoomEventsError {
	override name = "AdoptionError";
}

/** Deleting the object in its present state would harm people who rely on it, or the API forbids it. */
export class DeletionRefusedError extends ZoomEventsError {
	override name = "DeletionRefusedError";
}
