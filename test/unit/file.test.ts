import { createHash } from "node:crypto";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import * as pulumi from "@pulumi/pulumi";
import { describe, expect, it } from "vitest";
import type { DeclaredContent } from "../../provider/hosts/declared-content.ts";
import { type ContentSource, contentOf } from "../../provider/hosts/program/content.ts";

const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");
const outside = join(mkdtempSync(join(tmpdir(), "content-")), "slides.pdf");
writeFileSync(outside, "slides");

function contentIn(source: pulumi.Input<ContentSource>): Promise<DeclaredContent> {
	return new Promise((resolve) => contentOf(source).apply(resolve));
}

describe("the content of a file", () => {
	it("is a path, known or not yet, or an asset of one", async () => {
		const declared = { path: outside, contentHash: sha256("slides") };
		expect(await contentIn(outside)).toEqual(declared);
		expect(await contentIn(pulumi.output(outside))).toEqual(declared);
		expect(await contentIn(new pulumi.asset.FileAsset(outside))).toEqual(declared);
		expect(await contentIn(pulumi.output(new pulumi.asset.FileAsset(outside)))).toEqual(declared);
	});

	it("is a text", async () => {
		expect(await contentIn(new pulumi.asset.StringAsset("WEBVTT"))).toEqual({
			text: "WEBVTT",
			contentHash: sha256("WEBVTT"),
		});
	});

	it("has the same path on every machine that has the project", async () => {
		const inside = join(process.cwd(), "package.json");
		expect((await contentIn(inside)).path).toBe("package.json");
		expect((await contentIn("package.json")).path).toBe("package.json");
		expect(relative(process.cwd(), outside).startsWith("..")).toBe(true);
	});

	it("has no hash where there is no file, which check reports", async () => {
		expect(await contentIn("nowhere.pdf")).toEqual({ path: "nowhere.pdf" });
	});
});
