import { chmodSync, existsSync, readdirSync, watch, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { execa } from "execa";
import { describe, expect, it } from "vitest";
import { folderOf, read } from "./helpers.ts";

const bin = join(import.meta.dirname, "../../provider/bin/zoom-events.js");

/** A CLI that begins, and ends well once the file `go` is there; it says what signals it got. */
const SLOW = `#!/usr/bin/env node
const { appendFileSync, existsSync, writeFileSync } = require("node:fs");
const at = (name) => __dirname + "/" + name;
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => appendFileSync(at("signals"), signal + "\\n"));
process.stdin.resume();
writeFileSync(at("begun"), process.argv.slice(2).join(" "));
const timer = setInterval(() => {
	if (!existsSync(at("go"))) return;
	clearInterval(timer);
	process.stdout.write(JSON.stringify({ steps: [] }));
	writeFileSync(at("ended"), "");
	process.exit(0);
}, 20);
`;

/** Resolves when a file is there. */
async function there(file: string): Promise<void> {
	if (existsSync(file)) return;
	await new Promise<void>((resolve) => {
		const watcher = watch(dirname(file), () => {
			if (!existsSync(file)) return;
			watcher.close();
			resolve();
		});
		if (existsSync(file)) {
			watcher.close();
			resolve();
		}
	});
}

/** Starts a command that runs the slow CLI, tells it to end, and lets the CLI end. */
async function interrupted(signal: "SIGINT" | "SIGTERM", ...args: string[]) {
	const at = folderOf({ pulumi: SLOW, signals: "", keep: "" });
	chmodSync(at("pulumi"), 0o755);
	const child = execa(process.execPath, [bin, ...args, "--pulumi", at("pulumi")], { reject: false });
	await there(at("begun"));
	child.kill(signal);
	// The CLI has until now; nothing tells when the command has got the signal but what it does then.
	if (signal === "SIGTERM") await signalled(at("signals"));
	writeFileSync(at("go"), "");
	const { exitCode, stdout } = await child;
	return { exitCode, stdout, signals: read(at("signals")), ended: existsSync(at("ended")), at };
}

async function signalled(file: string): Promise<void> {
	while (read(file) === "") await new Promise((resolve) => setImmediate(resolve));
}

describe("a command that is interrupted while Pulumi runs", () => {
	it.each([["plan"], ["drift"]])("%s waits for it, says nothing more and ends with 130", async (command) => {
		const { exitCode, stdout, ended, signals } = await interrupted("SIGINT", command);
		expect({ exitCode, stdout, ended, signals }).toEqual({ exitCode: 130, stdout: "", ended: true, signals: "" });
	});

	it("is told to end, and tells Pulumi, which a terminal would have told", async () => {
		const { exitCode, signals } = await interrupted("SIGTERM", "plan");
		expect({ exitCode, signals }).toEqual({ exitCode: 143, signals: "SIGTERM\n" });
	});

	it("ends at once on a second one", async () => {
		const at = folderOf({ pulumi: SLOW, signals: "" });
		chmodSync(at("pulumi"), 0o755);
		const child = execa(process.execPath, [bin, "plan", "--pulumi", at("pulumi")], { reject: false });
		await there(at("begun"));
		child.kill("SIGTERM");
		await signalled(at("signals"));
		child.kill("SIGTERM");
		// Its output ends with the process of the CLI that it leaves behind.
		child.once("exit", () => writeFileSync(at("go"), ""));
		expect((await child).exitCode).toBe(143);
		await there(at("ended"));
	});

	it("begins no further run of it: a state that was read is not written", async () => {
		const { exitCode, stdout, at } = await interrupted("SIGINT", "migrate", "--to", "native", "--yes");
		expect({ exitCode, stdout }).toEqual({ exitCode: 130, stdout: "" });
		expect(read(at("begun"))).toBe("stack export --non-interactive");
		expect(readdirSync(dirname(at("x"))).sort()).toEqual(["begun", "ended", "go", "keep", "pulumi", "signals"]);
	});
});
