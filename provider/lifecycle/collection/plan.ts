import { changedInputs } from "../compare";
import type { Collection, Properties, WireObject } from "../description";
import { type CompiledDescription, isKeptByApi } from "../shape";
import { needsReplacement } from "../steps/diff";
import { presentOf } from "../values";
import type { Entry } from "./entries";
import { handleOf, markPrefix, type Tokens } from "./marks";

/** An object of the list in the account. */
export interface Member {
	/** Its mark, else its person. */
	handle: string;
	object: WireObject;
}

/** An entry with its object. */
export interface Pair {
	entry: Entry;
	member: Member;
}

/** What brings the account to what the file says. */
export interface Plan {
	/** Entries without an object. */
	make: readonly Entry[];
	/** Entries whose object differs in what can be changed. */
	change: readonly Pair[];
	/** Entries whose object differs in what can't: it makes way for another. */
	replace: readonly Pair[];
	/** Entries whose object differs in what can neither be changed nor replaced. */
	leave: readonly Pair[];
	/** Objects without an entry. */
	remove: readonly Member[];
	/** Objects beside another of the same entry, as a replacement that was interrupted has left. */
	surplus: readonly Member[];
	/** Objects that would be removed or replaced, but for what their person has done. */
	hold: readonly Member[];
	/** Objects without an entry that the API can't delete. */
	stay: number;
	/** Of those that are made: how many the account once had. */
	gone: number;
	/** Entries whose object is as declared. */
	same: number;
	/** Objects of the list that the account has. */
	present: number;
}

/** What a plan is made of. */
export interface Situation {
	entries: readonly Entry[];
	members: readonly Member[];
	/** What the list had when it was last brought up to date. */
	tokens: Tokens;
	listId: string;
}

/** Which of the objects in a listing are the list's. */
export function membersAmong(
	objects: readonly WireObject[],
	item: CompiledDescription,
	collection: Collection,
	{ listId, tokens, entries }: Omit<Situation, "members">,
): Member[] {
	const { mark, person } = collection;
	const name = mark ?? person;
	const field = item.inputs.get(name)?.wireName ?? name;
	const all = objects.map((object) => ({ handle: String(object[field] ?? ""), object }));
	if (mark !== undefined) return all.filter(({ handle }) => handle.startsWith(markPrefix(listId)));
	const declared = new Set(entries.map(({ key }) => key));
	return all
		.map(({ handle, object }) => ({ handle: handle.toLowerCase(), object }))
		.filter(({ handle }) => declared.has(handle) || tokens.has(handle));
}

/** Compares what is there with what is declared. */
export function planOf(item: CompiledDescription, collection: Collection, situation: Situation): Plan {
	const { entries, members, tokens, listId } = situation;
	const isForGood = isKeptByApi(item);
	const byHandle = new Map<string, Member[]>();
	for (const member of members) byHandle.set(member.handle, [...(byHandle.get(member.handle) ?? []), member]);
	const plan = {
		make: [] as Entry[],
		change: [] as Pair[],
		replace: [] as Pair[],
		leave: [] as Pair[],
		remove: [] as Member[],
		surplus: [] as Member[],
		hold: [],
		stay: 0,
		gone: 0,
		same: 0,
		present: members.length,
	};
	for (const entry of entries) {
		const handle = handleOf(entry, collection, listId);
		const found = byHandle.get(handle) ?? [];
		byHandle.delete(handle);
		const differences = found.map((member) => differencesOf(item, member.object, entry.inputs));
		const best = Math.max(
			0,
			differences.findIndex(({ replaces }) => !replaces),
		);
		const member = found[best];
		// A repeated create, or a replacement that was interrupted, has left one too many.
		const surplus = found.filter((_, index) => index !== best);
		if (isForGood) plan.stay += surplus.length;
		else plan.surplus.push(...surplus);
		const { replaces = false, changes = false } = differences[best] ?? {};
		if (member === undefined) {
			// A list may be cut or late, and what can't be deleted must not be made twice.
			if (isForGood && tokens.has(handle)) plan.same++;
			else {
				plan.make.push(entry);
				if (tokens.has(handle)) plan.gone++;
			}
		} else if (replaces) (isForGood ? plan.leave : plan.replace).push({ entry, member });
		else if (changes) plan.change.push({ entry, member });
		else plan.same++;
	}
	const rest = [...byHandle.values()].flat();
	if (isForGood) plan.stay += rest.length;
	else plan.remove.push(...rest);
	return plan;
}

/** Whether an object differs in what can be changed, and in what can't. */
function differencesOf(
	item: CompiledDescription,
	object: WireObject,
	inputs: Properties,
): { replaces: boolean; changes: boolean } {
	const present = presentOf(item, object, inputs);
	const changed = changedInputs(present, inputs, item).filter((name) => !item.parents.includes(name));
	return {
		replaces: changed.some((name) => needsReplacement(item, name)),
		changes: changed.some((name) => item.inputs.get(name)?.places.update !== undefined),
	};
}
