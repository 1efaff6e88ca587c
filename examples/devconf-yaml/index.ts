/** DevConf Example as one file, and an edition a stack: `pulumi config set edition 2028`. */
import * as pulumi from "@pulumi/pulumi";
import * as zoom from "pulumi-zoom-events";

const config = new pulumi.Config();
const edition = config.get("edition");
const hub = config.get("hub");

const conference = new zoom.Conference("devconf", {
	file: edition === undefined ? "conference.yaml" : `${edition}.yaml`,
	params: hub === undefined ? {} : { hub },
});

export const eventId = conference.eventId;
export const sessionIds = conference.ids.sessions;
