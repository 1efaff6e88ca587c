/** The numbers of a version: `v3.274.1-alpha` is 3, 274, 1. */
function numbersOf(version: string): number[] {
	return (/^v?(\d+(?:\.\d+)*)/.exec(version.trim())?.[1] ?? "0").split(".").map(Number);
}

/** Whether a version is the least that will do, or newer. */
export function isAtLeast(version: string, least: string): boolean {
	const wanted = numbersOf(least);
	const there = numbersOf(version);
	for (const [index, number] of wanted.entries()) {
		const difference = (there[index] ?? 0) - number;
		if (difference !== 0) return difference > 0;
	}
	return true;
}

/** What this package works with. */
export const LEAST = {
	node: "20.19",
	/** What newer versions of the Pulumi SDK ask for in their own package.json. */
	nodeOfSdk: "22",
	pulumi: "3.270",
	typescript: "5",
	/** The first that is too new. */
	typescriptAfter: "7",
} as const;
