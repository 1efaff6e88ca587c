/** One program for all editions: the stack's config names the file, as zoom-events fleet and the manifests set it. */
import * as pulumi from "@pulumi/pulumi";
import * as zoom from "pulumi-zoom-events";

const file = new pulumi.Config().require("edition");

// The name is the same in every stack: a renamed file then changes no object.
const conference = new zoom.Conference("edition", { file });

export const eventId = conference.eventId;
