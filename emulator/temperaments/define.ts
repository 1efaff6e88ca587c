import type { Operation } from "../contract";
import type { Call, Handler } from "../handler";
import type { ListConditions } from "../lists";
import type { Stored } from "../store";
import type { Change } from "./fields";

/** What a temperament does to requests and answers. Hooks that are not there leave everything as it is. */
export interface Hooks {
	/** What holds of the list that an operation answers. */
	lists?(operation: Operation): Partial<ListConditions>;
	/** What the server makes of each value of a valid body before anything is stored. */
	written?: Change;
	/** Answers a call in the handler's place, which it may ask. */
	around?(call: Call, handler: Handler): Stored | undefined;
	/** What the answer has in place of each value. */
	answered?: Change;
	/** Ids of what is made. */
	newId?(): string;
	/** What the body of a refusal has. */
	refused?(body: Stored): Stored;
	/** The text of a refusal's body in place of its JSON. */
	refusedText?(json: string): string;
}

/** What a temperament starts with. */
export interface Beginning {
	/** Place of the next object that is made. */
	next: number;
	/** Every operation of the contract. */
	contract: readonly Operation[];
}

/** The value that a temperament takes, as text. */
export interface Value {
	/** Its form, for people: `<n>`; one for each, where there are several. */
	forms: readonly string[];
	pattern: RegExp;
	/** What it is where it isn't given; a temperament without one must be given a value. */
	standard?: string;
	/** Values to try it with. */
	samples: readonly string[];
}

/** A way in which a real API may answer, which the description doesn't rule out or accounts were seen to do. */
export interface Temperament {
	/** What the API does, in a sentence. */
	does: string;
	/** Undefined where it takes none. */
	value?: Value;
	start(value: string, beginning: Beginning): Hooks;
}

/** A family of temperaments by name. */
export function temperamentsOf<const Family extends Readonly<Record<string, Temperament>>>(family: Family): Family {
	return family;
}

/** A number of times: from 1. */
export const COUNT: Value = { forms: ["<n>"], pattern: /^[1-9]\d{0,5}$/, samples: ["2"] };

/** One of some words. */
export function oneOf(words: readonly [string, ...string[]]): Value {
	return { forms: words, pattern: new RegExp(`^(${words.join("|")})$`), samples: words };
}
