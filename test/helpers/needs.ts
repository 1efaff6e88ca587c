import { describe, expect, it } from "vitest";
import which from "which";

/** Something that a machine has or has not, and that some tests need. */
export interface Need {
	/** What it is, and how it is had: `Chromium: apt-get install chromium`. */
	what: string;
	isThere: boolean;
}

/** For tests that look at other processes, or signal them, by what Linux tells of them. */
export const LINUX: Need = { what: "Linux", isThere: process.platform === "linux" };

/** For tests of what Go programs make, and of a Go program. */
export const GO: Need = {
	what: "Go 1.26 or newer: https://go.dev/dl",
	isThere: which.sync("go", { nothrow: true }) !== null,
};

/** For tests with certificates of their own. */
export const OPENSSL: Need = {
	what: "openssl: apt-get install openssl",
	isThere: which.sync("openssl", { nothrow: true }) !== null,
};

/** Whether nothing may be skipped, as on a machine that is there to test. */
export const isCi = !["", "0", "false", undefined].includes(process.env.CI);

/** A group of tests that need something: they are skipped without it, and one fails with the reason where `CI` is set. */
export function describeWith({ what, isThere }: Need, name: string, tests: () => void): void {
	if (isThere) describe(name, tests);
	else if (isCi) describe(name, () => it("has what it needs", () => expect.fail(missing(what))));
	// The closing summary of `npm test` reads the reason off the name.
	else describe.skip(`${name} (needs ${what})`, tests);
}

/** Why tests can't be made, in words. */
export function missing(what: string): string {
	return `This machine lacks what these tests need, and CI is set, so that none may be skipped: ${what}`;
}
