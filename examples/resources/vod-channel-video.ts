import * as zoom from "pulumi-zoom-events";

declare const hubId: string;
declare const upload: zoom.File;
declare const recordings: zoom.VodChannel;

new zoom.VodChannelVideo("opening", { hubId, channelId: recordings.channelId, videoId: upload.videoId });
