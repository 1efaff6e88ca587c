// Made by `npm run generate` from provider/kinds/hub-host.ts: change that.

import type * as pulumi from "@pulumi/pulumi";
import { defineResource } from "../hosts/program/dynamic-resource";
import { hubHost } from "../kinds/hub-host";

/** Inputs of a host of the hub: `POST /zoom_events/hubs/{hubId}/hosts`. */
export interface HubHostArgs {
	/** Id of the hub. A change replaces the host of the hub. */
	hubId: pulumi.Input<string>;
	/**
	 * E-mail address of a Zoom user of the account, who may host events in the hub then. A change replaces the host of
	 * the hub.
	 */
	email: pulumi.Input<string>;
	/** Id of an existing host of the hub: create takes it over and updates it to what is declared. */
	adopt?: pulumi.Input<string | undefined>;
}

/** Outputs of a host of the hub: its inputs, and what the API adds. */
export interface HubHostOutputs {
	/** Id of the hub. */
	hubId: string;
	/** E-mail address of a Zoom user of the account, who may host events in the hub then. */
	email: string;
	/** User id of the hub's host. */
	hostUserId: string;
}

/**
 * A user who may host events in a hub. The API has no update: a change replaces it.
 *
 * @example
 * ```ts
 * new zoom.HubHost("ada", { hubId, email: "ada@example.com" });
 * ```
 */
export class HubHost extends defineResource<HubHostArgs, HubHostOutputs>(hubHost) {}
