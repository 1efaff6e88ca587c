import type * as pulumi from "@pulumi/pulumi";
import { hubId } from "../functions/hubs";
import { sponsorTierId } from "../functions/sponsor-tiers";
import { resourceClasses } from "../resources";
import { type ConferenceArgs, ConferenceComponent } from "./component";

/**
 * A conference from one YAML file. Its children are the ordinary resources, named by the keys of the file, so that
 * another title or another order replaces nothing.
 *
 * @example
 * ```ts
 * const conference = new zoom.Conference("devconf", { file: "conference.yaml", params: { year: 2027 } });
 * export const eventId = conference.eventId;
 * ```
 */
export class Conference extends ConferenceComponent {
	/**
	 * @param name name in the program; the children's names begin with it
	 * @throws pulumi.RunError with a line for each problem of the conference
	 */
	constructor(name: string, args: ConferenceArgs, opts: pulumi.ComponentResourceOptions = {}) {
		super(name, args, opts, { classes: resourceClasses, hubId, sponsorTierId });
	}
}
