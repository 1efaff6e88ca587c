import type * as pulumi from "@pulumi/pulumi";
import { defineResource } from "../hosts/resource";
import type { ResourceDescription } from "../lifecycle/description";
import { answersDiffer, PERSONAL_INPUTS, personProperties } from "./person";
import type { DuplicableArgs, InputsOf, ItemProperties, ListedProperties } from "./types";

type Item = ItemProperties<"VODTicketRegistration", "registrations">;

/** Inputs: an item of `POST /zoom_events/hubs/{hubId}/vod_channels/{channelId}/registrations`; secret. */
export interface VodRegistrationArgs extends InputsOf<Item>, DuplicableArgs {
	hubId: pulumi.Input<string>;
	channelId: pulumi.Input<string>;
}

/** Outputs: what was declared, and what the API adds; `joinLink` is secret. */
export interface VodRegistrationOutputs
	extends Omit<ListedProperties<"ListVODRegistration", "registrations">, keyof Item>,
		Item {
	hubId: string;
	channelId: string;
	registrationId: string;
	joinLink?: string;
}

const description: ResourceDescription = {
	kind: "VodRegistration",
	noun: "registration",
	parents: ["hubId", "channelId"],
	id: { parameter: "registrationId", field: "registration_id" },
	// The API has neither an update nor a delete.
	operations: { create: "VODTicketRegistration", list: "ListVODRegistration" },
	naturalKey: { by: [["email"]] },
	batch: { field: "registrations", max: 30, key: "email", made: "registrations" },
	outputs: ["registration_id", "join_link"],
	secrets: [...PERSONAL_INPUTS, "joinLink"],
	properties: personProperties,
	rules: [answersDiffer],
};

/**
 * A person's registration for a channel. The API can't take it back: delete, and a replacement, only forget it,
 * which the preview says. Registrations that are made at the same time share calls of up to 30.
 *
 * @example
 * ```ts
 * new zoom.VodRegistration("ada", { hubId, channelId: recordings.channelId, email: "ada@example.com", firstName: "Ada" });
 * ```
 */
export class VodRegistration extends defineResource<VodRegistrationArgs, VodRegistrationOutputs>(description) {}
