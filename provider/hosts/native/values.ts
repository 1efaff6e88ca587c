import { Struct } from "google-protobuf/google/protobuf/struct_pb";
import { isObject } from "../../api/json";
import type { Properties } from "../../lifecycle/description";

/** Key by which Pulumi's wire form marks values that JSON has no word for. */
const SIGNATURE_KEY = "4dabf18193072939515e22adb298388d";

const SECRET = "1b47061264138c4ac30d75fd1eb44270";

/** Of values that may be secret, unknown or depend on others, as the newest engines send them. */
const OUTPUT = "d0e6a833031e9bbcd3f4e8bde6ca49a4";

/** What Pulumi puts instead of a value that is not yet known at preview. */
export const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

/** Whether a value is not yet known. */
export function isUnknown(value: unknown): boolean {
	return value === UNKNOWN;
}

/** Properties as the lifecycle takes them, and which of them are secret as a whole or in part. */
export interface Unwrapped {
	values: Properties;
	secrets: ReadonlySet<string>;
}

/** A value without marks; what is null counts as not given. */
function unwrap(value: unknown, onSecret: () => void): unknown {
	if (Array.isArray(value)) return value.map((item) => unwrap(item, onSecret));
	if (!isObject(value)) return value === null ? undefined : value;
	if (value[SIGNATURE_KEY] === SECRET) {
		onSecret();
		return unwrap(value.value, onSecret);
	}
	if (value[SIGNATURE_KEY] === OUTPUT) {
		if (value.secret === true) onSecret();
		return value.value === undefined ? UNKNOWN : unwrap(value.value, onSecret);
	}
	const entries = Object.entries(value).map(([name, child]) => [name, unwrap(child, onSecret)] as const);
	return Object.fromEntries(entries.filter(([, child]) => child !== undefined));
}

/** Properties of a message of the engine. */
export function fromWire(struct: Struct | undefined): Unwrapped {
	const secrets = new Set<string>();
	const values: Properties = {};
	for (const [name, value] of Object.entries(struct?.toJavaScript() ?? {})) {
		const plain = unwrap(value, () => secrets.add(name));
		if (plain !== undefined) values[name] = plain;
	}
	return { values, secrets };
}

/** Properties for the engine, which keeps those that are secret encrypted. */
export function toWire(values: Properties, secrets: ReadonlySet<string> = new Set()): Struct {
	const marked = Object.entries(values)
		.filter(([, value]) => value !== undefined)
		.map(([name, value]) => {
			const isHidden = secrets.has(name) && !isUnknown(value);
			return [name, isHidden ? { [SIGNATURE_KEY]: SECRET, value } : value] as const;
		});
	return Struct.fromJavaScript(
		withoutUndefined(Object.fromEntries(marked)) as Parameters<typeof Struct.fromJavaScript>[0],
	);
}

/** A value without properties that are undefined, which the wire form has no word for. */
function withoutUndefined(value: unknown): unknown {
	if (Array.isArray(value)) return value.map((item) => withoutUndefined(item) ?? null);
	if (!isObject(value)) return value;
	const entries = Object.entries(value).filter(([, child]) => child !== undefined);
	return Object.fromEntries(entries.map(([name, child]) => [name, withoutUndefined(child)]));
}

/** What a program names by an asset. */
export type AssetValue = { path: string } | { text: string } | { uri: string };

const ASSET = "c44067f5952c0a294b673a41bacd8c17";

/** The file, text or address of an asset; undefined where the value is none. */
export function assetIn(value: unknown): AssetValue | undefined {
	if (!isObject(value) || value[SIGNATURE_KEY] !== ASSET) return undefined;
	const { path, text, uri } = value;
	if (typeof path === "string" && path !== "") return { path };
	if (typeof uri === "string" && uri !== "") return { uri };
	return { text: typeof text === "string" ? text : "" };
}
