import { mkdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import type { TestStack } from "./stack.ts";

const PROJECT = `name: test
runtime: nodejs
plugins:
  providers:
    - name: zoom-events
      path: node_modules/.bin
`;

/** Lets a stack's project find the native plugin where `npm install` of the package puts it. */
export function usePlugin({ folder, write }: TestStack): void {
	mkdirSync(join(folder, "node_modules/.bin"));
	symlinkSync(
		join(folder, "node_modules/pulumi-zoom-events/bin/pulumi-resource-zoom-events.js"),
		join(folder, "node_modules/.bin/pulumi-resource-zoom-events"),
	);
	write("Pulumi.yaml", PROJECT);
}
