/** One stack an edition; FILE is the edition's conference file, as ci.sh has it. */
import * as zoom from "pulumi-zoom-events";

const conference = new zoom.Conference("devconf", { file: process.env.FILE ?? "conference.yaml" });

export const eventId = conference.eventId;
