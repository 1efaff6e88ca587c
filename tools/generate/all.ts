/** Everything that is generated, but for the index of kinds, by path from the root. */
import { editorSchema } from "../../provider/conference/index.ts";
import { assumptionsPage } from "./assumptions.ts";
import { checksPage } from "./checks.ts";
import { classSources } from "./classes.ts";
import { coveragePage } from "./coverage.ts";
import { formatted } from "./format.ts";
import { declarationsForOld, groupsIndex } from "./indexes.ts";
import { limitsPage } from "./limits.ts";
import { allPages } from "./pages.ts";
import { pulumiSchema } from "./pulumi-schema.ts";
import { readme } from "./readme.ts";
import { scopesPage } from "./scopes.ts";

/** All files with their text. */
export function allFiles(): Map<string, string> {
	const sources = classSources();
	const old = declarationsForOld(sources.get("provider/resources/index.ts") ?? "");
	return new Map([
		...formatted(
			sources
				.set("provider/typescript-too-old.d.ts", old)
				.set("emulator/groups/index.ts", groupsIndex())
				.set("docs/checks.md", checksPage())
				.set("README.md", readme()),
		),
		...[...allPages()].map(([file, page]): [string, string] => [`docs/resources/${file}`, page]),
		["docs/operations.md", coveragePage()],
		["docs/limits.md", limitsPage()],
		["docs/assumptions.md", assumptionsPage()],
		["docs/scopes.md", scopesPage()],
		["schema/pulumi.json", pulumiSchema()],
		["schema/conference.schema.json", `${JSON.stringify(editorSchema(), null, 2)}\n`],
	]);
}
