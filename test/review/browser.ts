import which from "which";

/** Names that distributions give to Chromium. */
const COMMANDS = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/** Path of the Chromium that CHROMIUM_PATH names, else of one that is installed; undefined where there is none. */
export function findChromium(): string | undefined {
	for (const command of [process.env.CHROMIUM_PATH ?? "", ...COMMANDS]) {
		const path = command === "" ? null : which.sync(command, { nothrow: true });
		if (path !== null) return path;
	}
	return undefined;
}
