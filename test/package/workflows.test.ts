import { accessSync, constants, existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { PUBLISHED, root } from "./pack.ts";

interface Step {
	run?: string;
	uses?: string;
	with?: Record<string, unknown>;
}

interface Job {
	uses?: string;
	permissions?: Record<string, string>;
	"timeout-minutes"?: number;
	strategy?: { matrix: { node: number[] } };
	steps?: Step[];
}

interface Workflow {
	permissions?: Record<string, string>;
	jobs: Record<string, Job>;
}

const textOf = (file: string): string => readFileSync(join(root, file), "utf8");
const { scripts } = JSON.parse(textOf("package.json")) as { scripts: Record<string, string> };

const folder = ".github/workflows";
const workflows = readdirSync(join(root, folder)).map((file) => ({
	file,
	text: textOf(`${folder}/${file}`),
	workflow: parse(textOf(`${folder}/${file}`)) as Workflow,
}));
const jobs = workflows.flatMap(({ file, workflow }) =>
	Object.entries(workflow.jobs).map(([name, job]) => ({ name: `${file}: ${name}`, job })),
);
const steps = jobs.flatMap(({ name, job }) => (job.steps ?? []).map((step) => ({ name, step })));

/** Commands that a step gives to a shell, or to an action that runs them. */
const commands = steps.flatMap(({ name, step }) => {
	const given = [step.run, ...(step.uses?.startsWith("changesets/") ? [step.with?.version, step.with?.publish] : [])];
	return given.flatMap((text) => (typeof text === "string" ? text.trim().split("\n") : [])).map((line) => [name, line]);
});

function isExecutable(file: string): boolean {
	try {
		accessSync(join(root, file), constants.X_OK);
		return statSync(join(root, file)).isFile();
	} catch {
		return false;
	}
}

/** What a command line names that is not there. */
function missingIn(line: string): string[] {
	return line.split("&&").flatMap((part) => {
		const words = part.trim().split(/\s+/);
		// A variable before the command.
		while (/^[A-Z_]+=/.test(words[0] ?? "")) words.shift();
		const [command = "", ...args] = words;
		const [verb = "", script = ""] = args;
		if (command === "npm" && verb === "ci")
			return existsSync(join(root, "package-lock.json")) ? [] : ["package-lock.json"];
		if (command === "npm" && verb === "test") return missingIn(scripts.test ?? "no-test");
		if (command === "npm" && verb === "run") {
			const line = scripts[script];
			return line === undefined ? [`script ${script}`] : missingIn(line);
		}
		if (command.includes("/")) return isExecutable(command) ? [] : [command];
		const files = args
			.filter((arg) => /^[\w.-]+\/.*\.(js|mjs|ts)$/.test(arg))
			.filter((file) => !existsSync(join(root, file)));
		return command === "node" || isExecutable(`node_modules/.bin/${command}`) ? files : [command, ...files];
	});
}

describe("the workflows", () => {
	it("are those of the tests and of a release", () => {
		expect(workflows.map(({ file }) => file)).toEqual(["ci.yml", "release.yml"]);
		expect(commands.length).toBeGreaterThan(4);
	});

	it.each(commands)("%s: %s can be run", (_, line) => {
		expect(missingIn(line ?? "")).toEqual([]);
	});

	it.each(Object.entries(scripts))("and so can npm run %s: %s", (_, line) => {
		expect(missingIn(line)).toEqual([]);
	});

	it("test the oldest version of Node.js that the packages take, and the one that is worked with", () => {
		const [tested = []] = jobs.flatMap(({ job }) => (job.strategy === undefined ? [] : [job.strategy.matrix.node]));
		expect(tested).toContain(Number(textOf(".nvmrc")));
		for (const name of PUBLISHED) {
			const { engines } = JSON.parse(textOf(`${name}/package.json`)) as { engines: { node: string } };
			expect(`>=${Math.min(...tested)}`).toBe(engines.node.replace(/\.\d+$/, ""));
		}
	});

	it("call other workflows and read files that are there", () => {
		const called = jobs.flatMap(({ job }) => (job.uses === undefined ? [] : [job.uses]));
		const read = steps.flatMap(({ step }) => step.with?.["node-version-file"] ?? []).map(String);
		const hashed = workflows.flatMap(({ text }) => [...text.matchAll(/hashFiles\('([^']+)'\)/g)]);
		const files = [...called, ...read, ...hashed.map(([, file = ""]) => file)];
		expect(files.length).toBeGreaterThan(2);
		expect(files.filter((file) => !existsSync(join(root, file)))).toEqual([]);
	});

	it("may only read by default, end by themselves, and leave no token to the code that they check", () => {
		for (const { workflow } of workflows) expect(workflow.permissions).toEqual({ contents: "read" });
		const endless = jobs.filter(({ job }) => job.uses === undefined && job["timeout-minutes"] === undefined);
		expect(endless).toEqual([]);
		const keeping = steps
			.filter(({ step }) => step.uses?.startsWith("actions/checkout@"))
			.filter(({ step }) => step.with?.["persist-credentials"] !== false);
		// The release's own pull request and tags are pushed with it.
		expect(keeping.map(({ name }) => name)).toEqual(["release.yml: release"]);
	});

	it("publish after all tests alone, with a provenance", () => {
		const { ci, release } = workflows.find(({ file }) => file === "release.yml")?.workflow.jobs ?? {};
		expect(ci?.uses).toBe("./.github/workflows/ci.yml");
		expect(release).toMatchObject({ needs: "ci", permissions: { "id-token": "write" } });
	});
});

describe("what stands beside the code", () => {
	it("has forms for issues that can be read", () => {
		const forms = readdirSync(join(root, ".github/ISSUE_TEMPLATE")).filter((file) => file !== "config.yml");
		expect(forms).toEqual(["bug.yml", "idea.yml", "zoom-differs.yml"]);
		for (const file of forms) {
			const form = parse(textOf(`.github/ISSUE_TEMPLATE/${file}`)) as {
				name: string;
				body: { id?: string; type: string }[];
			};
			expect(form.name).toMatch(/\w/);
			const asked = form.body.filter(({ type }) => type !== "markdown").map(({ id }) => id);
			expect(new Set(asked).size, file).toBe(asked.length);
		}
	});

	it("has owners and updates of folders that are there", () => {
		const owned = textOf(".github/CODEOWNERS").match(/^\/\S+/gm) ?? [];
		const { updates } = parse(textOf(".github/dependabot.yml")) as {
			updates: { directory?: string; directories?: string[] }[];
		};
		const updated = updates.flatMap(({ directory = "/", directories = [directory] }) => directories);
		expect(owned.length).toBeGreaterThan(0);
		expect([...owned, ...updated].filter((path) => !existsSync(join(root, path)))).toEqual([]);
	});

	it("leads to pages that are there", () => {
		const pages = ["SECURITY.md", "CHANGELOG.md", ".changeset/README.md"];
		for (const page of pages) {
			const targets = [...textOf(page).matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(([, target = ""]) => target);
			expect(
				targets.filter((target) => !existsSync(join(root, page, "..", target))),
				page,
			).toEqual([]);
		}
	});
});
