import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { closeSync, ftruncateSync, mkdtempSync, openSync, rmSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type Emulator, startEmulator } from "../../emulator/index.ts";
import { describeWith, LINUX } from "../helpers/needs.ts";

const MB = 1_000_000;
const SIZE = 300 * MB;
/** Most that the process may have resident, in kB, while it uploads. */
const MOST_RESIDENT_KB = 150_000;

let emulator: Emulator;
const folder = mkdtempSync(join(tmpdir(), "upload-process-"));
const path = join(folder, "keynote.mp4");

beforeAll(async () => {
	emulator = await startEmulator();
	const file = openSync(path, "w");
	ftruncateSync(file, SIZE);
	for (let at = 0; at < SIZE; at += 7 * MB) writeSync(file, randomBytes(1024), 0, 1024, at);
	closeSync(file);
});
afterAll(async () => {
	await emulator.close();
	rmSync(folder, { recursive: true });
});

/** Uploads with the built package in a process of its own, and prints the ids and the most that was resident. */
const PROGRAM = `
const { readFileSync } = require("node:fs");
const { ZoomEventsClient } = require(${JSON.stringify(join(import.meta.dirname, "../../provider/dist/provider/api/client.js"))});
const client = new ZoomEventsClient();
client.upload(
	{ content: { path: ${JSON.stringify(path)} }, fileType: "recording", hubId: "emulator-hub" },
	{ journalFolder: ${JSON.stringify(join(folder, "journals"))}, onProgress: ({ sentBytes }) => process.send?.(sentBytes) },
).then(async (uploaded) => {
	const [, kilobytes] = /VmHWM:\\s+(\\d+)/.exec(readFileSync("/proc/self/status", "utf8")) ?? [];
	console.log(JSON.stringify({ ...uploaded, kilobytes: Number(kilobytes) }));
	await client.close();
	process.exit(0);
});
`;

/** Runs the program; kills it as soon as `killAt` bytes are on their way. */
function run(killAt = Number.POSITIVE_INFINITY): Promise<{ output: string; signal: NodeJS.Signals | null }> {
	const child = spawn(process.execPath, ["-e", PROGRAM], {
		stdio: ["ignore", "pipe", "inherit", "ipc"],
		env: {
			...process.env,
			ZOOM_API_URL: emulator.apiUrl,
			ZOOM_OAUTH_URL: emulator.oauthUrl,
			ZOOM_ACCOUNT_ID: "emulator",
			ZOOM_CLIENT_ID: "emulator",
			ZOOM_CLIENT_SECRET: "emulator",
			ZOOM_PLAN: "off",
		},
	});
	let output = "";
	child.stdout?.on("data", (text: Buffer) => {
		output += text.toString();
	});
	child.on("message", (sent) => {
		if (Number(sent) >= killAt) child.kill("SIGKILL");
	});
	return new Promise((resolve) => child.on("close", (_, signal) => resolve({ output, signal })));
}

const partsSent = (): number => emulator.requests().byRoute["POST /zoom_events/files/multipart"] ?? 0;

describeWith(LINUX, "a killed upload of 300 MB", () => {
	it("goes on with the parts that are missing, in little memory", async () => {
		expect((await run(150 * MB)).signal).toBe("SIGKILL");
		const kept = emulator.state()["upload-part"]?.length ?? 0;
		expect(kept).toBeGreaterThan(2);
		const before = partsSent();
		const { output } = await run();
		const { video_id: id, kilobytes } = JSON.parse(output) as { video_id?: string; kilobytes: number };
		expect(id).toBe(emulator.state().video?.at(-1)?.video_id);
		expect(kilobytes).toBeLessThan(MOST_RESIDENT_KB);
		const parts = emulator.state()["upload-part"] ?? [];
		expect(parts.reduce((sum, { size }) => sum + Number(size), 0)).toBe(SIZE);
		// A part that arrived just before the kill may be sent again: its line was not in the journal yet.
		const again = partsSent() - before - (parts.length - kept);
		expect(again).toBeLessThanOrEqual(1);
		console.info(`300 MB: ${kept} parts kept, ${partsSent() - before} sent after the kill, ${kilobytes} kB resident`);
	});
});
