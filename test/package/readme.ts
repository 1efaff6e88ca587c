import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./pack.ts";

/**
 * The commands (`sh`) or the program (`ts`) that a page gives for a project of one's own.
 *
 * @param page path in the repository
 */
export function readmeProgram(page: string, language: string): string {
	const text = readFileSync(join(root, page), "utf8");
	const from = text.indexOf("npm init --yes");
	const start = text.indexOf(`\`\`\`${language}\n`, text.lastIndexOf("```", from));
	const end = text.indexOf("```", start + 3);
	if (from === -1 || start === -1) throw new Error(`${page} has no block of ${language} for a project`);
	return text.slice(start + language.length + 4, end);
}
