import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";

/** Names that distributions give to Chromium. */
const COMMANDS = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/** Path of the Chromium that is installed, or the one that CHROMIUM_PATH names; undefined where there is none. */
export function findChromium(): string | undefined {
	const folders = (process.env.PATH ?? "").split(delimiter);
	const paths = COMMANDS.flatMap((name) => folders.map((folder) => join(folder, name)));
	return [...(process.env.CHROMIUM_PATH === undefined ? [] : [process.env.CHROMIUM_PATH]), ...paths].find((path) => {
		try {
			accessSync(path, constants.X_OK);
			return true;
		} catch {
			return false;
		}
	});
}
