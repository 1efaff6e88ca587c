/** The example of each kind in all languages, made of the one in TypeScript. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { exampleOf, fileName } from "./classes.ts";
import type { Program } from "./languages/program.ts";
import { pythonProgram } from "./languages/python.ts";
import { readProgram } from "./languages/read.ts";
import { yamlProgram } from "./languages/yaml.ts";

/** Languages of examples. */
export type ExampleLanguage = "typescript" | "python" | "yaml";

/** The example of a kind, as what it says. */
export function exampleProgram(kind: string): Program {
	const file = `examples/resources/${fileName(kind)}.ts`;
	return readProgram(file, readFileSync(join(__dirname, "../..", file), "utf8"));
}

/**
 * The example of a kind, in each language.
 *
 * @throws Error where it has a form that can't be put in another language
 */
export function exampleIn(kind: string): Record<ExampleLanguage, string> {
	const program = exampleProgram(kind);
	return { typescript: exampleOf(kind), python: pythonProgram(program), yaml: yamlProgram(program) };
}
