import { existsSync, readFileSync } from "node:fs";
import { join, relative, resolve, sep } from "node:path";
import { parse } from "yaml";
import { asObject } from "../../api/answers";
import { UsageError } from "../context";

/** The Pulumi project whose program declares each edition. */
export interface Project {
	/** Its name, which is also the namespace of its config. */
	name: string;
	/** Its folder, absolute. */
	folder: string;
}

/** Key of the project's config that names an edition's file. */
export const EDITION_KEY = "edition";

/**
 * Reads the project of a folder.
 *
 * @throws UsageError where there is none
 */
export function readProject(cwd = "."): Project {
	const folder = resolve(cwd);
	const file = ["Pulumi.yaml", "Pulumi.yml"].map((name) => join(folder, name)).find((path) => existsSync(path));
	if (file === undefined)
		throw new UsageError(
			`there is no Pulumi.yaml in ${folder}: name the folder of the fleet's program with --cwd. docs/fleet.md shows such a program.`,
		);
	let name: unknown;
	try {
		name = asObject(parse(readFileSync(file, "utf8")))?.name;
	} catch (error) {
		throw new UsageError(`${file} can't be read: ${(error as Error).message.split("\n")[0]}.`);
	}
	if (typeof name !== "string" || name === "") throw new UsageError(`${file} has no name: give the project one.`);
	return { name, folder };
}

/** Path of a file as the program reads it: from the project's folder, with `/` on every system. */
export function pathIn({ folder }: Project, file: string): string {
	return relative(folder, resolve(file)).split(sep).join("/");
}
