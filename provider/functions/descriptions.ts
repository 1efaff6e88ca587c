import type { ContractSchema } from "../api/contract";

/** A function as programs in every language call it. */
export interface FunctionDescription {
	/** Name in programs: `hubId`. */
	name: string;
	/** What it gives, and what it refuses: Markdown, without a heading. */
	docs: string;
	/** What it is given, by name. */
	inputs: Readonly<Record<string, { schema: ContractSchema; isRequired: boolean }>>;
	/** What it gives, by name. */
	outputs: Readonly<Record<string, ContractSchema>>;
	/** True where all that it gives is secret. */
	isSecret?: boolean;
}

/** All functions. */
export const functionDescriptions: readonly FunctionDescription[] = [];
