import { describe, expect, it } from "vitest";
import { slugOf } from "../../provider/conference/pull/keys.ts";

describe("a key of a name", () => {
	it.each([
		["Grüße & more!", "grusse-and-more"],
		["Zhǎng San", "zhng-san"],
		["Nguyễn Văn A", "nguyen-van-a"],
		["Party 🎉", "party"],
		["A—B", "ab"],
		["node.js/deno_bun", "node-js-deno-bun"],
		["Привет мир", "privet-mir"],
	])("stays as it was: %s", (name, key) => {
		expect(slugOf(name, "object")).toBe(key);
	});

	it.each([
		["你好", "nihao"],
		["한국어", "hangugeo"],
		["नमस्ते दुनिया", "nmste-duniya"],
		["สวัสดี", "swasdi"],
		["שלום עולם", "slvm-vlm"],
		["日本 2027", "riben-2027"],
		["🎉🎉", "tada-tada"],
		["!!!", "object"],
		["", "object"],
	])("is of Latin letters: %s", (name, key) => {
		expect(slugOf(name, "object")).toBe(key);
	});

	it("is the same for composed and decomposed letters", () => {
		expect(slugOf("Grüße".normalize("NFD"), "object")).toBe("grusse");
		expect(slugOf("한국".normalize("NFD"), "object")).toBe(slugOf("한국", "object"));
	});
});
