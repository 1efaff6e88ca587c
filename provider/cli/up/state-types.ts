import type { PulumiOptions } from "../pulumi";
import { exportStack } from "../stack/stack";
import { entriesOf } from "../stack/stack-export";
import { isForeign } from "./planned";

/**
 * Types of the state's resources that are not this package's. A preview shows what a program declares; what it declares
 * only once other values are known was there in an earlier run, and is in the state.
 *
 * @throws UsageError where Pulumi can't give the state
 */
export async function foreignTypesIn(options: PulumiOptions): Promise<string[]> {
	const { state } = await exportStack(options);
	const objects = entriesOf(state).filter(({ id }) => id !== undefined);
	return [...new Set(objects.map(({ type }) => type).filter(isForeign))].sort();
}
