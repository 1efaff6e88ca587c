import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it, vi } from "vitest";
import { resolveSettings } from "../../provider/api/settings.ts";
import { connect } from "../../provider/hosts/connection.ts";

afterEach(() => {
	vi.unstubAllEnvs();
});

/** What a host is told while so many objects are made in its run. */
function said(objects: number): string[] {
	const texts: string[] = [];
	const credentials = { accountId: "a", clientId: "c", clientSecret: "s", journalFolder: join(tmpdir(), "none") };
	const settings = resolveSettings((name) => (credentials as Record<string, string>)[name], {});
	const { run } = connect(
		settings,
		(text) => texts.push(text),
		() => undefined,
	);
	for (let index = 0; index < objects; index++) run.made(`id-${index}`);
	return texts;
}

describe("a run that creates many objects", () => {
	it("hears once what makes the next one faster", () => {
		vi.stubEnv("PULUMI_SKIP_CHECKPOINTS", undefined);
		expect(said(299)).toEqual([]);
		expect(said(1_000)).toEqual([
			'300 objects were created so far, and Pulumi writes the whole state twice for each. "npx zoom-events up" brings up large conferences at the rate of the Zoom plan: see docs/scale.md.',
		]);
	});

	it("hears nothing where it is that already", () => {
		vi.stubEnv("PULUMI_SKIP_CHECKPOINTS", "true");
		expect(said(1_000)).toEqual([]);
	});
});
