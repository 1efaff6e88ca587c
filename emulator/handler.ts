import { randomBytes } from "node:crypto";
import type { Conduct } from "./behaviours";
import type { Operation } from "./contract";
import type { ReceivedFile } from "./form";
import type { Store, Stored } from "./store";

/** A request that passed validation. */
export interface Call {
	operation: Operation;
	store: Store;
	/** Path parameters. */
	params: Readonly<Record<string, string>>;
	query: Readonly<Record<string, unknown>>;
	/** The body, valid by the contract; empty where there was none. */
	body: Stored;
	/** The file of a form, which was streamed. */
	file?: ReceivedFile;
	/** Time of the request, in ms since the epoch. */
	now: number;
	/** How the API behaves where accounts may differ. */
	conduct: Conduct;
}

/** Answers a call: the response's body, or undefined for none. Throws a `Refusal`. */
export type Handler = (call: Call) => Stored | undefined;

/** Handlers of a group, by operation id. */
export type Handlers = Readonly<Record<string, Handler>>;

let makeId: (() => string) | undefined;

/** An id like Zoom's: 22 characters of the URL-safe alphabet. */
export function newId(): string {
	return makeId?.() ?? randomBytes(16).toString("base64url");
}

/** Takes a step in which every new id is made so; the usual way where undefined. */
export function makingIds<Result>(make: (() => string) | undefined, step: () => Result): Result {
	makeId = make;
	try {
		return step();
	} finally {
		makeId = undefined;
	}
}

/** The fields of an object that are named, as far as it has them. */
export function pick(object: Stored, names: readonly string[]): Stored {
	return Object.fromEntries(names.filter((name) => object[name] !== undefined).map((name) => [name, object[name]]));
}

/** A PATCH: nested objects are merged, everything else is replaced. */
export function merge(object: Stored, changes: Stored): Stored {
	const merged: Stored = { ...object };
	for (const [name, value] of Object.entries(changes)) {
		const present = merged[name];
		merged[name] = isObject(present) && isObject(value) ? merge(present, value) : value;
	}
	return merged;
}

/** Whether a value is a JSON object. */
export function isObject(value: unknown): value is Stored {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}
