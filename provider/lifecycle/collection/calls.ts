import type { CompiledDescription } from "../shape";
import type { Entry } from "./entries";

/** Entries by call: as many as it takes, and no person twice, since its answer names people. */
export function callsOf(item: CompiledDescription, person: string, entries: readonly Entry[]): Entry[][] {
	const { batch } = item;
	if (batch === undefined) return entries.map((entry) => [entry]);
	const calls: { entries: Entry[]; people: Set<string> }[] = [];
	let firstOpen = 0;
	for (const entry of entries) {
		const who = String(entry.inputs[person]).toLowerCase();
		while ((calls[firstOpen]?.entries.length ?? 0) >= batch.max) firstOpen++;
		let at = firstOpen;
		while (calls[at] !== undefined && ((calls[at]?.entries.length ?? 0) >= batch.max || calls[at]?.people.has(who)))
			at++;
		const call = calls[at] ?? { entries: [], people: new Set() };
		calls[at] = call;
		call.entries.push(entry);
		call.people.add(who);
	}
	return calls.map((call) => call.entries);
}
