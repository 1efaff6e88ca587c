import { allOperations, type OperationId, operation } from "../../api/contract";
import { type ConferenceSpec, expand } from "../../conference";
import { kinds } from "../../kinds";
import type { MissingScopes } from "./check";

/** What is called for a conference, with what calls it: the operations of its kinds, and the look-up of its hub. */
function neededFor(conference: ConferenceSpec | undefined): Map<OperationId, Set<string>> {
	const needed = new Map<OperationId, Set<string>>([["getHubList", new Set(["the hub"])]]);
	const add = (id: OperationId, by: string): unknown => needed.set(id, (needed.get(id) ?? new Set()).add(by));
	const used = conference === undefined ? Object.values(kinds) : expand(conference).map(({ kind }) => kinds[kind]);
	for (const { kind, operations } of used) for (const id of Object.values(operations)) add(id, kind);
	return needed;
}

/** Names of all classic scopes; whichever is among a token's says that its app has the classic ones. */
function classicScopes(): Set<string> {
	return new Set([...allOperations().values()].flatMap(({ scopes }) => scopes.classic));
}

/** Missing scopes by the contract alone: those of the operations that the kinds name. */
export const missingByContract: MissingScopes = (granted, conference) => {
	const classic = classicScopes();
	const isClassic = granted.some((scope) => classic.has(scope));
	const missing = new Map<string, Set<string>>();
	for (const [id, by] of neededFor(conference)) {
		const { scopes } = operation(id);
		const all = [...scopes.granular, ...scopes.classic];
		if (all.length === 0 || all.some((scope) => granted.includes(scope))) continue;
		const name = (isClassic ? scopes.classic : scopes.granular).at(-1) ?? all[0] ?? "";
		missing.set(name, new Set([...(missing.get(name) ?? []), ...by]));
	}
	return [...missing].map(([scope, by]) => ({ scope, neededBy: [...by] }));
};
