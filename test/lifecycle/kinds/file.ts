import { createHash } from "node:crypto";
import { kinds } from "../../../provider/kinds/index.ts";
import { CAPTIONS, type KindCase } from "../../helpers/rows.ts";

/** All that the tests know of `File`. */
export const file: KindCase = {
	description: kinds.File,
	full: () =>
		Promise.resolve({
			fileType: "other",
			fileName: "en.vtt",
			text: CAPTIONS,
			contentHash: createHash("sha256").update(CAPTIONS).digest("hex"),
		}),
	edits: {},
	replacements: { fileType: "video", fileName: "de.vtt", contentHash: "another", hubId: "another" },
	resets: {},
	bad: [
		[{ fileType: "recording" }, "hubId"],
		[{ fileName: "en.exe" }, "fileName"],
		[{ fileName: undefined }, "fileName"],
		[{ path: "nowhere.vtt", text: undefined, contentHash: undefined }, "source"],
		[{ path: "talk.exe", fileName: undefined, text: undefined }, "source"],
	],
	outlivesEvents: true,
	needed: ["fileType", "fileName", "text"],
	group: "video",
	isKeptByApi: true,
	moves: { text: "WEBVTT changed", contentHash: "08f50157f3b447bd20d426526b45f49d0c11ec7b1738c79bc24e5f4c61726769" },
	forced: { outcome: "new", name: "keynote" },
	drift: { unseen: "The API has no operation that reads a file." },
	leftOut: {
		path: "where the content is, not what: test/unit/file.test.ts",
		text: "its hash tells whether it changed",
	},
};
