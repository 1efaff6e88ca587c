import { cpus, totalmem } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** Folder of the project. */
export const root = join(dirname(fileURLToPath(import.meta.url)), "..");

/** What a figure was taken on, in one line. */
export function machine(pulumiVersion: string): string {
	const processors = cpus();
	return `${processors.length} × ${processors[0]?.model.trim() ?? "unknown processor"}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node.js ${process.versions.node}, Pulumi ${pulumiVersion}`;
}
