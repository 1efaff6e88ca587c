import { describe, expect, it } from "vitest";
import type { Owner } from "../../provider/lifecycle/ownership/owners.ts";
import { type Facts, verdictOn } from "../../provider/lifecycle/ownership/verdict.ts";

/** An object below an event of this stack, which is what is declared. */
const FACTS: Omit<Facts, "owner"> = {
	isUnique: false,
	isUpdate: false,
	isStuck: false,
	isBelowOwn: true,
	allowsDuplicate: false,
	canPark: false,
	isAsDeclared: () => Promise.resolve(true),
	canBecome: () => Promise.resolve(true),
};

const no = (): Promise<boolean> => Promise.resolve(false);
const UNIQUE = { isUnique: true, canPark: true };
const self: Owner = { is: "self" };
const stays: Owner = { is: "declared", name: 'Speaker "b"', plan: "stays" };
const moves: Owner = { is: "declared", name: 'Speaker "b"', plan: "moves" };
const goes: Owner = { is: "declared", name: 'Speaker "b"', plan: "goes" };
const unseen: Owner = { is: "declared", name: 'Speaker "b"' };
const leaving: Owner = { is: "leaving" };
const nobody: Owner = { is: "nobody" };
const unknown: Owner = { is: "unknown" };

describe("what becomes of an object that has the values which a resource needs", () => {
	it.each<[string, Owner, Partial<Facts>, string]>([
		["a forced replacement's own stays beside the new one", self, {}, "leave"],
		["a forced replacement's own lets its unique value go", self, UNIQUE, "park"],
		["a forced replacement's own that can't is what it was", self, { isUnique: true }, "take"],
		["a twin that is declared is no concern", stays, {}, "leave"],
		["a twin that is declared and moves is none either", moves, { isStuck: true }, "leave"],
		["a unique value that its owner keeps is declared twice", stays, UNIQUE, "refuse two-declare-it"],
		["a unique value that its owner lets go is waited for", moves, UNIQUE, "wait"],
		["in a cycle its owner is parked", moves, { ...UNIQUE, isStuck: true }, "park"],
		["the object of one that is replaced is waited for", goes, UNIQUE, "wait"],
		["where nothing moves it is taken", goes, { ...UNIQUE, isStuck: true }, "take"],
		["for an update it makes room", goes, { ...UNIQUE, isStuck: true, isUpdate: true }, "park"],
		["an owner that the run has not come to is waited for", unseen, UNIQUE, "wait"],
		["and never comes to", unseen, { ...UNIQUE, isStuck: true }, "refuse owner-is-not-in-this-run"],
		["what the program may yet declare is waited for", leaving, {}, "wait"],
		["what is declared no more is taken", leaving, { isStuck: true }, "take"],
		["also where it differs, as long as it can become it", leaving, { isStuck: true, isAsDeclared: no }, "take"],
		["but not what can't", leaving, { isStuck: true, canBecome: no }, "leave"],
		["whose unique value makes room", leaving, { ...UNIQUE, isStuck: true, canBecome: no }, "park"],
		["as it does for an update", leaving, { ...UNIQUE, isStuck: true, isUpdate: true }, "park"],
		["what is declared, below an event of the stack's own, is what was declared", nobody, {}, "take"],
		["also where it is unique", nobody, UNIQUE, "take"],
		["what differs may be another lost create's", nobody, { isAsDeclared: no }, "wait"],
		["else a person decides", nobody, { isAsDeclared: no, isStuck: true }, "refuse not-of-this-stack"],
		["where another stack may have it, a person decides", nobody, { isBelowOwn: false }, "refuse not-of-this-stack"],
		["unless another of the same is meant", nobody, { isBelowOwn: false, allowsDuplicate: true }, "leave"],
		[
			"which can't be of a unique value",
			nobody,
			{ ...UNIQUE, isBelowOwn: false, allowsDuplicate: true },
			"refuse not-of-this-stack",
		],
		[
			"for an update a strange object never makes room",
			nobody,
			{ ...UNIQUE, isUpdate: true, isStuck: true },
			"refuse not-of-this-stack",
		],
		["without a word of the state, what is declared is taken: its deletion does not go through", unknown, {}, "take"],
		["and nothing else is touched", unknown, { isAsDeclared: no, isStuck: true }, "leave"],
		["at the top neither", unknown, { isBelowOwn: false }, "leave"],
	])("%s", async (_, owner, facts, expected) => {
		const verdict = await verdictOn({ ...FACTS, ...facts, owner });
		expect([verdict.do, ...("because" in verdict ? [verdict.because] : [])].join(" ")).toBe(expected);
	});
});
