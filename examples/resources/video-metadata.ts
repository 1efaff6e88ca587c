import * as zoom from "pulumi-zoom-events";

declare const upload: zoom.File;

new zoom.VideoMetadata("opening", {
	videoId: upload.videoId,
	title: "Opening",
	tags: ["keynote"],
	speakers: [{ name: "Ada Example" }],
});
