import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { run } from "../../provider/cli/program.ts";

const root = join(import.meta.dirname, "../..");

/** Pages that people follow; decisions speak of what was. */
const PAGES = [
	"README.md",
	"provider/README.md",
	...readdirSync(join(root, "docs")).map((file) => `docs/${file}`),
].filter((file) => file.endsWith(".md"));

it("no page names a command of zoom-events that there is not", async () => {
	let help = "";
	await run(["--help"], {
		out: (text) => {
			help += text;
		},
		err: () => undefined,
	});
	const known = [...help.matchAll(/^ {2}([a-z][a-z-]*) /gm)].map(([, name]) => name);
	expect(known).toContain("validate");
	const named = PAGES.flatMap((file) =>
		// In code alone, where the name of the provider's settings has no blank behind it.
		[
			...readFileSync(join(root, file), "utf8").matchAll(
				/(?:^|`|npx )(?:npx )?(?:-p \S+ )?zoom-events ([a-z][a-z-]*)/gm,
			),
		].map(([, name]) => `${file}: ${name}`),
	);
	expect(named.length).toBeGreaterThan(20);
	// "npx zoom-events in the folder of the project" is prose.
	expect(named.filter((one) => !known.includes(one.split(": ")[1] ?? ""))).toEqual(["docs/doctor.md: in"]);
});
