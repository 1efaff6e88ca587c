import type * as pulumi from "@pulumi/pulumi";
import { defineResource } from "../hosts/resource";
import type { ResourceDescription } from "../lifecycle/description";
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

const description: ResourceDescription = {
	kind: "Exhibitor",
	noun: "exhibitor",
	parents: ["eventId"],
	id: { parameter: "exhibitorId", field: "exhibitor_id" },
	operations: {
		create: "createExhibitor",
		get: "getExhibitorInfo",
		list: "getExhibitors",
		update: "updateExhibitor",
		delete: "deleteExhibitor",
	},
	naturalKey: { by: [["name"]] },
	gone: [{ status: 404, code: 2002 }],
	properties: {
		tierId: { wire: { update: "sponsor_tier" } },
		contactEmail: { schema: { format: "email" } },
	},
};

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
export class Exhibitor extends defineResource<ExhibitorArgs, ExhibitorOutputs>(description) {}
