/** How an existing object of a kind is imported, in words. */
import type { ResourceDescription } from "../../provider/lifecycle/description.ts";
import { importIdForm } from "../../provider/lifecycle/import-id.ts";
import { nativeTypeOf } from "../../provider/lifecycle/state-form.ts";

/** The command that imports an object of a kind; undefined where the API can't show one. */
function importCommand(description: ResourceDescription, name: string): string | undefined {
	const { kind, operations } = description;
	if (operations.get === undefined && operations.list === undefined) return undefined;
	return `pulumi import ${nativeTypeOf(kind)} ${name} ${importIdForm(description)}`;
}

/**
 * One paragraph on the import of a kind.
 *
 * @param name name of the resource in the example
 */
export function importText(description: ResourceDescription, name: string): string {
	const command = importCommand(description, name);
	return command === undefined
		? `It can't be imported: the API has no request that shows a ${description.noun}.`
		: `An existing one is imported by \`${command}\`.`;
}
