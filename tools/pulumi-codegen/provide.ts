/** The program that binds the package's schema and writes SDKs of it, built at first use. */

import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { execa } from "execa";
import { CliError, goBuilds, hasGo } from "../pulumi-cli/go-build.ts";
import { CACHE } from "../pulumi-cli/provide.ts";
import { VERSIONS } from "../pulumi-cli/versions.ts";

const here = dirname(fileURLToPath(import.meta.url));

/** The package's schema. */
export const SCHEMA = join(here, "../../schema/pulumi.json");

/** The Python SDK that the npm package brings along, so that nobody has to fetch one. */
export const PYTHON_SDK = join(here, "../../provider/sdk/python");

/** Files that the program is made of. */
const SOURCES = ["main.go", "loader.go", "go.mod", "go.sum"];

/** A language that an SDK can be in. */
export type SdkLanguage = "nodejs" | "python" | "go";

/** Path of the program: another one for other sources. */
async function program(): Promise<string> {
	const digest = createHash("sha256");
	for (const file of SOURCES) digest.update(readFileSync(join(here, file)));
	const folder = join(CACHE, "codegen");
	const target = join(folder, `pulumi-codegen-${digest.digest("hex").slice(0, 12)}`);
	if (!existsSync(target)) {
		if (!(await hasGo())) throw new CliError("SDKs are made by a Go program: install Go 1.26 or newer.");
		await goBuilds(folder, [
			{ module: here, target, packagePath: ".", version: VERSIONS.engine, takes: "about a minute" },
		]);
	}
	return target;
}

/**
 * Binds a schema as the engine does.
 *
 * @returns what the binder has to say, warnings too; empty where it is content
 * @throws CliError where there is no Go
 */
export async function bindSchema(file = SCHEMA): Promise<string> {
	const { stderr, failed } = await execa(await program(), ["bind", file], { reject: false });
	return failed && stderr === "" ? "the binder failed without a word" : stderr;
}

/**
 * Writes an SDK of the committed schema.
 *
 * @throws CliError where there is no Go
 */
export async function writeSdk(language: SdkLanguage, folder: string): Promise<void> {
	await execa(await program(), ["sdk", language, SCHEMA, folder]);
}
