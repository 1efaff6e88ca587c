import type { PulumiOptions } from "../pulumi";
import { exportStack } from "../stack/stack";
import { needsSecrets, type ReadState } from "./interrupted";

/** The state of a stack in both forms, and the text as which it was read. */
export interface ReadStack extends ReadState {
	text: string;
}

/**
 * Reads the state of a stack; with its secrets in clear where objects are to be found by them.
 *
 * @throws UsageError where Pulumi can't give it
 */
export async function readStack(options: PulumiOptions): Promise<ReadStack> {
	const { text, state: sealed } = await exportStack(options);
	if (!needsSecrets(sealed)) return { text, sealed, open: sealed };
	const { state: open } = await exportStack(options, "--show-secrets");
	return { text, sealed, open };
}
