/** Builds of Go programs, of which each is made once by all processes together. */
import { existsSync, mkdirSync, renameSync, rmSync } from "node:fs";
import { basename } from "node:path";
import { execa } from "execa";
import which from "which";
import { withLock } from "./lock.ts";

/** A line of progress at least this often, in ms. */
const PROGRESS_MS = 15_000;

/** A program can't be had; the message says why and what helps. */
export class CliError extends Error {}

/** Progress, for people who wait. */
export const say = (text: string): void => console.error(`pulumi-cli: ${text}`);

/** Where PATH has a program; undefined where it hasn't. */
export async function onPath(name: string): Promise<string | undefined> {
	return (await which(name, { nothrow: true })) ?? undefined;
}

/** Whether Go programs can be built here. */
export async function hasGo(): Promise<boolean> {
	return (await onPath("go")) !== undefined;
}

/** A Go program to build. */
export interface GoProgram {
	/** Folder of the module that pins all versions. */
	module: string;
	/** Path of the program that is made. */
	target: string;
	/** Path of the package, within the module or among what it requires. */
	packagePath: string;
	/** What the program says of its version. */
	version: string;
	/** How long it takes, in words. */
	takes: string;
}

async function goBuild({ module, target, packagePath, version, takes }: GoProgram): Promise<void> {
	if (existsSync(target)) return;
	const unfinished = `${target}.${process.pid}.part`;
	const started = Date.now();
	say(`building ${basename(target)} v${version} from the Go module proxy (${takes})…`);
	const progress = setInterval(
		() => say(`  still building, ${Math.round((Date.now() - started) / 1000)} s…`),
		PROGRESS_MS,
	);
	try {
		const stamp = `-s -w -X github.com/pulumi/pulumi/sdk/v3/go/common/version.Version=v${version}`;
		await execa("go", ["build", "-mod=readonly", "-o", unfinished, "-ldflags", stamp, packagePath], {
			cwd: module,
			env: { GOFLAGS: "", CGO_ENABLED: "0" },
			stderr: ["pipe"],
		});
		renameSync(unfinished, target);
		say(`built in ${Math.round((Date.now() - started) / 1000)} s.`);
	} catch (error) {
		throw new CliError(`The build of ${packagePath} failed: ${reasonOf(error)}`);
	} finally {
		clearInterval(progress);
		rmSync(unfinished, { force: true });
	}
}

/**
 * Builds those programs of a folder that are not there.
 *
 * @throws CliError with what the compiler says, where one can't be built
 */
export async function goBuilds(folder: string, programs: readonly GoProgram[]): Promise<void> {
	mkdirSync(folder, { recursive: true });
	await withLock(folder, say, async () => {
		for (const program of programs) await goBuild(program);
	});
}

/**
 * Folder of the source of a module that another requires.
 *
 * @param module folder of the module that pins its version
 * @throws CliError with what Go says, where it can't be had
 */
export async function goSource(module: string, path: string): Promise<string> {
	try {
		const { stdout } = await execa("go", ["mod", "download", "-json", path], { cwd: module, env: { GOFLAGS: "" } });
		return (JSON.parse(stdout) as { Dir: string }).Dir;
	} catch (error) {
		throw new CliError(`The source of ${path} can't be had: ${reasonOf(error)}`);
	}
}

/** What a command that failed has printed, else how it ended. */
export function reasonOf(error: unknown): string {
	const { stderr, shortMessage } = error as { stderr?: string; shortMessage?: string };
	return stderr?.trim() || shortMessage || (error as Error).message;
}
