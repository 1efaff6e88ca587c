import { kinds } from "../../kinds";
import { didYouMean } from "../../lifecycle/check";
import type { Properties } from "../../lifecycle/description";
import { compileDescription, type Shape } from "../../lifecycle/shape";
import { minutesOf } from "../check/formats";
import { ContentHash, type Declaration, isLater, Lookup, Reference, type Report } from "../declaration";
import { type Path, pathText } from "../file/tree";
import { type Kind, type NestedFacts, type ReferenceFacts, type SectionFacts, sectionEntries } from "../sections";
import type { ConferenceSpec, SectionName } from "../spec";
import { type Sitting, sittingsOf } from "./calendar";
import { instantOf, instantText, textAfter } from "./times";

function isObject(value: unknown): value is Properties {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Entries by key, so that the order of the file says nothing. */
function sorted<T>(map: Readonly<Record<string, T>> | undefined): [string, T][] {
	return Object.entries(map ?? {}).sort(([a], [b]) => (a < b ? -1 : 1));
}

/** What expansion needs to know all along. */
interface Context {
	spec: ConferenceSpec;
	zone: string;
	hub: unknown;
	report: Report;
	made: Declaration[];
}

/** One event in the making. */
interface EventContext extends Context {
	sitting: Sitting;
	/** Before names: the date in a series of events. */
	prefix: string;
	isPublished: boolean;
}

/**
 * The resources of a conference, in the order in which they are made. It takes what is there, so that all problems
 * can be said at once: what is missing or wrong in form is the schema's to say.
 */
export function expandWith(spec: ConferenceSpec, report: Report): Declaration[] {
	const zone = typeof spec.event.timezone === "string" ? spec.event.timezone : "UTC";
	const context: Context = { spec, zone, hub: hubOf(spec, report), report, made: [] };
	for (const [name, facts] of sectionEntries) if (facts.parent !== "event") declareSection(name, facts, context);
	for (const sitting of sittingsOf(spec, zone, report)) declareEvent(context, sitting);
	return context.made;
}

function hubOf({ hub, hubId, event }: ConferenceSpec, report: Report): unknown {
	if (hub !== undefined && hubId !== undefined) report(["hubId"], "does not go with hub; keep one of them.");
	if (hub === undefined && hubId === undefined && isObject(event))
		report([], "says no hub; write hub: and its name, or hubId:.");
	return hubId ?? (hub === undefined ? undefined : new Lookup("hub", hub));
}

function declareEvent(context: Context, sitting: Sitting): void {
	const { spec, made } = context;
	const prefix = sitting.date === undefined ? "" : `${sitting.date}-`;
	const own: EventContext = {
		...context,
		spec: sitting.date === undefined ? spec : withSeriesFilled(spec, sitting),
		sitting,
		prefix,
		isPublished: spec.publish !== undefined && spec.publish !== false,
	};
	const name = eventName(prefix);
	const { firstDay: _, days: __, ...rest } = own.spec.event;
	const inputs = { ...rest, hubId: context.hub, ...sitting.inputs };
	add(own, { kind: "Event", name, inputs, from: ["event"], places: { ...sitting.places, hubId: ["hub"] } });
	checkEventType(own);
	const first = made.length;
	for (const [section, facts] of sectionEntries) {
		if (facts.parent === "event" && facts.isAfterPublication !== true) declareSection(section, facts, own);
	}
	if (own.spec.questions !== undefined) {
		const questions = { ...own.spec.questions, eventId: eventId(own) };
		add(own, { kind: "EventQuestions", name, inputs: questions, from: ["questions"] });
	}
	if (own.isPublished) {
		// Going live comes last, when all is there that it announces.
		const dependsOn = made.slice(first).map((one) => ({ kind: one.kind, name: one.name }));
		const message = isObject(own.spec.publish) ? own.spec.publish : {};
		add(own, {
			kind: "EventPublication",
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

function eventName(prefix: string): string {
	return `${prefix}event`;
}

/** The event's id; that of its publication where the API wants the event to be live. */
function eventId({ prefix, isPublished }: EventContext, isAfterPublication = false): Reference {
	return new Reference(isAfterPublication && isPublished ? "EventPublication" : "Event", eventName(prefix), "eventId");
}

/** Text with `${series.date}` and `${series.number}` filled. */
function withSeriesFilled(spec: ConferenceSpec, { date = "", number = 1 }: Sitting): ConferenceSpec {
	const values: Record<string, string> = { "series.date": date, "series.number": String(number) };
	const fill = (value: unknown): unknown => {
		if (typeof value === "string")
			return value.replace(/\$\{([^}]*)\}/g, (all, name: string) => values[name.trim()] ?? all);
		if (Array.isArray(value)) return value.map(fill);
		if (!isObject(value)) return value;
		return Object.fromEntries(Object.entries(value).map(([key, child]) => [key, fill(child)]));
	};
	return fill(spec) as ConferenceSpec;
}

function checkEventType({ spec, report }: EventContext): void {
	const type = spec.event.eventType;
	if (typeof type !== "string") return;
	for (const [name, facts] of sectionEntries) {
		if (facts.isForConferences === true && spec[name] !== undefined && type !== "CONFERENCE")
			report([name], `belongs to events of type CONFERENCE; this one is ${type}.`);
		if (facts.isNotForRecurring === true && type === "RECURRING" && Object.keys(spec[name] ?? {}).length > 0)
			report([name], "belongs to events of type CONFERENCE or SIMPLE_EVENT; a recurring event has its sittings.");
	}
	const sessions = Object.keys(spec.sessions ?? {}).length;
	if (type === "SIMPLE_EVENT" && sessions > 1)
		report(["sessions"], `has ${sessions} sessions; an event of type SIMPLE_EVENT has one.`);
}

function isInEvent(context: Context | EventContext): context is EventContext {
	return "sitting" in context;
}

function declareSection(section: SectionName, facts: SectionFacts, context: Context | EventContext): void {
	const { spec, report } = context;
	const objects = sorted(spec[section]);
	if (objects.length > 0 && facts.isAfterPublication === true && isInEvent(context) && !context.isPublished)
		report([section], "needs a published event; write publish: true.");
	for (const [key, value] of objects) {
		if (isObject(value)) declareObject(section, key, value, facts, context);
	}
}

function declareObject(
	section: SectionName,
	key: string,
	value: Properties,
	facts: SectionFacts,
	context: Context | EventContext,
): void {
	const from: Path = [section, key];
	const { references = {}, lookups = {}, nested = {}, own = {} } = facts;
	const name = isInEvent(context) ? `${context.prefix}${key}` : key;
	const replaced = new Set([
		...Object.keys(references),
		...Object.keys(lookups),
		...Object.keys(nested),
		...Object.keys(own),
	]);
	const inputs: Properties = Object.fromEntries(Object.entries(value).filter(([property]) => !replaced.has(property)));
	const places: Record<string, Path> = {};
	Object.assign(inputs, facts.fixed, parentOf(facts, context));
	for (const [property, { input }] of Object.entries(lookups)) {
		places[input] = [...from, property];
		if (typeof value[property] === "string" && isInEvent(context))
			inputs[input] = new Lookup("sponsorTier", value[property], eventId(context));
	}
	for (const [property, reference] of Object.entries(references)) {
		if (reference.isAlternative === true && !isChosen(property, reference, value, from, context)) continue;
		places[reference.input] = [...from, property];
		const ids = idsOf(value[property], reference, [...from, property], context);
		if (ids !== undefined) inputs[reference.input] = ids;
	}
	for (const [list, named] of Object.entries(facts.itemReferences ?? {})) {
		if (Array.isArray(value[list])) inputs[list] = itemsWithIds(value[list], named, [...from, list], context);
	}
	if (facts.takesHub?.(value) === true && inputs.hubId === undefined) inputs.hubId = context.hub;
	if (section === "files" && typeof value.source === "string") {
		Object.assign(inputs, { path: value.source, contentHash: new ContentHash(value.source) });
		places.path = [...from, "source"];
		places.contentHash = [...from, "source"];
	}
	const dependsOn: { kind: Kind; name: string }[] = [];
	if (isInEvent(context)) {
		if (section === "sessions") Object.assign(inputs, sessionInputs(value, from, places, context));
		if (section === "reservations") dependsOn.push(...reservationInputs(value, inputs, from, places, context));
	}
	add(context, { kind: facts.kind, name, inputs, from, places, dependsOn, section, key });
	const { parameter } = kinds[facts.kind].id;
	const parents = { ...parentOf(facts, context), [parameter]: new Reference(facts.kind, name, parameter) };
	for (const [property, one] of Object.entries(nested)) {
		if (value[property] !== undefined) declareNested(one, value[property], [...from, property], name, parents, context);
	}
}

function parentOf(facts: SectionFacts, context: Context | EventContext): Properties {
	if (facts.parent === "hub") return { hubId: context.hub };
	return isInEvent(context) ? { eventId: eventId(context, facts.isAfterPublication) } : {};
}

function declareNested(
	{ kind, input, isMap }: NestedFacts,
	value: unknown,
	from: Path,
	name: string,
	parents: Properties,
	context: Context,
): void {
	if (input !== undefined) {
		add(context, { kind, name, inputs: { ...parents, [input]: value }, from, places: { [input]: from } });
		return;
	}
	if (!isObject(value)) return;
	if (isMap !== true) {
		add(context, { kind, name, inputs: { ...parents, ...value }, from });
		return;
	}
	for (const [key, child] of sorted(value)) {
		if (!isObject(child)) continue;
		const inputs: Properties = { ...parents, ...child };
		if (kind === "VodChannelVideo" && inputs.videoId === undefined) {
			const known = context.spec.videos ?? {};
			const { videoId, file } = known[key] ?? {};
			inputs.videoId = typeof file === "string" ? new Reference("File", file, "videoId") : videoId;
			if (!Object.hasOwn(known, key)) {
				const hint = didYouMean(key, Object.keys(known));
				context.report([...from, key], `has no videoId, and there is no "${key}" in videos.${hint}`);
			}
		}
		add(context, { kind, name: `${name}.${key}`, inputs, from: [...from, key] });
	}
}

/** Whether an object says which other is meant by its key; the id in its place is an input like any other. */
function isChosen(
	property: string,
	{ input }: ReferenceFacts,
	value: Properties,
	from: Path,
	{ report }: Context,
): boolean {
	if (value[property] === undefined) return false;
	if (value[input] !== undefined) report([...from, input], `does not go with ${property}; keep one of them.`);
	return true;
}

/** Items of a list, with ids for the keys that they name. */
function itemsWithIds(
	items: readonly unknown[],
	references: Readonly<Record<string, ReferenceFacts>>,
	path: Path,
	context: Context | EventContext,
): unknown[] {
	return items.map((item, index) => {
		if (!isObject(item)) return item;
		const made = { ...item };
		const from = [...path, index];
		for (const [property, reference] of Object.entries(references)) {
			if (!isChosen(property, reference, item, from, context)) continue;
			delete made[property];
			made[reference.input] = idsOf(item[property], reference, [...from, property], context);
		}
		return made;
	});
}

/** Ids for keys: a reference each; `ALL` stays as it is. */
function idsOf(
	value: unknown,
	{ to, isList, allowsAll, itemKey, output }: ReferenceFacts,
	path: Path,
	context: Context | EventContext,
): unknown {
	const facts = sectionEntries.find(([name]) => name === to)?.[1];
	if (facts === undefined || value === undefined) return undefined;
	const prefix = isInEvent(context) && facts.parent === "event" ? context.prefix : "";
	const { parameter } = kinds[facts.kind].id;
	const known = context.spec[to as SectionName] ?? {};
	const one = (key: unknown, place: Path): Reference | undefined => {
		if (typeof key !== "string") return undefined;
		if (!Object.hasOwn(known, key)) {
			const hint = didYouMean(key, Object.keys(known));
			context.report(place, `names "${key}", which is not in ${to}.${hint || knownKeys(known, to)}`);
		}
		return new Reference(facts.kind, `${prefix}${key}`, output ?? parameter);
	};
	if (isList !== true) return one(value, path);
	if (allowsAll === true && value === "ALL") return ["ALL"];
	if (!Array.isArray(value)) return undefined;
	const keys = value.map((item: unknown) => (itemKey !== undefined && isObject(item) ? item[itemKey] : item));
	for (const [index, key] of keys.entries()) {
		if (keys.indexOf(key) < index) context.report([...path, index], `names "${String(key)}" again; keep one.`);
	}
	return value.map((item: unknown, index) => {
		if (itemKey === undefined) return one(item, [...path, index]);
		const { [itemKey]: key, ...rest } = isObject(item) ? item : { [itemKey]: item };
		return { [`${itemKey}Id`]: one(key, isObject(item) ? [...path, index, itemKey] : [...path, index]), ...rest };
	});
}

function knownKeys(known: object, section: string): string {
	const keys = Object.keys(known).sort();
	if (keys.length === 0) return ` There are no ${section} yet.`;
	return ` It has: ${keys.slice(0, 10).join(", ")}${keys.length > 10 ? ", …" : ""}.`;
}

/** Times, place and labels of a session. */
function sessionInputs(value: Properties, from: Path, places: Record<string, Path>, context: EventContext): Properties {
	const { spec, zone } = context;
	const inputs: Properties = { timezone: value.timezone ?? zone, ...sessionTimes(value, from, places, context) };
	places.timezone = value.timezone === undefined ? ["event", "timezone"] : [...from, "timezone"];
	const room = labelOf(value.room, spec.rooms, "rooms", [...from, "room"], context);
	const isOnSite = (value.attendanceType ?? spec.event.attendanceType) !== "virtual";
	if (room !== undefined && isOnSite) inputs.physicalLocation = value.physicalLocation ?? room;
	const track = labelOf(value.track, spec.tracks, "tracks", [...from, "track"], context);
	if (track !== undefined) inputs.trackLabels = [...new Set([track, ...((value.trackLabels ?? []) as string[])])];
	return inputs;
}

/** The label of a key, or the label itself. */
function labelOf(
	value: unknown,
	labels: Readonly<Record<string, string>> | undefined,
	section: string,
	path: Path,
	{ report }: Context,
): string | undefined {
	if (typeof value !== "string") return undefined;
	if (labels === undefined || Object.values(labels).includes(value)) return value;
	if (Object.hasOwn(labels, value)) return labels[value];
	const hint = didYouMean(value, Object.keys(labels));
	report(path, `names "${value}", which is not in ${section}.${hint || knownKeys(labels, section)}`);
	return value;
}

function sessionTimes(value: Properties, from: Path, places: Record<string, Path>, context: EventContext): Properties {
	const { report, sitting, zone } = context;
	const wall = ["day", "at", "lasts"].filter((property) => value[property] !== undefined);
	const absolute = ["startTime", "endTime"].filter((property) => value[property] !== undefined);
	if (wall.length > 0 && absolute.length > 0) {
		report([...from, absolute[0] ?? ""], "does not go with day, at and lasts; keep one of the two ways.");
		return {};
	}
	if (wall.length === 0 && absolute.length === 0) {
		const [day] = sitting.days;
		if (context.spec.event.eventType === "SIMPLE_EVENT" && day !== undefined)
			return { startTime: instantText(day.start), endTime: instantText(day.end) };
		if (sitting.days.length > 0) report(from, "has no time; write day, at and lasts, or startTime and endTime.");
		return {};
	}
	if (absolute.length > 0) {
		for (const property of ["startTime", "endTime"]) {
			if (!absolute.includes(property)) report(from, `has no ${property}; write both startTime and endTime.`);
		}
		return {};
	}
	places.startTime = [...from, "at"];
	places.endTime = [...from, "lasts"];
	for (const property of ["at", "lasts"]) {
		if (!wall.includes(property)) report(from, `has no ${property}; write day, at and lasts.`);
	}
	const { days } = sitting;
	if (days.length === 0 || typeof value.at !== "string" || typeof value.lasts !== "string") return {};
	if (value.day === undefined && days.length > 1) {
		report(from, `has no day; the event has days 1 to ${days.length}.`);
		return {};
	}
	const day = days[Number(value.day ?? 1) - 1];
	if (day === undefined) {
		report(
			[...from, "day"],
			`is ${String(value.day)}; the event has ${days.length === 1 ? "one day" : `days 1 to ${days.length}`}.`,
		);
		return {};
	}
	const start = instantOf(`${day.date}T${value.at}`, zone);
	if ("reason" in start) {
		report([...from, "at"], start.reason);
		return {};
	}
	return { startTime: textAfter(start.instant, 0), endTime: textAfter(start.instant, minutesOf(value.lasts)) };
}

/** Fills a reservation's e-mail from its ticket, and says for which tickets it waits. */
function reservationInputs(
	value: Properties,
	inputs: Properties,
	from: Path,
	places: Record<string, Path>,
	{ spec, prefix, report }: EventContext,
): { kind: Kind; name: string }[] {
	const tickets = spec.tickets ?? {};
	const { ticket, email } = value;
	if (typeof ticket === "string") {
		if (email !== undefined) report([...from, "email"], "does not go with ticket, which has one; keep one of them.");
		if (!Object.hasOwn(tickets, ticket)) {
			const hint = didYouMean(ticket, Object.keys(tickets));
			report(
				[...from, "ticket"],
				`names "${ticket}", which is not in tickets.${hint || knownKeys(tickets, "tickets")}`,
			);
			return [];
		}
		inputs.email = tickets[ticket]?.email;
		places.email = [...from, "ticket"];
		return [{ kind: "Ticket", name: `${prefix}${ticket}` }];
	}
	if (email === undefined) report(from, "says nobody; write ticket: and its key, or email:.");
	const isTheirs = (other: unknown): boolean => String(other).toLowerCase() === String(email).toLowerCase();
	return sorted(tickets)
		.filter(([, other]) => isObject(other) && isTheirs(other.email))
		.map(([key]) => ({ kind: "Ticket", name: `${prefix}${key}` }));
}

/** Adds a declaration, its local times with their offset. */
function add(
	context: Context | EventContext,
	{ places = {}, dependsOn = [], ...rest }: Omit<Declaration, "places" | "dependsOn"> & Partial<Declaration>,
): void {
	if (isInEvent(context) && context.sitting.date !== undefined && rest.inputs.adopt !== undefined)
		context.report([...rest.from, "adopt"], "names one object, but a series has one for each event; take it out.");
	const shapes = compileDescription(kinds[rest.kind]).inputs;
	const known = Object.entries(rest.inputs).filter(([, value]) => value !== undefined);
	const inputs = known
		.sort(([a], [b]) => (a < b ? -1 : 1))
		.map(([name, value]): [string, unknown] => {
			const shape = shapes.get(name);
			return [
				name,
				shape === undefined ? value : withOffsets(value, shape, places[name] ?? [...rest.from, name], context),
			];
		});
	context.made.push({
		...rest,
		inputs: Object.fromEntries(inputs),
		places,
		dependsOn,
		...(isInEvent(context) && context.sitting.date !== undefined && { date: context.sitting.date }),
	});
}

/** A value with its local times with their offset. */
function withOffsets(value: unknown, shape: Shape, path: Path, context: Context): unknown {
	if (shape.schema.format === "date-time" && typeof value === "string") {
		if (/(?:Z|[+-]\d\d:\d\d)$/.test(value)) return value;
		const resolved = instantOf(value, context.zone);
		if ("instant" in resolved) return instantText(resolved.instant);
		context.report(path, resolved.reason);
		return undefined;
	}
	const { fields, items } = shape;
	if (fields !== undefined && isObject(value) && !isLater(value)) {
		return Object.fromEntries(
			Object.entries(value).map(([name, child]) => {
				const field = fields.get(name);
				return [name, field === undefined ? child : withOffsets(child, field, [...path, name], context)];
			}),
		);
	}
	if (items !== undefined && Array.isArray(value)) {
		return value.map((item: unknown, index) => withOffsets(item, items, [...path, index], context));
	}
	return value;
}

/** The place in the conference of an input's path. */
export function sourceOf({ from, places }: Declaration, steps: Path): Path {
	for (let length = steps.length; length > 0; length--) {
		const place = places[pathText(steps.slice(0, length))];
		if (place !== undefined) return [...place, ...steps.slice(length)];
	}
	return [...from, ...steps];
}
