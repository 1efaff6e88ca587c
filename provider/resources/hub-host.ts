import type * as pulumi from "@pulumi/pulumi";
import { defineResource } from "../hosts/resource";
import { hubHost } from "../kinds/hub-host";
import type { CommonArgs } from "./types";

/** Inputs of a hub's host: `POST /zoom_events/hubs/{hubId}/hosts`. */
export interface HubHostArgs extends CommonArgs {
	/** The hub; a change makes a new host. */
	hubId: pulumi.Input<string>;
	/** E-mail address of a user of the account; a change makes a new host. */
	email: pulumi.Input<string>;
}

/** Outputs of a hub's host. */
export interface HubHostOutputs {
	hubId: string;
	email: string;
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
