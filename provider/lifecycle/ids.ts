import { digest } from "../api/digest";
import type { ResourceDescription } from "./description";

/** The id that the state keeps, of the API's value: a digest where the value says who a person is. */
export function stateIdOf({ id }: ResourceDescription, value: unknown): string {
	const isPersonal = id.isPersonal === true && value !== "";
	return isPersonal ? digest(String(value).toLowerCase(), 22) : comparableId(String(value));
}

/** An id as it compares with others: one that is an address is the same in any case. No other has an `@`. */
export function comparableId(id: string): string {
	return id.includes("@") ? id.toLowerCase() : id;
}
