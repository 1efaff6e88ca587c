import { mkdtempSync, readdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { execa } from "execa";

/** Root of the repository. */
export const root = join(import.meta.dirname, "../..");

/** Folders of the packages that are published. */
export const PUBLISHED = ["provider", "emulator"] as const;

/** A published package's folder. */
export type PackageFolder = (typeof PUBLISHED)[number];

/** Path of a new folder, outside of the workspace. */
export const newFolder = (): string => mkdtempSync(join(tmpdir(), "zoom-events-package-"));

/** Packs a package as it is published, into a new folder; gives the tarball's path. */
export async function pack(folder: PackageFolder): Promise<string> {
	const to = newFolder();
	await execa("npm", ["pack", "--silent", "--pack-destination", to], { cwd: join(root, folder) });
	const [name, ...others] = readdirSync(to);
	if (name === undefined || others.length > 0) throw new Error(`${folder} was not packed into one file`);
	return join(to, name);
}

/** Unpacks a tarball into a folder, which is made where it is not there. */
export async function unpack(tarball: string, to: string): Promise<void> {
	await execa("mkdir", ["-p", to]);
	await execa("tar", ["-xzf", tarball, "--strip-components=1", "-C", to]);
}

/** Paths of the files below a folder, with `/` and sorted; nothing of the folders named. */
export function filesBelow(folder: string, without: readonly string[] = []): string[] {
	return readdirSync(folder, { withFileTypes: true })
		.filter(({ name }) => !without.includes(name))
		.flatMap((entry) =>
			entry.isDirectory()
				? filesBelow(join(folder, entry.name), without).map((file) => `${entry.name}/${file}`)
				: [entry.name],
		)
		.sort();
}
