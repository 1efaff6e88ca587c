/** `npm run docs`: writes the reference pages to `docs/resources`, and the schema of conference files. */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { editorSchema } from "../../provider/conference/index.ts";
import { coveragePage } from "./coverage.ts";
import { limitsPage } from "./limits.ts";
import { allPages } from "./pages.ts";

const folder = join(__dirname, "../../docs/resources");
mkdirSync(folder, { recursive: true });
for (const [file, page] of allPages()) writeFileSync(join(folder, file), page);
writeFileSync(join(folder, "../operations.md"), coveragePage());
writeFileSync(join(folder, "../limits.md"), limitsPage());
writeFileSync(join(folder, "../../schema/conference.schema.json"), `${JSON.stringify(editorSchema(), null, 2)}\n`);
console.log(`${allPages().size} pages written to docs/resources`);
