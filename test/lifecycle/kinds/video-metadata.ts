import { kinds } from "../../../provider/kinds/index.ts";
import { call } from "../../helpers/portal.ts";
import { inBerlin, type KindCase } from "../../helpers/rows.ts";

/** Each row that changes a video takes a fresh one. */
let nextVideo = 3;

/** All that the tests know of `VideoMetadata`. */
export const videoMetadata: KindCase = {
	description: kinds.VideoMetadata,
	full: async (world) => {
		const videoId = `video-${nextVideo++ % 200}`;
		await world.client.call("updateVideoMetadata", {
			path: { videoId },
			body: { title: "As it was", tags: ["old"] },
		});
		return {
			videoId,
			title: "Opening",
			description: "The first talk.",
			tags: ["keynote", "opening"],
			categories: [{ name: "Talks", subCategories: ["Keynotes"] }],
			speakers: [{ name: "Ada Example", email: "ada@example.com" }],
			externalMediaId: "ext-1",
			externalSourceName: "archive",
			resources: [{ fileId: "file-1" }],
			thumbnails: [{ fileId: "file-2", isDefault: true }],
			transcripts: [{ fileId: "file-1", language: "en", isDefault: true }],
			scheduling: { startTime: inBerlin(4, "08:00") },
			customFields: { session_info: { target_audience: ["Students"] } },
		};
	},
	edits: {
		title: { to: "Closing", sends: { title: "Closing" } },
		description: { to: "The last talk.", sends: { description: "The last talk." } },
		tags: { to: ["closing"], sends: { tags: ["closing"] } },
		categories: {
			to: [{ name: "Talks", subCategories: ["Panels"] }],
			sends: { categories: [{ name: "Talks", sub_categories: ["Panels"] }] },
		},
		speakers: { to: [{ name: "Grace Sample" }], sends: { speakers: [{ name: "Grace Sample" }] } },
		externalMediaId: { to: "ext-2", sends: { external_media_id: "ext-2" } },
		externalSourceName: { to: "attic", sends: { external_source_name: "attic" } },
		resources: { to: [{ fileId: "file-2" }], sends: { resources: [{ file_id: "file-2" }] } },
		thumbnails: {
			to: [{ fileId: "file-1", isDefault: true }],
			sends: { thumbnails: [{ file_id: "file-1", is_default: true }] },
		},
		transcripts: {
			to: [{ fileId: "file-2", language: "de", isDefault: true }],
			sends: { transcripts: [{ file_id: "file-2", language: "de", is_default: true }] },
		},
		scheduling: {
			to: { startTime: inBerlin(5, "08:00") },
			sends: { scheduling: { start_time: "2031-05-05T08:00:00Z" } },
		},
		customFields: {
			to: { session_info: { target_audience: ["Teachers"] } },
			sends: { custom_fields: { session_info: { target_audience: ["Teachers"] } } },
		},
	},
	replacements: { videoId: "another" },
	resets: { description: { description: "" } },
	bad: [
		[{ customFields: { a: { b: { c: { d: { e: { f: 1 } } } } } } }, "customFields"],
		[{ speakers: [{ email: "ada@example.com" }] }, "speakers[0].name"],
		[{ speakers: [{ name: "Ada", companyWebsite: "nowhere" }] }, "speakers[0].companyWebsite"],
		[{ scheduling: { startTime: inBerlin(5, "08:00"), endTime: inBerlin(4, "08:00") } }, "scheduling.endTime"],
		[{ thumbnails: ["file-1", "file-2"].map((fileId) => ({ fileId, isDefault: true })) }, "thumbnails[1].isDefault"],
		[{ transcripts: [{ fileId: "file-1", language: "en", isDefault: false }] }, "transcripts[0].isDefault"],
		[{ transcripts: [{ fileId: "file-1" }] }, "transcripts[0].language"],
	],
	isAlwaysThere: true,
	outlivesEvents: true,
	group: "video",
	forced: { outcome: "same" },
	drift: { change: call("updateVideoMetadata", ["videoId"], { title: "Changed" }), shows: "title" },
};
