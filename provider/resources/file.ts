import type * as pulumi from "@pulumi/pulumi";
import { type ContentSource, contentOf, type DeclaredContent } from "../hosts/content";
import { defineResource } from "../hosts/resource";
import { file } from "../kinds/file";
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
>(file) {
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
