import { isObject } from "../../api/json";
import { kinds } from "../../kinds";
import { type Path, pathText } from "../../lifecycle/property-path";
import { compileDescription, type Shape } from "../../lifecycle/shape";
import { type Declaration, isLater } from "../declaration";
import { type Context, type EventContext, isInEvent } from "./context";
import { instantOf, instantText } from "./times";

/** Adds a declaration, its local times with their offset. */
export function add(
	context: Context | EventContext,
	{ places = {}, dependsOn = [], ...rest }: Omit<Declaration, "places" | "dependsOn"> & Partial<Declaration>,
): void {
	const adoptAt = isInEvent(context) ? context.sitting.adoptAt(rest.from) : rest.from;
	const named = places.adopt ?? [...rest.from, "adopt"];
	if (rest.inputs.adopt !== undefined && (adoptAt === undefined || pathText([...adoptAt, "adopt"]) !== pathText(named)))
		context.report(named, "names one object, but there is one for each event; remove it.");
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
		...(isInEvent(context) &&
			context.sitting.event !== undefined && {
				event: context.sitting.event,
				...(adoptAt !== undefined && { adoptAt }),
			}),
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
