import { type OperationId, operation } from "../api/contract";
import { ADOPT } from "./check";
import type { Collection, Properties } from "./description";
import { ALLOW_DESTRUCTIVE, type CompiledDescription, compileDescription } from "./shape";
import { changesBetween } from "./steps/apply";
import { isInCreate, pickInputs } from "./values";

/** A request that a step makes if all goes well, or its part of one. */
export interface StepRequest {
	operation: OperationId;
	/** Objects of a batch: those with the same group share calls, of at most `max`. */
	batch?: {
		group: string;
		max: number /** True where one step has them all, however many the engine does at a time. */;
		isOfOne?: true;
	};
	/** One request serves all that have the same words here. */
	sharedAs?: string;
	/** True where it is made only if what is taken over differs from what is declared. */
	isIfDifferent?: boolean;
}

/** What a step does to an object, by what the program declared before and declares now. */
export interface StepChange {
	operation: "create" | "update" | "replace" | "delete" | "import";
	/** Empty where it is made. */
	before: Properties;
	/** Empty where it is deleted. */
	after: Properties;
}

/** What is known around a step. */
export interface Surroundings {
	/** Whether a value is not yet known, as is what the run makes. */
	isUnknown(value: unknown): boolean;
	/** Whether the API makes and removes the object by itself, since its parent is of a certain kind. */
	isManaged(inputs: Properties): boolean;
	/** Operations that an upload of what is declared takes, in order. */
	uploadOf(inputs: Properties): readonly OperationId[];
}

/**
 * The requests of a step, by the facts of its kind: those that the lifecycle makes where nothing is contested, lost or
 * repeated. Each read counts as one, though a list may have pages, and one list may serve several.
 */
export function requestsOf(
	description: CompiledDescription,
	change: StepChange,
	around: Surroundings,
): readonly StepRequest[] {
	return new StepRequests(description, around).of(change);
}

class StepRequests {
	constructor(
		private readonly description: CompiledDescription,
		private readonly around: Surroundings,
	) {}

	of({ operation: step, before, after }: StepChange): StepRequest[] {
		const { collection } = this.description;
		if (collection !== undefined) {
			if (step === "replace") return [...this.#list(collection, before, {}), ...this.#list(collection, {}, after)];
			return this.#list(collection, step === "create" ? {} : before, step === "delete" ? {} : after);
		}
		switch (step) {
			case "create":
				return this.#create(after);
			case "update":
				return this.#update(before, after);
			case "delete":
				return this.#delete(before);
			case "replace":
				// What people hold is looked at once more before the pair.
				return [...this.#heldBy(after), ...this.#create(after), ...this.#delete(before)];
			case "import":
				return this.#look();
		}
	}

	/** A read of the object. */
	#look(): StepRequest[] {
		const { get, list } = this.description.operations;
		const by = get ?? list;
		return by === undefined ? [] : [{ operation: by }];
	}

	/**
	 * What a list takes that stands in a file: its listings, and a write for each object that there are more or fewer of.
	 * Which of the others differ, the provider says.
	 */
	#list({ of, held }: Collection, before: Properties, after: Properties): StepRequest[] {
		const item = compileDescription(of);
		const items = new StepRequests(item, this.around);
		const more = Number(after.people ?? 0) - Number(before.people ?? 0);
		const step = more > 0 ? "create" : "delete";
		const writes = Array.from({ length: Math.abs(more) }, () => items.#write(step, more > 0 ? after : before))
			.flat()
			.map((one): StepRequest => (one.batch === undefined ? one : { ...one, batch: this.#ofOne(one.batch, after) }));
		const isRemoval = more < 0 && writes.length > 0;
		const isWhole = Object.keys(before).length === 0 || Object.keys(after).length === 0;
		// What an update does is looked at before, too, and afterwards, as is what was made.
		const looks = isWhole ? (more > 0 ? 2 : 1) : 3;
		const listings = Array.from({ length: of.operations.delete === undefined && more < 0 ? 0 : looks }, () =>
			this.#lists(of.operations.list),
		);
		return [...listings.flat(), ...(isRemoval ? this.#lists(held?.list) : []), ...writes];
	}

	/** Calls that a list makes by itself: no other resource's objects are in them. */
	#ofOne(batch: NonNullable<StepRequest["batch"]>, { path }: Properties): NonNullable<StepRequest["batch"]> {
		return { ...batch, group: JSON.stringify([this.description.kind, path, batch.group]), isOfOne: true };
	}

	#create(inputs: Properties): StepRequest[] {
		const { description } = this;
		const { presentWhen, isSingleton, creation, readAfterCreate } = description;
		if (typeof inputs[ADOPT] === "string")
			return [...this.#look(), ...this.#whole(inputs).map((request) => ({ ...request, isIfDifferent: true }))];
		if (isSingleton === true) return [...this.#look(), ...this.#whole(inputs)];
		const parent = this.#parentRead(inputs);
		if (parent.length > 0 && this.around.isManaged(inputs))
			return [...parent, ...this.#lists(description.operations.list), ...this.#whole(inputs)];
		const before = presentWhen === undefined ? [...parent, ...this.#siblings(inputs)] : this.#look();
		if (creation?.by === "upload") return [...before, ...this.around.uploadOf(inputs).map((id) => ({ operation: id }))];
		if (creation?.by === "copy" && inputs[creation.input] !== undefined)
			return [...before, { operation: creation.operation }, ...this.#look(), ...this.#whole(inputs)];
		const rest = this.#changes(pickInputs(description, inputs, isInCreate), inputs, "create");
		return [...before, ...this.#write("create", inputs), ...rest, ...(readAfterCreate === true ? this.#look() : [])];
	}

	/** The list in which an object is looked for before it is made, unless its place is new. */
	#siblings(inputs: Properties): StepRequest[] {
		const { kind, parents, naturalKey, operations } = this.description;
		const list = naturalKey?.list ?? operations.list;
		const path = parents.map((parent) => inputs[parent]);
		if (naturalKey === undefined || list === undefined || path.some(this.around.isUnknown)) return [];
		const { queries = [{}] } = naturalKey;
		return queries.map((query) => ({ operation: list, sharedAs: JSON.stringify([kind, list, path, query]) }));
	}

	/** An update by all that is declared, of an object that was there. */
	#whole(inputs: Properties): StepRequest[] {
		const parents = pickInputs(this.description, inputs, ({ isParent }) => isParent);
		return this.#changes(parents, inputs, "update");
	}

	#update(before: Properties, after: Properties): StepRequest[] {
		const requests = this.#changes(before, after, "update");
		// What differs is hidden, as secrets are.
		const isHidden = requests.length === 0 && this.description.operations.update !== undefined;
		return isHidden ? this.#write("update", after) : requests;
	}

	/** The update, and the calls of single properties. */
	#changes(olds: Properties, news: Properties, step: "create" | "update"): StepRequest[] {
		const { operations } = this.description;
		const { changes, calls } = changesBetween(this.description, olds, news, step);
		const isSent = operations.update !== undefined && Object.values(changes).some((value) => value !== undefined);
		const own = calls.flatMap(({ through }) => [
			...this.#lists(through.target?.list),
			{ operation: through.operation },
		]);
		return [...(isSent ? this.#write("update", news) : []), ...own, ...(own.length > 0 ? this.#look() : [])];
	}

	#delete(before: Properties): StepRequest[] {
		const { isSingleton, refuseDelete, presentWhen } = this.description;
		const parent = this.#parentRead(before);
		if (parent.length > 0 && this.around.isManaged(before)) return parent;
		const held = this.#heldBy(before);
		const isLookedAt = refuseDelete !== undefined || presentWhen !== undefined || isSingleton === true;
		const looks = held.length === 0 && isLookedAt ? this.#look() : held;
		if (isSingleton === true) return [...looks, ...this.#write("update", before)];
		return [...parent, ...looks, ...this.#write("delete", before)];
	}

	/** The object, and people's records below it, where it is not lost to them without a look. */
	#heldBy(inputs: Properties): StepRequest[] {
		const { deletionGuard } = this.description;
		if (deletionGuard === undefined || inputs[ALLOW_DESTRUCTIVE] === true) return [];
		return [...this.#look(), ...this.#lists(deletionGuard.records?.list)];
	}

	/** A read of the parent, once for all its objects, of a kind that the API may make by itself. */
	#parentRead(inputs: Properties): StepRequest[] {
		const { kind, parents, managedByParent } = this.description;
		if (managedByParent === undefined) return [];
		const path = parents.map((parent) => inputs[parent]);
		return [{ operation: managedByParent.parent, sharedAs: JSON.stringify([kind, path]) }];
	}

	#lists(list: OperationId | undefined): StepRequest[] {
		return list === undefined ? [] : [{ operation: list }];
	}

	#write(step: "create" | "update" | "delete", inputs: Properties): StepRequest[] {
		const { operations, batch, parents, inputs: shapes } = this.description;
		const id = operations[step];
		if (id === undefined) return [];
		const { method, request } = operation(id);
		// A PUT replaces all, so that what is not declared is read first.
		if (step === "update" && method === "PUT") return [...this.#look(), { operation: id }];
		if (batch === undefined || request?.properties?.[batch.field] === undefined) return [{ operation: id }];
		const shared = [...shapes.values()].filter(({ wireName }) => batch.shared?.includes(wireName));
		const together = [...parents, ...shared.map(({ name }) => name)].map((name) => inputs[name]);
		return [{ operation: id, batch: { group: JSON.stringify([id, step, together]), max: batch.max } }];
	}
}
