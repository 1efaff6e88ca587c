import { availableParallelism, freemem } from "node:os";
import { join, resolve } from "node:path";
import type { Command } from "commander";
import { makeFolder } from "../../api/notes-folder";
import { formatProblem } from "../../conference";
import { type Context, codeOf, jsonText, STRICT, UsageError } from "../context";
import { toCount } from "../counts";
import { writeWhole } from "../files";
import { OPERATIONS, type Operation } from "../up/operations";
import { type Edition, readFleet } from "./editions";
import { jobsFor } from "./jobs";
import { type ClusterFacts, clusterProblems, hasSecret, manifestText, secretKeysOf, stackObjectOf } from "./manifests";
import { objectNameOf } from "./names";
import { type Project, readProject } from "./project";
import { FleetRecord } from "./record";
import { FleetRun } from "./run";
import { selected } from "./selection";
import { UNFINISHED_STATES } from "./states";

const EXAMPLES = `
Examples:
  zoom-events fleet list
  zoom-events fleet preview editions
  zoom-events fleet up editions --jobs 4
  zoom-events fleet up --only '203*' --yes
  zoom-events fleet up --failed --yes
  zoom-events fleet manifests --repo https://git.example.com/events.git --branch main --backend secret > stacks.yaml

A fleet is one program and a stack for each conference file. Every YAML file of the folder with event or extends is an
edition, unless its name begins with _; its stack has the file's name. See docs/fleet.md.`;

/** Where the conference files are unless they are named. */
const DEFAULT_FOLDER = "editions";

/** Where the logs are unless another folder is named; from the project's folder. */
const DEFAULT_LOGS = ".zoom-events/fleet";

interface CommonFlags {
	cwd?: string;
	only?: string[];
	strict?: true;
}

interface RunFlags extends CommonFlags {
	pulumi: string;
	jobs: number;
	parallel?: number;
	logs?: string;
	failed?: true;
	yes?: true;
	checkpoints?: true;
	secretsProvider?: string;
}

interface ManifestFlags extends CommonFlags, ClusterFacts {
	out?: string;
}

function collect(text: string, known: string[] = []): string[] {
	return [...known, text];
}

/** `fleet list|preview|up|refresh|destroy|manifests`: hundreds of conference files, a stack each. */
export function addFleet(program: Command, context: Context): void {
	const fleet = program
		.command("fleet")
		.description(
			"Run many editions, a conference file and a stack each: list, preview, up, refresh, destroy, manifests",
		)
		.addHelpText("after", EXAMPLES);
	withCommon(fleet.command("list").description("List the editions, with their stacks"))
		.option("--json", "print them as JSON, as for a matrix of CI jobs")
		.action((named: string[], flags: CommonFlags & { json?: true }) => list(named, flags, context));
	withRun(fleet.command("preview").description("Preview all editions, and sum up what an update will do")).action(
		(named: string[], flags: RunFlags) => runFleet(OPERATIONS.up, true, named, flags, context),
	);
	for (const [name, operation] of Object.entries(OPERATIONS))
		withRun(
			fleet
				.command(name)
				.description(`Preview all editions, and after a question run pulumi ${name} on each that changes`),
		)
			.option("--yes", "perform it without asking")
			.option("--checkpoints", "have Pulumi write its states before and after each object, as usual")
			.action((named: string[], flags: RunFlags) => runFleet(operation, false, named, flags, context));
	withCommon(
		fleet.command("manifests").description("Write a Stack object for the Pulumi Kubernetes Operator for each edition"),
	)
		.requiredOption("--repo <url>", "the git repository with the program and the conference files")
		.option("--branch <name>", "its branch", "main")
		.option("--repo-dir <folder>", "the program's folder in it; the repository's own by default")
		.requiredOption(
			"--backend <url>",
			"where states are: s3://…, postgres://…; secret for a URL in the Secret; cloud for Pulumi Cloud",
		)
		.option("--organization <name>", "organisation of Pulumi Cloud")
		.option("--secret <name>", "name of the Secret with the credentials", "zoom-events")
		.option("--secrets-provider <url>", "key service for the states' secrets; a passphrase of the Secret by default")
		.option("--git-token", "the Secret has a token for a private repository, as GIT_TOKEN")
		.option("--shared-rate", "the Secret has a store that pods share the account's rate through, as ZOOM_SHARED_RATE")
		.option("--namespace <name>", "namespace of the objects")
		.option("--service-account <name>", "service account of the workspaces", "pulumi")
		.option("--resync <seconds>", "bring the account in line again this often, with a refresh", toCount)
		.option("--out <folder>", "write a file for each edition into this folder; all to standard output by default")
		.action((named: string[], flags: ManifestFlags) => manifests(named, flags, context));
}

function withCommon(command: Command): Command {
	return command
		.argument("[files...]", `folders and conference files; ${DEFAULT_FOLDER} in the program's folder by default`)
		.option("--cwd <folder>", "the program's folder; the current one by default")
		.option("--only <name>", "only the editions of this name, in which * stands for any text; can be repeated", collect)
		.option(...STRICT);
}

function withRun(command: Command): Command {
	return withCommon(command)
		.option("--jobs <number>", "editions at the same time", toCount, jobsFor(availableParallelism(), freemem()))
		.option("--parallel <number>", "operations of an edition at the same time", toCount)
		.option("--failed", "only the editions that the last run left unfinished")
		.option("--logs <folder>", `folder of the logs; ${DEFAULT_LOGS} in the program's folder by default`)
		.option("--secrets-provider <url>", "key service for the secrets of stacks that are made")
		.option("--pulumi <command>", "the Pulumi CLI", "pulumi");
}

/** The editions that are asked for; undefined where any file has problems, which are said: then nothing is begun. */
function editionsOf(
	named: readonly string[],
	{ cwd, only, strict }: CommonFlags,
	project: Project,
	context: Context,
): Edition[] | undefined {
	const places = named.length > 0 ? named : [join(cwd ?? ".", DEFAULT_FOLDER)];
	const { editions, problems, warnings, others } = readFleet(places, project, context.now, strict);
	if (others.length > 0) context.err(`No editions: ${others.join(", ")}.\n`);
	if (problems.length > 0) {
		for (const problem of problems) context.err(`${formatProblem(problem)}\n`);
		context.err("Nothing was begun: correct what is said above. To leave a file out, begin its name with _.\n");
		context.end(codeOf(problems));
		return undefined;
	}
	if (warnings > 0)
		context.err(`${warnings === 1 ? "1 warning" : `${warnings} warnings`}; zoom-events validate <file> lists them.\n`);
	return only === undefined ? editions : selected(editions, only);
}

function list(named: readonly string[], flags: CommonFlags & { json?: true }, context: Context): void {
	const project = readProject(flags.cwd);
	const editions = editionsOf(named, flags, project, context);
	if (editions === undefined) return;
	if (flags.json === true) context.out(jsonText(editions.map(({ stack, path }) => ({ stack, file: path }))));
	else for (const { stack, path } of editions) context.out(`${stack}\t${path}\n`);
}

async function runFleet(
	operation: Operation,
	isPreview: boolean,
	named: readonly string[],
	flags: RunFlags,
	context: Context,
): Promise<void> {
	if (!isPreview && flags.yes !== true && context.ask === undefined)
		throw new UsageError("nobody is at a terminal to agree to what the previews show: add --yes.");
	const project = readProject(flags.cwd);
	const record = new FleetRecord(resolve(flags.logs ?? join(project.folder, DEFAULT_LOGS)));
	const all = editionsOf(named, flags, project, context);
	if (all === undefined) return;
	const last = flags.failed === true ? record.read() : undefined;
	const editions =
		last === undefined ? all : all.filter(({ stack }) => UNFINISHED_STATES.some((state) => last.get(stack) === state));
	if (editions.length === 0) {
		context.err("The last run left no edition unfinished: nothing to do.\n");
		return;
	}
	await new FleetRun(
		{
			...{ project, editions, operation, isPreview, record },
			...{ jobs: flags.jobs, parallel: flags.parallel, pulumi: flags.pulumi },
			hasCheckpoints: flags.checkpoints === true,
			isAgreed: flags.yes === true,
			secretsProvider: flags.secretsProvider,
		},
		context,
	).perform();
}

async function manifests(named: readonly string[], flags: ManifestFlags, context: Context): Promise<void> {
	const secretIn = (["repo", "backend", "secretsProvider"] as const).filter((name) => hasSecret(flags[name] ?? ""));
	if (secretIn.length > 0) {
		const options = secretIn.map((name) => `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`);
		throw new UsageError(
			`${options.join(" and ")} would put a password or token into the manifests in clear. Keep a backend's URL in the Secret (--backend secret) and a repository's token too (--git-token).`,
		);
	}
	if (flags.organization !== undefined && flags.backend !== "cloud")
		throw new UsageError("--organization is Pulumi Cloud's: leave it out, or use --backend cloud.");
	const project = readProject(flags.cwd);
	const editions = editionsOf(named, flags, project, context);
	if (editions === undefined) return;
	const problems = clusterProblems(editions, project, flags);
	if (problems.length > 0) {
		context.err(`${problems.map(formatProblem).join("\n")}\n`);
		context.end(codeOf(problems));
		return;
	}
	const texts = editions.map((edition): [string, string] => [
		objectNameOf(project.name, edition.stack),
		manifestText(stackObjectOf(edition, project, flags)),
	]);
	if (flags.out === undefined) context.out(texts.map(([, text]) => text).join("---\n"));
	else {
		makeFolder(resolve(flags.out));
		for (const [name, text] of texts) await writeWhole(join(flags.out, `${name}.yaml`), text);
		context.err(`${texts.length} files in ${flags.out}.\n`);
	}
	const keys = [...secretKeysOf(flags), ...(flags.gitToken === true ? ["GIT_TOKEN"] : [])];
	context.err(`The Secret ${flags.secret} must have: ${keys.join(", ")}.\n`);
}
