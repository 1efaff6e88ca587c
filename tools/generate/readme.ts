/** The table of resources in the README. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { descriptions } from "../../provider/kinds/index.ts";
import { fileName } from "./classes.ts";

const REGION = /(<!-- resources: .*? -->\n)[\s\S]*(<!-- \/resources -->)/;

/** The README with the table as the descriptions make it. */
export function readme(): string {
	const text = readFileSync(join(__dirname, "../../README.md"), "utf8");
	const rows = descriptions.map(({ kind, docs }) => {
		const [summary = ""] = /^.*?[.](?= |$)/.exec(docs.text) ?? [];
		return `| [${kind}](docs/resources/${fileName(kind)}.md) | ${summary.replace(/[.]$/, "")} |`;
	});
	const table = ["| resource | what it is |", "|---|---|", ...rows].join("\n");
	return text.replace(REGION, (_, begin: string, end: string) => `${begin}\n${table}\n\n${end}`);
}
