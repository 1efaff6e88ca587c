const UNRELEASED = "## Unreleased\n";

/**
 * The changelog with what was unreleased under a version and its date.
 *
 * @throws Error where there is nothing to release, or the version was released already
 */
export function released(changelog: string, version: string, date: Date): string {
	const start = changelog.indexOf(UNRELEASED);
	const [own = ""] = changelog.slice(start + UNRELEASED.length).split(/^## /m);
	if (start === -1 || own.trim() === "") throw new Error("CHANGELOG.md has nothing that is unreleased.");
	if (changelog.includes(`\n## ${version} `)) throw new Error(`CHANGELOG.md has a version ${version} already.`);
	const heading = `${UNRELEASED}\n## ${version} (${date.toISOString().slice(0, 10)})\n`;
	return changelog.slice(0, start) + heading + changelog.slice(start + UNRELEASED.length);
}
