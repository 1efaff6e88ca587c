import type { Operation } from "../contract";
import { type Call, type Handler, isObject, makingIds } from "../handler";
import type { ListConditions } from "../lists";
import type { Stored } from "../store";
import type { Hooks } from "./define";
import { type Change, changedBody } from "./fields";
import { readTemperaments } from "./read";

export { TEMPERAMENTS, type TemperamentInfo } from "./table";

function parsed(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

/** The temperaments of a local API: in which of the ways that a real one may have it answers. */
export class Temper {
	#hooks: readonly Hooks[] = [];
	#texts: readonly string[] = [];

	/**
	 * @param start those that hold from the start, and again after a reset
	 * @param contract every operation
	 * @param next place of the next object that is made
	 * @throws Refusal 400/300 with every mistake in `start`
	 */
	constructor(
		private readonly start: readonly string[],
		private readonly contract: readonly Operation[],
		next: number,
	) {
		this.set(start, next);
	}

	/** The temperaments that hold, as they were given. */
	get texts(): readonly string[] {
		return this.#texts;
	}

	/** True where any holds: answers may then break the contract. */
	get isAny(): boolean {
		return this.#hooks.length > 0;
	}

	/**
	 * Sets the temperaments in place of all before.
	 *
	 * @param next place of the next object that is made, the first that lists may miss
	 * @throws Refusal 400/300 with every mistake, and changes nothing
	 */
	set(texts: unknown, next: number): void {
		const wanted = readTemperaments(texts);
		this.#hooks = wanted.map(({ temperament, value }) => temperament.start(value, { next, contract: this.contract }));
		this.#texts = [...(texts as string[])];
	}

	/** Returns to those of the start. */
	reset(next: number): void {
		this.set(this.start, next);
	}

	/** What holds of the list that a request asks for, beside what held before. */
	conditions(operation: Operation, before: ListConditions): ListConditions {
		const own = this.#hooks.map(({ lists }) => lists?.(operation) ?? {});
		const caps = [before.cap, ...own.map(({ cap }) => cap)].filter((cap) => cap !== undefined);
		return {
			lags: [...before.lags, ...own.flatMap(({ lags = [] }) => lags)],
			cap: caps.length > 0 ? Math.min(...caps) : undefined,
		};
	}

	/** Answers a call as the API does under the temperaments. */
	answer(call: Call, handler: Handler): Stored | undefined {
		const { operation } = call;
		const written = this.#changed(call.body, operation, operation.request, "written");
		const [newId] = this.#hooks.flatMap((hooks) => hooks.newId ?? []);
		const whole = this.#hooks.reduceRight<Handler>(
			(inner, { around }) => (around === undefined ? inner : (one) => around(one, inner)),
			handler,
		);
		const answer = makingIds(newId, () => whole({ ...call, body: written ?? {} }));
		return this.#changed(answer, operation, operation.response, "answered");
	}

	/** The text of a refusal's body in place of its JSON; what is no JSON stays. */
	refusal(json: string): string {
		const body = parsed(json);
		if (!isObject(body) || !this.isAny) return json;
		const told = this.#hooks.reduce((one, { refused }) => refused?.(one) ?? one, body);
		const texts = this.#hooks.flatMap(({ refusedText }) => refusedText ?? []);
		return texts.reduce((text, change) => change(text), JSON.stringify(told));
	}

	#changed(
		body: Stored | undefined,
		operation: Operation,
		schema: Operation["request"],
		hook: "written" | "answered",
	): Stored | undefined {
		const changes: Change[] = this.#hooks.flatMap((hooks) => hooks[hook] ?? []);
		const changed = changes.reduce<unknown>(
			(one, change) => (one === undefined ? one : changedBody(one, schema, operation, change)),
			body,
		);
		return isObject(changed) ? changed : body;
	}
}
