import { createHmac, randomBytes } from "node:crypto";
import { digest } from "../../api/digest";
import { canonical, isUnset } from "../compare";
import type { Collection, Properties, WireObject } from "../description";
import type { CompiledDescription } from "../shape";
import { readAll } from "../values";
import type { Entry } from "./entries";

/** What the marks of all lists begin with. */
const PREFIX = "zel";

/** Characters of the list's id, and of what tells rows apart: Zoom takes letters and digits alone. */
const [LIST_LENGTH, KEY_LENGTH] = [12, 20] as const;

/** A mark of any list. */
const MARK = new RegExp(`^${PREFIX}[0-9a-f]{${LIST_LENGTH + KEY_LENGTH}}`);

/** Zoom takes 128 characters. */
const MARK_LENGTH = 96;

/** Base64url characters of a row's digests in the state: 30 bits say which, 24 say what it is like. */
const [WHO_LENGTH, WHAT_LENGTH] = [5, 4] as const;

/**
 * Id of a list.
 *
 * @param identity of the resource, which a later run has too; without it the id is random
 */
export function listIdOf(kind: string, identity: string | undefined): string {
	if (identity === undefined) return randomBytes(LIST_LENGTH / 2).toString("hex");
	return digest(`${kind} ${identity}`, LIST_LENGTH, "hex");
}

/** What the marks of a list's objects begin with. */
export function markPrefix(listId: string): string {
	return `${PREFIX}${listId}`;
}

/**
 * The mark that an object of a list has, in letters and digits: whose it is, which row's, and the row's own key for
 * people, unless that is an address.
 */
export function markOf(listId: string, key: string): string {
	const readable = key.includes("@") ? "" : key.replace(/[^A-Za-z0-9]/g, "");
	return `${markPrefix(listId)}${digest(key, KEY_LENGTH, "hex")}${readable}`.slice(0, MARK_LENGTH);
}

/** Whether a value is the mark of an object of some list. */
export function isMark(value: unknown): boolean {
	return typeof value === "string" && MARK.test(value);
}

/** What people know of an object's row by its mark: `order ABC12`; empty where it says nothing to them. */
export function readableKey(listId: string, mark: string): string {
	return mark.slice(markPrefix(listId).length + KEY_LENGTH);
}

/** What an entry is known by: its mark, else its person. */
export function handleOf(entry: Entry, { mark }: Collection, listId: string): string {
	return mark === undefined ? entry.key : markOf(listId, entry.key);
}

/** A secret of one list, which the state keeps encrypted. */
export function newKey(): string {
	return randomBytes(18).toString("base64url");
}

function keyed(secret: string, text: string, length: number): string {
	return createHmac("sha256", secret).update(text).digest("base64url").slice(0, length);
}

/**
 * What the state keeps of a list's objects: for each 9 characters, by which it can be told which are gone and which are
 * not as they were. Without the list's secret, they say nothing of anybody: guesses can't be tried on them.
 */
export class Tokens {
	readonly #whats = new Map<string, string[]>();

	constructor(
		readonly secret: string,
		readonly text: string,
	) {
		const length = WHO_LENGTH + WHAT_LENGTH;
		for (let at = 0; at + length <= text.length; at += length) {
			const who = text.slice(at, at + WHO_LENGTH);
			this.#whats.set(who, [...(this.#whats.get(who) ?? []), text.slice(at + WHO_LENGTH, at + length)]);
		}
	}

	/** Tokens of objects, by handle and by what they are like. */
	static of(secret: string, objects: readonly (readonly [handle: string, likeness: string])[]): Tokens {
		const all = objects.map(
			([handle, like]) => keyed(secret, handle, WHO_LENGTH) + keyed(secret, `${handle} ${like}`, WHAT_LENGTH),
		);
		return new Tokens(secret, all.sort().join(""));
	}

	/** How many objects there are. */
	get size(): number {
		return this.text.length / (WHO_LENGTH + WHAT_LENGTH);
	}

	/** How many of the objects have the handle. */
	count(handle: string): number {
		return this.#whats.get(keyed(this.secret, handle, WHO_LENGTH))?.length ?? 0;
	}

	/** Whether one of the objects has the handle. */
	has(handle: string): boolean {
		return this.count(handle) > 0;
	}

	/** Whether one of the objects has the handle, and was like this. */
	isAsWas(handle: string, likeness: string): boolean {
		const whats = this.#whats.get(keyed(this.secret, handle, WHO_LENGTH));
		return whats?.includes(keyed(this.secret, `${handle} ${likeness}`, WHAT_LENGTH)) === true;
	}
}

/** What an object is like, as the API shows it: equal texts mean equal objects. */
export function likenessOf(item: CompiledDescription, object: WireObject, names: readonly string[]): string {
	const shown: Properties = readAll(item, object, names);
	const known = names.flatMap((name) => {
		const shape = item.inputs.get(name);
		const value = shown[name];
		return shape === undefined || isUnset(value) ? [] : [[name, canonical(value, shape, "shown")]];
	});
	return JSON.stringify(known);
}
