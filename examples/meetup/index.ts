import * as zoom from "pulumi-zoom-events";

const conference = new zoom.Conference("meetup", { file: "conference.yaml" });

export const eventId = conference.eventId;
