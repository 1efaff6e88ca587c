import { createRequire } from "node:module";
import { join } from "node:path";
import * as pulumi from "@pulumi/pulumi";

/** Where the program was started: Pulumi's process of dynamic providers is started in the same folder. */
const STARTED_IN = process.cwd();

/** What the state of every resource loads. */
const MODULE = "pulumi-zoom-events/dynamic";

/** What Pulumi's language host starts a program by; an inline program's provider is started elsewhere. */
const BY_PULUMI = /[\\/]cmd[\\/]run[\\/]/;

/**
 * Why Pulumi's process of dynamic providers won't find this package.
 *
 * @param folder in which it is started
 * @returns undefined where it finds it
 */
export function unreachableFrom(folder: string): string | undefined {
	try {
		createRequire(join(folder, "provider.js")).resolve(MODULE);
		return undefined;
	} catch {
		return [
			`Pulumi looks for pulumi-zoom-events from ${folder}, and doesn't find it: it is the dependency of a dependency.`,
			"Make it a dependency of the project itself: npm install pulumi-zoom-events @pulumi/pulumi",
		].join("\n");
	}
}

let isKnown = false;

/**
 * Makes sure, once for a program, that its resources' provider can be loaded: Pulumi's own error of it is long, has a
 * stack trace and names no remedy.
 *
 * @throws pulumi.RunError where it can't
 */
export function requireReachable(): void {
	if (isKnown || !BY_PULUMI.test(require.main?.filename ?? "")) return;
	const reason = unreachableFrom(STARTED_IN);
	if (reason !== undefined) throw new pulumi.RunError(reason);
	isKnown = true;
}
