import type { Kind } from "../../conference/sections";
import type { Properties } from "../../lifecycle/description";
import { isDynamicType, PROVIDER_KEY, wireForm } from "../../lifecycle/state-form";
import {
	type Entry,
	entriesOf,
	kindOf,
	neededBy,
	operationsOf,
	type StackExport,
	shownAs,
} from "../stack/stack-export";
import type { Account } from "./account";
import { type Finding, isLeft } from "./findings";

/**
 * Entries that Pulumi can neither refresh nor delete: they were written when a second step of a create had failed. Those
 * of native resources need nothing of the kind.
 */
export function findUnusable(state: StackExport): Finding[] {
	return entriesOf(state)
		.filter((entry) => kindOf(entry) !== undefined && isDynamicType(entry.type) && entry.id !== undefined)
		.filter(({ outputs }) => outputs?.[PROVIDER_KEY] === undefined)
		.map((entry) => ({ is: "unusable", entry }));
}

/**
 * Findings of which those that were made are in an order in which a state can take them, after all that they need; one
 * of which the state lacks that is orphaned.
 */
export function inOrder(state: StackExport, findings: readonly Finding[]): Finding[] {
	const there = new Map(entriesOf(state).map((entry) => [entry.urn, entry]));
	const ordered: Finding[] = [];
	let open = [...findings];
	for (let count = -1; count !== ordered.length; ) {
		count = ordered.length;
		const waiting: Finding[] = [];
		for (const finding of open) {
			const isReady = finding.is !== "made" || neededBy(finding.entry).every((urn) => there.has(urn));
			if (!isReady) {
				waiting.push(finding);
				continue;
			}
			ordered.push(finding);
			if (finding.is === "made") there.set(finding.entry.urn, finding.entry);
		}
		open = waiting;
	}
	return [...ordered, ...open.map((finding) => orphaned(finding, there, findings))];
}

function orphaned(finding: Finding, there: ReadonlyMap<string, Entry>, findings: readonly Finding[]): Finding {
	const { entry } = finding;
	const missing = neededBy(entry).find((urn) => !there.has(urn)) ?? "";
	const known = findings.find((other) => other.entry.urn === missing)?.entry;
	const type = missing.split("::")[2]?.split("$").at(-1) ?? "";
	const id = finding.is === "made" ? finding.candidate.id : "";
	return { is: "orphaned", entry, id, missing: shownAs(known ?? { urn: missing, type }) };
}

/**
 * A state with what was found: entries for what was made, and no operations but those that are left. Secrets stay as
 * they are in the state.
 *
 * @param findings in the order of `inOrder`
 * @param hidden outputs that each new entry gets besides its own
 */
export function rewritten(
	state: StackExport,
	findings: readonly Finding[],
	account: Account,
	hidden: Properties,
): StackExport {
	const unusable = new Set(findings.filter(({ is }) => is === "unusable").map(({ entry }) => entry));
	const left = new Set(findings.filter(isLeft).map(({ entry }) => entry));
	const resources = [
		...entriesOf(state).map((entry) => (unusable.has(entry) ? withProvider(entry, account) : entry)),
		...findings.flatMap((finding) =>
			finding.is === "made" ? [newEntry(finding.entry, finding.candidate.id, account, hidden)] : [],
		),
	];
	const { pending_operations: _, ...rest } = state.deployment ?? {};
	const operations = operationsOf(state).filter(
		({ type, resource }) => left.has(resource) || kindOf(resource) === undefined || isUnderWay(type),
	);
	const deployment = { ...rest, resources, ...(operations.length > 0 && { pending_operations: operations }) };
	return { ...state, deployment };
}

/** Whether an operation is on an object that the state has. */
function isUnderWay(type: string): boolean {
	return type === "updating" || type === "deleting";
}

/** What a dynamic entry's outputs have of the provider, as the inputs have it; nothing of a native one. */
function providerOf({ type, inputs }: Entry, kind: Kind): Properties {
	return isDynamicType(type) ? { [PROVIDER_KEY]: inputs?.[PROVIDER_KEY] ?? wireForm(kind) } : {};
}

function withProvider(entry: Entry, account: Account): Entry {
	const kind = kindOf(entry);
	if (kind === undefined || entry.id === undefined) return entry;
	const outputs = entry.outputs ?? account.unread(kind, entry.id, entry.inputs ?? {});
	return { ...entry, outputs: { ...outputs, ...providerOf(entry, kind) } };
}

function newEntry(entry: Entry, id: string, account: Account, hidden: Properties): Entry {
	const kind = kindOf(entry);
	if (kind === undefined) return entry;
	const outputs = { ...account.unread(kind, id, entry.inputs ?? {}), ...providerOf(entry, kind), ...hidden };
	return { ...entry, id, outputs };
}
