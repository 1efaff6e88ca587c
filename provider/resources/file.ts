import { basename, extname } from "node:path";
import type * as pulumi from "@pulumi/pulumi";
import { type ContentSource, contentOf, type DeclaredContent } from "../hosts/content";
import { defineResource } from "../hosts/resource";
import type { ResourceDescription, Rule } from "../lifecycle/description";
import type { BodyProperties, CommonArgs, InputsOf } from "./types";

type Uploaded = Omit<BodyProperties<"uploadEventFile">, "file">;

interface Named extends InputsOf<Uploaded>, CommonArgs {
	/** Name that the API keeps; the file's own where not given. */
	fileName?: pulumi.Input<string>;
}

/** Inputs of a file: `POST /zoom_events/files`, in camelCase, with `source` in the place of the content. */
export interface FileArgs extends Named {
	/** Path of a local file, relative to the project's folder, or an asset of a file or a text. */
	source: pulumi.Input<ContentSource>;
}

/** Outputs of a file: where its content comes from, and what the API adds. */
export interface FileOutputs extends Uploaded, DeclaredContent {
	fileName?: string;
	fileId: string;
	/** The video that a recording is; absent for files of other types. */
	videoId: string;
}

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

const description: ResourceDescription = {
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

/**
 * An uploaded file: a recording, which is a video of the hub at once and has a `videoId`, or a caption, picture or
 * handout for a video's metadata, where its `fileId` must be named within 7 days. The content decides: a changed
 * file is uploaded anew, as a new object. Large files go in parts, and an upload that was killed goes on where it was.
 * The API can't read or delete a file: removing it from the program only forgets it.
 *
 * @example
 * ```ts
 * const keynote = new zoom.File("keynote", { source: "videos/keynote.mp4", fileType: "recording", hubId });
 * const slides = new zoom.File("slides", { source: "slides/keynote.pdf", fileType: "other" });
 * new zoom.VideoMetadata("keynote", {
 * 	videoId: keynote.videoId,
 * 	resources: [{ fileId: slides.fileId }],
 * });
 * ```
 */
export class File extends defineResource<
	Named & { [Name in keyof DeclaredContent]: pulumi.Input<string | undefined> },
	FileOutputs
>(description) {
	/**
	 * Declares a file.
	 *
	 * @param name name in the program and the state, unique per kind
	 */
	constructor(name: string, { source, ...args }: FileArgs, opts?: pulumi.CustomResourceOptions) {
		const content = contentOf(source);
		super(
			name,
			{
				...args,
				path: content.apply(({ path }) => path),
				text: content.apply(({ text }) => text),
				contentHash: content.apply(({ contentHash }) => contentHash),
			},
			opts,
		);
	}
}
