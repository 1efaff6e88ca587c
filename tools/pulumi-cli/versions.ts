/** Every version of Pulumi's programs that the project uses, and why; change them here alone. */
export const VERSIONS = {
	/** The engine: downloaded or built. The newest release when the project was last tested. */
	engine: "3.274.1",
	/**
	 * The Node.js language host of a built engine: the newest version of the Go SDK that still holds it. A
	 * download and an installed CLI bring their own.
	 */
	languageHost: "3.68.0",
	/** Oldest `pulumi` on PATH that is taken: the version of the SDK that the package is built with. */
	minimum: "3.270.0",
} as const;
