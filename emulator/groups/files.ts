import { extname } from "node:path";
import { invalid } from "../errors";
import { type Call, type Handlers, newId } from "../handler";
import type { Stored } from "../store";

const MEGABYTE = 1_000_000;
const MAX_FILE = 2_000 * MEGABYTE;
const MAX_PART = 100 * MEGABYTE;
const MIN_PART = 5 * MEGABYTE;
const LIFETIME_MS = 7 * 24 * 60 * 60 * 1000;

const EXTENSIONS = {
	recording: [".mp4", ".webm"],
	other: ".vtt .jpeg .jpg .png .pdf .txt .ppt .pptx .doc .docx .csv .xls .xlsx".split(" "),
} as const;

/** Refuses what can't be a file of its type; gives the type and the hub. */
function checkFile(call: Call, name: string): { type: string; hubId: unknown } {
	const { file_type: type = "recording", hub_id: hubId } = call.body;
	const isRecording = type === "recording";
	if (isRecording && call.store.get(`hub/${String(hubId)}`) === undefined)
		throw invalid({ field: "hub_id", message: "a recording needs a hub" });
	const known: readonly string[] | undefined = EXTENSIONS[type as keyof typeof EXTENSIONS];
	if (known !== undefined && !known.includes(extname(name).toLowerCase()))
		throw invalid({ field: "file", message: `a file of type ${String(type)} ends in ${known.join(", ")}` });
	return { type: String(type), hubId };
}

/** Keeps a file that is whole, and makes the video of a recording. */
function keep(call: Call, file: Stored, type: string, hubId: unknown): Stored {
	const id = newId();
	const name = String(file.file_name);
	call.store.put(`file/${id}`, {
		...file,
		file_id: id,
		file_url: `https://files.example.com/${id}/${encodeURIComponent(name)}`,
		until: call.now + LIFETIME_MS,
	});
	if (type !== "recording") return { file_id: id };
	const videoId = newId();
	call.store.put(`video/${String(hubId)}/${videoId}`, {
		video_id: videoId,
		hub_id: hubId,
		name,
		duration: 0,
		status: "processing",
		source_type: "UPLOAD",
		source_event_id: "",
		play_link: `https://events.example.com/play/${videoId}`,
	});
	return { file_id: id, video_id: videoId };
}

/** An upload in parts that has begun and has not died. */
function requireUpload(call: Call): Stored {
	const upload = call.store.get(`upload/${String(call.body.upload_id)}`);
	if (upload === undefined || Number(upload.until) <= call.now)
		throw invalid({ field: "upload_id", message: "is no upload that has begun" });
	return upload;
}

function partsOf(call: Call, upload: Stored): Stored[] {
	return call.store
		.list(`upload-part/${String(upload.upload_id)}/`)
		.sort((a, b) => Number(a.number) - Number(b.number));
}

function complete(call: Call): Stored {
	const upload = requireUpload(call);
	// A second time it says what the first time said.
	if (upload.made !== undefined) return upload.made as Stored;
	const parts = partsOf(call, upload);
	const count = Number(call.body.part_count);
	if (parts.length !== count || parts.some(({ number }, index) => number !== index + 1))
		throw invalid({ field: "part_count", message: `is ${count}; the parts are ${parts.map(({ number }) => number)}` });
	if (parts.slice(0, -1).some(({ size }) => Number(size) < MIN_PART))
		throw invalid({ field: "part_count", message: "a part that is not the last has under 5 MB" });
	const size = parts.reduce((sum, part) => sum + Number(part.size), 0);
	if (size !== upload.length)
		throw invalid({ field: "length", message: `is ${String(upload.length)}; the parts have ${size} bytes` });
	const made = keep(call, { file_name: upload.file_name, size }, String(upload.file_type), upload.hub_id);
	call.store.put(`upload/${String(upload.upload_id)}`, { ...upload, made });
	return made;
}

export const files: Handlers = {
	uploadEventFile: (call) => {
		const { file } = call;
		if (file === undefined) throw invalid({ field: "file", message: "is required" });
		if (file.size > MAX_FILE) throw invalid({ field: "file", message: "has more than 2 GB" });
		const { type, hubId } = checkFile(call, file.name);
		return keep(call, { file_name: file.name, size: file.size, sha256: file.sha256 }, type, hubId);
	},
	uploadMultipartEventFile: (call) => {
		const { file } = call;
		const upload = requireUpload(call);
		if (upload.made !== undefined) throw invalid({ field: "upload_id", message: "is complete already" });
		if (file === undefined) throw invalid({ field: "file", message: "is required" });
		if (file.size > MAX_PART) throw invalid({ field: "file", message: "has more than 100 MB" });
		const number = Number(call.body.part_number);
		call.store.put(`upload-part/${String(upload.upload_id)}/${number}`, {
			number,
			size: file.size,
			sha256: file.sha256,
		});
		return undefined;
	},
	initiateAndCompleteAEventMultipartUpload: (call) => {
		if (call.body.method === "CompleteMultipartUpload") return complete(call);
		const { type, hubId } = checkFile(call, String(call.body.file_name));
		const id = newId();
		call.store.put(`upload/${id}`, {
			upload_id: id,
			file_name: call.body.file_name,
			length: call.body.length,
			file_type: type,
			...(hubId === undefined ? {} : { hub_id: hubId }),
			until: call.now + LIFETIME_MS,
		});
		return { upload_id: id };
	},
};
