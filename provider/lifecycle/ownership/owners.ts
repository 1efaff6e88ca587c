import { type Holding, keyOf, type ObjectRef, type StackView } from "./stack-view";

/** What a run does with the object that a declared resource has. */
export type Plan =
	/** It stays as it is, or changes in nothing that others may need. */
	| "stays"
	/** It changes to another unique value, and so lets the one go that it has. */
	| "moves"
	/** It is replaced, and so deleted. */
	| "goes";

/** Whose an object is. */
export type Owner =
	/** The resource's own that asks; `isLive` where it is known that it has it still. */
	| { is: "self"; isLive?: boolean }
	/** Another resource's of the program; `plan` is absent as long as the run has not come to it. */
	| { is: "declared"; name: string; plan?: Plan }
	/** A resource's that has another by now, or that the program declares no more: the engine deletes it at the run's end. */
	| { is: "leaving" }
	/** No resource's any more: it was deleted, in this run or to be replaced. Lists may still show it. */
	| { is: "gone" }
	/** No resource's of this stack. */
	| { is: "nobody" }
	/** Not known: this run can't ask the state. */
	| { is: "unknown" };

interface Held {
	identity: string | undefined;
	plan: Plan;
	/** True where it differs from what is declared, until it is updated: an option may make the engine replace it. */
	isOpen?: boolean;
}

/**
 * Knows, of a run, which resource has which object: each object has one owner.
 *
 * What a resource has is known once the engine compares it or it was created; of all others the state is asked.
 */
export class Owners {
	readonly #held = new Map<string, Held>();
	readonly #objectOf = new Map<string, ObjectRef>();
	readonly #parents = new Set<string>();
	readonly #declared = new Set<string>();
	readonly #waiting = new Map<string, (() => void)[]>();
	readonly #deleting = new Map<string, Promise<void>>();
	readonly #kept = new Set<string>();
	readonly #gone = new Set<string>();
	#holdings: Promise<Map<string, Holding>> | undefined;
	#unique: Promise<unknown> = Promise.resolve();

	/**
	 * @param view of the running stack; undefined where it can't be asked
	 * @param isReplaced whether an earlier run of the stack has replaced an object: the engine, which deletes it last, says
	 * nothing of it any more
	 */
	constructor(
		private readonly view: () => StackView | undefined = () => undefined,
		private readonly isReplaced: (ref: ObjectRef) => boolean = () => false,
	) {}

	/** Notes that the program declares a resource. */
	declare(identity: string): void {
		this.#declared.add(identity);
	}

	/** Whether the program is known to declare a resource. */
	isDeclared(identity: string): boolean {
		return this.#declared.has(identity);
	}

	/**
	 * Notes that a resource has an object from now on, whoever had it before.
	 *
	 * @param identity undefined for a resource without a known name: the object is then known as taken, and no more
	 * @param parameter path parameter that the object's id fills for those below it
	 * @returns the object that the resource had before, in this run, and that this one replaces
	 */
	hold(ref: ObjectRef, identity: string | undefined, plan: Plan = "stays", parameter?: string): ObjectRef | undefined {
		const key = keyOf(ref);
		let replaced: ObjectRef | undefined;
		this.#gone.delete(key);
		if (identity !== undefined) {
			const before = this.#objectOf.get(identity);
			// A replacement: what the resource had before is nobody's, and its deletion goes through.
			const keyBefore = before && keyOf(before);
			if (keyBefore !== undefined && keyBefore !== key && this.#held.get(keyBefore)?.identity === identity) {
				this.#held.delete(keyBefore);
				replaced = before;
			}
			this.#objectOf.set(identity, ref);
		}
		this.#held.set(key, { identity, plan });
		if (parameter !== undefined) this.#parents.add(`${parameter} ${ref.id}`);
		this.#wake(key);
		return replaced;
	}

	/** The object is as its resource declares it now, or can't become it: it lets nothing go any more. */
	settle(ref: ObjectRef): void {
		const key = keyOf(ref);
		const held = this.#held.get(key);
		if (held !== undefined) {
			held.plan = "stays";
			held.isOpen = false;
		}
		this.#wake(key);
	}

	/**
	 * The object is no resource's any more.
	 *
	 * @param isGone whether it exists no more, either
	 */
	release(ref: ObjectRef, isGone: boolean): void {
		const key = keyOf(ref);
		if (isGone) this.#gone.add(key);
		this.#held.delete(key);
		this.#wake(key);
	}

	/** Notes that the object differs from what its resource declares, and that what comes of it is up to the engine. */
	leaveOpen(ref: ObjectRef): void {
		const held = this.#held.get(keyOf(ref));
		if (held !== undefined) held.isOpen = true;
	}

	/**
	 * Whether a resource of the program has the object for good: deleting it as another's must not go through.
	 *
	 * @param identity of the resource in whose name it is to be deleted, where that is known: the engine may replace what
	 * could be updated (`replaceOnChanges`), and then deletes the old object first in its resource's own name
	 */
	isKept(ref: ObjectRef, identity?: string): boolean {
		if (this.#kept.has(keyOf(ref))) return true;
		const held = this.#held.get(keyOf(ref));
		if (held?.identity === undefined || held.plan === "goes") return false;
		return held.isOpen !== true || held.identity !== identity;
	}

	/** Deletes an object; whoever makes one with the same id waits, since a deletion that is repeated would take it. */
	async deleting(ref: ObjectRef, step: () => Promise<void>): Promise<void> {
		const key = keyOf(ref);
		const done = step();
		this.#deleting.set(
			key,
			done.catch(() => undefined),
		);
		try {
			await done;
		} finally {
			this.#deleting.delete(key);
		}
	}

	/**
	 * Does what ends with a resource having the object: not while it is deleted, and nobody deletes it meanwhile.
	 *
	 * @param step holds the object, where it is had
	 */
	async keeping<T>(ref: ObjectRef, step: () => Promise<T>): Promise<T> {
		const key = keyOf(ref);
		while (this.#deleting.has(key)) await this.#deleting.get(key);
		this.#kept.add(key);
		try {
			return await step();
		} finally {
			this.#kept.delete(key);
		}
	}

	/** Whether another resource of the run has the object already. */
	isAnothers(ref: ObjectRef, identity: string | undefined): boolean {
		const held = this.#held.get(keyOf(ref));
		return held !== undefined && held.identity !== identity;
	}

	/** Whether a resource of the run has the object. */
	isHeld(ref: ObjectRef): boolean {
		return this.#held.has(keyOf(ref));
	}

	/**
	 * Asks for the state before it is needed: an engine in which a step has failed meanwhile may answer no more.
	 */
	prepare(): void {
		if (this.view()?.isLasting !== true) void this.#state();
	}

	/** Whose an object is. */
	async ownerOf(ref: ObjectRef, identity: string | undefined): Promise<Owner> {
		const key = keyOf(ref);
		const held = this.#held.get(key);
		// A resource without a name may be the one that asks.
		if (held !== undefined && held.identity === undefined) return { is: "unknown" };
		if (held !== undefined)
			return identity !== undefined && held.identity === identity
				? { is: "self" }
				: { is: "declared", plan: held.plan, name: await this.#nameOf(held.identity) };
		if (this.#gone.has(key)) return { is: "gone" };
		const holdings = await this.#state();
		const holding = holdings?.get(key);
		if (holding === undefined)
			return { is: this.isReplaced(ref) ? "leaving" : holdings === undefined ? "unknown" : "nobody" };
		if (holding.isGone === true) return { is: "gone" };
		if (holding.isReplaced === true) return { is: "leaving" };
		if (holding.identity === identity) return { is: "self", ...(holding.isGone === false && { isLive: true }) };
		const name = await this.#nameIn(holding.identity);
		if (name === null) return { is: "unknown" };
		// Its resource has another object by now: a replacement's, say.
		if (name === undefined || this.#objectOf.has(holding.identity)) return { is: "leaving" };
		return { is: "declared", name };
	}

	/** Ids of the objects of a kind in a place that the stack has. */
	async idsIn(kind: string, path: ObjectRef["path"]): Promise<string[]> {
		const place = JSON.stringify(path);
		const holdings = [...((await this.#state())?.values() ?? [])];
		return holdings.filter((one) => one.kind === kind && JSON.stringify(one.path) === place).map(({ id }) => id);
	}

	/** Whether the stack has the object that a path parameter names, so that what is below it is its own. */
	async hasParent(parameter: string, id: string): Promise<boolean> {
		if (this.#parents.has(`${parameter} ${id}`)) return true;
		await this.#state();
		return this.#parents.has(`${parameter} ${id}`);
	}

	/** Resolves when the object changes hands, values or is gone. */
	changeOf(ref: ObjectRef): Promise<void> {
		const key = keyOf(ref);
		return new Promise((resolve) => {
			this.#waiting.set(key, [...(this.#waiting.get(key) ?? []), resolve]);
		});
	}

	/** Takes others' unique values one resource after the other, so that none takes what another has just got. */
	oneByOne<T>(step: () => Promise<T>): Promise<T> {
		const done = this.#unique.catch(() => undefined).then(step);
		this.#unique = done;
		return done;
	}

	#wake(key: string): void {
		const waiting = this.#waiting.get(key) ?? [];
		this.#waiting.delete(key);
		for (const wake of waiting) wake();
	}

	async #nameOf(identity: string | undefined): Promise<string> {
		return (identity === undefined ? undefined : await this.#nameIn(identity)) ?? "another resource";
	}

	/** What the program calls a resource: undefined where it declares none, null where it can't be asked any more. */
	async #nameIn(identity: string): Promise<string | undefined | null> {
		try {
			return await this.view()?.nameOf(identity);
		} catch {
			return null;
		}
	}

	async #state(): Promise<Map<string, Holding> | undefined> {
		const view = this.view();
		if (view === undefined) return undefined;
		this.#holdings ??= view.holdings().then((all) => {
			for (const { parameter, id } of all) if (parameter !== undefined) this.#parents.add(`${parameter} ${id}`);
			return new Map(all.map((one) => [keyOf(one), one]));
		});
		try {
			return await this.#holdings;
		} catch {
			// As good as no view: what is in doubt is then never touched.
			return undefined;
		}
	}
}
