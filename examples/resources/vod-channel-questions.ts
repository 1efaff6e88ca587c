import * as zoom from "pulumi-zoom-events";

declare const hubId: string;
declare const recordings: zoom.VodChannel;

new zoom.VodChannelQuestions("questions", {
	hubId,
	channelId: recordings.channelId,
	questions: [{ fieldName: "organization", title: "Organisation", required: false }],
});
