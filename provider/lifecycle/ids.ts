import { digest } from "../api/digest";
import type { ResourceDescription } from "./description";

/** The id that the state keeps, of the API's value: a digest where the value says who a person is. */
export function stateIdOf({ id }: ResourceDescription, value: unknown): string {
	const isPersonal = id.isPersonal === true && value !== "";
	return isPersonal ? digest(String(value).toLowerCase(), 22) : String(value);
}
