import { createHash } from "node:crypto";
import { type OperationId, operation } from "../api/contract";
import { ZoomApiError, ZoomEventsError } from "../api/errors";
import type { Api } from "./api";
import { Batcher, BatchItemError } from "./batch";
import { ADOPT, ALLOW_DUPLICATE, checkInputs, withArticle } from "./check";
import { canonical, changedInputs, isSame } from "./compare";
import type { CheckFailure, Properties, ResourceDescription, Through, WireObject } from "./description";
import { AdoptionError, DeletionRefusedError, InitializationError, TakenError } from "./errors";
import { stateIdOf } from "./ids";
import { CreateOnce, type Siblings } from "./ownership/create-once";
import type { Owners } from "./ownership/owners";
import { Run } from "./ownership/run";
import type { ObjectRef } from "./ownership/stack-view";
import { type UniqueValue, writeUnique } from "./ownership/unique";
import { type Facts, type Verdict, verdictOn } from "./ownership/verdict";
import { Reads } from "./reads";
import { CANNOT_RESET, withResets } from "./reset";
import { ALLOW_DESTRUCTIVE, type CompiledDescription, compileDescription, type InputShape, toCamelCase } from "./shape";
import { isReadable, keepIds, readInput, readOutputs, toBody } from "./wire";

/** What a change of the declared inputs means. */
export interface DiffResult {
	hasChanges: boolean;
	/** Inputs whose change needs a new object. */
	replaces: string[];
	/** True where the old object must be gone before the new one can be made. */
	deleteBeforeReplace: boolean;
}

/** An object as the state keeps it. */
export interface Created {
	id: string;
	/** Declared inputs and the API's own outputs. */
	outs: Properties;
}

/** An object as it is now. */
export interface ReadResult {
	outs: Properties;
	/** Declared inputs, with the API's values where those differ in meaning. */
	inputs: Properties;
}

/** Pause before the first look for what a create without an answer may have made, in ms. */
const PAUSE_MS = 1_000;

/** Output that keeps what an object that always exists was before it was taken over. */
const ORIGINAL = "original";

/** Output that marks an object which is there, but was not yet compared with what is declared. */
const UNREAD = "unread";

/**
 * Check, diff, create, read, update and delete, for every kind alike.
 *
 * All facts come from the description; the state's outputs hold exactly the inputs that were declared plus
 * outputs that are no inputs, so that a property that was taken out is told from one that the API filled.
 */
export class Lifecycle {
	readonly #description: CompiledDescription;
	readonly #parents = new Map<string, Promise<WireObject>>();
	readonly #batcher: Batcher;
	readonly #reads: Reads;

	readonly #run: () => Run;
	#once: CreateOnce | undefined;

	/**
	 * @param api what calls the API; asked for at the first call
	 * @param options `run` is shared by the kinds of a process; times in ms
	 */
	constructor(
		description: ResourceDescription,
		private readonly api: () => Api,
		private readonly options: { quietMs?: number; gatherMs?: number; pauseMs?: number; run?: () => Run } = {},
	) {
		this.#reads = new Reads(options.gatherMs);
		this.#batcher = new Batcher(options.quietMs);
		this.#description = compileDescription(description);
		const own = new Run();
		this.#run = options.run ?? (() => own);
	}

	/**
	 * Every failure of the inputs, at once; see `checkInputs`. The engine asks for it of what a program declares alone.
	 *
	 * @param identity name of the resource in its program and stack, as a digest
	 */
	check(
		olds: Properties,
		news: Properties,
		isUnknownValue: (value: unknown) => boolean,
		identity?: string,
	): CheckFailure[] {
		if (identity !== undefined) this.#owners.declare(identity);
		return checkInputs(this.#description, olds, news, isUnknownValue);
	}

	/**
	 * What the run does with an object that the state has: as `diff`, and it is known from then on whose the object is.
	 *
	 * @param identity name of the resource in its program and stack, as a digest
	 * @throws DeletionRefusedError where people hold what would be replaced, and `allowDestructive` is not declared
	 */
	plan(id: string, olds: Properties, news: Properties, identity?: string): Promise<DiffResult> {
		return this.#step(async () => {
			const { id: idFacts, unique } = this.#description;
			const ref = this.#ref(id, olds);
			const isDeclared = identity !== undefined && this.#owners.isDeclared(identity);
			// Two entries of a state with one object, as an old copy of it may have: one gets an object of its own.
			if (isDeclared && this.#owners.isAnothers(ref, identity))
				return { hasChanges: true, replaces: [idFacts.parameter], deleteBeforeReplace: false };
			// It was in doubt, and is gone: an update could not bring it back.
			if (olds[UNREAD] === true && (await this.#find(id, olds)) === undefined)
				return { hasChanges: true, replaces: [idFacts.parameter], deleteBeforeReplace: false };
			this.#endNotes(id, identity);
			const result = this.diff(olds, news);
			const { replaces } = result;
			if (replaces.length > 0) await this.#refuseReplacementIfHeld(id, olds, news, replaces);
			const isMoving = unique !== undefined && this.#differs(unique.property, olds, news);
			const plan = replaces.length > 0 ? "goes" : isMoving ? "moves" : "stays";
			if (isDeclared) this.#owners.hold(ref, identity, plan, this.#ownParameter);
			return result;
		});
	}

	/** The state has the object, and so needs no note of its creation. */
	#endNotes(id: string, identity?: string): void {
		const { journal } = this.#run();
		if (identity !== undefined && journal?.read(identity)?.id === id) journal.end(identity);
	}

	/** What differs between the state's outputs and the program's inputs; only declared inputs count. */
	diff(olds: Properties, news: Properties): DiffResult {
		const changed = changedInputs(olds, news, this.#description);
		// Nothing is known of it but where it is: the update compares the rest.
		if (olds[UNREAD] === true) {
			const moved = changed.filter((name) => this.#description.parents.includes(name));
			return { hasChanges: true, replaces: moved, deleteBeforeReplace: false };
		}
		const replaces = changed.filter((name) => this.#needsReplacement(name));
		const { parents, unique } = this.#description;
		const keepsParents = parents.every((parent) => !changed.includes(parent));
		return {
			hasChanges: changed.length > 0,
			replaces,
			deleteBeforeReplace: replaces.length > 0 && unique !== undefined && keepsParents,
		};
	}

	async #refuseReplacementIfHeld(
		id: string,
		olds: Properties,
		news: Properties,
		replaces: readonly string[],
	): Promise<void> {
		if (this.#description.heldByPeople === undefined || news[ALLOW_DESTRUCTIVE] === true) return;
		const remote = await this.#find(id, olds);
		const why = replaces.length === 0 ? "" : ` for ${replaces.join(", ")}`;
		if (remote !== undefined) await this.#refuseIfHeld(id, remote, olds, `replaced${why}`);
	}

	/**
	 * Makes the object, or takes over the one named by `adopt`, made by the API itself, or made by an earlier try.
	 *
	 * @param identity name of the resource in its program and stack, as a digest
	 * @throws InitializationError where it exists but a further step failed
	 * @throws AdoptionError where the object to take over is not there, is another's, or can't become what is declared
	 * @throws TakenError where an object has its values, and only a person can say whether it is the one
	 * @throws AmbiguousCreateError where an answer was lost and several objects may be the one
	 * @throws UnknownCreateError where an answer was lost and the API can't be asked
	 * @throws ZoomEventsError where nothing was made
	 */
	create(inputs: Properties, identity?: string): Promise<Created> {
		this.#owners.prepare();
		return this.#step(() => this.#create(inputs, identity));
	}

	async #create(inputs: Properties, identity?: string): Promise<Created> {
		const existing = await this.#existing(inputs, identity);
		if (existing !== undefined) {
			this.#owners.hold(this.#ref(existing.id, inputs), identity, "stays", this.#ownParameter);
			return this.#takeOver(existing.id, existing.remote, inputs, identity);
		}
		const outcome = await this.#onceOnly().create({
			identity,
			refOf: (id) => this.#ref(id, inputs),
			parameter: this.#ownParameter,
			siblings: this.#siblings(inputs, identity),
			...(this.#isUnreadable() && { declared: this.#digestOf(inputs) }),
			make: () => this.#make(inputs),
			noteOf: (answer) => {
				const outputs = this.#isUnreadable() ? { outputs: readOutputs(answer, this.#description) } : {};
				return { id: this.#madeId(answer, inputs), ...outputs };
			},
			exists: async (id) => (await this.#find(id, inputs)) !== undefined,
		});
		if ("id" in outcome) return this.#takeOverMade(outcome.id, inputs, outcome.outputs, identity);
		const { answer } = outcome;
		const id = this.#madeId(answer, inputs);
		if (this.#isCopy(inputs)) return this.#takeOverMade(id, inputs, {}, identity);
		this.#run().made(id);
		const done = this.#pick(inputs, (shape) => shape.isParent || isOwn(shape) || shape.places.create !== undefined);
		const outs = { ...done, ...readOutputs(answer, this.#description), ...this.#idOutput(id) };
		return this.#orInitializationError(id, outs, async () => {
			const finished = await this.#apply(id, outs, inputs, "create");
			const { readAfterCreate } = this.#description;
			return { id, outs: readAfterCreate === true ? await this.#withFreshOutputs(id, finished) : finished };
		});
	}

	/**
	 * Brings the object to what is declared, sending only what changed.
	 *
	 * @param olds outputs of the state
	 * @param identity name of the resource in its program and stack, as a digest
	 * @throws InitializationError where a first step was done and a further one failed
	 * @throws TakenError where a unique value is that of an object that will not let it go
	 */
	update(id: string, olds: Properties, news: Properties, identity?: string): Promise<Properties> {
		return this.#step(async () => {
			try {
				return await this.#update(id, olds, news, identity);
			} finally {
				// Whoever waits for what it had finds out whether it has let it go.
				this.#owners.settle(this.#ref(id, olds));
			}
		});
	}

	async #update(id: string, olds: Properties, news: Properties, identity?: string): Promise<Properties> {
		if (olds[UNREAD] === true) return (await this.#takeOverMade(id, news, this.#outputsIn(olds), identity)).outs;
		const outs = await this.#apply(id, olds, news, "update", identity);
		const lacksOutputs = [...this.#description.outputFields.keys()].some((name) => outs[name] === undefined);
		return this.#description.readAfterCreate === true && lacksOutputs ? this.#withFreshOutputs(id, outs) : outs;
	}

	/**
	 * The object as it is now; undefined where it is gone.
	 *
	 * @param outs outputs of the state; parents alone where the object is read for the first time
	 */
	read(id: string, outs: Properties): Promise<ReadResult | undefined> {
		return this.#step(() => this.#read(id, outs));
	}

	async #read(id: string, outs: Properties): Promise<ReadResult | undefined> {
		this.#run().journal?.endOf(id);
		if (this.#isUnreadable()) return { inputs: this.#pick(outs, () => true), outs: { ...outs, ...this.#idOutput(id) } };
		const remote = await this.#find(id, outs);
		if (remote === undefined) return undefined;
		const { inputs: shapes, id: idFacts, isSingleton } = this.#description;
		const isFirstRead = outs[idFacts.parameter] === undefined && !shapes.has(idFacts.parameter);
		const inputs: Properties = {};
		for (const shape of shapes.values()) {
			const declared = outs[shape.name];
			if (declared === undefined && !isFirstRead) continue;
			const value = isReadable(shape) ? readInput(remote, shape, declared) : declared;
			if (value !== undefined) inputs[shape.name] = isSame(declared, value, shape) ? declared : value;
			else if (isBlank(declared)) inputs[shape.name] = declared;
		}
		const original = isSingleton === true ? { [ORIGINAL]: outs[ORIGINAL] } : {};
		return {
			inputs,
			outs: { ...inputs, ...readOutputs(remote, this.#description), ...this.#idOutput(id), ...original },
		};
	}

	/**
	 * Deletes the object; one that is already gone is a success, and one that another resource has by now stays.
	 *
	 * @throws DeletionRefusedError where its state forbids it
	 */
	delete(id: string, outs: Properties): Promise<void> {
		return this.#step(async () => {
			const ref = this.#ref(id, outs);
			if (this.#owners.isKept(ref)) return;
			await this.#delete(id, outs);
			this.#owners.release(ref);
		});
	}

	async #delete(id: string, outs: Properties): Promise<void> {
		const { operations, bodies, refuseDelete, builtIn, exists, isSingleton, heldByPeople } = this.#description;
		this.#run().journal?.endOf(id);
		if (builtIn !== undefined && (await this.#isBuiltIn(outs))) return;
		const isGuarded = heldByPeople !== undefined && outs[ALLOW_DESTRUCTIVE] !== true;
		if (refuseDelete !== undefined || exists !== undefined || isSingleton === true || isGuarded) {
			const remote = await this.#find(id, outs);
			// A list alone proves nothing: the API itself is to say that the object is gone.
			if (remote === undefined && operations.get !== undefined) return;
			const reason = remote && refuseDelete?.(remote);
			if (reason !== undefined) throw new DeletionRefusedError(reason);
			if (isGuarded && remote !== undefined) await this.#refuseIfHeld(id, remote, outs, "deleted");
		}
		if (isSingleton === true) {
			const original = (outs[ORIGINAL] ?? {}) as Properties;
			await this.#apply(id, outs, { ...this.#pick(outs, ({ isParent }) => isParent), ...original }, "update");
			return;
		}
		if (operations.delete === undefined) return;
		try {
			await this.#write("delete", this.#path(id, outs), bodies?.delete?.(outs));
		} catch (error) {
			// A batch has no codes for its items, so the list tells whether the object is gone.
			const isGone = error instanceof BatchItemError ? (await this.#find(id, outs)) === undefined : this.#isGone(error);
			if (!isGone) throw error;
		}
	}

	async #refuseIfHeld(id: string, remote: WireObject, outs: Properties, what: string): Promise<void> {
		const { heldByPeople, noun } = this.#description;
		const { shown, records } = heldByPeople ?? {};
		let reason = shown?.(remote);
		if (reason === undefined && records?.when(remote) === true) {
			const held = await this.#records(records.list, this.#path(id, outs));
			if (held.length > 0) {
				const who = held.length === 1 ? "1 person has" : `${held.length} people have`;
				reason = `${who} a ${records.noun}.`;
			}
		}
		if (reason === undefined) return;
		throw new DeletionRefusedError(
			`The ${noun} "${id}" is not ${what}: ${reason} Nothing was changed. If it is meant, declare ${ALLOW_DESTRUCTIVE}: true for it, run "pulumi up", and then this again.`,
		);
	}

	/**
	 * Objects in the account that have the natural key of what is declared, whoever has them.
	 *
	 * @returns with each object what it has otherwise than a create of the inputs would make it, in words; empty where
	 * nothing is
	 */
	async alike(inputs: Properties): Promise<{ id: string; differences: string }[]> {
		const { isSingleton, id: idFacts, unique } = this.#description;
		const siblings = this.#siblings(inputs);
		const own = isSingleton === true ? [String(inputs[idFacts.parameter])] : [];
		const ids = siblings === undefined ? own : await this.#onceOnly().alike(siblings);
		const found = await Promise.all(ids.map(async (id) => ({ id, remote: await this.#find(id, inputs) })));
		return found.flatMap(({ id, remote }) => {
			if (remote !== undefined && this.#isCopy(inputs)) return [{ id, differences: "a copy can't be compared" }];
			const different = this.#madeDifferently(remote, inputs);
			if (remote === undefined || different === undefined) return [];
			const said = this.#differences(this.#present(remote, inputs), inputs, different);
			const more = this.#hasMoreThan(remote, inputs) ? [`it has ${withArticle(unique?.property ?? "")}`] : [];
			return [{ id, differences: [...(said === "" ? [] : [said]), ...more].join("; ") }];
		});
	}

	/**
	 * What the state keeps of an object that was not yet compared with what is declared: the next run does, and brings
	 * it there.
	 */
	unread(id: string, inputs: Properties): Properties {
		return { ...this.#pick(inputs, () => true), ...this.#idOutput(id), [UNREAD]: true };
	}

	/** Makes an object and gives the API's answer. */
	async #make(inputs: Properties): Promise<WireObject> {
		const { bodies, upload, createFrom } = this.#description;
		if (upload !== undefined) return (await this.api().upload(upload(inputs))) as WireObject;
		if (createFrom !== undefined && this.#isCopy(inputs)) {
			const value = inputs[createFrom.input] as Properties;
			const args = { path: createFrom.path(value), body: createFrom.body(value) };
			return (await this.api().send(createFrom.operation, args)) as WireObject;
		}
		const body = bodies?.create?.(inputs) ?? toBody(inputs, this.#description, "create");
		return this.#write("create", this.#parentPath(inputs), body);
	}

	/** Whether the object begins as a copy of another. */
	#isCopy(inputs: Properties): boolean {
		const { createFrom } = this.#description;
		return createFrom !== undefined && inputs[createFrom.input] !== undefined;
	}

	#isUnreadable(): boolean {
		const { get, list } = this.#description.operations;
		return get === undefined && list === undefined;
	}

	/** Id of what an answer says was made. */
	#madeId(answer: WireObject, inputs: Properties): string {
		const { id, noun } = this.#description;
		const named = answer[id.field] ?? this.#parentPath(inputs)[id.parameter] ?? inputs[toCamelCase(id.field)] ?? "";
		if (named === "")
			throw Object.assign(new ZoomEventsError(`The API made a ${noun} and answered no ${id.field}.`), {
				mayHaveHappened: true,
			});
		return this.#idOf(named);
	}

	/** Digest of the inputs that make an object another one. */
	#digestOf(inputs: Properties): string {
		const parts = this.#pick(inputs, ({ name }) => this.#needsReplacement(name));
		return createHash("sha256").update(JSON.stringify(parts)).digest("base64url").slice(0, 22);
	}

	#onceOnly(): CreateOnce {
		const { kind, noun } = this.#description;
		this.#once ??= new CreateOnce(this.#run(), { kind, noun, pauseMs: PAUSE_MS, ...this.options });
		return this.#once;
	}

	/** What an object is looked for among; undefined where the API can't tell. */
	#siblings(inputs: Properties, identity?: string): Siblings | undefined {
		const { naturalKey, createFrom, exists, operations, id: idFacts } = this.#description;
		const path = this.#parentPath(inputs);
		const contest = this.#contest(inputs, identity);
		const verdicts = {
			verdictOn: (id: string, isStuck: boolean) => contest.verdictOn(this.#ref(id, inputs), isStuck),
			refusalOf: (id: string, verdict: Verdict) => contest.refusalOf(this.#ref(id, inputs), verdict),
			park: (id: string) => contest.park(this.#ref(id, inputs)),
			isTaken: contest.isTaken,
		};
		if (exists !== undefined) {
			const id = String(inputs[idFacts.parameter]);
			const list = async (): Promise<WireObject[]> => {
				const remote = await this.#find(id, inputs);
				return remote === undefined ? [] : [remote];
			};
			return {
				...verdicts,
				collection: id,
				key: {},
				list,
				idOf: () => id,
				digestsOf: () => ({}),
				unlisted: () => Promise.resolve([]),
				isFresh: true,
			};
		}
		const list = naturalKey?.list ?? operations.list;
		if (naturalKey === undefined || list === undefined) return undefined;
		const copied = createFrom && (inputs[createFrom.input] as Properties | undefined);
		const declared = copied === undefined ? inputs : { ...createFrom?.key(copied) };
		const names =
			naturalKey.by.find((set) => set.every((name) => declared[name] !== undefined)) ?? Object.keys(declared);
		const { queries = [undefined] } = naturalKey;
		return {
			...verdicts,
			collection: JSON.stringify(path),
			key: this.#digests(this.#only(declared, new Set(names)), Object.values(names)),
			list: async () => (await Promise.all(queries.map((query) => this.#records(list, path, query)))).flat(),
			idOf: (object) => this.#idOf(object[idFacts.field]),
			digestsOf: (object, wanted) => this.#digests(this.#readAll(object, wanted), wanted),
			unlisted: (objects) => this.#unlisted(objects, inputs),
			...(operations.get !== undefined && {
				fullDigestsOf: async (id: string, wanted: readonly string[]) => {
					const remote = await this.#find(id, inputs);
					return remote === undefined ? {} : this.#digests(this.#readAll(remote, wanted), wanted);
				},
			}),
			isFresh: this.#run().madeOneOf(Object.values(path)),
		};
	}

	/**
	 * How a resource and another object with its values come to terms.
	 *
	 * @param own id of the object that the resource has, where it is to change
	 */
	#contest(inputs: Properties, identity: string | undefined, own?: string): UniqueValue {
		const { unique, parents, naturalKey } = this.#description;
		const isUnique = unique !== undefined && inputs[unique.property] !== undefined;
		const parent = parents.at(-1);
		const factsOf = async (ref: ObjectRef, isStuck: boolean): Promise<Facts> => {
			let remote: Promise<WireObject | undefined> | undefined;
			const found = (): Promise<WireObject | undefined> => {
				remote ??= this.#find(ref.id, inputs);
				return remote;
			};
			return {
				owner: await this.#owners.ownerOf(ref, identity),
				isUnique,
				isUpdate: own !== undefined,
				isStuck,
				isBelowOwn: parent !== undefined && (await this.#owners.hasParent(parent, String(inputs[parent]))),
				allowsDuplicate: inputs[ALLOW_DUPLICATE] === true,
				canPark: unique?.parked !== undefined,
				isAsDeclared: async () => {
					const object = await found();
					return this.#madeDifferently(object, inputs)?.length === 0 && !this.#hasMoreThan(object, inputs);
				},
				canBecome: async () => {
					const object = await found();
					if (object === undefined || this.#hasMoreThan(object, inputs)) return false;
					return this.diff(this.#present(object, inputs), inputs).replaces.length === 0;
				},
			};
		};
		return {
			isTaken: (error) =>
				error instanceof ZoomApiError &&
				unique?.refusals?.some(({ status, code }) => status === error.status && code === error.code) === true,
			holder: async () => {
				const { operations } = this.#description;
				if (unique === undefined || operations.list === undefined) return undefined;
				const names = [unique.property];
				const wanted = this.#digests(inputs, names)[unique.property];
				const has = (object: WireObject): boolean =>
					this.#digests(this.#readAll(object, names), names)[unique.property] === wanted;
				const objects = await this.#records(operations.list, this.#parentPath(inputs));
				const holder = objects.find(has) ?? (await this.#unlisted(objects, inputs)).find(has);
				return holder && this.#ref(this.#idOf(holder[this.#description.id.field]), inputs);
			},
			verdictOn: async (ref, isStuck) => {
				const facts = await factsOf(ref, isStuck);
				// A forced replacement, of which the engine tells the provider no more than that.
				if (facts.owner.is === "self") await this.#refuseReplacementIfHeld(ref.id, inputs, inputs, []);
				return verdictOn(facts);
			},
			refusalOf: async (ref, verdict) => {
				const owner = await this.#owners.ownerOf(ref, identity);
				const remote = own === undefined ? await this.#find(ref.id, inputs) : undefined;
				const different = this.#madeDifferently(remote, inputs) ?? [];
				return new TakenError(this.#description.noun, ref.id, {
					because: verdict.do === "refuse" ? verdict.because : "not-of-this-stack",
					names: isUnique ? [unique.property] : (naturalKey?.by[0] ?? []).filter((name) => inputs[name] !== undefined),
					...("name" in owner && { owner: owner.name }),
					...(different.length > 0 && {
						differences: this.#differences(this.#present(remote ?? {}, inputs), inputs, different),
					}),
					isUpdate: own !== undefined,
					isUnique,
				});
			},
			park: (ref) => this.#park(ref, inputs),
		};
	}

	/** Whether an object has a unique value where none is declared: it could not be taken away, and others may need it. */
	#hasMoreThan(remote: WireObject | undefined, inputs: Properties): boolean {
		const { unique } = this.#description;
		if (remote === undefined || unique === undefined || inputs[unique.property] !== undefined) return false;
		const value = this.#readAll(remote, [unique.property])[unique.property];
		return value !== undefined && !isBlank(value);
	}

	/** Objects that the stack has in a place and a list of it lacks: a list may be cut, or late. */
	async #unlisted(objects: readonly WireObject[], inputs: Properties): Promise<WireObject[]> {
		const { operations, id: idFacts, kind } = this.#description;
		if (operations.get === undefined) return [];
		const listed = new Set(objects.map((object) => this.#idOf(object[idFacts.field])));
		const ids = (await this.#owners.idsIn(kind, this.#parentPath(inputs))).filter((id) => !listed.has(id));
		const found = await Promise.all(ids.map((id) => this.#find(id, inputs)));
		return found.flatMap((remote, index) =>
			remote === undefined ? [] : [{ ...remote, [idFacts.field]: remote[idFacts.field] ?? ids[index] }],
		);
	}

	/** Names of what a create sends and the object has otherwise; undefined where there is no object, or it is a copy. */
	#madeDifferently(remote: WireObject | undefined, inputs: Properties): string[] | undefined {
		if (remote === undefined || this.#isCopy(inputs)) return undefined;
		const present = this.#present(remote, inputs);
		return changedInputs(present, inputs, this.#description).filter((name) => {
			const shape = this.#description.inputs.get(name);
			return shape?.places.create !== undefined && shape.facts.isCreateOption !== true;
		});
	}

	/** Gives an object a unique value of its own for the time being; the result gives it the old one back. */
	async #park({ id }: ObjectRef, inputs: Properties): Promise<() => Promise<void>> {
		const { unique } = this.#description;
		const remote = await this.#find(id, inputs);
		if (unique?.parked === undefined || remote === undefined) return () => Promise.resolve();
		const needed = [...this.#description.inputs.values()].filter(({ isInEveryUpdate }) => isInEveryUpdate);
		const present = this.#readAll(remote, [unique.property, ...needed.map(({ name }) => name)]);
		// Its own change may have come first.
		const names = [unique.property];
		const [has, wanted] = [present, inputs].map((values) => this.#digests(values, names)[unique.property]);
		if (has !== wanted) return () => Promise.resolve();
		const path = this.#path(id, inputs);
		const write = async (value: unknown): Promise<void> => {
			const body = toBody({ ...present, [unique.property]: value }, this.#description, "update");
			await this.#write("update", path, body);
		};
		await write(unique.parked(createHash("sha256").update(id).digest("hex").slice(0, 12)));
		return async () => {
			try {
				await write(present[unique.property]);
			} catch (error) {
				// Somebody has it by now: the next comparison with the account shows it.
				if (!(error instanceof ZoomEventsError)) throw error;
			}
		};
	}

	/** Digests of values, equal where the values mean the same. */
	#digests(values: Properties, names: readonly string[]): Record<string, string> {
		const digests: Record<string, string> = {};
		for (const name of names) {
			const shape = this.#description.inputs.get(name);
			if (shape === undefined || values[name] === undefined) continue;
			const text = JSON.stringify(canonical(values[name], shape));
			const isEmail = shape.schema.format === "email";
			digests[name] = createHash("sha256")
				.update(isEmail ? text.toLowerCase() : text)
				.digest("base64url")
				.slice(0, 22);
		}
		return digests;
	}

	/** Sends a body, alone or in a call with others. */
	async #write(
		step: "create" | "update" | "delete",
		path: Record<string, string>,
		body?: WireObject,
	): Promise<WireObject> {
		const { operations, batch } = this.#description;
		const id = operations[step];
		if (id === undefined) throw new Error(`a ${this.#description.noun} has no ${step}`);
		const { request } = operation(id);
		if (batch === undefined || request?.properties?.[batch.field] === undefined) {
			const needsBody = body !== undefined && request !== undefined;
			return ((await this.api().send(id, { path, ...(needsBody && { body }) })) ?? {}) as WireObject;
		}
		// An object that exists is named by its id, whatever else of it is sent.
		const item: WireObject =
			step === "create" ? { ...body } : { ...body, [batch.key]: path[this.#description.id.parameter] };
		const shared: WireObject = {};
		for (const name of batch.shared ?? []) {
			if (item[name] !== undefined) shared[name] = item[name];
			delete item[name];
		}
		const key = String(item[batch.key]);
		const parents = this.#parentPath(path);
		return this.#batcher.add(
			JSON.stringify([id, step, parents, shared]),
			key,
			batch.isPlain === true ? key : item,
			batch.max,
			{
				keyField: batch.key,
				...(step === "create" && batch.made !== undefined ? { made: batch.made } : {}),
				...(batch.hints && { hints: batch.hints }),
			},
			(items) =>
				this.api().send(id, { path: parents, body: { ...batch.with?.[step], ...shared, [batch.field]: items } }),
		);
	}

	#needsReplacement(name: string): boolean {
		const shape = this.#description.inputs.get(name);
		if (shape?.facts.isIdentity === true) return true;
		if (shape === undefined || isOwn(shape) || shape.facts.isCreateOption === true) return false;
		if (shape.wireName === this.#description.id.field) return true;
		return shape.isParent || (shape.places.update === undefined && !shape.facts.through?.on.includes("update"));
	}

	/** Sends what differs from `olds`, by the update operation and by the calls of single properties. */
	async #apply(
		id: string,
		olds: Properties,
		news: Properties,
		step: "create" | "update",
		identity?: string,
	): Promise<Properties> {
		const { inputs, operations, outputFields } = this.#description;
		const kept = Object.fromEntries(
			[...outputFields.keys()].flatMap((name) => (olds[name] === undefined ? [] : [[name, olds[name]]])),
		);
		const original = olds[ORIGINAL] === undefined ? {} : { [ORIGINAL]: olds[ORIGINAL] };
		const outs: Properties = { ...this.#pick(news, () => true), ...kept, ...original };
		const changed = changedInputs(olds, news, this.#description);
		const changes = this.#changes(changed, olds, news);
		const body = toBody(changes, this.#description, "update");
		const calls = changed.flatMap((name) => this.#throughCall(inputs.get(name), news[name], step));
		if (Object.keys(body).length > 0 && operations.update !== undefined) {
			const isPut = operation(operations.update).method === "PUT";
			const whole = isPut ? await this.#wholeBody(id, changes, news) : body;
			await writeUnique(
				this.#run(),
				this.#contest(news, identity, id),
				async () => {
					await this.#write("update", this.#path(id, news), whole);
				},
				this.options.pauseMs,
			);
		}
		if (calls.length === 0) return outs;
		const undone = new Set(calls.map(({ name }) => name));
		const partial = {
			...Object.fromEntries(Object.entries(outs).filter(([name]) => !undone.has(name))),
			...this.#only(olds, undone),
		};
		return this.#orInitializationError(id, partial, async () => {
			for (const { through, body: callBody } of calls) await this.#callThrough(id, news, through, callBody);
			return this.#withFreshOutputs(id, outs);
		});
	}

	/** Values to send for changed inputs: reset values for what was taken out, and what shares their place in the body. */
	#changes(changed: readonly string[], olds: Properties, news: Properties): Properties {
		const changes: Properties = {};
		const touched = new Set<string | undefined>();
		for (const name of changed) {
			const shape = this.#description.inputs.get(name);
			if (shape?.places.update === undefined) continue;
			const original = (olds[ORIGINAL] as Properties | undefined)?.[name];
			const value =
				news[name] === undefined && original !== undefined ? original : withResets(shape, olds[name], news[name]);
			if (value === CANNOT_RESET) continue;
			changes[name] = value;
			touched.add(shape.places.update[0]);
		}
		for (const [name, shape] of this.#description.inputs) {
			// An object in a PATCH may be replaced whole, so its other declared parts go along.
			const isSent = shape.isInEveryUpdate ? touched.size > 0 : touched.has(shape.places.update?.[0]);
			if (changes[name] === undefined && isSent) changes[name] = news[name];
		}
		return changes;
	}

	/** Body of a PUT, which replaces all: what is not declared stays as it is, and items keep their ids. */
	async #wholeBody(id: string, changes: Properties, news: Properties): Promise<WireObject> {
		const remote = (await this.#find(id, news)) ?? {};
		const present = this.#readAll(remote);
		const body = toBody({ ...present, ...this.#pick(news, () => true), ...changes }, this.#description, "update");
		keepIds(body, remote, this.#description);
		return body;
	}

	/** Every input that an answer shows, declared or not; those of `names` alone where given. */
	#readAll(remote: WireObject, names?: readonly string[]): Properties {
		const all: Properties = {};
		for (const [name, shape] of this.#description.inputs) {
			if (names?.includes(name) === false) continue;
			const value = isReadable(shape) ? readInput(remote, shape, undefined) : undefined;
			if (value !== undefined) all[name] = value;
		}
		return all;
	}

	#throughCall(shape: InputShape | undefined, value: unknown, step: "create" | "update") {
		const through = shape?.facts.through;
		if (shape === undefined || through === undefined || !through.on.includes(step)) return [];
		const body = through.body(value);
		return body === undefined ? [] : [{ name: shape.name, through, body }];
	}

	async #callThrough(id: string, inputs: Properties, through: Through, body: WireObject): Promise<void> {
		const path = this.#path(id, inputs);
		if (through.target !== undefined) {
			const { list, field, parameter } = through.target;
			const [record] = await this.#records(list, path);
			if (record === undefined)
				throw new ZoomEventsError(`${list} answered no record, so ${through.operation} has nothing to change.`);
			path[parameter] = String(record[field]);
		}
		await this.api().send(through.operation, { path, body });
	}

	/** What an object is in the place of each declared input. */
	#present(remote: WireObject, inputs: Properties): Properties {
		const present: Properties = {};
		for (const [name, shape] of this.#description.inputs) {
			if (inputs[name] === undefined) continue;
			present[name] = isReadable(shape) ? readInput(remote, shape, inputs[name]) : inputs[name];
		}
		return present;
	}

	/** What is and what is declared, in words; errors stand in clear, so secrets are named without their values. */
	#differences(present: Properties, inputs: Properties, names: readonly string[]): string {
		const secrets = this.#description.secrets ?? [];
		return names
			.map((name) =>
				secrets.includes(name)
					? `${name} is another one`
					: `${name} is ${JSON.stringify(present[name])}, declared ${JSON.stringify(inputs[name])}`,
			)
			.join("; ");
	}

	/** Outputs that are no inputs. */
	#outputsIn(outs: Properties): Properties {
		return this.#only(outs, new Set(this.#description.outputFields.keys()));
	}

	async #takeOver(id: string, remote: WireObject, inputs: Properties, identity?: string): Promise<Created> {
		const present = this.#present(remote, inputs);
		const { replaces } = this.diff(present, inputs);
		if (replaces.length > 0) {
			const differences = this.#differences(present, inputs, replaces);
			throw new AdoptionError(
				`The ${this.#description.noun} "${id}" can't be taken over: ${differences}. This can't be changed after create: declare what is there, or leave "${ADOPT}" out to make a new one.`,
			);
		}
		const original = this.#description.isSingleton === true ? { [ORIGINAL]: this.#readAll(remote) } : {};
		const outputs = readOutputs(remote, this.#description);
		const known = { ...present, ...outputs, ...this.#idOutput(id), ...original };
		return { id, outs: await this.#apply(id, known, inputs, "update", identity) };
	}

	/** Takes over what a create of this resource has made, whose answer said too little or was lost. */
	async #takeOverMade(id: string, inputs: Properties, outputs: Properties = {}, identity?: string): Promise<Created> {
		const known = { ...outputs, ...this.unread(id, inputs) };
		return this.#orInitializationError(id, known, async () => {
			const remote = await this.#find(id, inputs);
			const { noun } = this.#description;
			if (remote === undefined) throw new ZoomEventsError(`The ${noun} "${id}" can't be read.`);
			try {
				const created = await this.#takeOver(id, remote, inputs, identity);
				return { id, outs: { ...outputs, ...created.outs } };
			} catch (error) {
				if (!(error instanceof AdoptionError)) throw error;
				// It was declared otherwise when it was made: the next run replaces it.
				const present = { ...this.#present(remote, inputs), ...outputs, ...this.#idOutput(id) };
				const differences = this.#differences(present, inputs, this.diff(present, inputs).replaces);
				const message = `The ${noun} "${id}" was made by an earlier run, and its declaration has changed since: ${differences}. Run the command again: it is replaced.`;
				throw new InitializationError(message, id, present, [message]);
			}
		});
	}

	/** The object that create has to take over instead of making one. */
	async #existing(inputs: Properties, identity?: string): Promise<{ id: string; remote: WireObject } | undefined> {
		const { noun, id: idFacts, exists, operations, isSingleton } = this.#description;
		const adopted = inputs[ADOPT];
		// A forced replacement gets a new object, though what was adopted once is still declared.
		if (typeof adopted === "string" && (await this.#mayAdopt(adopted, inputs, identity))) {
			const remote = await this.#find(adopted, inputs);
			if (remote !== undefined) return { id: adopted, remote };
			throw new AdoptionError(
				`There is no ${noun} "${adopted}" to take over. Check "${ADOPT}", or leave it out to make a new one.`,
			);
		}
		if (exists !== undefined || isSingleton === true) {
			const id = String(inputs[idFacts.parameter]);
			const remote = await this.#find(id, inputs);
			if (remote === undefined && isSingleton === true)
				throw new AdoptionError(`There is no ${noun} of "${id}": check ${idFacts.parameter}.`);
			return remote && { id, remote };
		}
		if (operations.list !== undefined && (await this.#isBuiltIn(inputs))) {
			const [remote] = await this.#records(operations.list, this.#parentPath(inputs));
			if (remote !== undefined) return { id: String(remote[idFacts.field]), remote };
		}
		return undefined;
	}

	/**
	 * Whether the object to adopt is still to be taken over.
	 *
	 * @throws AdoptionError where it is another resource's
	 */
	async #mayAdopt(id: string, inputs: Properties, identity?: string): Promise<boolean> {
		const owner = await this.#owners.ownerOf(this.#ref(id, inputs), identity);
		if (owner.is === "self") return false;
		if (owner.is !== "declared") return true;
		throw new AdoptionError(
			`The ${this.#description.noun} "${id}" is that of ${owner.name} already, and an object has one resource: take "${ADOPT}" out here, or remove the other.`,
		);
	}

	async #isBuiltIn(inputs: Properties): Promise<boolean> {
		const { builtIn } = this.#description;
		if (builtIn === undefined) return false;
		const path = this.#parentPath(inputs);
		const key = JSON.stringify(path);
		let parent = this.#parents.get(key);
		if (parent === undefined) {
			parent = this.api().send(builtIn.parent, { path }) as Promise<WireObject>;
			this.#parents.set(key, parent);
			parent.catch(() => this.#parents.delete(key));
		}
		try {
			return builtIn.when(await parent);
		} catch (error) {
			// Without its parent the object is gone too; what follows finds that out.
			if (this.#isGone(error)) return false;
			throw error;
		}
	}

	async #find(id: string, inputs: Properties): Promise<WireObject | undefined> {
		const { operations, id: idFacts, exists, isListComplete } = this.#description;
		const { get, list } = operations;
		if (this.#isUnreadable()) return {};
		const parents = this.#parentPath(inputs);
		let remote: WireObject | undefined;
		try {
			remote = await this.#reads.find(JSON.stringify(parents), id, {
				idOf: (object) => this.#idOf(object[idFacts.field]),
				writes: () => this.api().writes,
				...(get !== undefined && {
					get: (one: string) => this.api().send(get, { path: this.#path(one, inputs) }) as Promise<WireObject>,
				}),
				...(list !== undefined && isListComplete && { list: () => this.#records(list, parents) }),
			});
		} catch (error) {
			if (!this.#isGone(error)) throw error;
		}
		return remote !== undefined && (exists?.(remote) ?? true) ? remote : undefined;
	}

	async #records(
		list: OperationId,
		path: Record<string, string>,
		query?: Readonly<Record<string, unknown>>,
	): Promise<WireObject[]> {
		const records: WireObject[] = [];
		for await (const record of this.api().records(list, { path, ...(query && { query }) }))
			records.push(record as WireObject);
		return records;
	}

	async #withFreshOutputs(id: string, outs: Properties): Promise<Properties> {
		const remote = await this.#find(id, outs);
		return remote === undefined ? outs : { ...outs, ...readOutputs(remote, this.#description) };
	}

	async #orInitializationError<T>(id: string, outs: Properties, step: () => Promise<T>): Promise<T> {
		try {
			return await step();
		} catch (error) {
			if (error instanceof InitializationError || !(error instanceof ZoomEventsError)) throw error;
			const { noun } = this.#description;
			const message = `The ${noun} "${id}" exists, but is not yet as declared: ${error.message}\nRun the command again: it goes on from here.`;
			// The engine shows the reasons, not the message.
			throw new InitializationError(message, id, outs, [message]);
		}
	}

	#isGone(error: unknown): boolean {
		if (!(error instanceof ZoomApiError)) return false;
		const { gone = [] } = this.#description;
		return (
			error.isDocumentedNotFound || gone.some(({ status, code }) => status === error.status && code === error.code)
		);
	}

	get #owners(): Owners {
		return this.#run().owners;
	}

	/** Does a step, so that the run knows that something moves. */
	#step<T>(step: () => Promise<T>): Promise<T> {
		return this.#run().progress.doing(step);
	}

	#ref(id: string, properties: Properties): ObjectRef {
		return { kind: this.#description.kind, path: this.#parentPath(properties), id };
	}

	/** Path parameter that ids fill for the objects below; undefined where the id is that of another object. */
	get #ownParameter(): string | undefined {
		const { id, inputs } = this.#description;
		return inputs.has(id.parameter) ? undefined : id.parameter;
	}

	#differs(name: string, olds: Properties, news: Properties): boolean {
		return changedInputs(olds, news, this.#description).includes(name);
	}

	#idOf(value: unknown): string {
		return stateIdOf(this.#description, value);
	}

	/** The output that holds the id, where it is no input. */
	#idOutput(id: string): Properties {
		const { id: idFacts, inputs } = this.#description;
		return inputs.has(idFacts.parameter) ? {} : { [idFacts.parameter]: id };
	}

	#parentPath(inputs: Properties): Record<string, string> {
		return Object.fromEntries(this.#description.parents.map((parent) => [parent, String(inputs[parent])]));
	}

	#path(id: string, inputs: Properties): Record<string, string> {
		return { ...this.#parentPath(inputs), [this.#description.id.parameter]: id };
	}

	#pick(properties: Properties, wanted: (shape: InputShape) => boolean): Properties {
		const picked: Properties = {};
		for (const [name, shape] of this.#description.inputs) {
			if (properties[name] !== undefined && wanted(shape)) picked[name] = properties[name];
		}
		return picked;
	}

	#only(properties: Properties, names: ReadonlySet<string>): Properties {
		return Object.fromEntries(Object.entries(properties).filter(([name]) => names.has(name)));
	}
}

/** An input that no body holds and no call carries: it matters to the program and the state only. */
function isOwn({ isParent, places, facts }: InputShape): boolean {
	return !isParent && places.create === undefined && places.update === undefined && facts.through === undefined;
}

/** A value that an answer may leave out. */
function isBlank(value: unknown): boolean {
	return value === "" || (Array.isArray(value) && value.length === 0);
}
