import { readdirSync } from "node:fs";
import { join } from "node:path";
import { kinds as descriptions, type Kind } from "../../provider/kinds/index.ts";
import type { KindCase } from "../helpers/rows.ts";

/** A file for each kind, with all that the suites know of it. */
const folder = join(import.meta.dirname, "kinds");

const modules = await Promise.all(
	readdirSync(folder).map((file) => import(join(folder, file)) as Promise<Record<string, KindCase>>),
);

/** The row of a kind. */
export function rowOf(kind: Kind): KindCase {
	const rows = modules.flatMap((module) => Object.values(module));
	const row = rows.find(({ description }) => description.kind === kind);
	if (row === undefined) throw new Error(`${kind} has no row in test/lifecycle/kinds.`);
	return row;
}

/** Rows of all kinds. */
export const kinds: readonly KindCase[] = Object.keys(descriptions).map((kind) => rowOf(kind as Kind));
