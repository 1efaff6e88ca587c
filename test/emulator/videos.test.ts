import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { start } from "./harness.ts";

const refused = (status: number, code: number) => ({ status, body: { code } });

test("videos of a hub go into channels, and have metadata with files that die", async () => {
	const seed = join(mkdtempSync(join(tmpdir(), "seed-")), "seed.json");
	const file = { file_id: "f", file_url: "https://files.example.com/f", until: Date.parse("2026-01-10T08:30:00Z") };
	const video = { video_id: "v", name: "Keynote", source_type: "UPLOAD", status: "done", duration: 2 };
	writeFileSync(seed, JSON.stringify({ "video/emulator-hub/v": video, "file/f": file }));
	const api = await start({ seed });
	const hub = `/hubs/${api.hubId}`;
	expect(await api.ok("GET", `${hub}/videos`)).toMatchObject({ videos: [video] });
	expect(await api.call("GET", "/hubs/none/videos")).toMatchObject(refused(404, 2001));
	const { channel_id } = await api.ok("POST", `${hub}/vod_channels`, { name: "All", type: "VIDEO_LIST_HUB" });
	const at = `${hub}/vod_channels/${channel_id}/videos`;
	expect(await api.call("POST", at, { video_ids: ["v", "none"] })).toMatchObject({
		status: 201,
		body: { errors: [{ video_id: "none" }] },
	});
	expect((await api.call("POST", at, { video_ids: Array(31).fill("v") })).body.code).toBe(300);
	expect(await api.ok("GET", at)).toMatchObject({ total_records: 1, videos: [{ video_id: "v" }] });
	await api.ok("DELETE", `${at}/v`);
	expect(await api.call("DELETE", `${at}/v`)).toMatchObject(refused(404, 261102));
	expect(await api.call("GET", `${hub}/vod_channels/none/videos`)).toMatchObject(refused(404, 261101));

	const metadata = "/videos/v/metadata";
	await api.ok("PATCH", metadata, { tags: ["a", "b"], thumbnails: [{ file_id: "f", is_default: true }] });
	await api.ok("PATCH", metadata, { tags: ["c"] });
	const read = { title: "Keynote", duration: 120, tags: ["c"], thumbnails: [{ file_url: file.file_url }] };
	expect(await api.ok("GET", metadata)).toMatchObject(read);
	const transcripts = [{ file_id: "f", language: "en", is_default: false }];
	await api.ok("PATCH", metadata, { transcripts });
	expect(await api.ok("GET", metadata)).toMatchObject({ transcripts: [{ language: "en", is_default: true }] });
	const twice = { file_id: "f", is_default: true };
	expect((await api.call("PATCH", metadata, { thumbnails: [twice, twice] })).body.code).toBe(300);
	await api.ok("PATCH", metadata, { scheduling: { start_time: "2026-02-20T08:00:00Z" } });
	const ends = { scheduling: { end_time: "2026-02-19T08:00:00Z" } };
	expect(await api.call("PATCH", metadata, ends)).toMatchObject(refused(400, 300));
	api.clock.now = file.until;
	expect((await api.call("PATCH", metadata, { resources: [{ file_id: "f" }] })).body.code).toBe(300);
	expect(await api.call("GET", "/videos/none/metadata")).toMatchObject(refused(404, 261108));
	expect(await api.call("PATCH", "/videos/none/metadata", {})).toMatchObject(refused(404, 261108));
	await api.emulator.close();
});
