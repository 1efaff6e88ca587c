import * as zoom from "pulumi-zoom-events";

declare const hubId: string;

const keynote = new zoom.File("keynote", { source: "videos/keynote.mp4", fileType: "recording", hubId });
const slides = new zoom.File("slides", { source: "slides/keynote.pdf", fileType: "other" });
new zoom.VideoMetadata("keynote", {
	videoId: keynote.videoId,
	resources: [{ fileId: slides.fileId }],
});
