import { isObject } from "../../api/json";

/** The key by which Pulumi marks what is no plain value. */
export const SIGNATURE = "4dabf18193072939515e22adb298388d";
/** Its value for secrets. */
const SECRET = "1b47061264138c4ac30d75fd1eb44270";

interface Secret {
	ciphertext?: string;
	/** JSON of the value, in an export with `--show-secrets`. */
	plaintext?: string;
}

function isSecret(value: unknown): value is Secret {
	return isObject(value) && value[SIGNATURE] === SECRET;
}

function some(value: unknown, wanted: (secret: Secret) => boolean): boolean {
	if (isSecret(value)) return wanted(value);
	if (typeof value !== "object" || value === null) return false;
	return Object.values(value).some((child) => some(child, wanted));
}

/** Whether a value of an export is secret, or holds what is. */
export function hasSecret(value: unknown): boolean {
	return some(value, () => true);
}

/** Whether a value of an export holds a secret in clear. */
export function hasPlaintext(value: unknown): boolean {
	return some(value, ({ plaintext }) => plaintext !== undefined);
}

/** Whether a value of an export holds what only the stack's passphrase or key opens. */
export function hasCiphertext(value: unknown): boolean {
	return some(value, ({ plaintext }) => plaintext === undefined);
}

/** A value of an export with its secrets in clear: for questions to the API, never for people or files. */
export function inClear<T>(value: T): T {
	const clear = (one: unknown): unknown => {
		if (isSecret(one)) return one.plaintext === undefined ? undefined : clear(JSON.parse(one.plaintext));
		if (Array.isArray(one)) return one.map(clear);
		if (!isObject(one)) return one;
		return Object.fromEntries(Object.entries(one).map(([key, child]) => [key, clear(child)]));
	};
	return clear(value) as T;
}
