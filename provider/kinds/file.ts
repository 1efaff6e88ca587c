import { basename, extname } from "node:path";
import type { ResourceDescription, Rule } from "../lifecycle/description";

/** Extensions that the API takes, by the file's type; `video` names examples only. */
const EXTENSIONS: Record<string, readonly string[]> = {
	recording: [".mp4", ".webm"],
	other: ".vtt .jpeg .jpg .png .pdf .txt .ppt .pptx .doc .docx .csv .xls .xlsx".split(" "),
};

const hasContent: Rule = ({ path, text }, isUnknown) =>
	path === undefined && text === undefined && !isUnknown("path") && !isUnknown("text")
		? [{ property: "source", reason: "is required for a file." }]
		: [];

const contentIsReadable: Rule = ({ path, contentHash }, isUnknown) =>
	path !== undefined && contentHash === undefined && !isUnknown("contentHash")
		? [{ property: "source", reason: `is "${String(path)}", where there is no readable file.` }]
		: [];

const recordingHasHub: Rule = ({ fileType = "recording", hubId }, isUnknown) =>
	fileType === "recording" && hubId === undefined && !isUnknown("hubId") && !isUnknown("fileType")
		? [{ property: "hubId", reason: 'is required for a recording; a file of another kind has fileType "other".' }]
		: [];

const extensionFits: Rule = ({ fileType = "recording", fileName, path }, isUnknown) => {
	const name = fileName ?? (path === undefined ? undefined : basename(String(path)));
	const known = EXTENSIONS[String(fileType)];
	if (name === undefined || known === undefined || isUnknown("fileName") || isUnknown("fileType")) return [];
	if (known.includes(extname(String(name)).toLowerCase())) return [];
	const property = fileName === undefined ? "source" : "fileName";
	return [
		{ property, reason: `is "${String(name)}"; a file of type ${String(fileType)} ends in ${known.join(", ")}.` },
	];
};

const textHasName: Rule = ({ text, fileName }, isUnknown) =>
	text !== undefined && fileName === undefined && !isUnknown("fileName")
		? [{ property: "fileName", reason: "is required where the source is a text." }]
		: [];

/** The facts of `File`; its class has the description for people. */
export const file: ResourceDescription = {
	kind: "File",
	noun: "file",
	parents: [],
	id: { parameter: "fileId", field: "file_id" },
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
	properties: { contentHash: { isIdentity: true }, fileName: { isIdentity: true } },
	upload: ({ path, text, fileName, fileType, hubId, contentHash }) =>
		({
			content: path === undefined ? { text } : { path },
			...(fileName !== undefined && { fileName }),
			...(fileType !== undefined && { fileType }),
			...(hubId !== undefined && { hubId }),
			...(contentHash !== undefined && { sha256: contentHash }),
		}) as ReturnType<NonNullable<ResourceDescription["upload"]>>,
	rules: [hasContent, contentIsReadable, recordingHasHub, extensionFits, textHasName],
};
