/** How an existing object of a kind is imported, in words. */
import type { ResourceDescription } from "../../provider/lifecycle/description.ts";
import { importIdForm } from "../../provider/lifecycle/import-id.ts";
import { nativeTypeOf } from "../../provider/lifecycle/state-form.ts";
import { exampleProgram } from "./languages.ts";

/** Name of the resource in the example of its kind. */
function nameInExample(kind: string): string {
	const name = exampleProgram(kind).resources.find((resource) => resource.kind === kind)?.name;
	if (name === undefined) throw new Error(`the example of ${kind} makes none`);
	return name;
}

/** The command that imports an object of a kind; undefined where the API can't show one. */
function importCommand(description: ResourceDescription): string | undefined {
	const { kind, operations } = description;
	if (operations.get === undefined && operations.list === undefined) return undefined;
	return `pulumi import ${nativeTypeOf(kind)} ${nameInExample(kind)} ${importIdForm(description)}`;
}

/** One paragraph on the import of a kind. */
export function importText(description: ResourceDescription): string {
	if (description.collection?.mark !== undefined)
		return `It can't be imported: where its state was lost, \`adopt\` with the list's id takes its objects over.`;
	const command = importCommand(description);
	return command === undefined
		? `It can't be imported: the API has no request that shows a ${description.noun}.`
		: `With the native plugin, an existing one is imported by \`${command}\`.`;
}
