import type * as pulumi from "@pulumi/pulumi";
import { hubId, sponsorTierId } from "../functions/native";
import { nativeClasses } from "../resources/native";
import { type ConferenceArgs, ConferenceComponent } from "./component";

/**
 * A conference from one YAML file, of resources of the native plugin. They are named by the keys of the file, so that
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
		super(name, args, opts, { classes: nativeClasses, hubId, sponsorTierId });
	}
}
