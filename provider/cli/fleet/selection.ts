import { UsageError } from "../context";
import type { Edition } from "./editions";

/** A pattern of names: `*` stands for any text, `?` for a character, the rest for itself. */
function patternOf(text: string): RegExp {
	const source = text
		.replaceAll(/[^\w*?]/g, "\\$&")
		.replaceAll("*", ".*")
		.replaceAll("?", ".");
	return new RegExp(`^${source}$`);
}

/**
 * The editions whose stacks have one of these names or patterns.
 *
 * @throws UsageError naming every pattern that none has
 */
export function selected(editions: readonly Edition[], patterns: readonly string[]): Edition[] {
	const tests = patterns.map((text) => ({ text, pattern: patternOf(text) }));
	const unmet = tests.filter(({ pattern }) => !editions.some(({ stack }) => pattern.test(stack)));
	if (unmet.length > 0)
		throw new UsageError(
			`no edition is called ${unmet.map(({ text }) => text).join(" or ")}; zoom-events fleet list shows their names.`,
		);
	return editions.filter(({ stack }) => tests.some(({ pattern }) => pattern.test(stack)));
}
