import * as zoom from "pulumi-zoom-events";

const conference = new zoom.Conference("webinar", { file: "conference.yaml" });

export const eventId = conference.eventId;
