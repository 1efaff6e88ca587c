import { recordedOf, type SpeakerRecord } from "./record";
import type { Entry, Section } from "./section";

/** What an import looks an entry up by. */
export interface Wanted {
	id: string;
	alsoKnownAs: readonly string[];
	name: string;
}

/** The id of a mark that has a slot too: `ABC123` of `ABC123 2027-05-04T09:30`. */
function baseOf(mark: string): string {
	return /^(.*?) \d{4}-\d\d-\d\dT\d\d:\d\d/.exec(mark)?.[1] ?? mark;
}

/**
 * Finds the entries of what an export has: by the id noted above them, by the key of the last import, by another id of
 * the same thing, by an id whose slot has moved, and last by the name, where no import has noted an id. No entry is
 * found twice.
 *
 * @param isSame whether an entry is at the time of what is looked for
 */
export function match<Item extends Wanted>(
	section: Section,
	items: readonly Item[],
	recorded: Readonly<Record<string, SpeakerRecord>>,
	isSame: (item: Item, entry: Entry) => boolean = () => false,
): Map<string, Entry> {
	const found = new Map<string, Entry>();
	const claimed = new Set<Entry>();
	const claim = (item: Item, entry: Entry | undefined): void => {
		if (entry === undefined || claimed.has(entry) || found.has(item.id)) return;
		found.set(item.id, entry);
		claimed.add(entry);
	};
	const missing = (): Item[] => items.filter(({ id }) => !found.has(id));

	for (const item of items) claim(item, section.marked(item.id));
	for (const item of missing()) {
		const known = recordedOf(recorded, item.id);
		const entry = known === undefined ? undefined : section.get(known.key);
		if (entry?.mark === undefined) claim(item, entry);
	}
	const others = (item: Item): Entry[] => item.alsoKnownAs.flatMap((id) => section.marked(id) ?? []);
	for (const item of missing())
		claim(
			item,
			others(item).find((entry) => isSame(item, entry)),
		);
	for (const item of missing())
		claim(
			item,
			others(item).find((entry) => !claimed.has(entry)),
		);

	const bySlot = new Map<string, Entry[]>();
	for (const entry of section.entries) {
		if (entry.mark === undefined || claimed.has(entry)) continue;
		const base = baseOf(entry.mark);
		if (base !== entry.mark) bySlot.set(base, [...(bySlot.get(base) ?? []), entry]);
	}
	const slots = (item: Item): Entry[] =>
		[...new Set([item.id, baseOf(item.id), ...item.alsoKnownAs])].flatMap((base) => bySlot.get(base) ?? []);
	for (const item of missing())
		claim(
			item,
			slots(item).find((entry) => isSame(item, entry)),
		);
	for (const item of missing())
		claim(
			item,
			slots(item).find((entry) => !claimed.has(entry)),
		);
	for (const item of missing())
		claim(
			item,
			section.named(item.name).find((entry) => !claimed.has(entry)),
		);
	return found;
}
