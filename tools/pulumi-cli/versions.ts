/** Every version of Pulumi's programs, and of what runs them, that the project uses, and why; change them here alone. */
export const VERSIONS = {
	/** The engine: downloaded or built. The newest release when the project was last tested. */
	engine: "3.274.1",
	/**
	 * The Node.js and Python language hosts of a built engine: the newest version of the Go SDK that still holds
	 * them. A download and an installed CLI bring their own.
	 */
	languageHost: "3.68.0",
	/** The YAML language host of a built engine: the newest release when the project was last tested. */
	yamlHost: "1.25.0",
	/** The Python SDK of the tests: the newest on PyPI when the project was last tested. */
	python: "3.272.0",
	/** Node.js by major version, each the newest of the npm package `node` when the project was last tested. */
	node: { 20: "20.20.2", 22: "22.23.3", 24: "24.21.0" },
	/** Oldest `pulumi` on PATH that is taken: the version of the SDK that the package is built with. */
	minimum: "3.270.0",
} as const;
