/**
 * A stand-in for the plugin of `@pulumi/command`, whose own can't be installed where these tests run: the part of
 * `command:local:Command` that an example uses, as the package's documentation describes it. The SDK, the engine and
 * the example are the real ones.
 */
import { execSync } from "node:child_process";
import { isDeepStrictEqual } from "node:util";
import * as provider from "@pulumi/pulumi/provider/index.js";

interface Inputs {
	create?: string;
	update?: string;
	delete?: string;
	stdin?: string;
	environment?: Record<string, string>;
	triggers?: unknown[];
	[name: string]: unknown;
}

interface Outputs extends Inputs {
	stdout?: string;
	stderr?: string;
}

/** The key by which the engine marks a secret. */
const SECRET_KEY = "4dabf18193072939515e22adb298388d";

function plain(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(plain);
	if (typeof value !== "object" || value === null) return value;
	if (SECRET_KEY in value) return plain((value as { value?: unknown }).value);
	return Object.fromEntries(Object.entries(value).map(([key, child]) => [key, plain(child)]));
}

function run(command: string | undefined, inputs: Inputs, before?: Outputs): Outputs {
	const { environment = {}, stdin = "" } = plain(inputs) as Inputs;
	const previous = before && { PULUMI_COMMAND_STDOUT: before.stdout ?? "", PULUMI_COMMAND_STDERR: before.stderr ?? "" };
	const stdout =
		command === undefined
			? ""
			: execSync(command, { input: stdin, encoding: "utf8", env: { ...process.env, ...previous, ...environment } });
	return { ...inputs, stdout: stdout.trimEnd(), stderr: "" };
}

class CommandProvider implements provider.Provider {
	readonly version = "1.2.1";

	check(_urn: string, _olds: Outputs, news: Inputs): Promise<provider.CheckResult> {
		return Promise.resolve({ inputs: news });
	}

	diff(_id: string, _urn: string, olds: Outputs, news: Inputs): Promise<provider.DiffResult> {
		const changed = Object.keys({ ...olds, ...news }).filter(
			(name) => !["stdout", "stderr"].includes(name) && !isDeepStrictEqual(plain(olds[name]), plain(news[name])),
		);
		return Promise.resolve({ changes: changed.length > 0, replaces: changed.filter((name) => name === "triggers") });
	}

	create(_urn: string, inputs: Inputs): Promise<provider.CreateResult> {
		return Promise.resolve({ id: "command", outs: run(inputs.create, inputs) });
	}

	update(_id: string, _urn: string, olds: Outputs, news: Inputs): Promise<provider.UpdateResult> {
		return Promise.resolve({ outs: run(news.update ?? news.create, news, olds) });
	}

	delete(_id: string, _urn: string, outs: Outputs): Promise<void> {
		run(outs.delete, outs, outs);
		return Promise.resolve();
	}
}

provider.main(new CommandProvider(), process.argv.slice(2)).catch((error: Error) => {
	console.error(error.message);
	process.exitCode = 1;
});
