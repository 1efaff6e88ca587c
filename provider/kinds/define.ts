import type { ContractSchema, OperationId } from "../api/contract";
import type { CamelName, RequestBody, ResponseBody } from "../api/types";
import type { Batch, Creation, PropertyFacts, ResourceDescription, Rule } from "../lifecycle/description";

/** Keys of an object, or of each member of a union. */
type KeysOf<T> = T extends object ? keyof T & string : never;

/** What an object has under a key, whichever member of a union has it. */
type At<T, Key> = T extends object ? (Key extends keyof T ? NonNullable<T[Key]> : never) : never;

type ItemOf<T> = T extends readonly (infer Item)[] ? Item : never;

/** How many levels of a body are looked at: twice what the deepest has, which the compiler needs to be told. */
type Levels = [0, 0, 0, 0, 0, 0, 0, 0];

type OneLess<Left> = Left extends [unknown, ...infer Rest] ? Rest : never;

/** Paths of a value at a path: `calendar[]`, `calendar[].endTime`. */
type Below<T, Path extends string, Left> = [Left] extends [never]
	? never
	: T extends readonly (infer Item)[]
		? `${Path}[]` | Below<Item, `${Path}[]`, OneLess<Left>>
		: T extends object
			? PathsOf<T, `${Path}.`, OneLess<Left>>
			: never;

/** Paths of all properties of a body, in the program's names. */
type PathsOf<T, Prefix extends string = "", Left = Levels> = T extends readonly unknown[]
	? never
	: {
			[Key in KeysOf<T>]: `${Prefix}${CamelName<Key>}` | Below<At<T, Key>, `${Prefix}${CamelName<Key>}`, Left>;
		}[KeysOf<T>];

/** Paths of an answer's fields in the API's names, without what is in lists: `incoming_config.stream_key`. */
type WirePaths<T, Prefix extends string = "", Left = Levels> = [Left] extends [never]
	? never
	: T extends readonly unknown[]
		? never
		: {
				[Key in KeysOf<T>]: `${Prefix}${Key}` | WirePaths<At<T, Key>, `${Prefix}${Key}.`, OneLess<Left>>;
			}[KeysOf<T>];

type LastOf<Path> = Path extends `${string}.${infer Rest}` ? LastOf<Rest> : Path;

/** Paths of own inputs, which are schemas. */
type OwnPaths<Schema, Prefix extends string = ""> = {
	[Key in keyof Schema & string]:
		| `${Prefix}${CamelName<Key>}`
		| (Schema[Key] extends { properties: infer Fields } ? OwnPaths<Fields, `${Prefix}${CamelName<Key>}.`> : never);
}[keyof Schema & string];

/** Operations of a kind, as types. */
interface Operations {
	create: OperationId;
	get?: OperationId;
	list?: OperationId;
	update?: OperationId;
	delete?: OperationId;
}

type BodyOf<Id> = Id extends OperationId ? RequestBody<Id> : never;
type AnswerOf<Id> = Id extends OperationId ? ResponseBody<Id> : never;

/** One object in a body: the whole, or an item of a batch's list with what all of them share. */
type ObjectIn<Body, Field> = [Field] extends [never] ? Body : ItemOf<At<Body, Field>> | Rest<Body, Field>;

type Rest<Body, Field> = Body extends object ? Omit<Body, Field & keyof Body> : never;

/** Items of the lists of an answer. */
type ItemsOf<Answer> = { [Key in KeysOf<Answer>]: ItemOf<At<Answer, Key>> }[KeysOf<Answer>];

/** Paths of all inputs of a kind: `email`, `recurrence.weeklyDays`, `polls[].questions[].answers`. */
type InputPath<O extends Operations, Parent extends string, Own, Field, Key extends string, Source extends string> =
	| Parent
	| Source
	| CamelName<Key>
	| OwnPaths<Own>
	| PathsOf<ObjectIn<BodyOf<O["create"]> | BodyOf<O["update"]>, Field>>;

/** One object as the API shows it. */
type Answer<O extends Operations> = AnswerOf<O["get"]> | ItemsOf<AnswerOf<O["list"]>> | ItemsOf<AnswerOf<O["create"]>>;

/** Paths of all that the API shows of an object, in its names. */
type AnswerPath<O extends Operations> = WirePaths<Answer<O> | AnswerOf<O["create"]>>;

/** Names, in the program, of all that the API shows of an object. */
type OutputName<O extends Operations> = CamelName<LastOf<AnswerPath<O>>>;

/** What a description holds besides the names of properties, which `KindFacts` takes from the contract. */
type Unnamed = Omit<
	ResourceDescription,
	| "alwaysShown"
	| "batch"
	| "creation"
	| "docs"
	| "id"
	| "naturalKey"
	| "notInputs"
	| "operations"
	| "outputs"
	| "ownInputs"
	| "parents"
	| "properties"
	| "rules"
	| "secrets"
	| "unique"
>;

/**
 * The facts of a kind with every name checked: a path, secret, output or operation that the contract lacks breaks the
 * build. What types can't tell, `compileDescription` refuses.
 */
interface KindFacts<
	O extends Operations,
	Parent extends string,
	Own,
	Field extends string,
	Key extends string,
	Source extends string,
	Path,
	Output,
	Shown,
> extends Unnamed {
	operations: O;
	parents: readonly Parent[];
	ownInputs?: Own;
	batch?: Omit<Batch, "field" | "key"> & { field: Field; key: Key };
	creation?:
		| Exclude<Creation, { by: "upload" }>
		| (Omit<Extract<Creation, { by: "upload" }>, "source"> & { source: Source });
	id: NoInfer<
		Omit<ResourceDescription["id"], "parameter"> & {
			parameter: Parent | Output | Path;
		}
	>;
	naturalKey?: NoInfer<
		Omit<NonNullable<ResourceDescription["naturalKey"]>, "by"> & {
			by: readonly (readonly Path[])[];
		}
	>;
	unique?: NoInfer<
		Omit<NonNullable<ResourceDescription["unique"]>, "property"> & {
			property: Path;
		}
	>;
	notInputs?: NoInfer<readonly KeysOf<BodyOf<O["create"]> | BodyOf<O["update"]>>[]>;
	outputs?: NoInfer<readonly Shown[]>;
	alwaysShown?: NoInfer<readonly Output[]>;
	secrets?: NoInfer<readonly (Output | Path)[]>;
	properties?: NoInfer<{
		readonly [Name in Path & string]?: Omit<PropertyFacts, "wire"> & {
			wire?: WirePlaces<O, Field>;
		};
	}>;
	docs: NoInfer<
		Omit<ResourceDescription["docs"], "properties"> & {
			properties?: { readonly [Name in (Output | Path) & string]?: string };
		}
	>;
	rules?: NoInfer<readonly Rule<Path & string>[]>;
}

/** Where a property stands in bodies and answers; false where it has no place. */
interface WirePlaces<O extends Operations, Field> {
	create?: WirePaths<ObjectIn<BodyOf<O["create"]>, Field>> | false;
	update?: WirePaths<ObjectIn<BodyOf<O["update"]>, Field>> | false;
	read?: AnswerPath<O> | false;
}

/**
 * Declares a kind of resource by its facts.
 *
 * @param facts names, paths and operations as the contract has them; see `ResourceDescription` for what each says
 */
export function defineKind<
	const O extends Operations,
	const Parent extends string,
	const Own extends Readonly<Record<string, ContractSchema>> = Record<never, never>,
	Field extends string = never,
	Key extends string = never,
	Source extends string = never,
>(
	facts: KindFacts<
		O,
		Parent,
		Own,
		Field,
		Key,
		Source,
		InputPath<O, Parent, Own, Field, Key, Source>,
		OutputName<O>,
		AnswerPath<O>
	>,
): ResourceDescription {
	return facts as unknown as ResourceDescription;
}
