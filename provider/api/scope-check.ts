import type { Operation } from "./contract";
import { MissingScopesError } from "./errors";
import { GrantedScopes, type Need, type NeededScope, neededScopes } from "./scopes";

/** Most lines of an error that name scopes: with those around them, nine. */
const MOST_LINES = 7;

/**
 * What is about to be done.
 *
 * @param isWrite whether it is worth asking others for, since a write is next
 */
export type Needs = (isWrite: boolean) => Iterable<Need> | Promise<Iterable<Need>>;

/** A line for all scopes that the same things need; what is over the most that there may be shares the last. */
function linesOf(missing: readonly NeededScope[]): string[] {
	const groups = new Map<string, NeededScope[]>();
	for (const one of missing) groups.set(one.by.join(", "), [...(groups.get(one.by.join(", ")) ?? []), one]);
	const lines = [...groups.values()];
	const rest = lines.length > MOST_LINES ? lines.splice(MOST_LINES - 1).flat() : [];
	return [...lines, ...(rest.length === 0 ? [] : [rest])].map((line) => {
		const users = new Set(line.flatMap(({ by }) => by));
		return `  ${[...users].join(", ")}: ${line.map(({ scope }) => scope).join(", ")}`;
	});
}

/**
 * Compares the scopes of the app's token with what is about to be done, before it is sent.
 *
 * The one place of it, for both hosts and all commands: each request comes by with the token that it will have, so that
 * it takes no request of its own. A read is compared by itself, so that an app with read scopes is enough for a preview;
 * before a write all is compared that the run is known to need, so that nothing is left half done.
 */
export class ScopeCheck {
	/** Needs that a token had all scopes for. */
	readonly #passed = new Set<string>();
	/** The same by the need itself, as it was when it passed: a pull asks for one thousands of times. */
	readonly #passedAs = new WeakMap<Need, { said: string; size: number }>();
	/** Operations that a token may call. */
	readonly #allowed = new Set<string>();
	#granted: { said: string; scopes: GrantedScopes } | undefined;

	/** @param needs what is about to be done, as far as it is known; asked for before each request */
	constructor(private readonly needs: Needs = () => []) {}

	/**
	 * Lets a request go on if its token has all scopes that are needed, or says nothing of them.
	 *
	 * @param said the scopes as the token's answer has them; undefined where it has none
	 * @throws MissingScopesError with what is missing and what needs it
	 */
	async pass(operation: Operation, said: string | undefined): Promise<void> {
		if (said === undefined) return;
		const isWrite = operation.method !== "GET";
		const known = [...(await this.needs(isWrite))];
		const isDue = ({ isOfReading }: Need): boolean => isWrite || isOfReading === true;
		const due = known.filter((need) => isDue(need) && !this.#hasPassed(need, said));
		const token = `${operation.id} ${said}`;
		if (due.length === 0 && this.#allowed.has(token)) return;
		const granted = this.#grantedBy(said);
		const users = known.filter(({ operations }) => operations.has(operation.id)).map(({ by }) => by);
		const own = (users.length === 0 ? [operation.id] : users).map((by) => ({
			by,
			operations: new Set([operation.id]),
		}));
		const missing = neededScopes([...due, ...own], granted.sort, granted);
		if (missing.length > 0) throw this.#errorOf(operation, missing);
		this.#allowed.add(token);
		for (const need of due) this.#passed.add(tokenOf(need, said));
	}

	#hasPassed(need: Need, said: string): boolean {
		const before = this.#passedAs.get(need);
		const { size } = need.operations;
		if (before?.said === said && before.size === size) return true;
		if (!this.#passed.has(tokenOf(need, said))) return false;
		this.#passedAs.set(need, { said, size });
		return true;
	}

	#grantedBy(said: string): GrantedScopes {
		if (this.#granted?.said !== said) this.#granted = { said, scopes: new GrantedScopes(said) };
		return this.#granted.scopes;
	}

	#errorOf({ id }: Operation, missing: readonly NeededScope[]): MissingScopesError {
		const scopes = missing.map(({ scope }) => scope);
		const lines = [
			`The app lacks ${scopes.length === 1 ? "a scope" : `${scopes.length} scopes`}, so ${id} was not sent:`,
			...linesOf(missing),
			'Add what is missing to the app in the Zoom App Marketplace, and activate it again; "zoom-events scopes" lists all that is needed.',
		];
		const brief = `${id} was not sent: the app lacks scopes, which another error of this run names.`;
		return Object.assign(new MissingScopesError(lines.join("\n"), id, scopes), { brief });
	}
}

/** Tells what was compared already from what was not. */
function tokenOf({ by, operations }: Need, said: string): string {
	return JSON.stringify([by, [...operations], said]);
}
