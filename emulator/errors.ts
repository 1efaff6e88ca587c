import type { FieldFailure, Operation } from "./contract";

/** A refusal with the status and body that the API answers. */
export class Refusal extends Error {
	constructor(
		readonly status: number,
		readonly code: number,
		message: string,
		readonly fields: readonly FieldFailure[] = [],
		readonly headers: Readonly<Record<string, string>> = {},
		/** Body in place of one that is made of the rest. */
		readonly body?: string,
	) {
		super(message);
	}
}

/** Code 300: a body or query that is not valid, with every field that failed. */
export function invalid(...fields: FieldFailure[]): Refusal {
	return new Refusal(400, 300, "Validation Failed.", fields);
}

/**
 * A documented refusal of an operation: status and message come from the contract.
 *
 * @param status tells apart a code that an operation uses with two statuses
 */
export function refusal(operation: Operation, code: number, status?: number): Refusal {
	const known = operation.errors.find(
		(error) => error.code === code && (status === undefined || error.status === status),
	);
	if (known === undefined) throw new Error(`${operation.id} documents no code ${code}`);
	return new Refusal(known.status, code, `${known.means}.`);
}

/** "Not found" of an operation that documents no code for it: 404 with a code that others of its group use. */
export function notFound(operation: Operation, code: number, message: string): Refusal {
	const isDocumented = operation.errors.some((error) => error.code === code);
	return isDocumented ? refusal(operation, code) : new Refusal(404, code, message);
}
