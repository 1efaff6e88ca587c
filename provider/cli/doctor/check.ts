import type { ClientSettings } from "../../api/settings";
import type { ConferenceSpec, ParamValues } from "../../conference";
import type { PulumiRun } from "../pulumi";
import type { Account, AskError, TokenAnswer } from "./account";
import type { Project } from "./project";

/** How something is: as it should be, worth a look, in the way of `pulumi up`, or not looked at. */
export type State = "fine" | "warning" | "problem" | "skipped";

/** One thing that a check has found. */
export interface Finding {
	state: State;
	/** What is, on one line. */
	text: string;
	/** What to do; absent where nothing is to be done. A line break begins another step. */
	remedy?: string;
}

/** What the doctor is told, and looks at. */
export interface Surroundings {
	/** The program's folder. */
	folder: string;
	/** Path of the conference file, as it was given. */
	file: string | undefined;
	params: ParamValues;
	environment: Readonly<Record<string, string | undefined>>;
	/** Version of the Node.js that runs this: `22.23.3`. */
	nodeVersion: string;
	/** Version of this package. */
	version: string;
	/** Name or path of the Pulumi CLI. */
	pulumi: string;
	/** Runs it in the folder, on the stack that was named. */
	runPulumi(args: readonly string[], options?: { isOfStack?: boolean }): Promise<PulumiRun>;
	/** The stack that was named; the selected one where not given. */
	stack: string | undefined;
	/** The present, in ms since 1970. */
	now(): number;
}

/** What checks have found so far, for those after them: each is there once its check has found no problem. */
export interface Found {
	conference?: ConferenceSpec;
	project?: Project;
	/** Where the package is, by the project's own look-up. */
	packageFolder?: string;
	settings?: ClientSettings;
	account?: Account;
	token?: TokenAnswer;
	/** Headers of the API's answers so far. */
	headers?: readonly Readonly<Record<string, string>>[];
	/** The refusal of the API, where the one call was refused. */
	refusal?: AskError;
	/** Name of the stack that is selected or was named, and whether its backend says that an update runs. */
	stack?: { name: string; isUpdating: boolean };
	/** Where states are: `file:///…`, `s3://…`, a URL of Pulumi Cloud. */
	backend?: string;
}

/** One check. It changes nothing, anywhere. */
export interface Check {
	/** Two words at most. */
	name: string;
	/** What it looks at, for people. */
	looksAt: string;
	/** Names of checks that must have found no problem before. */
	needs?: readonly string[];
	run(surroundings: Surroundings, found: Found): readonly Finding[] | Promise<readonly Finding[]>;
}

/** All is well. */
export const fine = (text: string): Finding => ({ state: "fine", text });

/** It works, but somebody should look at it. */
export const warning = (text: string, remedy: string): Finding => ({ state: "warning", text, remedy });

/** `pulumi up` fails by it. */
export const problem = (text: string, remedy: string): Finding => ({ state: "problem", text, remedy });

/** There is nothing to look at, and why. */
export const skipped = (text: string): Finding => ({ state: "skipped", text });

/** The message of an error as a finding: its first line is what is, and the others what to do. */
export function problemOf(message: string, otherwise: string): Finding {
	const [text = "", ...rest] = message.split("\n");
	return problem(text, rest.length === 0 ? otherwise : rest.join("\n"));
}
