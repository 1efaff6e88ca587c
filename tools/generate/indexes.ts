/** Lists of what stands in a folder's files, so that a new file is all that it takes. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const root = join(__dirname, "../..");

/** The index of all kinds, from the files that define one. */
export function kindsIndex(): string {
	const folder = join(root, "provider/kinds");
	const found = readdirSync(folder).flatMap((file) => {
		const source = readFileSync(join(folder, file), "utf8");
		const [, variable, kind] = /^export const (\w+) = define\w+\(\{\n\tkind: "(\w+)"/m.exec(source) ?? [];
		return variable === undefined || kind === undefined ? [] : [{ variable, kind, file: file.replace(/\.ts$/, "") }];
	});
	return [
		"// Made by `npm run generate` from the files beside it: change those.\n",
		[
			'import type { ResourceDescription } from "../lifecycle/description";\n',
			...found.map(({ variable, file }) => `import { ${variable} } from "./${file}";\n`),
		].join(""),
		`/** The facts of each kind, by its name. */\nexport const kinds = { ${found.map(({ variable, kind }) => `${kind}: ${variable}`).join(", ")} } as const satisfies Record<string, ResourceDescription>;\n`,
		"/** Name of a kind of resource: `Speaker`. */\nexport type Kind = keyof typeof kinds;\n",
		"/** Whether there is a kind of this name. */\nexport function isKind(name: string): name is Kind {\n\treturn Object.hasOwn(kinds, name);\n}\n",
		"/** The facts of all kinds. */\nexport const descriptions: readonly ResourceDescription[] = Object.values(kinds);\n",
	].join("\n");
}

/** The index of the local API's groups, from the files that have handlers. */
export function groupsIndex(): string {
	const folder = join(root, "emulator/groups");
	const found = readdirSync(folder).flatMap((file) => {
		const [, variable] = /^export const (\w+): Handlers = /m.exec(readFileSync(join(folder, file), "utf8")) ?? [];
		return variable === undefined || file === "index.ts" ? [] : [{ variable, file: file.replace(/\.ts$/, "") }];
	});
	return [
		"// Made by `npm run generate` from the files beside it: change those.\n",
		[
			'import type { Handlers } from "../handler";\n',
			...found.map(({ variable, file }) => `import { ${variable} } from "./${file}";\n`),
		].join(""),
		`/** Handlers of all groups; an operation without one answers 501. */\nexport const handlers: Handlers = { ${found.map(({ variable }) => `...${variable}`).join(", ")} };\n`,
	].join("\n");
}

/** Values that a module exports by name, without types. */
function valuesOf(source: string): string[] {
	return [...source.matchAll(/^export \{([^}]*)\}/gm)].flatMap(([, names = ""]) =>
		names
			.split(",")
			.map((name) => name.trim())
			.filter((name) => /^\w+$/.test(name)),
	);
}

/**
 * The declarations for compilers that can't read the package's types: what is above the list stays as it is written.
 *
 * @param resources source of the index of resources
 */
export function declarationsForOld(resources: string): string {
	const path = "provider/typescript-too-old.d.ts";
	const [head = ""] = readFileSync(join(root, path), "utf8").split(/^export declare const /m);
	const names = [...valuesOf(readFileSync(join(root, "provider/index.ts"), "utf8")), ...valuesOf(resources)];
	return (
		head +
		[...new Set(names)]
			.sort()
			.map((name) => `export declare const ${name}: Refusing;\n`)
			.join("")
	);
}
