import { PACKAGE } from "../../lifecycle/state-form";
import { type Entry, kindOf, nameOf } from "../stack/stack-export";
import type { Host } from "./hosts";
import type { Migrated } from "./migrate";

/** `3 resources`. */
function counted(count: number): string {
	return `${count} ${count === 1 ? "resource" : "resources"}`;
}

/** What becomes of a state, a line each. */
export function migrationLines({ moved, removed }: Migrated, to: Host): string[] {
	if (moved.length === 0) return [`Nothing to migrate: no resource of this package is other than ${to}.`];
	const counts = new Map<string, number>();
	for (const entry of moved) counts.set(kindOf(entry) ?? "", (counts.get(kindOf(entry) ?? "") ?? 0) + 1);
	const list = [...counts].map(([kind, count]) => `${kind} ${count}`).join(", ");
	return [
		`${counted(moved.length)} ${moved.length === 1 ? "becomes" : "become"} ${to}: ${list}.`,
		...removed.map((entry) => `A provider that nothing needs any longer is removed: ${providerText(entry)}.`),
	];
}

function providerText({ type, urn }: Entry): string {
	return `${type} "${nameOf(urn)}"`;
}

/** What is to be done before the next run. */
export function nextLines(to: Host, stack: string | undefined): string[] {
	const flag = stack === undefined ? "" : ` --stack ${stack}`;
	const steps = {
		native: [
			'In a TypeScript program, import "pulumi-zoom-events/native" in place of "pulumi-zoom-events".',
			`Settings of the stack must be named ${PACKAGE}:<name>: the plugin does not read zoomEvents:<name>.`,
			`Pulumi.yaml must name the plugin: plugins: { providers: [{ name: ${PACKAGE}, path: node_modules/.bin }] }.`,
		],
		dynamic: [
			'The program must be in TypeScript; import "pulumi-zoom-events" in place of "pulumi-zoom-events/native".',
			"Providers that the program makes for itself have no place in it: settings come from the stack or the environment.",
		],
	};
	return [
		"Next:",
		...[...steps[to], `Check that nothing changes: pulumi preview --expect-no-changes${flag}`].map(
			(step, index) => `  ${index + 1}. ${step}`,
		),
	];
}
