import type { Kind } from "../../conference/sections";
import { kinds } from "../../kinds";
import { ALLOW_DUPLICATE } from "../../lifecycle/check";
import type { Properties } from "../../lifecycle/description";
import { hasCiphertext, hasSecret, inClear } from "../stack/secrets";
import {
	type Entry,
	entriesOf,
	kindOf,
	type Operation,
	objectIdOf,
	operationsOf,
	type StackExport,
} from "../stack/stack-export";
import type { Account, Candidate } from "./account";
import type { Finding } from "./findings";
import { type Holdings, refOf } from "./holdings";
import { type Match, matchAll, type Search } from "./match";

/** A state in two forms: as it is kept, and with its secrets in clear. */
export interface ReadState {
	sealed: StackExport;
	/** The same as `sealed` where nothing secret is needed. */
	open: StackExport;
}

/** A create that was interrupted. */
interface Interrupted {
	/** Of the sealed state. */
	entry: Entry;
	kind: Kind;
	/** With secrets in clear. */
	inputs: Properties;
	/** What is like it and no entry of the state has. */
	free: readonly Candidate[];
	/** True where the entry of the state with its URN has what is like it. */
	isKept: boolean;
	/** The entry of the state with its URN. */
	present: Entry | undefined;
}

/** Whether it is a create of an object: the engine's own entries, such as those of providers, are in no account. */
function isCreate({ type, resource }: Operation): boolean {
	return type === "creating" && !resource.type.startsWith("pulumi:");
}

/** Whether a state has something that is to be looked for and may be found by secret values alone. */
export function needsSecrets(state: StackExport): boolean {
	const creates = operationsOf(state).filter((one) => isCreate(one) && kindOf(one.resource) !== undefined);
	if (creates.some(({ resource }) => hasSecret(resource.inputs))) return true;
	// Where what the state has is, if a program makes ids secret.
	return entriesOf(state).some((entry) => {
		const kind = kindOf(entry);
		const places = kind === undefined ? [] : kinds[kind].parents;
		return places.some((place) => hasSecret(entry.outputs?.[place]));
	});
}

/** What became of each create that was interrupted, in the order of the operations. */
export async function findInterrupted(
	{ sealed, open }: ReadState,
	account: Account,
	holdings: Holdings,
): Promise<Finding[]> {
	const operations = operationsOf(sealed);
	const findings = new Map<Operation, Finding>();
	const asked: { operation: Operation; search: Promise<Interrupted> }[] = [];
	for (const [index, operation] of operations.entries()) {
		if (!isCreate(operation)) continue;
		const entry = operation.resource;
		const kind = kindOf(entry);
		const inputs = operationsOf(open)[index]?.resource.inputs ?? {};
		if (kind === undefined) findings.set(operation, { is: "foreign", entry });
		else if (isUnreadable(kind)) findings.set(operation, { is: "unseen", entry });
		else if (hasCiphertext(inputs)) findings.set(operation, { is: "encrypted", entry });
		else asked.push({ operation, search: lookFor(entry, kind, inputs, { sealed, account, holdings }) });
	}
	const looked = await Promise.all(asked.map(async ({ operation, search }) => ({ operation, found: await search })));
	for (const [operation, finding] of decided(looked, holdings)) findings.set(operation, finding);
	return operations.flatMap((operation) => findings.get(operation) ?? []);
}

function isUnreadable(kind: Kind): boolean {
	const { get, list } = kinds[kind].operations;
	return get === undefined && list === undefined;
}

async function lookFor(
	entry: Entry,
	kind: Kind,
	inputs: Properties,
	{ sealed, account, holdings }: { sealed: StackExport; account: Account; holdings: Holdings },
): Promise<Interrupted> {
	const clear = inClear(inputs);
	const all = await account.alike(kind, clear);
	const present = entriesOf(sealed).find(({ urn, delete: isLeaving }) => urn === entry.urn && isLeaving !== true);
	const isShown = !hasSecret(Object.entries(inputs).filter(([name]) => !isSecretKind(kind, name)));
	const free = all
		.filter(({ id }) => !holdings.has(refOf(kind, id, clear)))
		// One that always exists and differs was simply not yet brought to what is declared.
		.filter(({ differences }) => kinds[kind].isSingleton !== true || differences === "")
		.map((one) => (isShown || one.differences === "" ? one : { ...one, differences: "in values that are secret" }));
	const isKept =
		present?.pendingReplacement !== true && present !== undefined && all.some(({ id }) => id === objectIdOf(present));
	return { entry, kind, inputs: clear, free, isKept, present };
}

/** Whether a property is one of those of its kind that are never shown. */
function isSecretKind(kind: Kind, property: string): boolean {
	return kinds[kind].secrets?.includes(property) === true;
}

/** What was asked of the account for an operation. */
interface Looked {
	operation: Operation;
	found: Interrupted;
}

/** Decides on all together, since what one has no other can have. */
function decided(looked: readonly Looked[], holdings: Holdings): Map<Operation, Finding> {
	const findings = new Map<Operation, Finding>();
	const others = looked.filter(({ found }) => found.present !== undefined);
	// A resource may have several interrupted creates: the last is what the program declares, and any may be what was made.
	const byUrn = new Map<string, Looked[]>();
	for (const one of looked) {
		const { urn } = one.found.entry;
		if (one.found.present === undefined) byUrn.set(urn, [one, ...(byUrn.get(urn) ?? [])]);
	}
	while (byUrn.size > 0) {
		const round = [...byUrn.values()].flatMap(([newest]) => newest ?? []);
		const matches = matchAll(round.map(({ found }) => searchOf(found, holdings)));
		for (const [index, one] of round.entries()) {
			const { entry, kind, inputs } = one.found;
			const match = matches[index] ?? { is: "none" };
			const older = byUrn.get(entry.urn)?.slice(1) ?? [];
			if (match.is === "none" && older.length > 0) {
				byUrn.set(entry.urn, older);
				continue;
			}
			byUrn.delete(entry.urn);
			others.push(...older);
			if (match.is === "one") holdings.add(refOf(kind, match.candidate.id, inputs));
			findings.set(one.operation, findingOf(entry, match));
		}
	}
	for (const { operation, found } of others) {
		const finding = beside(found, holdings);
		if (finding !== undefined) findings.set(operation, finding);
	}
	return findings;
}

function searchOf({ kind, inputs, free }: Interrupted, holdings: Holdings): Search {
	const candidates = free.filter(({ id }) => !holdings.has(refOf(kind, id, inputs)));
	return { candidates, isDoubtful: inputs[ALLOW_DUPLICATE] === true };
}

function findingOf(entry: Entry, match: Match): Finding {
	if (match.is === "one") return { is: "made", entry, candidate: match.candidate };
	return match.is === "none" ? { is: "not-made", entry } : { is: "unclear", entry, candidates: match.candidates };
}

/** What became of a create of a resource that has an entry already; undefined where that is all that is to be said. */
function beside(found: Interrupted, holdings: Holdings): Finding | undefined {
	const { entry, kind, inputs, isKept, present } = found;
	const { candidates, isDoubtful } = searchOf(found, holdings);
	const [first, ...more] = candidates;
	if (first !== undefined) {
		const isTheOne = more.length === 0 && first.differences === "" && isDoubtful !== true;
		const isTakenOver = isTheOne && holdings.isBelowOwn(refOf(kind, first.id, inputs));
		return { is: "replaced", entry, candidates, isTakenOver };
	}
	if (present?.id === undefined) return undefined;
	return isKept ? { is: "kept", entry, id: present.id } : { is: "not-made", entry, isReplacement: true };
}
