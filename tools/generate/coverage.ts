/** The table of all operations: their scopes, what they are in a program, and which test runs them. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { allOperations, type OperationId } from "../../provider/api/contract.ts";
import { descriptions } from "../../provider/kinds/index.ts";
import type { ResourceDescription } from "../../provider/lifecycle/description.ts";

const root = join(__dirname, "../..");

/** Tests of operations that are neither a resource's nor a function's. */
const CLIENT_TESTS: Partial<Record<OperationId, string>> = {
	GetEventAccessLink: "test/lifecycle/traps.test.ts",
	uploadMultipartEventFile: "test/api/upload.test.ts",
	initiateAndCompleteAEventMultipartUpload: "test/api/upload.test.ts",
};

function operationsOf({
	operations,
	managedByParent,
	creation,
	properties = {},
}: ResourceDescription): (OperationId | undefined)[] {
	const through = Object.values(properties).flatMap((facts) => [facts.setVia?.operation, facts.setVia?.target?.list]);
	const inParts: OperationId[] =
		creation?.by !== "upload" ? [] : ["uploadMultipartEventFile", "initiateAndCompleteAEventMultipartUpload"];
	return [
		...Object.values(operations),
		...inParts,
		managedByParent?.parent,
		creation?.by === "copy" ? creation.operation : undefined,
		...through,
	];
}

/** Names of the functions that use an operation, read off their sources. */
function functionsByOperation(): Map<string, Set<string>> {
	const found = new Map<string, Set<string>>();
	const folder = join(root, "provider/functions");
	for (const file of readdirSync(folder).filter((name) => name !== "list.ts")) {
		const lines = readFileSync(join(folder, file), "utf8").split("\n");
		const exported = (line: string): string | undefined =>
			/^export (?:async )?(?:function\*? |const )(\w+)/.exec(line)?.[1];
		// What stands above the first function of a file is its helper.
		let current = lines.map(exported).find((name) => name !== undefined) ?? "";
		for (const line of lines) {
			current = exported(line) ?? current;
			const id = /(?:listFunction|streamFunction|\.call)\("(\w+)"/.exec(line)?.[1];
			if (id !== undefined) found.set(id, (found.get(id) ?? new Set()).add(current));
		}
	}
	return found;
}

/** The page, as Markdown. */
export function coveragePage(): string {
	const functions = functionsByOperation();
	const operations = [...allOperations().values()];
	const rows = operations.map(({ id, method, path, scopes }) => {
		const kinds = descriptions.filter((description) => operationsOf(description).includes(id)).map(({ kind }) => kind);
		const names = [...(functions.get(id) ?? [])];
		const uses = [...kinds.map((kind) => `\`${kind}\``), ...names.map((name) => `\`${name}()\``)];
		const tests = [
			...(kinds.length > 0 ? ["test/lifecycle/conformance.test.ts"] : []),
			...(names.length > 0 ? ["test/unit/lookups.test.ts"] : []),
		];
		const test = CLIENT_TESTS[id] ?? tests.join(", ");
		// The second of each kind is the first with `:admin`, which the page says once.
		const [[granular = ""], [classic = ""]] = [scopes.granular, scopes.classic];
		return `| \`${method} ${path}\` | \`${id}\` | \`${granular}\` or \`${classic}\` | ${uses.length > 0 ? uses.join(", ") : "`ZoomEventsClient.call`"} | ${test} |`;
	});
	const silent = operations.filter(({ prerequisites }) => prerequisites.length === 0).map(({ id }) => `\`${id}\``);
	return `${[
		"<!-- Made by `npm run generate`. -->",
		"# Every operation",
		`The scopes of each of the ${rows.length} operations, what it is in a program, and the test that runs it. All can be called by \`ZoomEventsClient\`.`,
		"An app needs one of an operation's scopes: the granular or the classic one, each also with `:admin` at its end. A token that has none is refused with code 4711, and the error names the scopes.",
		`The account needs a Pro plan or higher, and a Webinars Plus or Events license. Of ${silent.join(" and ")} Zoom's description doesn't say so.`,
		["| request | operation | scopes | resource, function or call | test |", "|---|---|---|---|---|", ...rows].join(
			"\n",
		),
	].join("\n\n")}\n`;
}
