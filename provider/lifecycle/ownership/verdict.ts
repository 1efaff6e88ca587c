import type { Owner } from "./owners";

/** What is to be done about an object that has the values which a resource needs. */
export type Verdict =
	/** It becomes the resource's own. */
	| { do: "take" }
	/**
	 * It is another's, and no harm: the resource gets one of its own. `isReplaced` where that is to take the place of this
	 * one, which the engine deletes afterwards.
	 */
	| { do: "leave"; isReplaced?: true }
	/** Its owner is about to let it, or its value, go: see what becomes of it. */
	| { do: "wait" }
	/** Its owner lets the value go later: until then the object gets another. */
	| { do: "park" }
	/** A person must say what is meant. */
	| { do: "refuse"; because: "two-declare-it" | "owner-is-not-in-this-run" | "not-of-this-stack" };

/** What the verdict on an object rests on. */
export interface Facts {
	owner: Owner;
	/** True where the API takes the values once only. */
	isUnique: boolean;
	/** True where the resource has an object of its own, whose value is to change. */
	isUpdate: boolean;
	/** True where nothing else moves any more, so that waiting is no use. */
	isStuck: boolean;
	/** True where the object is below one that this stack has. */
	isBelowOwn: boolean;
	/** True where the resource declares that another of the same is meant. */
	allowsDuplicate: boolean;
	/** True where the object can be given another value meanwhile. */
	canPark: boolean;
	/** Whether the object is what the resource's create would make. */
	isAsDeclared: () => Promise<boolean>;
	/** Whether the object can be brought to what the resource declares. */
	canBecome: () => Promise<boolean>;
}

/** Each object has one owner: what that means for an object that a create or an update comes upon. */
export async function verdictOn(facts: Facts): Promise<Verdict> {
	const { owner, isUnique, isUpdate, isStuck, canPark } = facts;
	const wait: Verdict = { do: "wait" };
	const makeRoom: Verdict = canPark ? { do: "park" } : { do: "refuse", because: "owner-is-not-in-this-run" };
	const takeOrMakeRoom = async (): Promise<Verdict> => {
		if (!isUpdate && (await facts.canBecome())) return { do: "take" };
		return isUnique ? makeRoom : { do: "leave" };
	};
	switch (owner.is) {
		case "self":
			// A forced replacement makes the new object beside the old one.
			if (!isUnique) return { do: "leave", isReplaced: true };
			return canPark ? { do: "park" } : { do: "take" };
		case "declared":
			if (!isUnique) return { do: "leave" };
			if (owner.plan === "stays") return { do: "refuse", because: "two-declare-it" };
			if (!isStuck) return wait;
			if (owner.plan === undefined) return { do: "refuse", because: "owner-is-not-in-this-run" };
			return owner.plan === "moves" ? makeRoom : takeOrMakeRoom();
		case "gone":
			return { do: "leave" };
		case "leaving":
			// Until nothing moves, the program may yet declare it.
			return isStuck ? takeOrMakeRoom() : wait;
		default:
			return verdictOnStrange(facts);
	}
}

/** The verdict on an object that no resource of the stack is known to have. */
async function verdictOnStrange(facts: Facts): Promise<Verdict> {
	const { owner, isUnique, isUpdate, isStuck, isBelowOwn, allowsDuplicate } = facts;
	const refuse: Verdict = { do: "refuse", because: "not-of-this-stack" };
	if (isUpdate) return refuse;
	if (allowsDuplicate && !isUnique) return { do: "leave" };
	if (isBelowOwn && (await facts.isAsDeclared())) return { do: "take" };
	// It may well be this stack's own.
	if (owner.is === "unknown" && !isUnique) return { do: "leave" };
	// Another resource, whose create was lost, may be the one that declares it.
	return isStuck || !isBelowOwn ? refuse : { do: "wait" };
}
