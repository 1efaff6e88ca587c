import { defineKind } from "./define";
import { isAfter, itemsAt, rule } from "./rules";

/** Deepest nesting of free metadata. */
const MAX_DEPTH = 5;

function depthOf(value: unknown): number {
	if (typeof value !== "object" || value === null) return 0;
	return 1 + Math.max(0, ...Object.values(value).map(depthOf));
}

const fieldsAreShallow = rule({
	says: [["customFields", `is at most ${MAX_DEPTH} levels deep`]],
	check: ({ customFields }) =>
		depthOf(customFields) > MAX_DEPTH
			? [
					{
						property: "customFields",
						reason: `is ${depthOf(customFields)} levels deep; at most ${MAX_DEPTH} are kept.`,
					},
				]
			: [],
});

const oneIsDefault = rule({
	says: [
		["thumbnails[].isDefault", "is true for one at most"],
		["transcripts[].isDefault", "is true for one at most"],
	],
	check: (inputs) =>
		["thumbnails", "transcripts"].flatMap((list) =>
			itemsAt(inputs, list)
				.filter(({ item }) => item.isDefault === true)
				.slice(1)
				.map(({ path }) => ({
					property: `${path}.isDefault`,
					reason: "is true for another one too. Set one of them to true.",
				})),
		),
});

/** The API makes one the default in any case, so that false for all would never be true. */
const firstTranscriptIsDefault = rule({
	says: [["transcripts[].isDefault", "is not false for all"]],
	check: (inputs) => {
		const transcripts = itemsAt(inputs, "transcripts");
		return transcripts.length > 0 && transcripts.every(({ item }) => item.isDefault === false)
			? [
					{
						property: "transcripts[0].isDefault",
						reason: "is false, as for all others: a video's first transcript is the default. Set one to true.",
					},
				]
			: [];
	},
});

/** The facts of `VideoMetadata`. */
export const videoMetadata = defineKind({
	kind: "VideoMetadata",
	noun: "metadata of the video",
	docs: {
		text: "The title, description and other details of a video. Files are named by the id of their upload, which expires after 7 days: attach them before that. Delete restores what was there.",
		properties: {
			title: "Title of the video, as viewers see it",
			description: "What the video shows",
			categories: "Categories under which the video is listed",
			"categories[].name": "Name of the category",
			tags: "Words by which the video is found",
			speakers: "People who speak in the video, in the order in which they are shown",
			"speakers[].name": "Full name of the speaker",
			"speakers[].email": "E-mail address of the speaker",
			"speakers[].jobTitle": "What the speaker does, shown below the name",
			"thumbnails[].fileId": "Id of the uploaded picture",
			"resources[].fileId": "Id of the uploaded handout",
			"transcripts[].fileId": "Id of the uploaded caption file",
		},
	},
	parents: ["videoId"],
	id: { parameter: "videoId" },
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
	rules: [
		fieldsAreShallow,
		isAfter("scheduling.endTime", "scheduling.startTime"),
		oneIsDefault,
		firstTranscriptIsDefault,
	],
});
