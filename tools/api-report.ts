/**
 * The report of what the package exports, so that a change of it shows in a review.
 *
 *     npm run api-report      writes docs/api/pulumi-zoom-events.api.md from the built package
 */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { Extractor, ExtractorConfig, ExtractorLogLevel } from "@microsoft/api-extractor";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");

/** Where the report is kept. */
export const REPORT = "docs/api/pulumi-zoom-events.api.md";

/**
 * Makes the report from the declarations in `provider/dist`.
 *
 * @param folder where it is written; the file's name is that of `REPORT`
 * @throws Error where the declarations can't be read
 */
export function writeReport(folder: string): void {
	const config = ExtractorConfig.prepare({
		configObject: {
			projectFolder: join(root, "provider"),
			mainEntryPointFilePath: join(root, "provider/dist/provider/index.d.ts"),
			compiler: { tsconfigFilePath: join(root, "provider/tsconfig.json") },
			apiReport: {
				enabled: true,
				reportFolder: folder,
				reportTempFolder: folder,
				reportFileName: "pulumi-zoom-events",
			},
			newlineKind: "lf",
			docModel: { enabled: false },
			dtsRollup: { enabled: false },
			tsdocMetadata: { enabled: false },
			messages: {
				compilerMessageReporting: { default: { logLevel: ExtractorLogLevel.Error } },
				extractorMessageReporting: { default: { logLevel: ExtractorLogLevel.None } },
				tsdocMessageReporting: { default: { logLevel: ExtractorLogLevel.None } },
			},
		},
		configObjectFullPath: undefined,
		packageJsonFullPath: join(root, "provider/package.json"),
	});
	const { errorCount } = Extractor.invoke(config, { localBuild: true, messageCallback: quiet });
	if (errorCount > 0) throw new Error("The declarations of the package can't be read: run npm run build.");
}

/** The report as the built package makes it. */
export function currentReport(): string {
	const folder = mkdtempSync(join(tmpdir(), "api-report-"));
	try {
		writeReport(folder);
		return readFileSync(join(folder, "pulumi-zoom-events.api.md"), "utf8");
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

/** Leaves errors alone to be printed. */
function quiet(message: { logLevel: ExtractorLogLevel; handled: boolean }): void {
	if (message.logLevel !== ExtractorLogLevel.Error) message.handled = true;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeReport(join(root, dirname(REPORT)));
