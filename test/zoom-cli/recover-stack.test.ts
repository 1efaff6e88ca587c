import { existsSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { accountMark } from "../../provider/lifecycle/account.ts";
import { EXPORT, IMPORT, projectOf } from "./fake-pulumi.ts";
import { cli, cliAnswered, folderOf, read } from "./helpers.ts";
import { exportOf, type MadeUpExport, useAccount } from "./states.ts";

const own = useAccount();

const notMade = (): MadeUpExport => own().notMade;

const LINE = 'Speaker "ada" was not created. The next pulumi up will create it.\n';

describe("a stack", () => {
	it("without anything to recover is told in one line, without credentials", async () => {
		const { flags, calls } = projectOf(exportOf([own().event]));
		const { ZOOM_CLIENT_SECRET: secret = "" } = process.env;
		delete process.env.ZOOM_CLIENT_SECRET;
		expect(await cli(...flags)).toEqual({ code: 0, out: "Nothing to recover.\n", err: "" });
		process.env.ZOOM_CLIENT_SECRET = secret;
		expect(calls()).toEqual([EXPORT]);
	});

	it("that has nothing yet is one of them", async () => {
		const { flags } = projectOf({ version: 3, deployment: null } as unknown as MadeUpExport);
		expect(await cli(...flags)).toEqual({ code: 0, out: "Nothing to recover.\n", err: "" });
	});

	it("is written by pulumi stack import, through its standard input", async () => {
		const { at, flags, calls } = projectOf(notMade());
		const written = "Wrote the state of stack test. Next: pulumi up --stack test\n";
		expect(await cli(...flags, "--yes")).toEqual({ code: 0, out: LINE + written, err: "" });
		expect(calls()).toEqual([EXPORT, EXPORT, IMPORT]);
		expect(JSON.parse(read(at("imported.json")))).toEqual(exportOf([own().event]));
	});

	it("is written where a person says so, and never else", async () => {
		const { at, flags } = projectOf(notMade());
		const alone = await cli(...flags);
		expect(alone).toEqual({ code: 1, out: LINE, err: "Nothing was written: add --yes to do so.\n" });
		const refused = await cliAnswered(["n"], ...flags);
		expect(refused).toMatchObject({
			code: 1,
			asked: ["Write the state of stack test? [y/N] "],
			err: "Nothing was written.\n",
		});
		expect(existsSync(at("imported.json"))).toBe(false);
		expect((await cliAnswered(["y"], ...flags)).code).toBe(0);
		expect(existsSync(at("imported.json"))).toBe(true);
	});

	it("is told as JSON", async () => {
		const { flags } = projectOf(notMade());
		const { code, out } = await cliAnswered(["y"], ...flags, "--json");
		expect(code).toBe(1);
		const [finding] = (JSON.parse(out) as { state: { urn: string }[] }).state;
		expect(JSON.parse(out)).toEqual({
			state: [{ finding: "not-made", urn: finding?.urn, isLeft: false, text: LINE.trim() }],
			isWritten: false,
		});
		expect(finding?.urn).toMatch(/:Speaker::ada$/);
		const written = await cli(...flags, "--json", "--yes");
		expect([written.code, (JSON.parse(written.out) as { isWritten: boolean }).isWritten]).toEqual([0, true]);
	});

	it("that another run writes to meanwhile stays as that has left it", async () => {
		const { at, flags } = projectOf(notMade(), { "later.json": exportOf([]) });
		const { code, err } = await cli(...flags, "--yes");
		expect([code, err]).toEqual([
			2,
			"zoom-events: the state of stack test has changed in the meantime: another run is using it. Nothing was written. Run this again when that run has finished.\n",
		]);
		expect(existsSync(at("imported.json"))).toBe(false);
	});

	const LOCKED = `warning: removing pending operation 'creating' on 'x' from snapshot
error: could not import deployment: the stack is currently locked by 1 lock(s). Either wait for the other process(es) to end or delete the lock file with \`pulumi cancel\`.
  file:///state/.pulumi/locks/x.json: created by me
`;

	it.each([
		[
			"is locked",
			{ "import.fails": LOCKED },
			"the state of stack test can't be written: could not import deployment: the stack is currently locked by 1 lock(s). Either wait for the other process(es) to end or delete the lock file with `pulumi cancel`. Another run is using it, or was killed: wait, or remove the lock with pulumi cancel --stack test.",
		],
		[
			"is not there",
			{ "export.fails": "error: no stack named 'test' found\n" },
			"the state of stack test can't be read: no stack named 'test' found.",
		],
		["ends without a word", { "export.fails": "" }, "the state of stack test can't be read: it exited with code 255."],
		[
			"gives no JSON",
			{ "export.json": "hello" },
			"the output of pulumi stack export is not JSON; it must be a stack export.",
		],
	])("that %s is one plain line", async (_, more, line) => {
		const { flags } = projectOf(notMade(), more);
		const { code, err } = await cli(...flags, "--yes");
		expect([code, err]).toEqual([2, `zoom-events: ${line}\n`]);
	});

	it("without a Pulumi CLI is one plain line", async () => {
		const { code, err } = await cli("recover", "--pulumi", "/nowhere/pulumi");
		expect([code, err]).toEqual([
			2,
			"zoom-events: /nowhere/pulumi can't be run: spawn /nowhere/pulumi ENOENT. Install the Pulumi CLI, or set its path with --pulumi.\n",
		]);
	});

	it("with wrong credentials is one plain line", async () => {
		const { flags } = projectOf(notMade());
		const { ZOOM_CLIENT_SECRET: secret = "" } = process.env;
		process.env.ZOOM_CLIENT_SECRET = "wrong-planted";
		const { code, err } = await cli(...flags, "--yes");
		process.env.ZOOM_CLIENT_SECRET = secret;
		expect(code).toBe(2);
		expect(err).toMatch(/^zoom-events: Zoom refused the credentials of account "emulator": /);
		expect(err).not.toContain("wrong-planted");
	});

	it("of another account is left alone", async () => {
		const { event } = own();
		const state = notMade();
		state.deployment.resources[2] = { ...event, outputs: { ...event.outputs, __account: "Another1" } };
		const { at, flags } = projectOf(state);
		const { code, err } = await cli(...flags, "--yes");
		expect(code).toBe(2);
		expect(err).toMatch(/^zoom-events: The objects of this stack are in another Zoom account.*\(mark Another1\)/);
		expect(existsSync(at("imported.json"))).toBe(false);
		state.deployment.resources[2].outputs = { ...event.outputs, __account: accountMark(own().world.client.settings) };
		expect((await cli(...projectOf(state).flags, "--yes")).code).toBe(0);
	});
});

describe("how it is used", () => {
	it.each([
		[["--output", "x.json"], "--output needs --state."],
		[["--state", "x.json", "--json"], "add --output."],
		[["--state", "x.json", "--stack", "test"], "cannot be used with option '--stack <name>'"],
		[["--state", "nowhere.json"], "nowhere.json can't be read: ENOENT"],
		[["--file", "nowhere.yaml"], "does not exist"],
	])("ends with 2 for %j", async (args, message) => {
		const { code, out, err } = await cli("recover", ...args);
		expect([code, out]).toEqual([2, ""]);
		expect(err).toContain(message);
	});

	it("gives the state of a file on the standard output, and says the rest beside it", async () => {
		const at = folderOf({ "export.json": JSON.stringify(notMade()), "list.json": "[]" });
		const { code, out, err } = await cli("recover", "--state", at("export.json"));
		expect([code, err]).toEqual([0, LINE]);
		expect(JSON.parse(out)).toEqual(exportOf([own().event]));
		expect((await cli("recover", "--state", at("list.json"))).err).toContain("list.json has no deployment; ");
	});
});
