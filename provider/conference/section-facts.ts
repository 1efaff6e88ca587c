import type { ContractSchema, OperationId } from "../api/contract";
import type { Kind } from "../kinds";
import type { Properties } from "../lifecycle/description";

/** A property of the file that names objects of another section, instead of an input that takes ids. */
export interface ReferenceFacts {
	/** Input of the kind that gets the ids. */
	input: string;
	/** Section whose keys are named. */
	to: string;
	description: string;
	/** True for a list of keys. */
	isList?: boolean;
	/** True where `ALL` stands for every object. */
	allowsAll?: boolean;
	/** Property of an object that may stand in a key's place: `{ speaker: ada, showInSessionDetail: true }`. */
	itemKey?: string;
	/** True where the file must say it. */
	isRequired?: boolean;
	/** Output that is taken, where it is not the id. */
	output?: string;
	/** True where the input itself may be given in its place. */
	isAlternative?: boolean;
	/** True where an object is in those parts alone that have what it names. */
	decidesPart?: boolean;
}

/** A property of the file that has a name, instead of an input that takes an id. */
export interface LookupFacts {
	/** What has the name. */
	of: "sponsorTier";
	input: string;
	description: string;
	/** Lists the event's ids and names, by the fields of its answer. */
	list: { operation: OperationId; id: string; name: string };
}

/** An input that may be left out: it is that of the object with the same key in another section. */
export interface KeyFacts {
	input: string;
	/** Section that has the key. */
	in: string;
}

/** A resource below an object of a section. */
export interface NestedFacts {
	kind: Kind;
	description: string;
	/** The input that the file's value is; the value holds all inputs where not given. */
	input?: string;
	/** True for a map of objects by key. */
	isMap?: boolean;
	/** Kind of the event's own, which counts where this one was never set. */
	inheritsFrom?: Kind;
	/** What the key says, where it is that of another section too. */
	keyGives?: KeyFacts;
}

/** A property of the file that names an object of another section, one of whose inputs this one has too. */
export interface SharedInputFacts {
	/** Property that holds the key. */
	property: string;
	/** Section whose key it is. */
	to: string;
	/** Input that both have. */
	input: string;
	/** What an object lacks with neither: "says nobody". */
	lack: string;
}

/** What the file adds to a kind's own description. */
export interface SectionFacts {
	kind: Kind;
	/** What the section holds. */
	description: string;
	/** What one entry is, for problems. */
	noun: string;
	/** Where the objects are: its id is an input that the file doesn't have. */
	parent: "event" | "hub" | "none";
	/** Inputs that the section says by itself. */
	fixed?: Readonly<Record<string, unknown>>;
	references?: Readonly<Record<string, ReferenceFacts>>;
	/** References in the items of lists, by the list's input. */
	itemReferences?: Readonly<Record<string, Readonly<Record<string, ReferenceFacts>>>>;
	/**
	 * Input that says from which columns of a file properties come: those of references stand in it by the file's names,
	 * and in their `map` are keys.
	 */
	columnsIn?: string;
	/** Inputs that are given by a name that the API looks up. */
	lookups?: Readonly<Record<string, LookupFacts>>;
	nested?: Readonly<Record<string, NestedFacts>>;
	/** Properties that are the file's own. */
	own?: Readonly<Record<string, ContractSchema>>;
	/** Inputs that are required by the kind, and optional in the file: they have a default or another way to be said. */
	optional?: readonly string[];
	/** Inputs that follow from the file's own properties, and can't be given. */
	derived?: readonly string[];
	/** Own property that is the path of a file on the disk, from which the inputs `path` and `contentHash` follow. */
	contentFrom?: string;
	/** An input that another object may say; who has the same waits for that object. */
	sharedInput?: SharedInputFacts;
	/** Sections whose objects must be there first, though none is named: who they are of is in a file. */
	waitsFor?: readonly string[];
	/** True where the objects make the programme: own properties say when each is, in which room and track. */
	isProgramme?: boolean;
	/** True where objects may be alike in what tells those of other sections apart: one person may have several. */
	mayBeAlike?: boolean;
	/** Inputs by which a sale starts and ends. */
	sale?: { start: string; end: string };
	/**
	 * In which parts of a divided programme an object is: in that of its time, or in those where others name it. In all
	 * where not given; what the object names, or says itself by `parts`, goes before.
	 */
	inParts?: "byTime" | "whereNamed";
	/** Inputs that are lists of any length in the file, which divides them among events. */
	divided?: readonly string[];
	/** Says which objects get the hub's id as an input, where the hub is no parent of them. */
	takesHub?: (object: Properties) => boolean;
	/** True where the API wants the event to be published. */
	isAfterPublication?: boolean;
	/** True where the API has it for events of type CONFERENCE alone. */
	isForConferences?: boolean;
	/** True where the API makes the objects of an event of type RECURRING by itself. */
	isNotForRecurring?: boolean;
}
