import { readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv } from "ajv";
import { describe, expect, it } from "vitest";
import { parse, parseAllDocuments } from "yaml";
import { Board } from "../../provider/cli/fleet/board.ts";
import { findEditions } from "../../provider/cli/fleet/editions.ts";
import { jobsFor } from "../../provider/cli/fleet/jobs.ts";
import { objectNameOf } from "../../provider/cli/fleet/names.ts";
import { inPool } from "../../provider/cli/fleet/pool.ts";
import { endText } from "../../provider/cli/fleet/summary.ts";
import { OPERATIONS } from "../../provider/cli/up/operations.ts";
import { type Estimate, summaryLine, sumOf } from "../../provider/review/cost/index.ts";
import { cli, fixture, folderOf, read } from "./helpers.ts";

const example = join(import.meta.dirname, "../../examples/fleet");

const EVENING = `hub: Emulator Hub
event:
  name: An evening
  eventType: CONFERENCE
  accessLevel: PRIVATE_UNRESTRICTED
  attendanceType: virtual
  timezone: Europe/Berlin
  description: Talks.
  firstDay: 2031-05-06
  days: [{ from: 18:00, to: 22:00 }]
`;

/** A project with conference files beside its Pulumi.yaml. */
function projectOf(files: Record<string, string>, name = "fleet") {
	const at = folderOf({ "Pulumi.yaml": `name: ${name}\nruntime: nodejs\n`, ...files });
	const fleet = (command: string, ...args: string[]) => cli("fleet", command, at("."), "--cwd", at("."), ...args);
	return { at, fleet };
}

const MANIFESTS = ["--repo", "https://git.example.com/events.git", "--backend", "secret"];

/** What a manifest is checked with: the operator's own description, copied from its CRD. */
const { schema } = JSON.parse(read(fixture("pulumi-stack-v1.json"))) as { schema: object };
const isStack = new Ajv({ strict: false, allErrors: true, validateFormats: false }).compile(closed(schema));

/** A schema that takes no property that it doesn't name, as the API server prunes and warns of those. */
function closed(value: unknown): object {
	if (Array.isArray(value)) return value.map(closed);
	if (typeof value !== "object" || value === null) return value as object;
	const own = Object.fromEntries(Object.entries(value).map(([name, one]) => [name, closed(one)]));
	const isOpen = !("properties" in own) || "additionalProperties" in own || own["x-kubernetes-preserve-unknown-fields"];
	return isOpen ? own : { ...own, additionalProperties: false };
}

interface Manifest {
	metadata: { name: string; namespace?: string };
	spec: Record<string, unknown> & { envRefs: Record<string, unknown>; config: Record<string, string> };
}

/** The documents of a text, each as the operator takes it. */
function manifestsIn(text: string): Manifest[] {
	return parseAllDocuments(text, { version: "1.1" }).map((document) => {
		const value = document.toJS() as Manifest;
		expect(isStack(value), JSON.stringify(isStack.errors)).toBe(true);
		expect(value.metadata.name.length).toBeLessThanOrEqual(42);
		return value;
	});
}

describe("fleet list", () => {
	it("takes every file with event or extends, in the order of their numbers, and says what is none", async () => {
		const { at, fleet } = projectOf({
			"2.yaml": EVENING,
			"10.yaml": EVENING,
			"9.yml": "extends: ./_base.yaml\nevent: { name: Another }\n",
			"_base.yaml": EVENING,
			"speakers.yaml": "# Who speaks.\n- ada\n- grace\n",
			"parts.yaml": "sessions: { talk: { name: A talk } }\n",
			"people.csv": "name\n",
			".hidden.yaml": EVENING,
		});
		const { code, out, err } = await fleet("list");
		expect([code, out]).toEqual([0, "2\t2.yaml\n9\t9.yml\n10\t10.yaml\n"]);
		expect(err).toBe(
			`No editions: ${at("_base.yaml")} (a template, by its name), ${at("parts.yaml")} (has neither event nor extends), ${at("speakers.yaml")} (a list).\n`,
		);
	});

	it("gives a matrix of jobs", async () => {
		const { fleet } = projectOf({ "2029.yaml": EVENING, "2030.yaml": EVENING });
		expect(JSON.parse((await fleet("list", "--json")).out)).toEqual([
			{ stack: "2029", file: "2029.yaml" },
			{ stack: "2030", file: "2030.yaml" },
		]);
		expect((await fleet("list", "--only", "*30")).out).toBe("2030\t2030.yaml\n");
		expect(await fleet("list", "--only", "2031", "--only", "2029")).toMatchObject({
			code: 2,
			err: "zoom-events: no edition is called 2031; zoom-events fleet list shows their names.\n",
		});
	});

	it("refuses names that are no stack's, and files that would share one, all at once", async () => {
		const one = projectOf({ "münchen 2029.yaml": EVENING, "2029.yaml": EVENING, "Oslo.yaml": EVENING });
		const other = folderOf({ "2029.yaml": EVENING, "oslo.yml": EVENING });
		const { code, out, err } = await cli("fleet", "list", one.at("."), other("."), "--cwd", one.at("."));
		expect([code, out]).toEqual([2, ""]);
		expect(err).toContain(`/münchen 2029.yaml: would name a stack "münchen 2029"; `);
		expect(err).toContain("rename the file, to munchen-2029.yaml say.");
		expect(err).toMatch(/^\S*2029\.yaml: would have the same stack as \S*2029\.yaml; rename one of them/m);
		expect(err).toMatch(/^\S*oslo\.ya?ml: would have the same stack as \S*oslo\.ya?ml; rename one of them/im);
	});

	it("never takes a file that is wrong for one that is none", async () => {
		const { fleet } = projectOf({
			"2029.yaml": EVENING,
			"2030.yaml": EVENING.replace("Europe/Berlin", "Europe/Berlim"),
			"2031.yaml": "event: [\n",
			"2032.yaml": "extends: ./2030.yaml\nevent: { timezone: Europe/Oslo }\n",
			"2033.yaml": "",
		});
		const { code, err } = await fleet("list");
		expect(code).toBe(1);
		expect(err).toMatch(/2030\.yaml:7:\d+ event\.timezone: /);
		expect(err).toContain(
			"2030.yaml: is extended by others. If it is a template and no edition, begin its name with _.",
		);
		expect(err).toMatch(/2031\.yaml:\d+:\d+/);
		expect(err).toMatch(/2033\.yaml:\d+:\d+: is empty/);
		expect(err).not.toContain("2029.yaml");
		expect(err).not.toContain("2032.yaml");
	});

	it("counts a file once, by whichever ways it is named", () => {
		const at = folderOf({ "2029.yaml": EVENING });
		symlinkSync(at("2029.yaml"), at("next.yaml"));
		const { editions } = findEditions([at("."), at("2029.yaml")], { name: "fleet", folder: at(".") });
		expect(editions).toHaveLength(1);
	});

	it("says where there is no edition, no folder, and no project", async () => {
		const { at, fleet } = projectOf({ "_base.yaml": EVENING });
		expect((await fleet("list")).err).toContain("has no edition: a file is one if it has event or extends");
		expect(await cli("fleet", "list", at("editions"), "--cwd", at("."))).toMatchObject({ code: 2, out: "" });
		expect((await cli("fleet", "list", at("."), "--cwd", fixture("."))).err).toContain("there is no Pulumi.yaml in ");
	});
});

describe("fleet manifests", () => {
	it("are those of examples/fleet/manifests", async () => {
		const written = readdirSync(join(example, "manifests")).sort();
		expect(written).toEqual(["fleet-berlin-2031.yaml", "fleet-lisbon-2031.yaml", "fleet-oslo-2031.yaml"]);
		const { code, out } = await cli(
			...["fleet", "manifests", "--cwd", example, "--repo", "https://github.com/example/events.git"],
			...["--repo-dir", "examples/fleet", "--backend", "secret", "--namespace", "events", "--resync", "86400"],
		);
		expect(code).toBe(0);
		expect(out).toBe(written.map((name) => readFileSync(join(example, "manifests", name), "utf8")).join("---\n"));
		expect(manifestsIn(out).map(({ metadata, spec }) => [metadata.name, spec.stack, spec.config])).toEqual([
			["fleet-berlin-2031", "berlin-2031", { "fleet:edition": "editions/berlin-2031.yaml" }],
			["fleet-lisbon-2031", "lisbon-2031", { "fleet:edition": "editions/lisbon-2031.yaml" }],
			["fleet-oslo-2031", "oslo-2031", { "fleet:edition": "editions/oslo-2031.yaml" }],
		]);
	});

	it("refer to secrets, and hold none", async () => {
		const { fleet } = projectOf({ "2029.yaml": EVENING });
		const secret = await fleet("manifests", ...MANIFESTS, "--secret", "zoom", "--git-token", "--shared-rate");
		expect(secret.err).toContain(
			"The Secret zoom must have: ZOOM_ACCOUNT_ID, ZOOM_CLIENT_ID, ZOOM_CLIENT_SECRET, PULUMI_BACKEND_URL, PULUMI_CONFIG_PASSPHRASE, ZOOM_SHARED_RATE, GIT_TOKEN.\n",
		);
		const [manifest] = manifestsIn(secret.out);
		expect(manifest?.spec.stack).toBe("2029");
		expect(manifest?.spec.backend).toBeUndefined();
		expect(manifest?.spec.envRefs.ZOOM_SHARED_RATE).toEqual({
			type: "Secret",
			secret: { name: "zoom", key: "ZOOM_SHARED_RATE" },
		});
		expect(manifest?.spec.envRefs.ZOOM_CLIENT_SECRET).toEqual({
			type: "Secret",
			secret: { name: "zoom", key: "ZOOM_CLIENT_SECRET" },
		});
		expect(manifest?.spec.gitAuth).toEqual({
			accessToken: { type: "Secret", secret: { name: "zoom", key: "GIT_TOKEN" } },
		});
	});

	it.each([
		["postgres://pulumi:hunter2@db.example.com/pulumi", "https://git.example.com/e.git", "--backend"],
		["postgres://db.example.com/pulumi?password=hunter2", "https://git.example.com/e.git", "--backend"],
		["s3://states", "https://hunter2@git.example.com/e.git", "--repo"],
	])("refuse %s of %s, whose secret would be in clear", async (backend, repo, option) => {
		const { fleet } = projectOf({ "2029.yaml": EVENING });
		const { code, out, err } = await fleet("manifests", "--repo", repo, "--backend", backend);
		expect([code, out]).toEqual([2, ""]);
		expect(err).toContain(`zoom-events: ${option} would put a password or token into the manifests in clear.`);
		expect(err).not.toContain("hunter2");
	});

	it.each([
		["s3://states?region=eu-central-1", "s3://states?region=eu-central-1", "PULUMI_CONFIG_PASSPHRASE"],
		["postgres://db.example.com/pulumi", "postgres://db.example.com/pulumi", "PULUMI_CONFIG_PASSPHRASE"],
		["file:///states", "file:///states", "PULUMI_CONFIG_PASSPHRASE"],
		["cloud", undefined, "PULUMI_ACCESS_TOKEN"],
	])("keep states in %s", async (backend, written, key) => {
		const { fleet } = projectOf({ "2029.yaml": EVENING });
		const { out } = await fleet("manifests", "--repo", "git@git.example.com:events.git", "--backend", backend);
		const [manifest] = manifestsIn(out);
		expect(manifest?.spec.backend).toBe(written);
		expect(Object.keys(manifest?.spec.envRefs ?? {})).toEqual([
			"ZOOM_ACCOUNT_ID",
			"ZOOM_CLIENT_ID",
			"ZOOM_CLIENT_SECRET",
			key,
		]);
	});

	it("name a stack of an organisation, and a key service", async () => {
		const { fleet } = projectOf({ "2029.yaml": EVENING });
		const { out } = await fleet("manifests", "--repo", "x", "--backend", "cloud", "--organization", "devconf");
		expect(manifestsIn(out)[0]?.spec.stack).toBe("devconf/2029");
		const kms = await fleet(
			"manifests",
			...MANIFESTS,
			"--secrets-provider",
			"awskms://alias/events?region=eu-central-1",
		);
		const [manifest] = manifestsIn(kms.out);
		expect(manifest?.spec.secretsProvider).toBe("awskms://alias/events?region=eu-central-1");
		expect(Object.keys(manifest?.spec.envRefs ?? {})).not.toContain("PULUMI_CONFIG_PASSPHRASE");
	});

	it("are strings where a reader of YAML 1.1 would take a name for something else", async () => {
		const files = Object.fromEntries(
			["2031-05-06", "yes", "1_000", "1e3", "0x1f"].map((name) => [`${name}.yaml`, EVENING]),
		);
		const { out } = await projectOf(files).fleet("manifests", ...MANIFESTS);
		expect(
			manifestsIn(out)
				.map(({ spec }) => spec.stack)
				.sort(),
		).toEqual(["0x1f", "1_000", "1e3", "2031-05-06", "yes"]);
	});

	it("refuse names that would be one, that are too long, and files outside the repository", async () => {
		const long = "a".repeat(40);
		const { at, fleet } = projectOf({
			"Winter_29.yaml": EVENING,
			"winter-29.yaml": EVENING,
			[`${long}.yaml`]: EVENING,
		});
		const { code, out, err } = await fleet("manifests", ...MANIFESTS);
		expect([code, out]).toEqual([2, ""]);
		expect(err).toMatch(
			/: would have the Kubernetes object "fleet-winter-29" of \S+: in its name, capitals become small/,
		);
		expect(err).toContain(
			`: would name a Kubernetes object "fleet-${long}", of 46 characters; the operator takes 42 at most`,
		);
		const outside = folderOf({ "2029.yaml": EVENING });
		const far = await cli("fleet", "manifests", outside("."), "--cwd", at("."), ...MANIFESTS);
		expect(far.err).toContain("2029.yaml: is outside the repository, as the project's folder in it is .:");
		const numbers = projectOf({ "2029.yaml": EVENING }, "2029-events");
		expect((await numbers.fleet("manifests", ...MANIFESTS)).err).toContain("such a name begins with a letter");
	});

	it("are a file each where a folder is named", async () => {
		const { at, fleet } = projectOf({ "2029.yaml": EVENING, "2030.yaml": EVENING });
		expect((await fleet("manifests", ...MANIFESTS, "--out", at("made/here"))).out).toBe("");
		expect(readdirSync(at("made/here")).sort()).toEqual(["fleet-2029.yaml", "fleet-2030.yaml"]);
		expect((parse(read(at("made/here/fleet-2030.yaml"))) as Manifest).spec.stack).toBe("2030");
	});
});

it("an object's name is the project's and the stack's, in the letters that Kubernetes has", () => {
	expect(["2029", "Winter_2029", "a.b--c", "-x-"].map((stack) => objectNameOf("My.Fleet", stack))).toEqual([
		"my-fleet-2029",
		"my-fleet-winter-2029",
		"my-fleet-a-b-c",
		"my-fleet-x",
	]);
});

it("so many are worked on at a time, in their order, and no more once it is over", async () => {
	const begun: number[] = [];
	let now = 0;
	let most = 0;
	const work = async (thing: number): Promise<void> => {
		begun.push(thing);
		most = Math.max(most, ++now);
		await new Promise((resolve) => setImmediate(resolve));
		now--;
	};
	await inPool([1, 2, 3, 4, 5], 2, () => false, work);
	expect([begun, most]).toEqual([[1, 2, 3, 4, 5], 2]);
	begun.length = 0;
	await inPool([1, 2, 3, 4, 5], 2, () => begun.length >= 3, work);
	expect(begun).toEqual([1, 2, 3]);
});

it("there is a job for each core, as far as memory allows", () => {
	const gib = 1024 ** 3;
	expect([jobsFor(2, 8 * gib), jobsFor(64, 8 * gib), jobsFor(4, gib / 4)]).toEqual([2, 16, 1]);
});

const edition = (stack: string) => ({ stack, file: `editions/${stack}.yaml`, path: `editions/${stack}.yaml` });

it("the board shows what is under way, and the fleet in a line", () => {
	let now = 0;
	const all = ["a", "bb", "c", "d"].map(edition);
	const [a, bb, c] = all as [(typeof all)[0], (typeof all)[0], (typeof all)[0]];
	const board = new Board(all, () => now);
	board.begin(a, "previewing");
	expect(board.lines()).toEqual(["  a   previewing 0 s", "0 done, 1 under way, 3 waiting"]);
	board.pause(a);
	board.end(c, "unchanged");
	board.count(1100);
	board.begin(a, "updating");
	board.begin(bb, "updating");
	now = 10_000;
	board.to(a, 200, 1000);
	board.to(bb, 40, 100);
	expect(board.lines()).toEqual([
		"  a   updating   200/1,000 objects, 10 s",
		"  bb  updating   40/100 objects, 10 s",
		"0 done, 1 unchanged, 2 under way, 1 waiting; 240/1,100 objects, 24/s, 36 s left",
	]);
	board.end(bb, "failed");
	expect(board.lines().at(-1)).toMatch(/^0 done, 1 unchanged, 1 failed, 1 under way, 1 waiting; 240\/1,100 objects/);
});

it("the end names each failure with its log, and an error that several have once", () => {
	const failure = (stack: string, error: string) => ({ edition: edition(stack), error, log: `logs/${stack}.log` });
	expect(
		endText(
			{ operation: OPERATIONS.up, isPreview: false },
			new Map([
				["a", "done"],
				["b", "failed"],
				["c", "failed"],
				["d", "failed"],
				["e", "not begun"],
			]),
			[failure("b", "no hub"), failure("c", "no plan"), failure("d", "no hub")],
			61.4,
			false,
		),
	).toBe(`1 done, 3 failed, 1 not begun, in 61 s.
  b, d: no hub
    log: logs/b.log
    log: logs/d.log
  c: no plan
    log: logs/c.log
Next: correct what is said above, then zoom-events fleet up --failed; it continues from there.`);
});

it("what several runs ask of the account adds up", () => {
	const estimate = (light: number, people: number | "registrants"): Estimate => ({
		plan: "pro",
		requests: light + 2,
		reads: 2,
		writes: light,
		ifDifferent: 1,
		byLabel: { LIGHT: light, MEDIUM: 2, HEAVY: 0 },
		byOperation: { createSpeaker: light },
		seconds: 1,
		days: [
			{ of: "LIGHT", used: light, limit: 30_000, holds: true },
			{ of: "meetings", used: 60, limit: 100, holds: true },
		],
		emails: [{ about: "their ticket", isSaid: true, people }],
		lists: [],
	});
	expect(summaryLine(sumOf([estimate(300, 4), estimate(600, 5)]))).toBe(
		"About 904 requests (4 medium), 31 s at plan pro. Over a daily limit: 120 of 100 creates and updates of meetings and webinars that a user may make in a day; spread them over hosts or days. 9 people get an e-mail about their ticket.",
	);
	expect(sumOf([estimate(1, 4), estimate(1, "registrants")]).emails).toEqual([
		{ about: "their ticket", isSaid: true, people: "registrants" },
	]);
});

describe("fleet up", () => {
	it("needs somebody who agrees, and a folder for its logs, before it begins", async () => {
		const { at, fleet } = projectOf({ "2029.yaml": EVENING });
		expect(await fleet("up")).toEqual({
			code: 2,
			out: "",
			err: "zoom-events: nobody is at a terminal to agree to what the previews show: add --yes.\n",
		});
		writeFileSync(at("taken"), "");
		const { code, err } = await fleet("up", "--yes", "--logs", at("taken/logs"), "--pulumi", at("none"));
		expect(code).toBe(2);
		expect(err).toContain(`zoom-events: the logs can't be written to ${at("taken/logs")}: `);
		expect(await fleet("up", "--yes", "--failed", "--pulumi", at("none"))).toMatchObject({ code: 0, out: "" });
	});
});
