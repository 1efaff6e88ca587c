import type * as pulumi from "@pulumi/pulumi";
import { defineResource } from "../hosts/resource";
import { exhibitor } from "../kinds/exhibitor";
import type { AnswerProperties, BodyProperties, DuplicableArgs, InputsOf } from "./types";

/** Inputs of an exhibitor: `POST /zoom_events/events/{eventId}/exhibitors`, in camelCase. */
export interface ExhibitorArgs extends InputsOf<BodyProperties<"createExhibitor">>, DuplicableArgs {
	/** The event, which must be a conference; a change makes a new exhibitor. */
	eventId: pulumi.Input<string>;
}

/** Outputs of an exhibitor: its inputs and what the API adds. */
export interface ExhibitorOutputs extends AnswerProperties<"getExhibitorInfo"> {
	eventId: string;
	exhibitorId: string;
}

/**
 * An exhibitor or sponsor of a conference.
 *
 * @example
 * ```ts
 * new zoom.Exhibitor("example-corp", {
 * 	eventId: event.eventId,
 * 	name: "Example Corp",
 * 	contactName: "Grace Sample",
 * 	contactEmail: "grace@example.com",
 * 	isSponsor: true,
 * 	tierId: zoom.sponsorTierId({ eventId: event.eventId, name: "Gold" }),
 * });
 * ```
 */
export class Exhibitor extends defineResource<ExhibitorArgs, ExhibitorOutputs>(exhibitor) {}
