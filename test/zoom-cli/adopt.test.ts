import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { adoptInto } from "../../provider/cli/recover/adopt.ts";

describe("an id in a conference file", () => {
	it.each([
		[
			"is the first line of a block, below its key and its key's comment",
			"speakers:\n  ada: # who opens\n    # by name\n    name: Ada\n",
			"speakers:\n  ada: # who opens\n    adopt: id-1\n    # by name\n    name: Ada\n",
		],
		[
			"is the first entry in braces",
			"speakers:\n  ada: { name: Ada } # x\n",
			"speakers:\n  ada: { adopt: id-1, name: Ada } # x\n",
		],
		["needs no blanks", "speakers: {ada: {name: Ada}}", "speakers: {ada: {adopt: id-1, name: Ada}}"],
		["stands in braces that were empty", "speakers: { ada: {} }", "speakers: { ada: { adopt: id-1 } }"],
		[
			"has a line of its own in braces over several",
			"speakers:\n  ada: {\n    name: Ada,\n  }\n",
			"speakers:\n  ada: {\n    adopt: id-1,\n    name: Ada,\n  }\n",
		],
		[
			"is JSON in JSON",
			'{\n\t"speakers": {\n\t\t"ada": { "name": "Ada" }\n\t}\n}\n',
			'{\n\t"speakers": {\n\t\t"ada": { "adopt": "id-1", "name": "Ada" }\n\t}\n}\n',
		],
		[
			"leaves marks of order and ends of lines as they are",
			"\uFEFFspeakers:\r\n  ada:\r\n    name: Ada\r\n",
			"\uFEFFspeakers:\r\n  ada:\r\n    adopt: id-1\r\n    name: Ada\r\n",
		],
		[
			"leaves the form of all else as it is",
			"a:   'b'\n\n\nspeakers:\n     ada:   {name:   \"Ada\"  }\nlong: |+\n  text\n\n",
			"a:   'b'\n\n\nspeakers:\n     ada:   {adopt: id-1, name:   \"Ada\"  }\nlong: |+\n  text\n\n",
		],
		[
			"goes into an object with an anchor that nobody uses",
			"speakers:\n  ada: &ada\n    name: Ada\n",
			"speakers:\n  ada: &ada\n    adopt: id-1\n    name: Ada\n",
		],
	])("%s", (_, before, after) => {
		expect(adoptInto(before, [{ path: ["speakers", "ada"], id: "id-1" }])).toEqual({ text: after, refused: new Map() });
	});

	it("is written several times in one go, in objects within each other too", () => {
		const text = "event:\n  name: E\nchannels:\n  2028:\n    name: C\n    videos:\n      talk: { videoId: v }\n";
		const paths = [["channels", "2028", "videos", "talk"], ["event"], ["channels", "2028"]];
		const { text: written } = adoptInto(
			text,
			paths.map((path, index) => ({ path, id: `id-${index}` })),
		);
		expect(written).toBe(
			"event:\n  adopt: id-1\n  name: E\nchannels:\n  2028:\n    adopt: id-2\n    name: C\n    videos:\n      talk: { adopt: id-0, videoId: v }\n",
		);
	});

	it.each([
		"aBc_-9",
		"-dash",
		"12345",
		"1e5",
		"0x1F",
		"true",
		"null",
		"a@example.com",
		"@x",
		"a, b",
		"a: b",
		"#x",
		'q"q',
	])("%s is text", (id) => {
		for (const before of ["a: { name: x }", "a:\n  name: x\n"]) {
			const { text } = adoptInto(before, [{ path: ["a"], id }]);
			expect(parse(text)).toEqual({ a: { adopt: id, name: "x" } });
		}
	});

	it.each([
		["elsewhere", "speakers:\n  grace: { name: Grace }\n"],
		["elsewhere", "extends: ./base.yaml\n"],
		["elsewhere", "speakers:\n  ada:\n"],
		["shared", "x: &x { name: Ada }\nspeakers:\n  ada: *x\n"],
		["shared", "speakers:\n  ada: &x { name: Ada }\n  grace: *x\n"],
		["shared", "speakers: &x\n  ada: { name: Ada }\nothers: *x\n"],
		["has-one", "speakers:\n  ada: { name: Ada, adopt: id-0 }\n"],
	])("is not written where its object is %s: %j", (refusal, text) => {
		const { text: written, refused } = adoptInto(text, [{ path: ["speakers", "ada"], id: "id-1" }]);
		expect(written).toBe(text);
		expect([...refused]).toEqual([["speakers.ada", refusal]]);
	});

	it("is not written where the file's form is too unusual", () => {
		const text = "? speakers\n: ? ada\n  : name: Ada\n";
		const { text: written, refused } = adoptInto(text, [{ path: ["speakers", "ada"], id: "id-1" }]);
		expect([written, ...refused]).toEqual([text, ["speakers.ada", "unusual"]]);
	});
});
