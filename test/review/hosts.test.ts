import { describe, expect, it } from "vitest";
import { readPreview, reviewOf, toMarkdown } from "../../provider/review/index.ts";
import { baseDraft, merged, previewText, specOf } from "./helpers.ts";

const before = specOf(baseDraft());
const after = specOf(
	merged(baseDraft(), { sessions: { kernels: { name: "Cores" } }, speakers: { ada: { biography: "New." } } }),
);

describe("a preview of native resources", () => {
	const native = readPreview(previewText(before, after, "zoom-events:index:"));

	it("says what that of dynamic ones says", () => {
		const dynamic = readPreview(previewText(before, after));
		expect(native.steps.map(({ operation, kind, name }) => [operation, kind, name])).toEqual([
			["update", "Speaker", "ada"],
			["update", "Session", "kernels"],
		]);
		const [one, other] = [native, dynamic].map((preview) => toMarkdown(reviewOf({ preview, before, after })));
		expect(one).toBe(other);
	});

	it("leaves out what another package calls by the same name", () => {
		const urn = "urn:pulumi:dev::devconf::other:index:File::slides";
		const newState = { type: "other:index:File", inputs: { name: "slides" } };
		expect(readPreview(JSON.stringify({ steps: [{ op: "create", urn, newState }] })).steps).toEqual([]);
	});
});
