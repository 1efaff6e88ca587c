import { describe, expect, it } from "vitest";
import { descriptions, kinds } from "../../provider/kinds/index.ts";
import type { ResourceDescription } from "../../provider/lifecycle/description.ts";
import { compileDescription } from "../../provider/lifecycle/shape.ts";
import { mistakesIn } from "../../provider/lifecycle/verify.ts";

const { Speaker } = kinds;
const mistakesOf = (changes: Partial<ResourceDescription>): string[] =>
	mistakesIn(compileDescription({ ...Speaker, ...changes }));

describe("a description", () => {
	it.each(descriptions)("of $kind names what its contract has, and nothing else", (description) => {
		expect(mistakesIn(compileDescription(description))).toEqual([]);
	});

	// What the compiler can't see, since it comes from shared facts or is made of text; test/types has what it sees.
	it.each<[string, Partial<ResourceDescription>, string]>([
		["a secret", { secrets: ["nmae"] }, 'Speaker: secrets names "nmae", which is not a property of it.'],
		["a path", { properties: { emial: {} } }, 'Speaker: properties names "emial", which is not a property of it.'],
		["an output", { outputs: ["speakr_id"] }, 'Speaker: outputs name "speakr_id", which is in no answer.'],
		[
			"an item key",
			{ properties: { name: { itemKey: "tpye" } } },
			'Speaker: itemKey of name names "name[].tpye", which is not a property of it.',
		],
		[
			"a place",
			{ properties: { name: { wire: { create: "nmae" } } } },
			'Speaker: name has no place "nmae" in the create body.',
		],
		[
			"a rule",
			{ rules: [{ says: [["nmae", "is given"]], check: () => [] }] },
			'Speaker: a rule names "nmae", which is not a property of it.',
		],
		[
			"words",
			{ docs: { text: "", properties: { nmae: "" } } },
			'Speaker: docs names "nmae", which is not a property of it.',
		],
		["a key", { naturalKey: { by: [["nmae"]] } }, 'Speaker: naturalKey names "nmae", which is not a property of it.'],
		[
			"what is unique",
			{ unique: { property: "nmae" } },
			'Speaker: unique names "nmae", which is not a property of it.',
		],
	])("is refused where %s is misspelt", (_, changes, mistake) => {
		expect(mistakesOf(changes)).toEqual([mistake]);
	});
});
