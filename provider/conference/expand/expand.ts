import { isObject } from "../../api/json";
import { pathText } from "../../lifecycle/property-path";
import { type Declaration, Lookup, type Report } from "../declaration";
import { ConferenceError, inOrder, type Problem } from "../file/problem";
import { eventFacts, publicationFacts, questionsFacts, sectionEntries } from "../sections";
import type { ConferenceSpec } from "../spec";
import { add } from "./add";
import { sittingsOf, zoneOf } from "./calendar";
import { type Context, type EventContext, eventId, eventName } from "./context";
import { declareSection } from "./objects";
import type { Sitting } from "./sitting";

/**
 * The resources of a conference by name, in the order in which they are made; the same whatever the order of the
 * file's keys and the machine's time zone.
 *
 * @throws ConferenceError where something in it can't be expanded, such as a name that is not there
 */
export function expand(spec: ConferenceSpec): Declaration[] {
	const problems: Problem[] = [];
	const declarations = expandWith(spec, (path, message) => problems.push({ path: pathText(path), message }));
	if (problems.length > 0) throw new ConferenceError(inOrder(problems));
	return declarations;
}

/**
 * The resources of a conference, in the order in which they are made. It takes what is there, so that all problems
 * can be said at once: what is missing or wrong in form is the schema's to say.
 */
export function expandWith(spec: ConferenceSpec, report: Report): Declaration[] {
	const zone = zoneOf(spec);
	const context: Context = { spec, zone, hub: hubOf(spec, report), report, made: [] };
	for (const [name, facts] of sectionEntries) if (facts.parent !== "event") declareSection(name, facts, context);
	for (const sitting of sittingsOf(spec, zone, report)) declareEvent(context, sitting);
	return context.made;
}

function hubOf({ hub, hubId, event }: ConferenceSpec, report: Report): unknown {
	if (hub !== undefined && hubId !== undefined) report(["hubId"], "can't be combined with hub; keep one of them.");
	if (hub === undefined && hubId === undefined && isObject(event))
		report([], "has no hub; add hub: with its name, or hubId:.");
	return hubId ?? (hub === undefined ? undefined : new Lookup("hub", hub));
}

function declareEvent(context: Context, sitting: Sitting): void {
	const { spec, made } = context;
	const { prefix } = sitting;
	const own: EventContext = {
		...context,
		spec: sitting.values === undefined ? spec : filled(spec, sitting.values),
		sitting,
		prefix,
		isPublished: spec.publish !== undefined && spec.publish !== false,
	};
	const name = eventName(prefix);
	const { firstDay: _, days: __, ...rest } = own.spec.event;
	const inputs = { ...rest, hubId: context.hub, ...filled(sitting.inputs, sitting.values ?? {}) };
	add(own, { kind: eventFacts.kind, name, inputs, from: ["event"], places: { ...sitting.places, hubId: ["hub"] } });
	checkEventType(own);
	const first = made.length;
	for (const [section, facts] of sectionEntries) {
		if (facts.parent === "event" && facts.isAfterPublication !== true) declareSection(section, facts, own);
	}
	if (own.spec.questions !== undefined) {
		const questions = { ...own.spec.questions, eventId: eventId(own) };
		add(own, { kind: questionsFacts.kind, name, inputs: questions, from: ["questions"] });
	}
	if (own.isPublished) {
		// Going live comes last, when all is there that it announces.
		const dependsOn = made.slice(first).map((one) => ({ kind: one.kind, name: one.name }));
		const message = isObject(own.spec.publish) ? own.spec.publish : {};
		add(own, {
			kind: publicationFacts.kind,
			name,
			inputs: { ...message, eventId: eventId(own) },
			from: ["publish"],
			dependsOn,
		});
	}
	for (const [section, facts] of sectionEntries) {
		if (facts.isAfterPublication === true) declareSection(section, facts, own);
	}
}

/** A value with the placeholders of one event filled: `${series.date}`, `${part.number}`. */
function filled<T>(value: T, values: Readonly<Record<string, string>>): T {
	// Most values have no placeholder, and stay the same object: an event of many is not a copy of the whole file.
	const fill = (one: unknown): unknown => {
		if (typeof one === "string") {
			if (!one.includes("${")) return one;
			return one.replace(/\$\{([^}]*)\}/g, (all, name: string) => values[name.trim()] ?? all);
		}
		if (Array.isArray(one)) {
			const items = one.map(fill);
			return items.some((item, index) => item !== one[index]) ? items : one;
		}
		if (!isObject(one)) return one;
		const entries = Object.entries(one).map(([key, child]): [string, unknown] => [key, fill(child)]);
		return entries.some(([key, child]) => child !== one[key]) ? Object.fromEntries(entries) : one;
	};
	return fill(value) as T;
}

function checkEventType({ spec, report }: EventContext): void {
	const type = spec.event.eventType;
	if (typeof type !== "string") return;
	for (const [name, facts] of sectionEntries) {
		if (facts.isForConferences === true && spec[name] !== undefined && type !== "CONFERENCE")
			report([name], `is only for events of type CONFERENCE; this one is ${type}.`);
		if (facts.isNotForRecurring === true && type === "RECURRING" && Object.keys(spec[name] ?? {}).length > 0)
			report([name], "is only for events of type CONFERENCE or SIMPLE_EVENT; a recurring event has its occurrences.");
	}
	const sessions = Object.keys(spec.sessions ?? {}).length;
	if (type === "SIMPLE_EVENT" && sessions > 1)
		report(["sessions"], `has ${sessions} sessions; an event of type SIMPLE_EVENT can have only one.`);
}
