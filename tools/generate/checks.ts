/** The page of what conference files are warned of. */
import { checkEntries } from "../../provider/conference/index.ts";

const INTRODUCTION = `A problem is what the API would refuse, or a name that is wrong; it stops everything. A warning is what is right in form and hardly meant: \`validate\`, \`export\`, \`plan-times\`, \`review\`, \`pulumi preview\` and \`pulumi up\` show it with the name of its check and go on. \`--strict\` makes problems of warnings, for CI.

\`\`\`yaml
checks:
  speakerTwiceAtOnce: { level: off, only: [lightning-1, lightning-2], reason: One host leads all lightning talks. }
  roomTwiceAtOnce: { level: error }
\`\`\`

\`level\` is \`off\`, \`warning\` (as without an entry) or \`error\`. Turning a check off takes a \`reason\`. \`only\` names the objects for which the entry holds; of two sessions at once it is the later one that counts. A template's \`checks\` hold for its editions, which may say otherwise.`;

/** The page, as Markdown. */
export function checksPage(): string {
	const rows = checkEntries.map(
		([name, { says, found, section }]) =>
			`| \`${name}\` | ${says} | ${found} | ${section === undefined ? "" : `keys of \`${section}\``} |`,
	);
	return `${[
		"<!-- Made by `npm run generate`. -->",
		"# What conference files are warned of",
		INTRODUCTION,
		["| check | warns of | how it is found | `only` |", "| --- | --- | --- | --- |", ...rows].join("\n"),
	].join("\n\n")}\n`;
}
