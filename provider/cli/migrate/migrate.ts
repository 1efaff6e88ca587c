import { ACCOUNT_KEY } from "../../lifecycle/account";
import { IMPORTED_KEY } from "../../lifecycle/state-form";
import { UsageError } from "../context";
import {
	type Entry,
	entriesOf,
	nameOf,
	neededBy,
	operationsOf,
	type StackExport,
	shownAs,
} from "../stack/stack-export";
import { entryFor, isToMove } from "./entries";
import { HOSTS, type Host, urnFor } from "./hosts";

/** A state whose resources of this package are of one host. */
export interface Migrated {
	state: StackExport;
	/** Resources that were of another host, as they were. */
	moved: readonly Entry[];
	/** Resources that stand for providers which nothing needs any longer. */
	removed: readonly Entry[];
}

/**
 * Makes all resources of this package those of a host. No secret is opened, and what is not of this package stays as it
 * is, but for URNs that name what is.
 *
 * @throws UsageError where a run was interrupted, or the host can't have the resources
 */
export function migrated(before: StackExport, to: Host): Migrated {
	const entries = entriesOf(before);
	const moved = entries.filter((entry) => isToMove(entry, to));
	const [first] = moved;
	requireQuiet(before);
	if (first === undefined) return { state: before, moved, removed: [] };
	requireOneOfEach(entries, moved, to);
	if (to === "dynamic") requireReadyForDynamic(moved);

	const provider = entries.find((entry) => isDefaultProvider(entry, to));
	// Without one the engine makes it at the next run, whichever that is, of the settings that the stack then has.
	const reference = provider && `${provider.urn}::${provider.id}`;
	const changed = inOrder(entries, provider, first).map((entry) => entryFor(entry, to, reference));
	const needed = new Set(changed.flatMap(neededBy));
	const left = new Set(moved.map((entry) => urnFor(providerUrnOf(entry), to)));
	const isUnneeded = ({ urn, type }: Entry): boolean => isProvider(type) && left.has(urn) && !needed.has(urn);
	return {
		state: {
			...before,
			deployment: { ...before.deployment, resources: changed.filter((entry) => !isUnneeded(entry)) },
		},
		moved,
		removed: changed.filter(isUnneeded),
	};
}

/** Operations that were under way speak of resources as they were, and may have made others. */
function requireQuiet(state: StackExport): void {
	const [first, ...more] = operationsOf(state);
	if (first === undefined) return;
	throw new UsageError(
		`the state has interrupted operations: ${first.type} ${shownAs(first.resource)}${more.length > 0 ? ` and ${more.length} more` : ""}. Run zoom-events recover or pulumi refresh first.`,
	);
}

/** Both hosts may have had the same resource, in a move by hand that was not finished. */
function requireOneOfEach(entries: readonly Entry[], moved: readonly Entry[], to: Host): void {
	const present = new Set(entries.filter(({ delete: isLeaving }) => isLeaving !== true).map(({ urn }) => urn));
	const twice = moved.find((entry) => entry.delete !== true && present.has(urnFor(entry.urn, to)));
	if (twice === undefined) return;
	throw new UsageError(
		`the state has ${shownAs(twice)} as a native and as a dynamic resource. Remove one of them with pulumi state delete first.`,
	);
}

/** What the plugin alone can have. */
function requireReadyForDynamic(moved: readonly Entry[]): void {
	const imported = moved.find(({ inputs }) => inputs?.[IMPORTED_KEY] === true);
	if (imported !== undefined)
		throw new UsageError(
			`${shownAs(imported)} was imported, and the state has more of it than the program declares until the next run. Run pulumi up first.`,
		);
	const marks = new Set(moved.map(({ outputs }) => outputs?.[ACCOUNT_KEY]).filter((mark) => typeof mark === "string"));
	if (marks.size < 2) return;
	throw new UsageError(
		`the resources are in ${marks.size} Zoom accounts, and the dynamic resources of a program share one. Give each account a stack of its own first, or keep the native plugin.`,
	);
}

function isProvider(type: string): boolean {
	return type.startsWith("pulumi:providers:");
}

/** The engine names the providers that no program declares so, with the version where one is asked for. */
function isDefaultProvider({ type, urn, delete: isLeaving }: Entry, host: Host): boolean {
	return type === HOSTS[host].providerType && /^default(_|$)/.test(nameOf(urn)) && isLeaving !== true;
}

/** URN of the provider that an entry refers to; empty where it refers to none. */
function providerUrnOf({ provider = "" }: Entry): string {
	return provider.slice(0, Math.max(0, provider.lastIndexOf("::")));
}

/** Entries with the provider that they get before all that move. */
function inOrder(entries: readonly Entry[], provider: Entry | undefined, first: Entry): readonly Entry[] {
	if (provider === undefined || entries.indexOf(provider) < entries.indexOf(first)) return entries;
	const others = entries.filter((entry) => entry !== provider);
	const place = others.indexOf(first);
	return [...others.slice(0, place), provider, ...others.slice(place)];
}
