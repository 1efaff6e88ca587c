// Made by `npm run generate` from provider/kinds/file.ts: change that.

import type * as pulumi from "@pulumi/pulumi";
import type { ContentSource } from "../hosts/program/content";
import { defineResource } from "../hosts/program/dynamic-resource";
import { file } from "../kinds/file";

/** Inputs of a file: `POST /zoom_events/files`. */
export interface FileArgs {
	/** Path of a local file, relative to the project's folder, or an asset of a file or a text. */
	source: pulumi.Input<ContentSource>;
	/** What the file is for. A change replaces the file. */
	fileType?: pulumi.Input<"recording" | "video" | "other" | undefined>;
	/** Id of the hub. A change replaces the file. */
	hubId?: pulumi.Input<string | undefined>;
	/** Name that the API keeps; by default that of the file. A change replaces the file. */
	fileName?: pulumi.Input<string | undefined>;
	/** Id of an existing file: create takes it over and updates it to what is declared. */
	adopt?: pulumi.Input<string | undefined>;
}

/** Outputs of a file: its inputs, and what the API adds. */
export interface FileOutputs {
	/** What the file is for. */
	fileType?: "recording" | "video" | "other";
	/** Id of the hub. */
	hubId?: string;
	/** Path of the file, from `source`. */
	path?: string;
	/** The text, from `source`. */
	text?: string;
	/** SHA-256 of the content, from `source`; a change uploads it anew. */
	contentHash?: string;
	/** Name that the API keeps; by default that of the file. */
	fileName?: string;
	/** Id of the uploaded file, good for 7 days. */
	fileId: string;
	/** Id of the video that a recording is; other files have none. */
	videoId: string;
}

/**
 * An uploaded recording, caption, picture or handout. A recording is also a video of the hub and has a `videoId`; any
 * other file is for the metadata of a video, where its `fileId` must be named within 7 days. A file whose content
 * changed is uploaded again, as a new object. Large files are uploaded in parts, and an upload that was killed
 * continues where it stopped. The API can't read or delete a file: removing it from the program only forgets it.
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
export class File extends defineResource<FileArgs, FileOutputs>(file) {}
