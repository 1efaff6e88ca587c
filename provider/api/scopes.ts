import { type Operation, type OperationId, operation } from "./contract";

/** What somebody is about to do, and the operations that it may take. */
export interface Need {
	/** In words: `Exhibitor`, `zoom-events pull`. */
	by: string;
	operations: ReadonlySet<OperationId>;
	/** True where all of it is read, and so must be there from the first request on; else from the first write on. */
	isOfReading?: boolean;
}

/** A scope that is needed, with all that needs it. */
export interface NeededScope {
	/** As the app has it in the Zoom App Marketplace: `zoom_events:write:speaker:admin`. */
	scope: string;
	by: string[];
}

/** Which of Zoom's two sorts of scopes an app has. */
export type ScopeSort = "granular" | "classic";

/** At the end of the scopes of an app that acts for an account, as server-to-server apps do. */
const FOR_ACCOUNT = ":admin";

/**
 * The scope that lets a server-to-server app call an operation: such an app is offered those that end in `:admin`.
 *
 * @returns undefined where the contract names none
 */
export function scopeOf({ scopes }: Pick<Operation, "scopes">, sort: ScopeSort): string | undefined {
	const names = scopes[sort];
	return names.find((name) => name.endsWith(FOR_ACCOUNT)) ?? names[0];
}

/** A scope without whom it is for: one's own, an account's (`:admin`), or that of its sub-accounts too (`:master`). */
function baseOf(scope: string): string {
	return scope.replace(/:(admin|master)$/, "");
}

/** Scopes of an app, or of its token. */
export class GrantedScopes {
	readonly #bases: ReadonlySet<string>;

	/** @param text names with blanks or commas between */
	constructor(text: string) {
		this.#bases = new Set(
			text
				.split(/[\s,]+/)
				.filter((name) => name !== "")
				.map(baseOf),
		);
	}

	/** How many scopes there are. */
	get size(): number {
		return this.#bases.size;
	}

	/** The sort of the scopes that there are: an app with classic ones alone can be given no other. */
	get sort(): ScopeSort {
		const own = [...this.#bases].filter((name) => /^zoom_events[:_]/.test(name));
		return own.length > 0 && own.every((name) => name.startsWith("zoom_events_")) ? "classic" : "granular";
	}

	/** Whether an app may call an operation: any one scope of either sort is enough. */
	allow({ scopes }: Pick<Operation, "scopes">): boolean {
		const names = [...scopes.granular, ...scopes.classic];
		return names.length === 0 || names.some((name) => this.#bases.has(baseOf(name)));
	}
}

/**
 * The scopes that needs come to, each once, by name.
 *
 * @param granted scopes that are there and so left out
 */
export function neededScopes(
	needs: Iterable<Pick<Need, "by" | "operations">>,
	sort: ScopeSort,
	granted = new GrantedScopes(""),
): NeededScope[] {
	const users = new Map<string, Set<string>>();
	for (const { by, operations } of needs) {
		for (const id of operations) {
			const scope = granted.allow(operation(id)) ? undefined : scopeOf(operation(id), sort);
			if (scope !== undefined) users.set(scope, (users.get(scope) ?? new Set()).add(by));
		}
	}
	return [...users].map(([scope, by]) => ({ scope, by: [...by].sort() })).sort((a, b) => (a.scope < b.scope ? -1 : 1));
}
