import { MESSAGE_NAMES } from "./answers";
import type { ContractSchema } from "./contract";
import { isObject } from "./json";
import { bareConstant, contractWords, ERROR, propertyOf, typesOf } from "./recorder-contract";
import { isDate, isZone, maskedLink, maskedMessage, shapeOf } from "./recorder-texts";

/** Names of fields with ids, and with what opens a door. */
const ID_NAME = /(?:^|_)ids?$|Ids?$/;
const SECRET_NAME = /(?:token|key|secret|password|passcode|credential)s?$/i;

/** Fields of a refusal that speak in the API's own words. */
const SPOKEN = new Set<string>([...MESSAGE_NAMES, "field"]);

/** A text without blanks that is long and mixed: an id, or a key, whatever its field is called. */
const LONG_ID = /^(?=.*(?:\d|[a-z].*[A-Z]|[A-Z].*[a-z]))[\w+/=~.-]{16,}$/;

/** A name that a programmer gave: lower case with humps, underscores and few digits. */
const NAME = /^[a-z]{2,}(?:[A-Z][a-z]+|_[a-z]+|_?\d{1,2})*$/;

/** A constant that the contract doesn't know: `WEBINAR_SERIES`, `some_type`. */
const CONSTANT = /^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*$|^[a-z]+(?:_[a-z0-9]+)+$/;

/** Numbers things by the order in which they come. */
class Numbers {
	readonly #known = new Map<string, number>();

	of(thing: string): number {
		const known = this.#known.get(thing) ?? this.#known.size + 1;
		this.#known.set(thing, known);
		return known;
	}

	has(thing: string): boolean {
		return this.#known.has(thing);
	}
}

interface Place {
	schema: ContractSchema | undefined;
	/** Name of the field; of an item, that of its list. */
	name: string;
	isAnswer: boolean;
	/** True within a refusal. */
	isError: boolean;
}

/**
 * Takes what is personal or secret out of bodies, and leaves their structure and format. What stays in clear is what
 * the contract marks (constants, times, booleans, numbers, time zones) and the names of fields; all else becomes a
 * stand-in, the same for the same value.
 */
export class Masks {
	readonly #ids = new Numbers();
	readonly #secrets = new Numbers();
	readonly #links = new Numbers();
	readonly #persons = new Numbers();
	/** Spellings of each address that differ by case. */
	readonly #spellings = new Map<string, string[]>();

	/** A value of a request's body, path or query. */
	request(value: unknown, schema: ContractSchema | undefined, name = ""): unknown {
		return this.#masked(value, { schema, name, isAnswer: false, isError: false });
	}

	/** A value of an answer's body; of a refusal's, where the schema is that of errors. */
	answer(value: unknown, schema: ContractSchema | undefined, name = ""): unknown {
		return this.#masked(value, { schema, name, isAnswer: true, isError: schema === ERROR });
	}

	/** A text in place of a body: a proxy's page, or JSON that can't be read. */
	message(text: string): string {
		return maskedMessage(text);
	}

	#masked(value: unknown, place: Place): unknown {
		const { schema = {}, name } = place;
		const types = typesOf(schema);
		switch (typeof value) {
			case "boolean":
				return types.includes("boolean") && value;
			case "number":
				if (ID_NAME.test(name)) return this.#idNumber(value);
				return types.includes("integer") || types.includes("number") ? value : sizeOf(value);
			case "string": {
				// Blanks around a value tell whether it was trimmed.
				const [, before = "", core = "", after = ""] = /^(\s*)([\s\S]*?)(\s*)$/.exec(value) ?? [];
				return core === "" ? value : before + this.#text(core, place) + after;
			}
			default:
		}
		if (Array.isArray(value)) return value.map((item) => this.#masked(item, { ...place, schema: schema.items }));
		return isObject(value) ? this.#object(value, place) : null;
	}

	#object(value: Record<string, unknown>, place: Place): Record<string, unknown> {
		const isKnown = place.schema?.properties !== undefined || place.schema?.oneOf !== undefined;
		const masked = new Map<string, unknown>();
		for (const [name, child] of Object.entries(value)) {
			const schema = propertyOf(place.schema, name);
			let shown = schema === undefined ? nameOf(name, isKnown) : name;
			for (let more = 2; masked.has(shown); more++) shown = `${shown.replace(/~\d+$/, "")}~${more}`;
			masked.set(shown, this.#masked(child, { ...place, schema, name }));
		}
		return Object.fromEntries(masked);
	}

	#text(text: string, { schema, name, isAnswer, isError }: Place): string {
		if (schema !== undefined && isMarked(text, { schema, name, isAnswer })) return text;
		const isMessage = isError ? SPOKEN.has(name) : isAnswer && name === "error_message";
		if (schema !== undefined && isMessage) return maskedMessage(text);
		if (isError && name === "code" && /^\d{1,6}$/.test(text)) return text;
		// What has a name and password before its host is no address.
		const link = maskedLink(text, (one) => this.#links.of(one));
		if (link !== undefined) return link;
		if (/^[^\s@]+@[^\s@]+$/.test(text)) return this.#person(text);
		if (this.#ids.has(text) || ID_NAME.test(name)) return this.#id(text);
		if (this.#secrets.has(text) || SECRET_NAME.test(name)) return `token-${this.#secrets.of(text)}`;
		if (isDate(text)) return text.replace(/\d/g, "0");
		return LONG_ID.test(text) ? this.#id(text) : shapeOf(text);
	}

	/** `id-1`, with those of `/`, `+` and `=` that it had: `id-2[/=]`. */
	#id(text: string): string {
		const marks = ["/", "+", "="].filter((mark) => text.includes(mark)).join("");
		return `id-${this.#ids.of(text)}${marks === "" ? "" : `[${marks}]`}`;
	}

	/** A number of as many digits, in place of an id that is one. */
	#idNumber(value: number): number {
		const text = String(value);
		return /^\d+$/.test(text) ? Number(`1${String(this.#ids.of(text)).padStart(text.length - 1, "0")}`) : sizeOf(value);
	}

	/** `person-1@example.com`; with capitals where the address has some, and `+2` where others of it had too. */
	#person(text: string): string {
		const [local = "", domain = ""] = text.split("@");
		const person = `${hasCapital(local) ? "Person" : "person"}-${this.#persons.of(text.toLowerCase())}`;
		const host = `${hasCapital(domain) ? "Example" : "example"}.com`;
		const look = `${person}@${host}`;
		const spellings = this.#spellings.get(look) ?? [];
		this.#spellings.set(look, spellings);
		if (!spellings.includes(text)) spellings.push(text);
		const place = spellings.indexOf(text);
		return place === 0 ? look : `${person}+${place + 1}@${host}`;
	}
}

function hasCapital(text: string): boolean {
	return text !== text.toLowerCase();
}

/** Whether the contract marks a text as something that is nobody's. */
function isMarked(
	text: string,
	{ schema, name, isAnswer }: Pick<Place, "name" | "isAnswer"> & { schema: ContractSchema },
): boolean {
	const { enum: values, format } = schema;
	if (values !== undefined) {
		if (values.some((value) => String(value) === text)) return true;
		return isAnswer && (CONSTANT.test(text) || contractWords().constants.has(bareConstant(text)));
	}
	if (format === "date-time") return isDate(text, true);
	if (typesOf(schema).includes("string")) {
		if (name === "timezone") return isZone(text);
		// The contract marks some times as mere text.
		if (name.endsWith("_time") && text.includes(":")) return isDate(text);
		return contractWords().constantsOf.get(name)?.has(text) === true;
	}
	// A number as text, as a query has it.
	return (typesOf(schema).includes("integer") || typesOf(schema).includes("number")) && /^\d{1,6}$/.test(text);
}

/** Name of a field that the contract doesn't know; within such a field, names may be anybody's. */
function nameOf(name: string, isInKnown: boolean): string {
	if (name.length > 60 || !NAME.test(name)) return shapeOf(name);
	return isInKnown || /[_A-Z]/.test(name) || contractWords().vocabulary.has(name) ? name : shapeOf(name);
}

/** A number of the same size and kind that says no more. */
function sizeOf(value: number): number {
	if (value === 0) return 0;
	const digits = String(Math.trunc(Math.abs(value))).length;
	return Math.sign(value) * (10 ** (digits - 1) + (Number.isInteger(value) ? 0 : 0.5));
}
