import { type ContractSchema, type OperationId, operation } from "../api/contract";
import type { Api } from "../lifecycle/api";
import type { Properties } from "../lifecycle/description";
import { nounOf, toCamelCase } from "../lifecycle/shape";

/** An argument of a function. */
export interface Argument {
	/** In the program's names. */
	schema: ContractSchema;
	isRequired: boolean;
}

/** A function that looks something up and manages nothing, as every host offers it. It runs at previews too. */
export interface FunctionDescription {
	/** Its name in programs: `hubVideos`. */
	name: string;
	/** What it gives: Markdown, without a heading. */
	docs: string;
	/** What it calls. */
	operations: readonly OperationId[];
	inputs: Readonly<Record<string, Argument>>;
	/** Schemas of what it gives, in the program's names. */
	outputs: Readonly<Record<string, ContractSchema>>;
	/** True where all that it gives is secret. */
	isSecret?: boolean;
	/**
	 * Looks it up.
	 *
	 * @throws ConfigurationError where an argument is unknown, missing or of a wrong type, naming it
	 * @throws ZoomEventsError where there is no such thing, naming what there is, or the API refuses
	 */
	run(client: Api, args: Properties): Promise<Properties>;
}

/** Parameters of pages, which are followed by themselves. */
const PAGING: readonly string[] = ["page_size", "next_page_token"];

/** Words for query parameters, of which the contract has none. */
const WORDS: Readonly<Record<string, string>> = {
	role_type: "Role that the app's user has",
	event_status_type: "Status of the events",
	folder_id: "Id of the folder in the hub",
	event_id: "Id of the event",
	email: "E-mail address of the attendee",
	status: "Status",
	search_text: "Text that the name or the address holds",
	from: "Beginning of the time that is reported",
	to: "End of the time that is reported",
};

/** A schema of the contract in the program's names, at every depth. */
export function inCamelNames(schema: ContractSchema): ContractSchema {
	const { properties, required, items, oneOf, ...rest } = schema;
	return {
		...rest,
		...(properties && {
			properties: Object.fromEntries(
				Object.entries(properties).map(([name, child]) => [toCamelCase(name), inCamelNames(child)]),
			),
		}),
		...(required && { required: required.map(toCamelCase) }),
		...(items && { items: inCamelNames(items) }),
		...(oneOf && { oneOf: oneOf.map(inCamelNames) }),
	};
}

/** What a function that calls an operation takes: its path and query, without what follows pages. */
export function argumentsOf(id: OperationId): Record<string, Argument> {
	const parameters = operation(id).parameters.filter(({ name }) => !PAGING.includes(name));
	return Object.fromEntries(
		parameters.map(({ name, in: place, required, schema }): [string, Argument] => {
			const description = place === "path" ? `Id of the ${nounOf(name)}` : WORDS[name];
			const isRequired = required === true;
			return [toCamelCase(name), { schema: { ...schema, ...(description && { description }) }, isRequired }];
		}),
	);
}

/** What an operation answers, in the program's names. */
export function answerOf(id: OperationId): Record<string, ContractSchema> {
	return inCamelNames(operation(id).response ?? {}).properties ?? {};
}

/** The one list in an operation's answer, in the program's names. */
export function listSchemaOf(id: OperationId): ContractSchema {
	return Object.values(answerOf(id)).find(({ type }) => type === "array") ?? {};
}

/** An operation as documentation names it: `GET /zoom_events/hubs`. */
export function endpointOf(id: OperationId): string {
	const { method, path } = operation(id);
	return `\`${method} ${path}\``;
}
