import type * as pulumi from "@pulumi/pulumi";
import { defineResource } from "../hosts/resource";
import { videoMetadata } from "../kinds/video-metadata";
import type { AnswerProperties, BodyProperties, Inputs } from "./types";

type Declared = Omit<BodyProperties<"updateVideoMetadata">, "customFields">;

/** Inputs: `PATCH /zoom_events/videos/{videoId}/metadata`, in camelCase; lists are replaced whole. */
export type VideoMetadataArgs = {
	[Name in keyof Declared]: Inputs<Declared[Name]>;
} & {
	videoId: pulumi.Input<string>;
	/** Free metadata, at most five levels deep, with names of one's own. */
	customFields?: pulumi.Input<Record<string, unknown>>;
};

/** Outputs: what was declared, and what the API adds. */
export type VideoMetadataOutputs = Declared &
	Pick<AnswerProperties<"getVideoMetadata">, "duration" | "updatedAt" | "videoCreatedAt"> & {
		videoId: string;
		customFields?: Record<string, unknown>;
	};

/**
 * What is said of a video. Files are named by the id of their upload, which dies after 7 days: by then they must be
 * attached. Delete restores what was there.
 *
 * @example
 * ```ts
 * new zoom.VideoMetadata("opening", {
 * 	videoId: upload.videoId,
 * 	title: "Opening",
 * 	tags: ["keynote"],
 * 	speakers: [{ name: "Ada Example" }],
 * });
 * ```
 */
export class VideoMetadata extends defineResource<VideoMetadataArgs, VideoMetadataOutputs>(videoMetadata) {}
