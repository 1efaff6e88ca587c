import { describe, expect, it } from "vitest";
import { kinds } from "../../provider/kinds/index.ts";
import { differencesOf } from "../../provider/lifecycle/compare.ts";
import type { Properties, ResourceDescription } from "../../provider/lifecycle/description.ts";
import { compileDescription } from "../../provider/lifecycle/shape.ts";
import { differencesIn } from "../../provider/lifecycle/values.ts";

function differences({ kind }: ResourceDescription, name: string, before: unknown, after: unknown): unknown[] {
	const shape = compileDescription(kinds[kind as keyof typeof kinds]).inputs.get(name);
	if (shape === undefined) throw new Error(`there is no ${name}`);
	return differencesOf(before, after, shape);
}

const said = (present: Properties, inputs: Properties): string =>
	differencesIn(compileDescription(kinds.VodChannel), present, inputs, Object.keys(inputs));

describe("the differences of two values", () => {
	it("are as deep as the parts have names", () => {
		const before = { authenticationMethod: "email_otp", allowDomainList: ["a.example.com"] };
		const after = { authenticationMethod: "bypass_auth", allowDomainList: ["a.example.com"] };
		expect(differences(kinds.VodChannel, "settings", before, after)).toEqual([
			{ path: "settings.authenticationMethod", before: "email_otp", after: "bypass_auth" },
		]);
	});

	it("name the whole list where the order of its items means nothing", () => {
		expect(differences(kinds.Event, "tags", ["b", "a"], ["a", "c", "d"])).toEqual([
			{ path: "tags", before: ["a", "b"], after: ["a", "c", "d"] },
		]);
	});

	it("name the item where its place means something", () => {
		const poll = (answers: string[]): object => ({ title: "Lunch", questions: [{ name: "Which?", answers }] });
		expect(differences(kinds.SessionPolls, "polls", [poll(["a", "b"])], [poll(["a", "c"])])).toEqual([
			{ path: "polls[0].questions[0].answers[1]", before: "b", after: "c" },
		]);
	});

	it("are none where both mean the same", () => {
		const [here, there] = ["2031-05-04T10:00:00+02:00", "2031-05-04T08:00:00Z"];
		expect(differences(kinds.Session, "startTime", here, there)).toEqual([]);
	});

	it("are said with their paths, and with what is not set", () => {
		expect(
			said({ settings: { authenticationMethod: "email_otp" } }, { settings: { allowDomainList: ["b.example.com"] } }),
		).toBe(
			'settings.allowDomainList is not set, declared ["b.example.com"]; settings.authenticationMethod is "email_otp", and is not declared',
		);
	});
});
