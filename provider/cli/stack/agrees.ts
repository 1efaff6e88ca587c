import type { Context } from "../context";

/** Asks a person. */
export type Ask = NonNullable<Context["ask"]>;

/** Whether a person agrees to what was shown. */
export async function agrees(ask: Ask, question: string): Promise<boolean> {
	return /^y(es)?$/i.test((await ask(`${question} [y/N] `)).trim());
}
