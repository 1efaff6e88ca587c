import type { ContractSchema, OperationId } from "../api/contract";
import type { UploadRequest } from "../api/upload";

export type { UploadRequest } from "../api/upload";

/** Property values of a resource, in the program's names. */
export type Properties = Record<string, unknown>;

/** A JSON object in the API's names. */
export type WireObject = Record<string, unknown>;

/** Where a property travels: in the create body, the update body, or an answer that is read. */
export type Direction = "create" | "update" | "read";

/** One thing that is wrong with the inputs; `property` is a path such as `calendar[0].endTime`. */
export interface CheckFailure {
	property: string;
	reason: string;
}

/**
 * A rule over several properties, or one that JSON Schema can't say.
 *
 * @typeParam Path paths of the properties that it speaks of
 */
export interface Rule<Path extends string = string> {
	/** What it asks of each property, in words that go on after its name: `["price", "is given where free is false"]`. */
	says: readonly (readonly [path: Path, words: string])[];
	/**
	 * Finds what breaks it.
	 *
	 * @param inputs what is declared; values not yet known at preview are left out
	 * @param isUnknown tells whether a top-level property has a value that is not yet known
	 */
	check: (inputs: Properties, isUnknown: (property: string) => boolean) => CheckFailure[];
	/** The same as JSON Schema over the inputs, where that can say it: an editor shows it while a file is typed. */
	schema?: ContractSchema;
}

/** What people read of a kind. */
export interface KindDocs {
	/** What the resource is, and what is special about it: Markdown, without a heading. */
	text: string;
	/** Words for properties, by path, where those of the contract, which go by the name alone, say too little. */
	properties?: Readonly<Record<string, string>>;
}

/** A property that reaches the API by a call of its own, not in the create or update body. */
export interface SetVia {
	/** When it is called: after the create, or when the property changed. */
	on: readonly ("create" | "update")[];
	operation: OperationId;
	/** Body for a value; undefined where the value needs no call. */
	body: (value: unknown) => WireObject | undefined;
	/** The object to call, where it is another one: the only record of a list below the resource. */
	target?: { list: OperationId; field: string; parameter: string };
}

/** How the API handles several objects in one call. */
export interface Batch {
	/** Field of the bodies that lists the objects; an operation without it takes one object a call. */
	field: string;
	/** Most objects that a call takes. */
	max: number;
	/** Field that tells the objects apart, in bodies and answers. */
	key: string;
	/** True where the list holds the keys alone. */
	isPlain?: boolean;
	/** Field of the create's answer that lists what was made. */
	made?: string;
	/** What to do about the codes, which are words, by which an answer says why one item failed. */
	hints?: Readonly<Record<string, string>>;
	/** Further fields of the bodies. */
	with?: Partial<Record<"create" | "update" | "delete", WireObject>>;
	/** Fields beside the list that are inputs too; calls are shared by objects with equal ones. */
	shared?: readonly string[];
}

/** What is special about one property; what the contract says already is not repeated here. */
export interface PropertyFacts {
	/**
	 * Place in the body where it differs from the snake_case of the name, by direction:
	 * `private_visibility_rules.attendance_type`; false where it has none.
	 */
	wire?: Partial<Record<Direction, string | false>>;
	/** Words that stand for the API's coded numbers. */
	enumNames?: Readonly<Record<string, number>>;
	/** Changes of form on the way, by direction; after `words`. */
	convert?: Partial<Record<Direction, (value: unknown) => unknown>>;
	/** The value that stands for "not set" when it is taken out of the program; `"never"` where the API has none. */
	reset?: unknown;
	/** True where it must be given, though the contract doesn't say so. */
	isRequired?: boolean;
	/** Answers show this many items of the list at most. */
	shownAtMost?: number;
	/** True where the order of the list counts. */
	isOrdered?: boolean;
	/** Property that tells items of a list of objects apart. */
	itemKey?: string;
	/** What the value is, where neither type nor format says it: decides which ways of writing it are equal. */
	equal?: "decimal" | "email" | "timezone";
	/** True where the API adds items of its own to the list: those that are declared count alone. */
	apiAdds?: boolean;
	/** True where the API keeps the value only if something else asks for it: an answer that lacks it is no drift. */
	mayBeDropped?: boolean;
	/** The API takes only this value; any other is not sent. */
	settableTo?: unknown;
	/** True where a change makes a new object, though no body holds the property. */
	replaceOnChange?: boolean;
	/** True where it matters at create only: a later change is kept in the state and does nothing. */
	isCreateOption?: boolean;
	/** True where answers don't show the value: the declared one counts. */
	isWriteOnly?: boolean;
	/** True where the API gives the value; it is no input. */
	isReadOnly?: boolean;
	/** Of a list that is replaced whole: the property by which items are the same, and the API's id that they keep. */
	identity?: { key: string; id: string };
	/** True where a value, once set, can't be taken back. */
	isOneWay?: boolean;
	/** Travels by a call of its own. */
	setVia?: SetVia;
	/** The declared value as it shows in an answer, for properties that are not in it under their name. */
	readAs?: (remote: WireObject) => unknown;
	/** Further schema keywords, for check. */
	schema?: ContractSchema;
}

/** Where the values of a property are in a file of rows: a column, or several of which the first with a value counts. */
export type ColumnNames = string | readonly string[];

/** The columns of a shop's export. */
export interface Preset {
	/** Columns by property; those of `key` together tell rows apart. */
	columns: Readonly<Record<string, ColumnNames>>;
	/** Columns with names of the shop's own, such as its products: they count where the program has a `map` of them. */
	named?: Readonly<Record<string, ColumnNames>>;
	/** Rows that count as none, by column: its values, in whatever case. */
	leaveOut: Readonly<Record<string, readonly string[]>>;
}

/** A list of people that stands in a file, each of whom is an object of another kind. */
export interface Collection {
	/** The kind of the objects: how they are made, compared, changed and deleted, and who gets e-mail, is as it says. */
	of: ResourceDescription;
	/**
	 * Input of an object by which it says which list it belongs to, and which row it is of. Without it, an object belongs
	 * to the list where the file has its person, or had when the list was last brought up to date.
	 */
	mark?: string;
	/** Query of the kind's list by which one mark is looked up. */
	markQuery?: string;
	/** Input that says who it is. */
	person: string;
	/** Inputs of the list itself that all its objects have; a column of the same name goes before. */
	shared: readonly string[];
	/** Where the API says what people have done, so that their object is neither deleted nor replaced. */
	held?: {
		list: OperationId;
		/** Field of its records that says who. */
		field: string;
		/** What they did, in words that go on after "the person": `was checked in`. */
		words: string;
	};
	/** Columns of known exports, by name. */
	presets: Readonly<Record<string, Preset>>;
}

/** Ways to make an object other than by a body of all its properties. */
export type Creation =
	| {
			/** A body of its own. */
			by: "body";
			body: (inputs: Properties) => WireObject;
	  }
	| {
			/** The upload of a content, which a program names by one input and the state keeps by others. */
			by: "upload";
			/** The program's input: a path or an asset. */
			source: string;
			/** Own inputs that the host makes of it: where the content is, or the text, and its hash. */
			from: readonly ["path", "text", "contentHash"];
			request: (inputs: Properties) => UploadRequest;
	  }
	| {
			/** A call for each row of a file, or for several; see `Collection`. */
			by: "rows";
			/** The program's input: a path. */
			source: string;
			/** Own inputs that are made of it: where the file is, its hash, and how many people it has. */
			from: readonly ["path", "contentHash", "people"];
	  }
	| {
			/** Where an input asks for it, an operation on an object that exists. */
			by: "copy";
			input: string;
			operation: OperationId;
			path: (value: Properties) => Record<string, string>;
			body: (value: Properties) => WireObject;
			/** Values of the natural key that the new object has at first. */
			key: (value: Properties) => Properties;
	  };

/** People to whom Zoom sends e-mail because of a step. */
export interface EmailFact {
	on: readonly ("create" | "update" | "delete")[];
	/** What it is about, in words that go on after "a mail about": `their ticket`. */
	about: string;
	/** True where Zoom's description says that it is sent; where it says nothing, people may get one all the same. */
	isSaid: boolean;
	/**
	 * How many people get it.
	 *
	 * @param inputs what is declared, or was where it is deleted
	 * @param before what was declared before; empty where it is made
	 * @returns `"registrants"` for all who have registered by then
	 */
	people: (inputs: Properties, before: Properties) => number | "registrants";
}

/** All facts of one kind of resource. The lifecycle reads them and never asks which kind it has. */
export interface ResourceDescription {
	/** Name of the class and of the Pulumi type: `Speaker`. */
	kind: string;
	/** Name in messages: `speaker`. */
	noun: string;
	/** Path parameters of the collection, which are inputs too; a change replaces the object. */
	parents: readonly string[];
	/** What people read of it. */
	docs: KindDocs;
	/** The path parameter of the object, which is an output too. */
	id: {
		/** In answers it stands under this name in snake_case. */
		parameter: string;
		/** True where it says who a person is: ids stand in clear in the state, so a digest takes its place. */
		isPersonal?: boolean;
	};
	operations: {
		create: OperationId;
		/** Answers one object. Without `get` and `list` an object is what the state says. */
		get?: OperationId;
		/** Answers all siblings; the object is read from here where there is no `get`. */
		list?: OperationId;
		update?: OperationId;
		/** Absent where the API has none: delete only forgets the object. */
		delete?: OperationId;
		/** Without `get`: answers where the object is there, and refuses as "not found" where it isn't. */
		exists?: OperationId;
	};
	/** One object that every parent has: create takes it over, and delete restores what was there. */
	isSingleton?: boolean;
	/** How an object is told from its siblings where its id is not known, because a create had no answer. */
	naturalKey?: {
		/** Properties whose values are the key: the first set that is declared whole. */
		by: readonly (readonly string[])[];
		/** Lists what was made; the kind's `list` where not given. */
		list?: OperationId;
		/** Queries of the list which together show every object; none where not given. */
		queries?: readonly Readonly<Record<string, unknown>>[];
	};
	/** Calls that handle several objects. */
	batch?: Batch;
	/** Fields of the create body that are no inputs. */
	notInputs?: readonly string[];
	/** Inputs that the contract's bodies don't have: kept in the state, used by `creation`, `deleteBody` or `through`. */
	ownInputs?: Readonly<Record<string, ContractSchema>>;
	/** Outputs that no answer has. */
	ownOutputs?: Readonly<Record<string, ContractSchema>>;
	/** The objects of a list that stands in a file. */
	collection?: Collection;
	/** Fields of the answer that become outputs, by path; all that are no inputs where not given. */
	outputs?: readonly string[];
	/** Outputs that every object has, though the contract doesn't say so. */
	alwaysShown?: readonly string[];
	/** Outputs and inputs that are secret. */
	secrets?: readonly string[];
	/** True where the create's answer lacks outputs that users need at once. */
	readAfterCreate?: boolean;
	/** The property whose values tell siblings apart by the API's own rule. */
	unique?: {
		property: string;
		/** Refusals that mean that another object has the value. */
		refusals?: readonly { status: number; code: number }[];
		/** A value that an object gets while another takes its own; `mark` tells objects apart. Absent where it can't change. */
		parked?: (mark: string) => string;
	};
	/** Refusals of a create that pass by themselves soon after something else was done. */
	passing?: readonly { status: number; code: number }[];
	/** Refusals that mean "not found" besides the 404 codes that the contract documents for the operation. */
	notFound?: readonly { status: number; code: number }[];
	/** Facts by property path: `type`, `recurrence.weeklyDays`. */
	properties?: Readonly<Record<string, PropertyFacts>>;
	rules?: readonly Rule[];
	/** How an object is made, where not by a body of all its properties. */
	creation?: Creation;
	/** Body of the delete; none where not given. */
	deleteBody?: (inputs: Properties) => WireObject;
	/** Whether an answer shows the object as existing, where it is a state of another object. */
	presentWhen?: (remote: WireObject) => boolean;
	/** Why an object must not be deleted in its present state, and what to do; undefined where it may. */
	refuseDelete?: (remote: WireObject) => string | undefined;
	/** What people may hold of an object: it is then not deleted or replaced unless `allowDestructive` is declared. */
	deletionGuard?: {
		/** Why, by what the object shows; undefined where nobody holds it. */
		shown?: (remote: WireObject) => string | undefined;
		/** Lists what is below the object and people's, where the object, if it can be seen, shows that there may be any. */
		records?: {
			list: OperationId;
			query?: (id: string) => Readonly<Record<string, unknown>>;
			when: (remote: WireObject | undefined) => boolean;
			noun: string;
		};
		/** True where people hold it as long as it exists: the engine protects it, so that a preview fails already. */
		isAlways?: boolean;
	};
	/** The API makes and removes the object itself, when its parent is of a certain kind. */
	managedByParent?: { parent: OperationId; when: (parent: WireObject) => boolean };
	/** Who gets e-mail because of a step; nobody where not given. */
	emails?: readonly EmailFact[];
	/** True where a create or update is one of a meeting or webinar, which Zoom limits by user and day. */
	isMeeting?: (inputs: Properties) => boolean;
}
