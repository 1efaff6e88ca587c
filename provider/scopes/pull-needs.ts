import type { OperationId } from "../api/contract";
import type { Need } from "../api/scopes";
import { isOfPeople } from "../conference/pull/people";
import type { PullOptions } from "../conference/pull/pull";
import type { NestedFacts, SectionFacts } from "../conference/section-facts";
import { eventFacts, factsOf, questionsFacts, sectionEntries } from "../conference/sections";
import { functionDescription } from "../functions/descriptions";
import { type Kind, kinds } from "../kinds";
import { compileDescription } from "../lifecycle/shape";

/** How the objects of a kind are read that are below a known one. */
function readsOf(kind: Kind): (OperationId | undefined)[] {
	const { operations, isSingleton } = kinds[kind];
	if (isSingleton === true) return [operations.get];
	return [operations.list, compileDescription(kinds[kind]).isListComplete ? undefined : operations.get];
}

/** Which sections are read by `pull`. */
type Wanted = Pick<PullOptions, "withHub" | "withPeople"> & {
	/** True for what every type of event has, and thus is needed in any case. */
	isSureAlone?: boolean;
};

/**
 * What `zoom-events pull` needs.
 *
 * @param wanted what is pulled besides the event's own
 */
export function pullNeeds({ withHub = false, withPeople = false, isSureAlone = false }: Wanted = {}): Need[] {
	const isWanted = ({ kind, parent, isForConferences, isNotForRecurring }: SectionFacts): boolean => {
		if (isOfPeople(kind) && !withPeople) return false;
		if (isSureAlone && (isForConferences === true || isNotForRecurring === true || parent !== "event")) return false;
		return parent === "event" || (parent === "hub" && withHub);
	};
	const belowOf = ({ kind, keyGives }: NestedFacts): Kind[] => [
		...(isOfPeople(kind) && !withPeople ? [] : [kind]),
		...(factsOf(keyGives?.in)?.kind === undefined ? [] : [factsOf(keyGives?.in)?.kind as Kind]),
	];
	const found = sectionEntries.map(([, facts]) => facts).filter(isWanted);
	const kindsOf = found.flatMap(({ kind, nested = {} }) => [
		kind,
		...(isSureAlone ? [] : Object.values(nested).flatMap(belowOf)),
	]);
	const lookUps = isSureAlone ? [] : found.flatMap(({ lookups = {} }) => Object.values(lookups));
	const reads: [by: string, ids: readonly (OperationId | undefined)[]][] = [
		[eventFacts.kind, [kinds[eventFacts.kind].operations.get]],
		["the hub's name", functionDescription("hubId").operations],
		...[questionsFacts.kind, ...new Set(kindsOf)].map((kind): [string, ReturnType<typeof readsOf>] => [
			kind,
			readsOf(kind),
		]),
		...lookUps.map(({ of, list }): [string, OperationId[]] => [`names of each ${of}`, [list.operation]]),
	];
	return reads.map(([by, ids]) => ({
		by,
		operations: new Set(ids.filter((id) => id !== undefined)),
		isOfReading: true,
	}));
}
