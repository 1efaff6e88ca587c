import { ConfigurationError } from "../../api/errors";
import type { Context } from "../context";
import type { Properties } from "../description";
import { importIdOf } from "../import-id";

/** An object in the account. */
export interface Listed {
	/** As an import takes it: `<eventId>/<sessionId>`. */
	id: string;
	/** What it is called, by the API; its id where it has no name. */
	name: string;
}

/** All objects in a place; see `Lifecycle.list`. */
export async function listObjects({ description, remote }: Context, path: Properties): Promise<Listed[]> {
	const { operations, idField, id, kind } = description;
	if (operations.list === undefined) throw new ConfigurationError(`The API has no list of the kind ${kind}.`, []);
	const records = await remote.records(operations.list, remote.parentPath(path));
	return records.map((record) => {
		const own = String(record[idField]);
		const { name = own } = record;
		return { id: importIdOf(description, { ...path, [id.parameter]: own }), name: String(name) };
	});
}
