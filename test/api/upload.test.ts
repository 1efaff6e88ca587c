import { createHash, randomBytes } from "node:crypto";
import { mkdtempSync, readdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type Emulator, startEmulator } from "../../emulator/index.ts";
import { ZoomEventsClient } from "../../provider/api/client.ts";
import { ConnectionError, UploadError, ZoomApiError } from "../../provider/api/errors.ts";
import { hashOf, type UploadOptions, type UploadProgress } from "../../provider/api/upload.ts";
import { UploadJournal } from "../../provider/api/upload-journal.ts";
import { scriptedServer } from "../helpers/scripted-server.ts";

const MB = 1024 * 1024;
const sha256 = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

let emulator: Emulator;
let client: ZoomEventsClient;
let folder: string;
let path: string;
const content = randomBytes(17 * MB);

beforeAll(async () => {
	emulator = await startEmulator();
	client = clientOf(emulator.apiUrl);
});
afterAll(async () => {
	await client.close();
	await emulator.close();
});
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), "upload-"));
	path = join(folder, "keynote.mp4");
	writeFileSync(path, content);
});

function clientOf(fileApiUrl: string): ZoomEventsClient {
	const { apiUrl, oauthUrl } = emulator;
	const who = { accountId: "emulator", clientId: "emulator", clientSecret: "emulator" };
	return new ZoomEventsClient(
		{ ...who, apiUrl, oauthUrl, fileApiUrl, plan: "off" },
		{ firstPauseMs: 1, maxPauseMs: 5, maxRetries: 2 },
	);
}

/** Small parts, and journals of this test alone. */
const options = (changes: UploadOptions = {}): UploadOptions => ({
	thresholdBytes: 1 * MB,
	partBytes: 5 * MB,
	journalFolder: join(folder, "journals"),
	...changes,
});
const recording = { fileType: "recording", hubId: "emulator-hub" } as const;
const journals = (): string[] => readdirSync(join(folder, "journals"));

async function requestsSince(): Promise<Record<string, number>> {
	const { byRoute } = emulator.requests();
	await fetch(`${emulator.url}/_emulator/requests/reset`, { method: "POST" });
	return byRoute;
}

describe("a small file", () => {
	it("goes in one call, and arrives as it is", async () => {
		await requestsSince();
		const progress: UploadProgress[] = [];
		const uploaded = await client.upload(
			{ content: { path }, fileName: "slides.pdf", fileType: "other" },
			{ onProgress: (one) => progress.push(one) },
		);
		expect(await requestsSince()).toEqual({ "POST /zoom_events/files": 1 });
		expect(emulator.state().file?.at(-1)).toMatchObject({
			file_id: uploaded.file_id,
			file_name: "slides.pdf",
			size: content.length,
			sha256: sha256(content),
		});
		expect(uploaded.video_id).toBeUndefined();
		expect(progress.at(-1)).toEqual({ fileName: "slides.pdf", sentBytes: content.length, totalBytes: content.length });
	});

	it("may be a text, and be empty", async () => {
		for (const text of ["WEBVTT\n\nGrüße", ""]) {
			const { file_id: id } = await client.upload({ content: { text }, fileName: "de.vtt", fileType: "other" });
			expect(emulator.state().file?.at(-1)).toMatchObject({ file_id: id, sha256: sha256(Buffer.from(text)) });
		}
	});

	it("is a video of the hub where it is a recording", async () => {
		const { video_id: id } = await client.upload({ content: { path }, ...recording });
		expect(emulator.state().video?.at(-1)).toMatchObject({ video_id: id, name: "keynote.mp4" });
	});
});

describe("a large file", () => {
	it("goes in parts, in parallel, which together are the file", async () => {
		await requestsSince();
		const progress: UploadProgress[] = [];
		const uploaded = await client.upload(
			{ content: { path }, ...recording },
			options({ onProgress: (one) => progress.push(one) }),
		);
		expect(await requestsSince()).toEqual({
			"POST /zoom_events/files/multipart": 4,
			"POST /zoom_events/files/multipart/upload": 2,
		});
		expect(uploaded.video_id).toBe(emulator.state().video?.at(-1)?.video_id);
		const parts = (emulator.state()["upload-part"] ?? []).slice(-4).sort((a, b) => Number(a.number) - Number(b.number));
		expect(parts.map(({ sha256: hash }) => hash)).toEqual(
			[0, 5, 10, 15].map((at) => sha256(content.subarray(at * MB, (at + 5) * MB))),
		);
		expect(progress.at(-1)?.sentBytes).toBe(content.length);
		expect(journals()).toEqual([]);
	});

	/** An upload that fails in its third part. */
	async function interrupted(): Promise<void> {
		const broken = clientOf(emulator.apiUrl);
		await expect(
			broken.upload(
				{ content: { path }, ...recording },
				options({
					parallel: 1,
					onProgress: ({ sentBytes }) => {
						if (sentBytes > 11 * MB) throw new Error("interrupted");
					},
				}),
			),
		).rejects.toThrow("interrupted");
		await broken.close();
	}

	it("goes on where a killed upload was: parts that arrived are not sent again", async () => {
		await interrupted();
		expect(journals()).toHaveLength(1);
		await requestsSince();
		const other = clientOf(emulator.apiUrl);
		const { video_id: id } = await other.upload({ content: { path }, ...recording }, options());
		await other.close();
		expect(await requestsSince()).toEqual({
			"POST /zoom_events/files/multipart": 2,
			"POST /zoom_events/files/multipart/upload": 1,
		});
		expect(id).toBe(emulator.state().video?.at(-1)?.video_id);
		expect(journals()).toEqual([]);
	});

	it("begins anew where the content changed, or the API knows the upload no more", async () => {
		await interrupted();
		await requestsSince();
		writeFileSync(path, Buffer.concat([content, Buffer.from("more")]));
		await client.upload({ content: { path }, ...recording }, options());
		expect((await requestsSince())["POST /zoom_events/files/multipart"]).toBe(4);
		writeFileSync(path, content);
		await emulator.reset();
		const { video_id: id } = await client.upload({ content: { path }, ...recording }, options());
		expect(id).toBe(emulator.state().video?.at(-1)?.video_id);
	});

	it("has a video each where it is uploaded twice at once", async () => {
		const both = await Promise.all([1, 2].map(() => client.upload({ content: { path }, ...recording }, options())));
		expect(new Set(both.map(({ video_id: id }) => id)).size).toBe(2);
	});
});

describe("what can't be uploaded", () => {
	it("is named: no file, or another content than was declared", async () => {
		await expect(client.upload({ content: { path: join(folder, "none.pdf") }, fileType: "other" })).rejects.toThrow(
			UploadError,
		);
		await expect(
			client.upload({ content: { path }, ...recording, sha256: sha256(Buffer.from("other")) }),
		).rejects.toThrow(/keynote.mp4 changed/);
		expect(await hashOf({ path })).toBe(sha256(content));
	});

	it("is refused by the API: a recording without a hub, an unknown extension", async () => {
		await expect(client.upload({ content: { path } })).rejects.toThrow(ZoomApiError);
		await expect(client.upload({ content: { path }, fileType: "other" })).rejects.toThrow(/file/);
	});
});

describe("the way", () => {
	it("follows a redirect with the whole content", async () => {
		const target = new URL(`${emulator.apiUrl}/zoom_events/files`);
		const server = await scriptedServer([(response) => response.writeHead(307, { location: target.href }).end()]);
		const redirected = clientOf(server.settings.fileApiUrl);
		// The other origin gets no token, so the local API refuses: but it was asked, with all of the content.
		await expect(redirected.upload({ content: { path }, ...recording })).rejects.toThrow(/401/);
		await redirected.close();
		await server.close();
	});

	it("repeats a lost answer of a handout, and not of a recording", async () => {
		const server = await scriptedServer([(response) => response.destroy()]);
		const unlucky = clientOf(server.settings.fileApiUrl);
		await expect(unlucky.upload({ content: { text: "x" }, fileName: "x.mp4", ...recording })).rejects.toThrow(
			ConnectionError,
		);
		expect(server.seen).toHaveLength(1);
		await expect(unlucky.upload({ content: { text: "x" }, fileName: "x.txt", fileType: "other" })).rejects.toThrow(
			ConnectionError,
		);
		expect(server.seen).toHaveLength(4);
		await unlucky.close();
		await server.close();
	});
});

describe("a journal", () => {
	const journal = (): UploadJournal => new UploadJournal(join(folder, "journals"), "key");

	it("is good for six days, and leaves out a part whose line a kill cut short", () => {
		expect(journal().read()).toBeUndefined();
		journal().begin("upload", 0);
		journal().add(1);
		journal().add(12);
		const day = 24 * 60 * 60 * 1000;
		expect(journal().read(6 * day)).toEqual({ uploadId: "upload", parts: new Set([1, 12]) });
		expect(journal().read(6 * day + 1)).toBeUndefined();
		const file = join(folder, "journals/key.ndjson");
		writeFileSync(file, '{"uploadId":"upload","begun":0}\n1\n1');
		expect(journal().read(0)).toEqual({ uploadId: "upload", parts: new Set([1]) });
		writeFileSync(file, "{");
		expect(journal().read(0)).toBeUndefined();
		journal().end();
		expect(journals()).toEqual([]);
	});
});
