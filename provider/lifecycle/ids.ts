import { createHash } from "node:crypto";
import type { ResourceDescription } from "./description";

/** The id that the state keeps, of the API's value: a digest where the value says who a person is. */
export function stateIdOf({ id }: ResourceDescription, value: unknown): string {
	const isPersonal = id.isPersonal === true && value !== "";
	return isPersonal
		? createHash("sha256").update(String(value).toLowerCase()).digest("base64url").slice(0, 22)
		: String(value);
}
