/**
 * `npm run generate`: writes all that follows from the descriptions of kinds: their index, classes and types, the
 * reference pages, the schema of conference files, and that of the Pulumi package.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { formatted } from "./format.ts";
import { kindsIndex } from "./indexes.ts";

const root = join(__dirname, "../..");

function write(files: ReadonlyMap<string, string>): void {
	for (const [path, text] of files) {
		mkdirSync(dirname(join(root, path)), { recursive: true });
		writeFileSync(join(root, path), text);
	}
}

// All else reads the kinds by their index, so that it comes first.
write(formatted(new Map([["provider/kinds/index.ts", kindsIndex()]])));
void import("./all.ts").then(({ allFiles }) => {
	const files = allFiles();
	write(files);
	console.log(`${files.size + 1} files written`);
});
