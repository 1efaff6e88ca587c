import { isObject } from "../../api/json";
import { type Kind, kinds } from "../../kinds";
import type { Properties } from "../../lifecycle/description";
import type { Path } from "../../lifecycle/property-path";
import { ContentHash, Lookup, Reference } from "../declaration";
import type { NestedFacts, SectionFacts } from "../section-facts";
import { factsOf } from "../sections";
import type { SectionName } from "../spec";
import { add } from "./add";
import { type Context, type EventContext, eventId, isInEvent, sorted } from "./context";
import { programmeInputs } from "./programme";
import { columnsWithIds, fillSharedInput, idsOf, inputByKey, isChosen, itemsWithIds } from "./references";

/** Declares the objects of a section, each with what is below it. */
export function declareSection(section: SectionName, facts: SectionFacts, context: Context | EventContext): void {
	const { spec, report } = context;
	const objects = sorted(spec[section]).filter(([key]) => !isInEvent(context) || context.sitting.has(section, key));
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
	if (value.parts !== undefined && context.spec.parts === undefined)
		context.report([...from, "parts"], "names parts, but the file has none; remove it, or divide the file by parts.");
	const replaced = new Set([
		...(facts.parent === "event" ? ["parts"] : []),
		...Object.keys(references),
		...Object.keys(lookups),
		...Object.keys(nested),
		...Object.keys(own),
	]);
	const inputs: Properties = Object.fromEntries(Object.entries(value).filter(([property]) => !replaced.has(property)));
	const places: Record<string, Path> = {};
	Object.assign(inputs, facts.fixed, parentOf(facts, context));
	for (const [property, { of, input }] of Object.entries(lookups)) {
		places[input] = [...from, property];
		if (typeof value[property] === "string" && isInEvent(context))
			inputs[input] = new Lookup(of, value[property], eventId(context));
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
	const { columnsIn } = facts;
	if (columnsIn !== undefined && isObject(value[columnsIn]))
		inputs[columnsIn] = columnsWithIds(value[columnsIn] as Properties, references, [...from, columnsIn], context);
	if (facts.takesHub?.(value) === true && inputs.hubId === undefined) inputs.hubId = context.hub;
	const { contentFrom, sharedInput } = facts;
	const path = contentFrom === undefined ? undefined : value[contentFrom];
	if (contentFrom !== undefined && typeof path === "string") {
		Object.assign(inputs, { path, contentHash: new ContentHash(path) });
		places.path = [...from, contentFrom];
		places.contentHash = [...from, contentFrom];
	}
	const dependsOn: { kind: Kind; name: string }[] = [];
	if (isInEvent(context)) {
		if (facts.isProgramme === true) Object.assign(inputs, programmeInputs(value, from, places, context));
		if (sharedInput !== undefined)
			dependsOn.push(...fillSharedInput(sharedInput, value, inputs, from, places, context));
		dependsOn.push(...(facts.waitsFor ?? []).flatMap((first) => allOf(first, context)));
	}
	add(context, { kind: facts.kind, name, inputs, from, places, dependsOn, section, key });
	const { parameter } = kinds[facts.kind].id;
	const parents = { ...parentOf(facts, context), [parameter]: new Reference(facts.kind, name, parameter) };
	for (const [property, one] of Object.entries(nested)) {
		if (value[property] !== undefined) declareNested(one, value[property], [...from, property], name, parents, context);
	}
}

/** The declarations of all objects of a section. */
function allOf(section: string, { spec, prefix }: EventContext): { kind: Kind; name: string }[] {
	const { kind } = factsOf(section) as SectionFacts;
	return Object.keys(spec[section as SectionName] ?? {}).map((key) => ({ kind, name: `${prefix}${key}` }));
}

function parentOf(facts: SectionFacts, context: Context | EventContext): Properties {
	if (facts.parent === "hub") return { hubId: context.hub };
	return isInEvent(context) ? { eventId: eventId(context, facts.isAfterPublication) } : {};
}

function declareNested(
	{ kind, input, isMap, keyGives }: NestedFacts,
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
		if (keyGives !== undefined && inputs[keyGives.input] === undefined)
			inputs[keyGives.input] = inputByKey(key, keyGives, [...from, key], context);
		add(context, { kind, name: `${name}.${key}`, inputs, from: [...from, key] });
	}
}
