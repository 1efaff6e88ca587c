import { distance } from "fastest-levenshtein";
import { describe, expect, it } from "vitest";
import { didYouMean } from "../../provider/lifecycle/check.ts";
import { suggestionsFrom } from "../../provider/lifecycle/suggestions.ts";

describe("a suggestion", () => {
	it.each([
		["lastname", ["firstName", "lastName"], ' Did you mean "lastName"?'],
		["spekers", ["sessions", "speakers"], ' Did you mean "speakers"?'],
		["ab", ["ba", "abc", "ab1"], ' Did you mean "abc"?'],
		["zzz", ["abc", "def"], ""],
		["descriptoin", ["description"], ' Did you mean "description"?'],
		["ADA", ["grace", "ada"], ' Did you mean "ada"?'],
		["ada", [], ""],
	])("of %s among %j is %j", (name, known, text) => {
		expect(didYouMean(name, known)).toBe(text);
	});

	it("compares few of thousands of names, however many are misspelt", () => {
		let compared = 0;
		const words = ["alpha", "bravo", "charlie", "delta", "echo", "foxtrot", "golf", "hotel", "india", "juliett"];
		const known = words.flatMap((first) =>
			words.flatMap((second) => words.flatMap((third) => [`${first}-${second}-${third}`])),
		);
		const suggest = suggestionsFrom(known, (one, other) => {
			compared++;
			return distance(one, other);
		});
		expect(known).toHaveLength(1000);
		expect(suggest("golf-hotl-echo")).toBe(' Did you mean "golf-hotel-echo"?');
		expect(suggest("indiaa-delta-bravo")).toBe(' Did you mean "india-delta-bravo"?');
		for (const name of known) suggest(`${name}x`);
		// Each with each would be a million.
		expect(compared).toBeLessThan(15_000);
	});
});
