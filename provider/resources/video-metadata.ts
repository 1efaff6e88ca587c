// Made by `npm run generate` from provider/kinds/video-metadata.ts: change that.

import type * as pulumi from "@pulumi/pulumi";
import { defineResource } from "../hosts/program/dynamic-resource";
import { videoMetadata } from "../kinds/video-metadata";

/** One of `categories`. */
export interface VideoMetadataCategoryArgs {
	/** Name of the category. */
	name: pulumi.Input<string>;
	/** Categories below the category. */
	subCategories?: pulumi.Input<pulumi.Input<string>[] | undefined>;
}

/** One of `resources`. */
export interface VideoMetadataResourceArgs {
	/** Id of the uploaded handout. */
	fileId: pulumi.Input<string>;
}

/** When it is available. */
export interface VideoMetadataSchedulingArgs {
	/** End, an instant in UTC. */
	endTime?: pulumi.Input<string | undefined>;
	/** Start, an instant in UTC. */
	startTime?: pulumi.Input<string | undefined>;
}

/** One of `speakers`. */
export interface VideoMetadataSpeakerArgs {
	/** Full name of the speaker. */
	name: pulumi.Input<string>;
	/** Who the speaker is, as text. */
	biography?: pulumi.Input<string | undefined>;
	/** Name of the company. */
	companyName?: pulumi.Input<string | undefined>;
	/** URL of the company's site. */
	companyWebsite?: pulumi.Input<string | undefined>;
	/** E-mail address of the speaker. */
	email?: pulumi.Input<string | undefined>;
	/** What the speaker does, shown below the name. */
	jobTitle?: pulumi.Input<string | undefined>;
}

/** One of `thumbnails`. */
export interface VideoMetadataThumbnailArgs {
	/** Id of the uploaded picture. */
	fileId: pulumi.Input<string>;
	/** True where it is the one used unless another is named. */
	isDefault?: pulumi.Input<boolean | undefined>;
}

/** One of `transcripts`. */
export interface VideoMetadataTranscriptArgs {
	/** Id of the uploaded caption file. */
	fileId: pulumi.Input<string>;
	/** Language code, ISO 639-1 or BCP 47. */
	language: pulumi.Input<string>;
	/** True where it is the one used unless another is named. */
	isDefault?: pulumi.Input<boolean | undefined>;
}

/** Inputs of a metadata of the video: `PATCH /zoom_events/videos/{videoId}/metadata`. */
export interface VideoMetadataArgs {
	/** Id of the video. A change replaces the metadata of the video. */
	videoId: pulumi.Input<string>;
	/** Categories under which the video is listed. */
	categories?: pulumi.Input<pulumi.Input<VideoMetadataCategoryArgs>[] | undefined>;
	/** Free metadata, up to five levels deep. */
	customFields?: pulumi.Input<Record<string, unknown> | undefined>;
	/** What the video shows. */
	description?: pulumi.Input<string | undefined>;
	/** Id of the video in another system. */
	externalMediaId?: pulumi.Input<string | undefined>;
	/** Name of the other system. */
	externalSourceName?: pulumi.Input<string | undefined>;
	/** Files that go with it. */
	resources?: pulumi.Input<pulumi.Input<VideoMetadataResourceArgs>[] | undefined>;
	/** When it is available. */
	scheduling?: pulumi.Input<VideoMetadataSchedulingArgs | undefined>;
	/** People who speak in the video, in the order in which they are shown. */
	speakers?: pulumi.Input<pulumi.Input<VideoMetadataSpeakerArgs>[] | undefined>;
	/** Words by which the video is found. */
	tags?: pulumi.Input<pulumi.Input<string>[] | undefined>;
	/** Pictures that stand for the video. */
	thumbnails?: pulumi.Input<pulumi.Input<VideoMetadataThumbnailArgs>[] | undefined>;
	/** Title of the video, as viewers see it. */
	title?: pulumi.Input<string | undefined>;
	/** Transcripts of the video. */
	transcripts?: pulumi.Input<pulumi.Input<VideoMetadataTranscriptArgs>[] | undefined>;
	/** Id of an existing metadata of the video: create takes it over and updates it to what is declared. */
	adopt?: pulumi.Input<string | undefined>;
}

/** One of `categories`. */
export interface VideoMetadataCategory {
	/** Name of the category. */
	name: string;
	/** Categories below the category. */
	subCategories?: string[];
}

/** One of `resources`. */
export interface VideoMetadataResource {
	/** Id of the uploaded handout. */
	fileId: string;
}

/** When it is available. */
export interface VideoMetadataScheduling {
	/** End, an instant in UTC. */
	endTime?: string;
	/** Start, an instant in UTC. */
	startTime?: string;
}

/** One of `speakers`. */
export interface VideoMetadataSpeaker {
	/** Full name of the speaker. */
	name: string;
	/** Who the speaker is, as text. */
	biography?: string;
	/** Name of the company. */
	companyName?: string;
	/** URL of the company's site. */
	companyWebsite?: string;
	/** E-mail address of the speaker. */
	email?: string;
	/** What the speaker does, shown below the name. */
	jobTitle?: string;
}

/** One of `thumbnails`. */
export interface VideoMetadataThumbnail {
	/** Id of the uploaded picture. */
	fileId: string;
	/** True where it is the one used unless another is named. */
	isDefault?: boolean;
}

/** One of `transcripts`. */
export interface VideoMetadataTranscript {
	/** Id of the uploaded caption file. */
	fileId: string;
	/** Language code, ISO 639-1 or BCP 47. */
	language: string;
	/** True where it is the one used unless another is named. */
	isDefault?: boolean;
}

/** Outputs of a metadata of the video: its inputs, and what the API adds. */
export interface VideoMetadataOutputs {
	/** Id of the video. */
	videoId: string;
	/** Categories under which the video is listed. */
	categories?: VideoMetadataCategory[];
	/** Free metadata, up to five levels deep. */
	customFields?: Record<string, unknown>;
	/** What the video shows. */
	description?: string;
	/** Id of the video in another system. */
	externalMediaId?: string;
	/** Name of the other system. */
	externalSourceName?: string;
	/** Files that go with it. */
	resources?: VideoMetadataResource[];
	/** When it is available. */
	scheduling?: VideoMetadataScheduling;
	/** People who speak in the video, in the order in which they are shown. */
	speakers?: VideoMetadataSpeaker[];
	/** Words by which the video is found. */
	tags?: string[];
	/** Pictures that stand for the video. */
	thumbnails?: VideoMetadataThumbnail[];
	/** Title of the video, as viewers see it. */
	title?: string;
	/** Transcripts of the video. */
	transcripts?: VideoMetadataTranscript[];
	/** Length; minutes of a session or listed video, seconds in a video's metadata. */
	duration?: number;
	/** Instant of the last change, UTC. */
	updatedAt?: string;
	/** Instant at which the video was made, UTC. */
	videoCreatedAt?: string;
}

/**
 * The title, description and other details of a video. Files are named by the id of their upload, which expires after
 * 7 days: attach them before that. Delete restores what was there.
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
