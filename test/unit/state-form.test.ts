import { describe, expect, it } from "vitest";
import { identityOfEntry, isDynamicType, kindOfType } from "../../provider/lifecycle/state-form.ts";

const DYNAMIC = "pulumi-nodejs:dynamic/zoomEvents:Session";
const NATIVE = "zoom-events:index:Session";

describe("a type of a state", () => {
	it("is known of both hosts", () => {
		expect([DYNAMIC, NATIVE].map(kindOfType)).toEqual(["Session", "Session"]);
		expect([DYNAMIC, NATIVE].map(isDynamicType)).toEqual([true, false]);
		const others = ["zoom-events:index:Conference", "zoomEvents:index:Conference", "aws:ses/template:Session"];
		expect(others.map(kindOfType)).toEqual([undefined, undefined, undefined]);
	});
});

describe("what notes call a resource by", () => {
	const urn = "urn:pulumi:dev::devconf::zoom-events:index:Session::opening";

	it("is an input of a dynamic one", () => {
		expect(identityOfEntry({ urn, type: DYNAMIC, inputs: { __identity: "0123456789abcdef" } })).toBe(
			"0123456789abcdef",
		);
	});

	it("is of the URN else", () => {
		expect(identityOfEntry({ urn, type: NATIVE, inputs: { __identity: "0123456789abcdef" } })).toBe("G-XQrBxyh-3juLwd");
		expect(identityOfEntry({ urn, type: DYNAMIC })).toBe("G-XQrBxyh-3juLwd");
	});
});
