import { expect, it } from "vitest";
import { reviewOf, toHtml, toMarkdown } from "../../provider/review/index.ts";
import { baseDraft, merged, previewOf, reviewChange, specOf } from "./helpers.ts";

const CANCELLED = { publish: false, tickets: null };

it("is a line of the summary and of the page", () => {
	const review = reviewChange(CANCELLED, { plan: "business" });
	const line =
		"About 3 requests, under 1 s at plan business. People get an e-mail: all who registered about the cancellation.";
	expect(toMarkdown(review)).toContain(`\n\n${line}\n\n`);
	expect(toHtml(review)).toContain(`<p>${line}</p>`);
});

it("is not said of drift, nor where nothing changes", () => {
	expect(reviewChange(CANCELLED, { mode: "drift" }).estimate).toBeUndefined();
	const spec = specOf(merged(baseDraft(), {}));
	expect(reviewOf({ preview: previewOf(spec, spec), before: spec, after: spec }).estimate).toBeUndefined();
});
