import type { Context } from "../context";
import type { Properties, WireObject } from "../description";
import { digestsOf, only, readAll } from "../values";
import type { Siblings } from "./attempt";
import { contestOf, distanceOf, unlisted } from "./contest";

/** What an object is looked for among when it is created; undefined where the API can't tell. */
export function siblingsOf(context: Context, inputs: Properties, identity?: string): Siblings | undefined {
	const { description, remote } = context;
	const { naturalKey, presentWhen, operations, idField } = description;
	const contest = contestOf(context, inputs, identity);
	const verdicts: Pick<Siblings, "verdictOn" | "refusalOf" | "park" | "isTaken"> = {
		verdictOn: (id, isStuck) => contest.verdictOn(context.ref(id, inputs), isStuck),
		refusalOf: (id, verdict) => contest.refusalOf(context.ref(id, inputs), verdict),
		park: (id) => contest.park(context.ref(id, inputs)),
		isTaken: contest.isTaken,
	};
	if (presentWhen !== undefined) return { ...verdicts, ...stateOfParent(context, inputs) };
	const list = naturalKey?.list ?? operations.list;
	if (naturalKey === undefined || list === undefined) return undefined;
	const path = remote.parentPath(inputs);
	const copied = remote.copied(inputs);
	const declared = copied === undefined ? inputs : copied.copy.key(copied.value);
	const names = naturalKey.by.find((set) => set.every((name) => declared[name] !== undefined)) ?? Object.keys(declared);
	const { queries = [undefined] } = naturalKey;
	const shownBy = (object: WireObject, wanted: readonly string[]): Record<string, string> =>
		digestsOf(description, readAll(description, object, wanted), wanted);
	return {
		...verdicts,
		collection: JSON.stringify(path),
		key: digestsOf(description, only(declared, new Set(names)), names),
		list: async () => (await Promise.all(queries.map((query) => remote.records(list, path, query)))).flat(),
		idOf: (object) => remote.idOf(object[idField]),
		digestsOf: shownBy,
		unlisted: (objects) => unlisted(context, objects, inputs),
		distanceOf: async (id) => distanceOf(context, await remote.find(id, inputs), inputs),
		...(operations.get !== undefined && {
			fullDigestsOf: async (id: string, wanted: readonly string[]) => {
				const object = await remote.find(id, inputs);
				return object === undefined ? {} : shownBy(object, wanted);
			},
		}),
		isFresh: context.run().madeOneOf(Object.values(path)),
	};
}

/** The one sibling of a state of another object: that state itself. */
function stateOfParent(
	{ description, remote }: Context,
	inputs: Properties,
): Omit<Siblings, "verdictOn" | "refusalOf" | "park" | "isTaken"> {
	const id = String(inputs[description.id.parameter]);
	return {
		collection: id,
		key: {},
		list: async () => {
			const object = await remote.find(id, inputs);
			return object === undefined ? [] : [object];
		},
		idOf: () => id,
		digestsOf: () => ({}),
		unlisted: () => Promise.resolve([]),
		distanceOf: () => Promise.resolve(0),
		isFresh: true,
	};
}
