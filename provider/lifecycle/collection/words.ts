import type { Properties } from "../description";
import type { CompiledDescription } from "../shape";
import { contentFactsOf } from "../shape";
import { fileNameOf, type People } from "./entries";
import { readableKey } from "./marks";
import type { Member, Plan } from "./plan";

/** How many objects a sentence names. */
const NAMED = 10;

/** `1,240 tickets`, `1 ticket`. */
export function counted(number: number, noun: string): string {
	return `${number.toLocaleString("en-GB")} ${noun}${number === 1 ? "" : "s"}`;
}

/** Objects by the keys of their rows, as far as people know those; empty where none is known. */
function named(listId: string, members: readonly Member[]): string {
	const keys = members.map(({ handle }) => readableKey(listId, handle)).filter((key) => key !== "");
	if (keys.length === 0) return "";
	const more = members.length - Math.min(NAMED, keys.length);
	return ` (${keys.slice(0, NAMED).join(", ")}${more > 0 ? ` and ${more} more` : ""})`;
}

/**
 * What a run will do, in words that say nothing of a person: `people.csv, 121 people: +120 ~3 −1.`, and what goes with
 * it.
 */
export function planWords(
	list: CompiledDescription,
	item: CompiledDescription,
	{ inputs, people, plan, listId }: { inputs: Properties; people: People; plan: Plan; listId: string },
): string {
	const { held } = list.collection ?? {};
	const { noun } = item;
	const counts = [
		`+${plan.make.length}`,
		`~${plan.change.length}`,
		...(plan.replace.length > 0 ? [`±${plan.replace.length}`] : []),
		`−${plan.remove.length + plan.surplus.length}`,
	];
	const leftOut = people.leftOut === 0 ? "" : `, ${people.leftOut} left out by their status`;
	const { replace, hold, leave, gone, stay, remove, surplus } = plan;
	const parts = [
		`${list.kind} of ${fileNameOf(inputs)}, ${counted(people.entries.length, "row")}${leftOut}: ${counts.join(" ")}.`,
		gone > 0 &&
			`Of those that are made, the account no longer has ${counted(gone, noun)} that it had: somebody deleted or cancelled them there. Take their rows out if that is meant.`,
		remove.length > 0 &&
			`${counted(remove.length, noun)}${remove.length === 1 ? " has" : " have"} no row any more, and ${remove.length === 1 ? "is" : "are"} deleted${named(listId, remove)}${held === undefined ? "" : `: nobody of them ${held.words}`}.`,
		surplus.length > 0 &&
			`${counted(surplus.length, noun)} too many ${surplus.length === 1 ? "is" : "are"} deleted, each beside another of the same row${named(listId, surplus)}.`,
		replace.length > 0 &&
			`${counted(replace.length, noun)} ${replace.length === 1 ? "differs" : "differ"} in what the API can't change: a new one is made, and the old one deleted${named(
				listId,
				replace.map(({ member }) => member),
			)}.`,
		hold.length > 0 &&
			`${counted(hold.length, noun)} ${hold.length === 1 ? "stays as it is" : "stay as they are"}, since the person ${held?.words ?? ""}${named(listId, hold)}.`,
		leave.length > 0 &&
			`${counted(leave.length, noun)} ${leave.length === 1 ? "differs" : "differ"} from the file and can't be changed: the API has no operation for it.`,
		stay > 0 &&
			`${counted(stay, noun)} without a row ${stay === 1 ? "stays" : "stay"}: the API can't undo ${stay === 1 ? "it" : "them"}.`,
		...mailWords(
			item,
			[...plan.make, ...replace.map(({ entry }) => entry)].map(({ inputs: one }) => one),
		),
	];
	return parts.filter((part) => part !== false).join(" ");
}

/** Who gets e-mail for objects that are made, by the facts of their kind. */
export function mailWords(item: CompiledDescription, made: readonly Properties[]): string[] {
	return (item.emails ?? []).flatMap(({ on, about, isSaid, people }) => {
		if (!on.includes("create")) return [];
		const all = made.reduce((sum, inputs) => {
			const more = people(inputs, {});
			return sum + (typeof more === "number" ? more : 0);
		}, 0);
		const who = all === 1 ? "1 person" : `${all.toLocaleString("en-GB")} people`;
		const verb = isSaid ? (all === 1 ? "gets" : "get") : "may get";
		return all === 0 ? [] : [`${who} ${verb} an e-mail about ${about}.`];
	});
}

/** What to say of a file that is no list, or has rows that are none: the input, and a line for each. */
export function fileFailures(
	list: CompiledDescription,
	inputs: Properties,
	people: People,
): { property: string; reason: string }[] {
	const { source = "path" } = contentFactsOf(list) ?? {};
	return people.failures.map((failure) => ({ property: source, reason: `${fileNameOf(inputs)} ${failure}` }));
}
