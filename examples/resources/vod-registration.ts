import * as zoom from "pulumi-zoom-events";

declare const hubId: string;
declare const recordings: zoom.VodChannel;

new zoom.VodRegistration("ada", { hubId, channelId: recordings.channelId, email: "ada@example.com", firstName: "Ada" });
