import type { Properties, ResourceDescription, Rule } from "../lifecycle/description";
import { endsAfter } from "./rules";

/** Deepest nesting of free metadata. */
const MAX_DEPTH = 5;

function depthOf(value: unknown): number {
	if (typeof value !== "object" || value === null) return 0;
	return 1 + Math.max(0, ...Object.values(value).map(depthOf));
}

const fieldsAreShallow: Rule = ({ customFields }) =>
	depthOf(customFields) > MAX_DEPTH
		? [{ property: "customFields", reason: `is ${depthOf(customFields)} levels deep; at most ${MAX_DEPTH} are kept.` }]
		: [];

const endsAfterItStarts: Rule = ({ scheduling }) => {
	const { startTime, endTime } = (scheduling ?? {}) as { startTime?: unknown; endTime?: unknown };
	return endsAfter("scheduling.endTime", startTime, endTime);
};

const oneIsDefault: Rule = ({ thumbnails, transcripts }) =>
	Object.entries({ thumbnails, transcripts }).flatMap(([list, entries]) => {
		const isDefault = ((entries ?? []) as Properties[]).map((entry) => entry.isDefault === true);
		return isDefault.flatMap((is, index) =>
			is && isDefault.indexOf(true) < index
				? [{ property: `${list}[${index}].isDefault`, reason: "is true for another one too: one is the default." }]
				: [],
		);
	});

/** The API makes one the default in any case, so that false for all would never be true. */
const firstTranscriptIsDefault: Rule = ({ transcripts }) => {
	const entries = (transcripts ?? []) as Properties[];
	return entries.length > 0 && entries.every(({ isDefault }) => isDefault === false)
		? [
				{
					property: "transcripts[0].isDefault",
					reason: "is false, as for all others: a video's first transcript is the default. Set one to true.",
				},
			]
		: [];
};

/** The facts of `VideoMetadata`; its class has the description for people. */
export const videoMetadata: ResourceDescription = {
	kind: "VideoMetadata",
	noun: "metadata of the video",
	parents: ["videoId"],
	id: { parameter: "videoId", field: "" },
	operations: { create: "updateVideoMetadata", get: "getVideoMetadata", update: "updateVideoMetadata" },
	isSingleton: true,
	outputs: ["duration", "updated_at", "video_created_at"],
	properties: {
		categories: { itemKey: "name" },
		speakers: { itemKey: "name", isOrdered: true },
		resources: { itemKey: "fileId" },
		thumbnails: { itemKey: "fileId" },
		transcripts: { itemKey: "language" },
		// An answer has a transcript's address in the place of its file.
		"transcripts[].fileId": { isWriteOnly: true },
	},
	rules: [fieldsAreShallow, endsAfterItStarts, oneIsDefault, firstTranscriptIsDefault],
};
