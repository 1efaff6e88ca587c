import type { FieldFailure } from "./errors";
import { isObject } from "./json";

/** A body as JSON; undefined where it is none: a page, or what is left of an answer. */
export function parseJson(text: string): unknown {
	try {
		return JSON.parse(text) as unknown;
	} catch {
		return undefined;
	}
}

/** Names under which the API's refusals, and what they say of single items, were seen to have their words. */
export const MESSAGE_NAMES = ["message", "error_message", "errorMessage", "reason"] as const;

/** The words of an error body, up to where it goes on or ends: the API does not always escape quotes within them. */
const WORDS = new RegExp(
	`("(?:${MESSAGE_NAMES.join("|")})"\\s*:\\s*")([\\s\\S]*?)(?="\\s*(?:,\\s*"\\w+"\\s*:|,?\\s*\\}))`,
	"g",
);

/** What the inside of a JSON text stands for, where what needs an escape may lack it. */
function unescaped(inside: string): string {
	return inside.replace(/\\(?:u[\dA-Fa-f]{4}|["\\/bfnrt])/g, (escaped) => String(parseJson(`"${escaped}"`)));
}

/**
 * An error body of the API's that is not quite JSON, as far as it can be read.
 *
 * @returns undefined for anything else: a page, what is left of an answer, or an object without a code and words
 */
export function almostErrorBody(text: string): unknown {
	if (!/^\s*\{[\s\S]*\}\s*$/.test(text)) return undefined;
	const code = /"code"\s*:\s*"?(\d+)/.exec(text)?.[1];
	const [words] = text.matchAll(WORDS);
	if (code === undefined || words === undefined) return undefined;
	const mended = text.replace(WORDS, (_, head: string, inside: string) => {
		return head + JSON.stringify(unescaped(inside)).slice(1, -1);
	});
	return parseJson(mended) ?? { code, message: unescaped(words[2] ?? "") };
}

/** A value as an object; undefined where it is none. */
export function asObject(value: unknown): Record<string, unknown> | undefined {
	return isObject(value) ? value : undefined;
}

/** What an error's message says has happened, without what to do about it. */
export function firstLineOf(message: string): string {
	return message.split("\n")[0] ?? "";
}

/** What the API's own error body says. */
export interface ErrorBody {
	/** Zoom's code; 0 where the body has none. */
	code: number;
	message: string;
	fields: FieldFailure[];
}

/**
 * Reads an error body in any of the API's forms.
 *
 * @returns undefined where the body is not the API's, so that nothing says what became of the request
 */
export function errorBodyOf(body: unknown): ErrorBody | undefined {
	const said = asObject(body);
	if (said === undefined) return undefined;
	const code = codeOf(said.code);
	const message = messageOf(said);
	if (code === undefined && message === undefined) return undefined;
	return { code: code ?? 0, message: message ?? "no reason was given", fields: fieldsOf(said.errors) };
}

function codeOf(value: unknown): number | undefined {
	if (typeof value === "number") return value;
	return typeof value === "string" && /^\d+$/.test(value) ? Number(value) : undefined;
}

/** What a refusal, or an item of one, says in words; undefined where it says nothing. */
export function messageOf(said: Readonly<Record<string, unknown>>): string | undefined {
	return MESSAGE_NAMES.map((name) => said[name]).find((text) => typeof text === "string");
}

function fieldsOf(errors: unknown): FieldFailure[] {
	if (!Array.isArray(errors)) return [];
	return errors.flatMap((error: unknown) => {
		const said = asObject(error) ?? { message: error };
		const message = messageOf(said);
		// Some name a person instead of a field, whom an error does not show.
		return message === undefined ? [] : [{ field: typeof said.field === "string" ? said.field : "", message }];
	});
}
