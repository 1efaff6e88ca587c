import { basename, extname } from "node:path";

import type { UploadRequest } from "../lifecycle/description";
import { defineKind } from "./define";
import { rule } from "./rules";

/** Extensions that the API takes, by the file's type; `video` names examples only. */
const EXTENSIONS: Record<string, readonly string[]> = {
	recording: [".mp4", ".webm"],
	other: ".vtt .jpeg .jpg .png .pdf .txt .ppt .pptx .doc .docx .csv .xls .xlsx".split(" "),
};

const hasContent = rule({
	says: [["source", "is a readable file or a text"]],
	check: ({ path, text, contentHash }, isUnknown) => {
		if (path === undefined && text === undefined && !isUnknown("path") && !isUnknown("text"))
			return [{ property: "source", reason: "is required for a file." }];
		return path !== undefined && contentHash === undefined && !isUnknown("contentHash")
			? [{ property: "source", reason: `is "${String(path)}", which is not a readable file.` }]
			: [];
	},
});

const recordingHasHub = rule({
	says: [["hubId", "is given for a recording"]],
	check: ({ fileType = "recording", hubId }, isUnknown) =>
		fileType === "recording" && hubId === undefined && !isUnknown("hubId") && !isUnknown("fileType")
			? [{ property: "hubId", reason: 'is required for a recording; a file of another kind has fileType "other".' }]
			: [],
});

const extensionFits = rule({
	says: [
		["source", "ends in .mp4 or .webm for a recording, or as a caption, picture or document does"],
		["fileName", "ends as source does"],
	],
	check: ({ fileType = "recording", fileName, path }, isUnknown) => {
		const name = fileName ?? (path === undefined ? undefined : basename(String(path)));
		const known = EXTENSIONS[String(fileType)];
		if (name === undefined || known === undefined || isUnknown("fileName") || isUnknown("fileType")) return [];
		if (known.includes(extname(String(name)).toLowerCase())) return [];
		const property = fileName === undefined ? "source" : "fileName";
		return [
			{ property, reason: `is "${String(name)}"; a file of type ${String(fileType)} ends in ${known.join(", ")}.` },
		];
	},
});

const textHasName = rule({
	says: [["fileName", "is given where source is a text"]],
	check: ({ text, fileName }, isUnknown) =>
		text !== undefined && fileName === undefined && !isUnknown("fileName")
			? [{ property: "fileName", reason: "is required where the source is a text." }]
			: [],
});

/** The facts of `File`. */
export const file = defineKind({
	kind: "File",
	noun: "file",
	docs: {
		text: "An uploaded recording, caption, picture or handout. A recording is also a video of the hub and has a `videoId`; any other file is for the metadata of a video, where its `fileId` must be named within 7 days. A file whose content changed is uploaded again, as a new object. Large files are uploaded in parts, and an upload that was killed continues where it stopped. The API can't read or delete a file: removing it from the program only forgets it.",
		properties: {
			source: "Path of a local file, relative to the project's folder, or an asset of a file or a text",
			fileName: "Name that the API keeps; by default that of the file",
			videoId: "Id of the video that a recording is; other files have none",
		},
	},
	parents: [],
	id: { parameter: "fileId" },
	// The API has neither a read nor a delete.
	operations: { create: "uploadEventFile" },
	notInputs: ["file"],
	ownInputs: {
		path: { type: "string", minLength: 1, description: "Path of the file, from `source`" },
		text: { type: "string", description: "The text, from `source`" },
		content_hash: { type: "string", description: "SHA-256 of the content, from `source`; a change uploads it anew" },
		file_name: { type: "string", minLength: 1, description: "Name that the API keeps" },
	},
	outputs: ["file_id", "video_id"],
	properties: { contentHash: { replaceOnChange: true }, fileName: { replaceOnChange: true } },
	alwaysShown: ["videoId"],
	creation: {
		by: "upload",
		source: "source",
		from: ["path", "text", "contentHash"],
		request: ({ path, text, fileName, fileType, hubId, contentHash }) =>
			({
				content: path === undefined ? { text } : { path },
				...(fileName !== undefined && { fileName }),
				...(fileType !== undefined && { fileType }),
				...(hubId !== undefined && { hubId }),
				...(contentHash !== undefined && { sha256: contentHash }),
			}) as UploadRequest,
	},
	rules: [hasContent, recordingHasHub, extensionFits, textHasName],
});
