import { existsSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { dirname, join } from "node:path";
import { execa } from "execa";
import { afterEach, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { loadConference } from "../../provider/conference/index.ts";
import { SMALL } from "../conference/helpers.ts";
import { cli, cliAt, fixture, folderOf, type Ran, read } from "./helpers.ts";

const root = join(import.meta.dirname, "../..");
const bin = join(root, "provider/bin/zoom-events.js");
const good = join(root, "test/conference/good.yaml");
const COMMANDS = ["init", "validate", "plan-times", "export", "pull", "import", "recover", "migrate", "recording"];

describe("the command line", () => {
	it.each(COMMANDS)("%s says with --help what it takes, with examples and exit codes", async (command) => {
		const { code, out } = await cli(command, "--help");
		expect(code).toBe(0);
		expect(out).toMatch(new RegExp(`Usage: zoom-events ${command}[\\s\\S]*Examples:\\n {2}zoom-events ${command}`));
		expect(out).toMatch(/Exit codes:\n {2}0 .*\n {2}1 .*\n {2}2 /);
	});

	it.each([
		[[], "Usage: zoom-events"],
		[["valdate", "x.yaml"], "Did you mean validate?"],
		[["validate"], "missing required argument 'file'"],
		[["validate", good, "--param", "year"], "write name=value"],
		[["plan-times", good, "--timezone", "Europe/Berlim"], "use an IANA time zone"],
		[["plan-times", good, "--timezone", "local"], "use an IANA time zone"],
		[["export", good], "choose a format"],
		[["export", good, "--ics", "--csv"], "cannot be used with"],
		[["export", good, "--csv", "--output", "/nowhere/x.csv"], "its folder does not exist"],
		[["init", "--language", "cobol"], "Allowed choices are yaml, python, typescript"],
		[["import", "--from", "excel", "x.json"], "Allowed choices are pretalx, sessionize"],
		[["import", "--from", "pretalx", "nowhere.json"], "nowhere.json does not exist; check the name."],
		[["validate", "nowhere.yaml"], ""],
		[["plan-times", "nowhere.yaml"], "does not exist"],
	])("ends with 2 where it is used as %j", async (args, message) => {
		const { code, err } = await cli(...args);
		expect(code).toBe(2);
		expect(err).toContain(message);
	});

	it("runs as a program", async () => {
		const { stdout, exitCode } = await execa(process.execPath, [bin, "--version"], { reject: false });
		expect(exitCode).toBe(0);
		expect(stdout).toBe((JSON.parse(read(join(root, "provider/package.json"))) as { version: string }).version);
	});
});

/** Ids as the API gives them, of which one in 64 begins with a dash. */
const DASHED_IDS = [
	"-Ab3dEfGhIjKlMnOpQrStU",
	"--xyzabcdefghijklmnopq",
	"-Vb3dEfGhIjKlMnOpQrStU",
	"-hb3dEfGhIjKlMnOpQrStU",
	"----------------------",
	"-123456789012345678901",
];

describe("an id that begins with a dash", () => {
	const at = folderOf({ "x.yaml": "" });
	const output = ["--output", at("x.yaml")];

	it.each(DASHED_IDS)("is no option: %s, before options and after them", async (id) => {
		for (const args of [
			[id, ...output],
			[...output, id],
			[`--output=${at("x.yaml")}`, id],
			[...output, "--", id],
		]) {
			const { code, err } = await cli("pull", "--with-hub", ...args);
			expect([code, err]).toEqual([2, expect.stringContaining("x.yaml already exists")]);
		}
		for (const args of [
			[id, "-h"],
			["--help", id],
		])
			expect((await cli("pull", ...args)).out).toContain("Usage: zoom-events pull");
	});

	it("may be an option's value", async () => {
		for (const id of DASHED_IDS) {
			const { code, out } = await cli("export", good, "--ics", "--id", id);
			expect([code, out]).toEqual([0, expect.stringContaining(`UID:opening@${id}\r\n`)]);
		}
	});

	it.each([
		[["pull", "--ouput", "x.yaml"], "Did you mean --output?"],
		[["pull", "--with-hubs"], "Did you mean --with-hub?"],
		[["pull", "-x"], "unknown option '-x'"],
		[["pull", "--out=x.yaml"], "unknown option '--out=x.yaml'"],
		[["pull", "some-event", DASHED_IDS[0] ?? ""], `unknown option '${DASHED_IDS[0]}'`],
		[["pull", "--", "some-event", DASHED_IDS[0] ?? ""], "too many arguments"],
		[["pull", DASHED_IDS[0] ?? "", "--output"], "argument missing"],
		[["drift", DASHED_IDS[0] ?? ""], "unknown option"],
	])("leaves a slip an error: %j", async (args, message) => {
		const { code, err } = await cli(...args);
		expect([code, err]).toEqual([args[0] === "drift" ? 1 : 2, expect.stringContaining(message)]);
	});
});

describe("a file whose name begins with a dash or an equals sign", () => {
	afterEach(() => process.chdir(root));

	it.each(["-c.yaml", "--c.yaml", "-Vh.yaml", "=c.yaml"])("goes through all commands: %s", async (name) => {
		const at = folderOf({ "-talks.json": read(fixture("pretalx.json")) });
		process.chdir(dirname(at("x")));
		const done = async (...args: string[]): Promise<string> => {
			const { code, out, err } = await cli(...args);
			expect([code, err]).toEqual([0, ""]);
			return out;
		};
		expect(await done("init", name)).toContain(`Wrote ${name}, `);
		expect(await done("validate", name)).toContain(`${name} is valid: `);
		expect(await done("plan-times", "--json", name)).toContain('"key": "opening"');
		for (const [format, start] of [
			["--ics", "BEGIN:VCALENDAR"],
			["--csv", "key,date,"],
			["--json", "["],
		] as const) {
			await done("export", name, format, "--output", `-out${format}`);
			expect(read(`-out${format}`).startsWith(start)).toBe(true);
		}
		const imported = ["import", "-talks.json", "--from", "pretalx", "--output", `${name}.new`];
		expect(await done(...imported)).toContain(`Wrote ${name}.new: `);
	});
});

describe("init", () => {
	it("writes a conference that is right, with its project", async () => {
		const at = folderOf();
		const { code, out } = await cli("init", at("devconf.yaml"), "--hub", "Community: Berlin");
		expect(code).toBe(0);
		expect(out).toContain("pulumi up");
		const text = read(at("devconf.yaml"));
		expect(text.split("\n")[0]).toMatch(/^# yaml-language-server: \$schema=.*conference\.schema\.json$/);
		expect((parse(text) as { hub: string }).hub).toBe("Community: Berlin");
		expect(loadConference(at("devconf.yaml"), { year: 2028, firstDay: "2028-05-09" }).problems).toEqual([]);
		expect(loadConference(at("devconf.yaml")).problems).toEqual([]);
		expect(read(at("index.ts"))).toContain('{ file: "devconf.yaml" }');
		expect(parse(read(at("Pulumi.yaml")))).toMatchObject({ runtime: "nodejs" });
		expect(readdirSync(dirname(at("x"))).sort()).toEqual([
			".gitignore",
			"Pulumi.yaml",
			"devconf.yaml",
			"index.ts",
			"package.json",
			"tsconfig.json",
		]);
	});

	it("writes a project without a program for yaml", async () => {
		const at = folderOf();
		const { code, out } = await cli("init", at("devconf.yaml"), "--language", "yaml");
		expect(code).toBe(0);
		expect(out).toMatch(
			/:\n {2}npm install\n {2}npx zoom-events validate devconf\.yaml\n {2}pulumi stack init 2027 && pulumi up\n$/,
		);
		expect(parse(read(at("Pulumi.yaml")))).toEqual({
			name: expect.stringMatching(/^zoom-events-/),
			runtime: "yaml",
			description: "A conference as one YAML file",
			plugins: { providers: [{ name: "zoom-events", path: "node_modules/.bin" }] },
			resources: { conference: { type: "zoom-events:index:Conference", properties: { file: "devconf.yaml" } } },
			outputs: { eventId: `\${conference.eventId}`, sessionIds: `\${conference.ids["sessions"]}` },
		});
		expect(JSON.parse(read(at("package.json")))).toEqual({
			private: true,
			dependencies: { "@pulumi/pulumi": "^3.270.0", "pulumi-zoom-events": "^0.1.0" },
		});
		expect(loadConference(at("devconf.yaml")).problems).toEqual([]);
		expect(readdirSync(dirname(at("x"))).sort()).toEqual([".gitignore", "Pulumi.yaml", "devconf.yaml", "package.json"]);
	});

	it("writes a program and its environment for python", async () => {
		const at = folderOf();
		const { code, out } = await cli("init", at("devconf.yaml"), "--language", "python");
		expect(code).toBe(0);
		expect(out).toContain("  npm install\n  python3 -m venv venv && venv/bin/pip install -r requirements.txt\n");
		expect(parse(read(at("Pulumi.yaml")))).toMatchObject({
			runtime: { name: "python", options: { virtualenv: "venv" } },
			plugins: { providers: [{ name: "zoom-events", path: "node_modules/.bin" }] },
		});
		expect(read(at("__main__.py"))).toContain('conference = zoom.Conference("conference", file="devconf.yaml")\n');
		expect(read(at("requirements.txt"))).toBe("pulumi>=3.269.0,<4.0.0\n./node_modules/pulumi-zoom-events/sdk/python\n");
		expect(read(at(".gitignore"))).toBe("node_modules/\nvenv/\n__pycache__/\n");
		expect(existsSync(at("tsconfig.json"))).toBe(false);
	});

	it("writes a program on the native plugin for typescript", async () => {
		const at = folderOf();
		const { code } = await cli("init", at("devconf.yaml"), "--language", "typescript");
		expect(code).toBe(0);
		expect(parse(read(at("Pulumi.yaml")))).toMatchObject({
			runtime: "nodejs",
			plugins: { providers: [{ name: "zoom-events", path: "node_modules/.bin" }] },
		});
		expect(read(at("index.ts"))).toContain('import * as zoom from "pulumi-zoom-events/native";\n');
	});

	it("overwrites nothing of another language's project either", async () => {
		const at = folderOf({ "requirements.txt": "mine" });
		const { code, err } = await cli("init", at("conference.yaml"), "--language", "python");
		expect(code).toBe(2);
		expect(err).toMatch(/requirements\.txt already exists, and nothing is overwritten/);
		expect(readdirSync(dirname(at("x")))).toEqual(["requirements.txt"]);
	});

	it("leaves the project that npm has made as it is", async () => {
		const at = folderOf({ "package.json": "{}", ".gitignore": "mine" });
		const { code, out } = await cli("init", at("devconf.yaml"));
		expect(code).toBe(0);
		expect(out).toContain("npm install pulumi-zoom-events @pulumi/pulumi\n");
		expect([read(at("package.json")), read(at(".gitignore"))]).toEqual(["{}", "mine"]);
		expect(existsSync(at("tsconfig.json"))).toBe(false);
	});

	it("overwrites nothing, and then writes nothing", async () => {
		const at = folderOf({ "index.ts": "mine" });
		const { code, err } = await cli("init", at("conference.yaml"));
		expect(code).toBe(2);
		expect(err).toMatch(/index\.ts already exists, and nothing is overwritten/);
		expect(read(at("index.ts"))).toBe("mine");
		expect(existsSync(at("conference.yaml"))).toBe(false);
	});
});

describe("validate", () => {
	it("says what there is", async () => {
		const { code, out } = await cli("validate", good);
		expect(code).toBe(0);
		expect(out).toMatch(/good\.yaml is valid: 2 speakers, 2 sessions, 1 ticket type, 1 access link, 1 sponsor, /);
	});

	it("says every problem with line and column, and as JSON", async () => {
		const at = folderOf({ "c.yaml": `${SMALL}speakers:\n  ada: { nmae: Ada }\nsessions:\n  a: { at: noon }\n` });
		const { code, out } = await cli("validate", at("c.yaml"));
		expect(code).toBe(1);
		expect(out).toMatch(/c\.yaml:12:10 speakers\.ada\.nmae: .*Did you mean "name"\?\n/);
		expect(out).toMatch(/c\.yaml:14:8 sessions\.a\.at: /);
		const json = await cli("validate", at("c.yaml"), "--json");
		expect(json.code).toBe(1);
		const { problems } = JSON.parse(json.out) as { problems: { line: number; path: string }[] };
		expect(problems).toContainEqual(expect.objectContaining({ line: 12, column: 10, path: "speakers.ada.nmae" }));
		expect(problems).toHaveLength(out.trim().split("\n").length);
	});

	it("warns of an event that is over, with its date, and ends with 0", async () => {
		const at = folderOf({ "c.yaml": SMALL });
		const validate = (year: number, ...args: string[]): Promise<Ran> =>
			cliAt(new Date(Date.UTC(year, 0, 1)), "validate", at("c.yaml"), ...args);
		expect((await validate(2027)).out).toMatch(/^\S+c\.yaml is valid: an event\.\n$/);
		const { code, out } = await validate(2028);
		expect(code).toBe(0);
		expect(out).toMatch(
			/c\.yaml:9:3 event\.firstDay: warning: .* 2027-05-05, .*\n.*see the warning above: an event\.\n$/,
		);
		const json = JSON.parse((await validate(2028, "--json")).out) as object;
		expect(json).toMatchObject({ problems: [], warnings: [{ line: 9, path: "event.firstDay", severity: "warning" }] });
	});

	it("takes parameters", async () => {
		const text = `params: { name: A }\n${SMALL.replace("name: Small", "name: $" + "{params.name}")}`;
		const at = folderOf({ "c.yaml": text });
		expect((await cli("validate", at("c.yaml"), "--param", "name=x=y")).code).toBe(0);
		const { code, out } = await cli("validate", at("c.yaml"), "--param", "nmae=B");
		expect(code).toBe(1);
		expect(out).toContain('Did you mean "name"?');
	});
});

describe("plan-times", () => {
	it("is a table in the order of time", async () => {
		const { code, out } = await cli("plan-times", good);
		expect(code).toBe(0);
		expect(out).toContain("Good Conference, times in Europe/Berlin");
		expect(out).toMatch(/│ 2027-05-04 │ 09:00–09:45 │ Opening +│ Platform │ Main hall │ Ada Example +│/);
		expect(out).toMatch(/│ {12}│ 10:00–11:00 │ Compilers │/);
	});

	it("shows another time zone, also as JSON", async () => {
		const { out } = await cli("plan-times", good, "--timezone", "pacific/auckland", "--json");
		expect(JSON.parse(out)).toMatchObject([
			{
				key: "opening",
				timezone: "Pacific/Auckland",
				date: "2027-05-04",
				start: "19:00",
				startTime: "2027-05-04T19:00:00+12:00",
			},
			{ key: "compilers", start: "20:00" },
		]);
	});

	it("shows the sittings of an event without sessions", async () => {
		const { out } = await cli("plan-times", join(root, "examples/meetup/conference.yaml"), "--json");
		const rows = JSON.parse(out) as { start: string; startTime: string }[];
		expect(rows).toHaveLength(12);
		expect(new Set(rows.map(({ start }) => start))).toEqual(new Set(["18:00"]));
	});

	it("says problems on the error output, and ends with 1", async () => {
		const at = folderOf({ "c.yaml": SMALL.replace("Europe/Berlin", "Europe/Berlim") });
		const { code, out, err } = await cli("plan-times", at("c.yaml"));
		expect([code, out]).toEqual([1, ""]);
		expect(err).toMatch(/c\.yaml:8:3 event\.timezone: /);
	});
});

describe("a run that is interrupted", () => {
	it("leaves no file", async () => {
		const server = createServer(() => undefined).listen(0);
		const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
		const at = folderOf();
		const child = execa(process.execPath, [bin, "pull", "some-event", "--output", at("pulled.yaml")], {
			reject: false,
			env: {
				ZOOM_API_URL: url,
				ZOOM_OAUTH_URL: url,
				ZOOM_ACCOUNT_ID: "a",
				ZOOM_CLIENT_ID: "b",
				ZOOM_CLIENT_SECRET: "c",
			},
		});
		await new Promise((asked) => server.once("request", asked));
		child.kill("SIGINT");
		const { signal, exitCode } = await child;
		server.closeAllConnections();
		server.close();
		expect(signal ?? exitCode).toBe(130);
		expect(readdirSync(dirname(at("x")))).toEqual([]);
	});

	it("keeps the file that was there: it is replaced whole", async () => {
		const at = folderOf({ "out.csv": "before" });
		const { ino } = statSync(at("out.csv"));
		expect((await cli("export", good, "--csv", "--output", at("out.csv"))).code).toBe(0);
		expect(statSync(at("out.csv")).ino).not.toBe(ino);
		expect(read(at("out.csv"))).toMatch(/^key,date,/);
		writeFileSync(at("x"), "");
		expect(readdirSync(dirname(at("x"))).sort()).toEqual(["out.csv", "x"]);
	});
});
