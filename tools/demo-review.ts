/** `npm run demo:review`: changes the example in a copy, and reviews the change with the real Pulumi CLI. */
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { execa } from "execa";
import { startDemo } from "./demo.ts";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
// Below the repository, so that the copy finds its packages there.
const folder = join(root, ".local/review-demo");
const project = join(folder, "project");
const file = (name: string): string => join(folder, name);

/** A name of its own: the stack of `npm start` has another project. */
const STACK = "review";

const say = (text = ""): void => console.log(text);
const title = (text: string): void => say(`\n\u001b[1m── ${text}\u001b[0m`);

/** What the pull request changes, as text of the example's file. */
const EDITS: readonly [from: string | RegExp, to: string][] = [
	[
		"day: 1, at: 10:00, track: languages, speakers: [grace]",
		"day: 1, at: 11:00, track: languages, speakers: [grace, ken]",
	],
	["Kernels without fear", "Kernels with less fear"],
	[/^ {2}hopping: .*\n/m, ""],
	[/^ {2}panel:$/m, "  webs: { name: Webs of trust, day: 2, at: 11:00, track: languages, speakers: [hedy] }\n$&"],
	['price: "199.00"', 'price: "249.00"'],
];

function edited(text: string): string {
	return EDITS.reduce((before, [from, to]) => {
		const after = before.replace(from, to);
		if (after === before) throw new Error(`examples/devconf-yaml/conference.yaml has no ${String(from)} any more.`);
		return after;
	}, text);
}

for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => undefined);
const demo = await startDemo();

async function step(...args: string[]): Promise<void> {
	const code = await demo.run("--cwd", project, ...args);
	if (code !== 0) throw new Error(`pulumi ${args[0]} ended with exit code ${code}.`);
}

let exitCode = 0;
try {
	title(`Pulumi ${demo.pulumi.version} and a local Zoom Events API on ${demo.apiUrl}`);
	rmSync(folder, { recursive: true, force: true });
	mkdirSync(folder, { recursive: true });
	cpSync(join(root, "examples/devconf-yaml"), project, { recursive: true });
	await step("stack", "select", "--create", STACK, "--non-interactive");
	title("pulumi up: what is on the main branch");
	await step("up", "--yes", "--stack", STACK, "--skip-preview", "--suppress-outputs");

	title("The pull request");
	const conference = join(project, "conference.yaml");
	cpSync(conference, file("before.yaml"));
	writeFileSync(conference, edited(readFileSync(conference, "utf8")));
	const diff = await execa("git", ["diff", "--no-index", "--unified=0", file("before.yaml"), conference], {
		reject: false,
	});
	say(
		diff.stdout
			.split("\n")
			.filter((line) => /^[-+](?![-+])/.test(line))
			.join("\n"),
	);

	title("pulumi preview --json");
	const preview = await execa(
		demo.pulumi.command,
		["preview", "--json", "--non-interactive", "--stack", STACK, "--cwd", project],
		{ env: demo.env, stderr: "inherit" },
	);
	writeFileSync(file("preview.json"), preview.stdout);
	say(`${(preview.stdout.length / 1000).toFixed(0)} kB, in .local/review-demo/preview.json`);

	title("zoom-events review: the comment");
	const { stdout } = await execa("node", [
		join(root, "provider/bin/zoom-events.js"),
		"review",
		...["--preview", file("preview.json"), "--before", file("before.yaml"), "--after", conference],
		...["--html", file("review.html"), "--svg", file("review.svg")],
	]);
	writeFileSync(file("review.md"), `${stdout}\n`);
	say(stdout);
	title("The page");
	say(pathToFileURL(file("review.html")).href);
} catch (error) {
	console.error(`\n${(error as Error).message}`);
	exitCode = 1;
} finally {
	demo.stop();
}
process.exit(exitCode);
