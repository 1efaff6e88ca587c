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

/** A create had no answer, and several objects may be what it made: only a person can tell. */
export class AmbiguousCreateError extends ZoomEventsError {
	override name = "AmbiguousCreateError";
	/** @param ids of the objects that may be the one */
	constructor(
		noun: string,
		readonly ids: readonly string[],
	) {
		super(
			`The answer to the creation of a ${noun} was lost, and ${ids.length} objects may be the one: ${ids.join(", ")}. Nothing was repeated. Look at them in the Zoom portal, delete those that are too many, and declare adopt: "<id>" for the one that stays.`,
		);
	}
}

/** A create had no answer, and the API can't be asked whether it was done. */
export class UnknownCreateError extends ZoomEventsError {
	override name = "UnknownCreateError";
	override mayHaveHappened = true;
	/** @param cause why there was no answer */
	constructor(noun: string, cause: Error) {
		super(
			`${cause.message}\nThe ${noun} may have been made all the same, and the API can't be asked. The next run makes it again: look in the Zoom portal whether there is one too many.`,
			{ cause },
		);
	}
}
