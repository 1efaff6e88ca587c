import type { Properties } from "../../lifecycle/description";
import { pathText } from "../../lifecycle/property-path";
import type { Declaration, Report } from "../declaration";
import type { Span } from "../expand/times";
import { eventFacts, factsOf } from "../sections";
import type { ConferenceSpec } from "../spec";

/** A session with its times in ms since the epoch. */
export interface Slot extends Span {
	key: string;
	value: Properties;
}

/** An event among declarations, with what is in it. */
export interface EventParts {
	event: Declaration;
	own: readonly Declaration[];
	/** Its sessions in the order of time. */
	slots: readonly Slot[];
}

/** The events among declarations: one, or as many as a series or its parts make. */
export function eventsOf(spec: ConferenceSpec, declarations: readonly Declaration[]): EventParts[] {
	const groups = new Map<string | undefined, Declaration[]>();
	for (const declaration of declarations) {
		const group = groups.get(declaration.event);
		if (group === undefined) groups.set(declaration.event, [declaration]);
		else group.push(declaration);
	}
	return declarations
		.filter(({ kind }) => kind === eventFacts.kind)
		.map((event) => {
			const own = groups.get(event.event) ?? [];
			return { event, own, slots: slotsOf(spec, own) };
		});
}

/** A report that says one thing of each place: what is wrong with one event of a series is wrong with most of them. */
export function once(report: Report): Report {
	const said = new Set<string>();
	return (path, message) => {
		if (said.has(pathText(path))) return;
		said.add(pathText(path));
		report(path, message);
	};
}

/** The sessions among declarations, as the file says them, in the order of time. */
function slotsOf(spec: ConferenceSpec, declarations: readonly Declaration[]): Slot[] {
	return declarations
		.filter(({ section }) => factsOf(section)?.isProgramme === true)
		.map(({ key = "", inputs }) => ({
			key,
			start: Date.parse(String(inputs.startTime)),
			end: Date.parse(String(inputs.endTime)),
			value: spec.sessions?.[key] ?? {},
		}))
		.filter(({ start, end }) => start < end)
		.sort((a, b) => a.start - b.start || (a.key < b.key ? -1 : 1));
}
