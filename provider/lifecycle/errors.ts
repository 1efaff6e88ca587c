import { ZoomEventsError } from "../api/errors";
import { withArticle } from "./check";
import type { Properties } from "./description";

/**
 * The object exists, but not all of it is as declared: it stays in the state.
 *
 * To do: mend what `reasons` name and run the command again; it goes on from there.
 */
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

/**
 * The object that should be taken over is not there, or is not what is declared and can't become it.
 *
 * To do: check the id in `adopt`, or declare the object as it is.
 */
export class AdoptionError extends ZoomEventsError {
	override name = "AdoptionError";
}

/**
 * Deleting the object in its present state would harm people who rely on it, or the API forbids it. Nothing was done.
 *
 * To do: what the message says: cancel the event first, say, or declare `allowDestructive` where it is meant.
 */
export class DeletionRefusedError extends ZoomEventsError {
	override name = "DeletionRefusedError";
}

/**
 * A create had no answer, and several objects may be what it made: only a person can tell. Nothing is repeated.
 *
 * To do: delete those of `ids` that are too many, and declare `adopt` for the one that stays.
 */
export class AmbiguousCreateError extends ZoomEventsError {
	override name = "AmbiguousCreateError";
	/** @param ids of the objects that may be the one */
	constructor(
		noun: string,
		readonly ids: readonly string[],
	) {
		super(
			`The response to creating a ${noun} was lost, and ${ids.length} objects match: ${ids.join(", ")}. Nothing was repeated. Check them in the Zoom portal, delete the extra ones, and declare adopt: "<id>" for the one to keep.`,
		);
	}
}

/**
 * A create had no answer, and the API can't be asked whether it was done.
 *
 * To do: look in the Zoom portal whether there is one too many after the next run, which makes it again.
 */
export class UnknownCreateError extends ZoomEventsError {
	override name = "UnknownCreateError";
	override mayHaveHappened = true;
	/** @param cause why there was no answer */
	constructor(noun: string, cause: Error) {
		super(
			`${cause.message}\nThe ${noun} may have been created anyway, and the API has no way to tell. The next run creates it again: check the Zoom portal for a duplicate.`,
			{ cause },
		);
	}
}

/** What a person has to decide about an object that has the values of a resource. */
interface TakenFacts {
	because: "two-declare-it" | "owner-is-not-in-this-run" | "not-of-this-stack";
	/** Properties that are the same. */
	names: readonly string[];
	/** The resource that has the object. */
	owner?: string;
	/** What is otherwise there and declared, in words. */
	differences?: string;
	isUpdate: boolean;
	isUnique: boolean;
}

/**
 * Another object has the values of this one, and is not known to be it. Nothing was made or changed.
 *
 * To do: declare `adopt`, `allowDuplicate` or other values, by what `because` says; the message has the ways.
 */
export class TakenError extends ZoomEventsError {
	override name = "TakenError";
	/** What stands in the way. */
	readonly because: TakenFacts["because"];
	/** Properties that are the same. */
	readonly properties: readonly string[];
	/**
	 * @param noun what the objects are
	 * @param id of the other object
	 */
	constructor(
		noun: string,
		readonly id: string,
		facts: TakenFacts,
	) {
		super(takenMessage(noun, id, facts));
		this.because = facts.because;
		this.properties = facts.names;
	}
}

function takenMessage(noun: string, id: string, facts: TakenFacts): string {
	const { because, owner = "another resource", differences, isUpdate, isUnique } = facts;
	const same = facts.names.join(", ");
	if (because === "two-declare-it")
		return `Two resources declare ${withArticle(noun)} with the same ${same}: this one, and ${owner}, which has the ${noun} "${id}". Give each its own.`;
	if (because === "owner-is-not-in-this-run")
		return `${owner} still has this ${same} (${noun} "${id}"), and this run does not change that. Run it for both, without --target or --exclude.`;
	const there = `There is already ${withArticle(noun)} with the same ${same}, "${id}", which this stack's state does not have.`;
	if (isUpdate)
		return `${there} Nothing was changed. Change or delete that one in the Zoom portal, or declare another ${same}.`;
	const how = differences === undefined ? "" : ` It differs: ${differences}.`;
	const ways = [
		`to take it over, declare adopt: "${id}"`,
		...(isUnique ? [] : ["to create another one, declare allowDuplicate: true"]),
		"if the state was lost or a run was killed, `zoom-events recover` finds everything that exists",
	];
	return `${there}${how} Nothing was created. Choose one: ${ways.join("; ")}.`;
}
