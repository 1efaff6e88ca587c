import type { OperationId } from "../api/contract";
import type { Need } from "../api/scopes";
import { RunNeeds } from "../lifecycle/ownership/run-needs";

/**
 * What the resources and look-ups need that this process declares: those of a program of the native plugin, or of a
 * component that the plugin constructs.
 */
export const announced = new RunNeeds();

let next: Promise<string> | undefined;

/** All that is announced once what runs now has declared its resources, which most programs do in one go. */
export function announcement(): Promise<string> {
	next ??= new Promise<void>((resolve) => setImmediate(resolve)).then(async () => {
		next = undefined;
		return JSON.stringify((await announced.all(false)).map(({ by, operations }) => [by, [...operations]]));
	});
	return next;
}

/** What an announcement says. */
export function readAnnouncement(text: string): Need[] {
	const needs = JSON.parse(text) as [by: string, operations: OperationId[]][];
	return needs.map(([by, operations]) => ({ by, operations: new Set(operations) }));
}
