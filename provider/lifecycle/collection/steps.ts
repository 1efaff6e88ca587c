import { setTimeout as sleep } from "node:timers/promises";
import { ZoomEventsError } from "../../api/errors";
import { ADOPT, checkInputs } from "../check";
import type { Context } from "../context";
import type { CheckFailure, Collection, Properties, WireObject } from "../description";
import { AdoptionError, DeletionRefusedError, InitializationError } from "../errors";
import { LOOKS } from "../remote";
import type { CompiledDescription } from "../shape";
import type { Created, DiffResult, ReadResult } from "../state";
import { mayAdopt } from "../steps/adopt";
import { diff } from "../steps/diff";
import { refuseBesideItself } from "../steps/guard";
import { pickInputs } from "../values";
import { toBody } from "../wire";
import { declaredProperties, type Entry, type People, readPeople, withoutBlanks } from "./entries";
import { failuresText } from "./failures";
import { inParallel } from "./in-parallel";
import { handleOf, likenessOf, listIdOf, newKey, Tokens } from "./marks";
import { PendingRows } from "./pending";
import { type Member, membersAmong, type Plan, planOf } from "./plan";
import { counted, fileFailures, planWords } from "./words";
import { type Making, PARALLEL, Writer } from "./writer";

/** Input by which a program lets many objects be removed: true, or how many at most. */
const ALLOW_REMOVING = "allowRemoving";

/** Output with what the state keeps of the objects, and the secret behind it. */
const [ENTRIES, ENTRIES_KEY] = ["entries", "entriesKey"] as const;

/** More than this share of the objects is not removed without being asked for: a file may be cut off, or the wrong one. */
const SUSPICIOUS_SHARE = 0.2;

/** Where a list is, and what is known of it. */
interface Place {
	listId: string;
	inputs: Properties;
	tokens: Tokens;
}

/** The steps of a list of objects that stands in a file: one reconciliation, which all of them use. */
export class CollectionSteps {
	readonly #list: CompiledDescription;
	readonly #item: CompiledDescription;
	readonly #facts: Collection;
	readonly #writer: Writer;

	/**
	 * @param list context of the list
	 * @param item context of the kind of its objects
	 * @param say tells the user what a run will do
	 */
	constructor(
		private readonly list: Context,
		private readonly item: Context,
		facts: Collection,
		private readonly say: (text: string) => void,
	) {
		this.#list = list.description;
		this.#item = item.description;
		this.#facts = facts;
		this.#writer = new Writer(item, facts);
	}

	/** Inputs with what the lifecycle makes of the file: how many people it has. */
	completed(inputs: Properties, isUnknownValue: (value: unknown) => boolean): Properties {
		const people = readPeople(this.#list, inputs, isUnknownValue);
		return people === undefined ? inputs : { ...inputs, people: people.entries.length };
	}

	/** Everything that is wrong with the inputs and with each row of the file, at once. */
	check(olds: Properties, news: Properties, isUnknownValue: (value: unknown) => boolean): CheckFailure[] {
		const failures = checkInputs(this.#list, olds, news, isUnknownValue);
		if (failures.length > 0 || isUnknownValue(news.path)) return failures;
		const people = readPeople(this.#list, news, isUnknownValue);
		const property = "source";
		if (people === undefined) {
			const is =
				news.path === undefined
					? "is required: the path of a CSV or JSON file"
					: `is "${String(news.path)}", which is not a readable file`;
			return [{ property, reason: `${is}.` }];
		}
		if (!isUnknownValue(news.contentHash) && news.contentHash !== people.hash)
			return [{ property, reason: "was changed while it was read. Run the command again." }];
		const found = fileFailures(this.#list, news, people);
		if (found.length === 0 && Object.keys(olds).length === 0) {
			const plan = planOf(this.#item, this.#facts, {
				entries: people.entries,
				members: [],
				tokens: new Tokens("", ""),
				listId: "",
			});
			this.say(planWords(this.#list, this.#item, { inputs: news, people, plan, listId: "" }));
		}
		return found;
	}

	/**
	 * What differs between the state and the program, and what the run will do for it, which it says.
	 *
	 * @throws DeletionRefusedError where suspiciously many objects would be removed
	 */
	async plan(id: string, olds: Properties, news: Properties, identity?: string): Promise<DiffResult> {
		const result = diff(this.#list, olds, news);
		const { owners } = this.list;
		if (identity !== undefined && owners.isDeclared(identity) && result.replaces.length === 0)
			this.#hold(id, olds, identity);
		const isKnown = /^[0-9a-f]{64}$/.test(String(news.contentHash));
		if (!result.hasChanges || result.replaces.length > 0 || !isKnown) return result;
		const people = this.#people(news);
		const place = { listId: id, inputs: news, tokens: tokensIn(olds) };
		const plan = await this.#plan(place, people.entries, await this.#listing(news));
		this.say(planWords(this.#list, this.#item, { inputs: news, people, plan, listId: id }));
		this.#refuseSuspicious(plan, news);
		return result;
	}

	/** Makes the list's objects, but those that an interrupted run has made. */
	async create(inputs: Properties, identity: string | undefined): Promise<Created> {
		const { [ADOPT]: adopted } = inputs;
		const isAdopted =
			this.#facts.mark !== undefined &&
			typeof adopted === "string" &&
			(await mayAdopt(this.list, adopted, inputs, identity));
		const listId = isAdopted ? adopted : listIdOf(this.#list.kind, identity);
		if (!isAdopted) await refuseBesideItself(this.list, listId, inputs, identity);
		const objects = await this.#listing(inputs);
		const place = { listId, inputs, tokens: new Tokens(newKey(), "") };
		if (isAdopted && this.#members(place, [], objects).length === 0) {
			const { noun } = this.#list;
			throw new AdoptionError(
				`There is no ${noun} "${listId}" to take over. Check "${ADOPT}", or leave it out to create a new one.`,
			);
		}
		this.#hold(listId, inputs, identity);
		return { id: listId, outs: await this.#reconcile(place, objects) };
	}

	/** Brings the list's objects to what the file says. */
	async update(id: string, olds: Properties, news: Properties): Promise<Properties> {
		// The other host's entry in the state is updated without any change of the list.
		if (!diff(this.#list, olds, news).hasChanges) return olds;
		const place = { listId: id, inputs: news, tokens: tokensIn(olds) };
		return this.#reconcile(place, await this.#listing(news));
	}

	/**
	 * The list as it is: where its objects are not as they were, its content is not the file's either, so that the next
	 * update mends them.
	 */
	async read(id: string, outs: Properties): Promise<ReadResult | undefined> {
		const tokens = tokensIn(outs);
		const place = { listId: id, inputs: outs, tokens };
		const names = this.#likenessNames(outs);
		let missing = 0;
		let changed = 0;
		let more = 0;
		for (const pause of LOOKS) {
			if (pause > 0) await sleep(pause * this.list.pauseMs);
			const objects = await this.#listingUnlessGone(outs);
			if (objects === undefined) return undefined;
			const members = this.#members(place, [], objects);
			const counts = new Map<string, number>();
			for (const { handle } of members) counts.set(handle, (counts.get(handle) ?? 0) + 1);
			const known = [...counts].reduce((sum, [handle, count]) => sum + Math.min(count, tokens.count(handle)), 0);
			more = members.length - known;
			missing = Math.max(0, tokens.size - known);
			changed = members.filter(
				({ handle, object }) => tokens.has(handle) && !tokens.isAsWas(handle, likenessOf(this.#item, object, names)),
			).length;
			if (missing === 0) break;
		}
		const { delete: isDeletable, update } = this.#item.operations;
		// What can neither be changed nor made again is no drift: nothing could mend it.
		const parts = [
			update !== undefined && changed > 0 && `${changed} changed`,
			isDeletable !== undefined && missing > 0 && `${missing} gone`,
			more > 0 && `${more} too many`,
		].filter((part) => part !== false);
		if (isDeletable !== undefined && tokens.size > 0 && missing === tokens.size && more === 0) return undefined;
		const hash = String(outs.contentHash).split(SINCE)[0] ?? "";
		const contentHash = parts.length === 0 ? hash : `${hash}${SINCE}${parts.join(", ")}`;
		const inputs = { ...pickInputs(this.#list, outs), contentHash };
		return { inputs, outs: { ...outs, contentHash } };
	}

	/**
	 * Deletes the list's objects, but those whose person has made use of them.
	 *
	 * @throws DeletionRefusedError where the program has not allowed that so many are removed
	 */
	async delete(id: string, outs: Properties): Promise<void> {
		if (this.#item.operations.delete === undefined) return;
		const objects = await this.#listingUnlessGone(outs);
		if (objects === undefined) return;
		const place = { listId: id, inputs: outs, tokens: tokensIn(outs) };
		const plan = await this.#plan(place, [], objects);
		const { [ALLOW_REMOVING]: allowed = 0 } = outs;
		const { noun, kind } = this.#list;
		if (allowed !== true && plan.remove.length > Number(allowed))
			throw new DeletionRefusedError(
				`The ${noun} "${id}" is not deleted: ${counted(plan.remove.length, this.#item.noun)} would be removed with it. Nothing was changed. If it is meant, declare ${ALLOW_REMOVING}: true for the ${kind}, run "pulumi up", and then this again.`,
			);
		const failures = await this.#writer.remove(outs, plan.remove);
		if (failures.length > 0) throw new ZoomEventsError(failuresText(this.#list, failures));
	}

	/** Notes that a resource has the list. */
	#hold(id: string, inputs: Properties, identity: string | undefined): void {
		this.list.owners.hold(this.list.ref(id, inputs), identity, "stays", this.list.ownParameter);
	}

	#people(inputs: Properties): People {
		const people = readPeople(this.#list, inputs, () => false);
		if (people === undefined)
			throw new ZoomEventsError(`"${String(inputs.path)}" is not a readable file, so that nothing was changed.`);
		if (people.hash !== inputs.contentHash)
			throw new ZoomEventsError(
				`"${String(inputs.path)}" was changed since the command was started. Nothing was changed. Run it again.`,
			);
		const [failure] = people.failures;
		if (failure !== undefined) throw new ZoomEventsError(`"${String(inputs.path)}": ${failure}`);
		return people;
	}

	/** Everything of the kind that the account has in the place, whoever has it. */
	#listing(inputs: Properties): Promise<WireObject[]> {
		const { list } = this.#item.operations;
		if (list === undefined) throw new Error(`a ${this.#item.noun} has no list`);
		return this.item.remote.records(list, this.item.remote.parentPath(inputs));
	}

	async #listingUnlessGone(inputs: Properties): Promise<WireObject[] | undefined> {
		try {
			return await this.#listing(inputs);
		} catch (error) {
			if (this.item.remote.isGone(error)) return undefined;
			throw error;
		}
	}

	#members(place: Place, entries: readonly Entry[], objects: readonly WireObject[]): Member[] {
		return membersAmong(objects, this.#item, this.#facts, { ...place, entries });
	}

	/** What the list's objects are compared by: what can be changed, and what would make another object. */
	#likenessNames(inputs: Properties): string[] {
		return declaredProperties(this.#list, inputs).filter(
			(name) => this.#item.inputs.get(name)?.facts.isCreateOption !== true,
		);
	}

	/** What is to be done, with what nobody may lose held back. */
	async #plan(place: Place, entries: readonly Entry[], objects: readonly WireObject[]): Promise<Plan> {
		const members = this.#members(place, entries, objects);
		const plan = planOf(this.#item, this.#facts, { ...place, entries, members });
		const { held } = this.#facts;
		if (held === undefined || plan.remove.length + plan.surplus.length + plan.replace.length === 0) return plan;
		const records = await this.item.remote.records(held.list, this.item.remote.parentPath(place.inputs));
		const people = new Set(records.map((record) => String(record[held.field]).toLowerCase()));
		const field = this.#item.inputs.get(this.#facts.person)?.wireName ?? "";
		const isHeld = ({ object }: Member): boolean => people.has(String(object[field]).toLowerCase());
		return {
			...plan,
			remove: plan.remove.filter((member) => !isHeld(member)),
			surplus: plan.surplus.filter((member) => !isHeld(member)),
			replace: plan.replace.filter(({ member }) => !isHeld(member)),
			hold: [...plan.remove, ...plan.surplus, ...plan.replace.map(({ member }) => member)].filter(isHeld),
		};
	}

	/** @throws DeletionRefusedError where so many would be removed that the file may be the wrong one */
	#refuseSuspicious({ remove, present }: Plan, { [ALLOW_REMOVING]: allowed }: Properties): void {
		const count = remove.length;
		if (count === 0 || allowed === true || (typeof allowed === "number" && count <= allowed)) return;
		const isLimited = typeof allowed === "number";
		const isAll = count === present;
		if (!isLimited && !isAll && count <= present * SUSPICIOUS_SHARE) return;
		const share = isAll ? "all" : `${Math.round((100 * count) / present)} %`;
		throw new DeletionRefusedError(
			`${counted(count, this.#item.noun)} would be removed, ${share} of ${present}${isLimited ? `, and ${ALLOW_REMOVING} is ${allowed}` : ""}. Nothing was changed. Check that the file is whole. If it is meant, declare ${ALLOW_REMOVING}: ${count}.`,
		);
	}

	/** Brings the account to what the file says, and gives what the state keeps of it. */
	async #reconcile(place: Place, objects: WireObject[]): Promise<Properties> {
		const { inputs, listId } = place;
		const { entries } = this.#people(inputs);
		const pending = new PendingRows(this.list.run().journal, this.#collectionOf(place));
		let present = await this.#settled(place, entries, objects, pending);
		const plan = await this.#plan(place, entries, present);
		this.#refuseSuspicious(plan, inputs);
		const made = new Map<string, Entry>();
		const making: Making = {
			listId,
			pending,
			made: (entry) => {
				made.set(this.#handle(entry, listId), entry);
			},
			lacking: async (lost) => {
				const members = this.#members(place, lost, await this.#settled(place, lost, undefined, pending));
				const found = planOf(this.#item, this.#facts, { ...place, entries: lost, members });
				// An object that was to make way for another says nothing of that.
				return new Set([...found.make, ...found.replace.map(({ entry }) => entry)]);
			},
		};
		const replaced = plan.replace.map(({ entry }) => entry);
		const failures = await this.#writer.remove(inputs, [...plan.remove, ...plan.surplus]);
		failures.push(...(await this.#writer.make([...plan.make, ...replaced], making)));
		failures.push(...(await this.#writer.change(inputs, plan.change)));
		const isReplaced = plan.replace.filter(({ entry }) => made.has(this.#handle(entry, listId)));
		const former = isReplaced.map(({ member }) => member);
		failures.push(...(await this.#writer.remove(inputs, former)));
		const touched = [plan.remove, plan.surplus, plan.change, plan.replace, plan.make];
		if (touched.some((part) => part.length > 0)) {
			present = await this.#listing(inputs);
			pending.end(new Set(this.#members(place, entries, present).map(({ handle }) => handle)));
		}
		const outs: Properties = {
			...pickInputs(this.#list, inputs),
			listId,
			[ENTRIES]: this.#tokensOf(place, entries, present, made).text,
			[ENTRIES_KEY]: place.tokens.secret,
		};
		if (failures.length === 0) return outs;
		// The content is not there as a whole: the next run goes on.
		outs.contentHash = `${String(inputs.contentHash)}${SINCE}${counted(failures.length, "row")} not done`;
		const message = failuresText(this.#list, failures);
		throw new InitializationError(message, listId, outs, [message]);
	}

	#handle(entry: Entry, listId: string): string {
		return handleOf(entry, this.#facts, listId);
	}

	/** What the state keeps: each object as it is shown, or as it was sent where no list shows it yet. */
	#tokensOf(
		place: Place,
		entries: readonly Entry[],
		objects: readonly WireObject[],
		made: ReadonlyMap<string, Entry>,
	): Tokens {
		const { inputs, listId, tokens } = place;
		const names = this.#likenessNames(inputs);
		const members = this.#members(place, entries, objects);
		const shown = new Set(members.map(({ handle }) => handle));
		const all = members.map(({ handle, object }) => [handle, likenessOf(this.#item, object, names)] as const);
		for (const [handle, entry] of made)
			if (!shown.has(handle)) {
				const sent = toBody(withoutBlanks(entry.inputs), this.#item, "create");
				all.push([handle, likenessOf(this.#item, sent, names)]);
			}
		if (this.#item.operations.delete === undefined)
			for (const entry of entries) {
				const handle = this.#handle(entry, listId);
				if (!shown.has(handle) && !made.has(handle) && tokens.has(handle)) all.push([handle, ""]);
			}
		return Tokens.of(tokens.secret, all);
	}

	#collectionOf({ listId, inputs }: Place): string {
		return `${this.#list.kind} ${JSON.stringify([this.item.remote.parentPath(inputs), listId])}`;
	}

	/**
	 * The listing, once it shows what an interrupted run may have made, and what the list had: lists may be late. What
	 * it still lacks is asked for by its mark, where the API can be.
	 */
	async #settled(
		place: Place,
		entries: readonly Entry[],
		first: WireObject[] | undefined,
		pending: PendingRows,
	): Promise<WireObject[]> {
		const { listId, tokens } = place;
		const isForGood = this.#item.operations.delete === undefined;
		let objects = first ?? [];
		let lacking: Entry[] = [];
		for (const pause of LOOKS) {
			await sleep(pause * this.list.pauseMs);
			if (pause > 0 || first === undefined) objects = await this.#listing(place.inputs);
			const handles = new Set(this.#members(place, entries, objects).map(({ handle }) => handle));
			pending.end(handles);
			lacking = entries.filter((entry) => {
				const handle = this.#handle(entry, listId);
				return !handles.has(handle) && (pending.has(handle) || (!isForGood && tokens.has(handle)));
			});
			if (lacking.length === 0) return objects;
		}
		const found = await this.#byMark(place, lacking);
		return [...objects, ...found];
	}

	async #byMark(place: Place, entries: readonly Entry[]): Promise<WireObject[]> {
		const { markQuery } = this.#facts;
		const { list } = this.#item.operations;
		if (markQuery === undefined || list === undefined) return [];
		const found: WireObject[] = [];
		await inParallel(entries, PARALLEL, async (entry) => {
			const query = { [markQuery]: this.#handle(entry, place.listId) };
			found.push(...(await this.item.remote.records(list, this.item.remote.parentPath(place.inputs), query)));
		});
		return found;
	}
}

/** What stands between the hash of a content and what is not as in it. */
const SINCE = ", but ";

function tokensIn({ [ENTRIES]: entries, [ENTRIES_KEY]: secret }: Properties): Tokens {
	return typeof secret === "string" ? new Tokens(secret, String(entries ?? "")) : new Tokens(newKey(), "");
}
