import type * as pulumi from "@pulumi/pulumi";
import { defineResource } from "../hosts/resource";
import type { ResourceDescription } from "../lifecycle/description";
import { sessionGone } from "./session-not-found";
import type { BodyProperties, InputsOf } from "./types";

type Declared = BodyProperties<"UpdateSessionLivestreamConfiguration">;

/** Inputs: `PATCH /zoom_events/events/{eventId}/sessions/{sessionId}/livestream`, in camelCase. */
export interface SessionLivestreamArgs extends InputsOf<Declared> {
	eventId: pulumi.Input<string>;
	/** A webinar session: the API refuses others with 26303. */
	sessionId: pulumi.Input<string>;
}

/** Outputs: what was declared, and where and with which key to stream; all of that is secret. */
export interface SessionLivestreamOutputs extends Declared {
	eventId: string;
	sessionId: string;
	streamUrl?: string;
	streamBackupUrl?: string;
	streamKey?: string;
	streamKeyId?: string;
}

const description: ResourceDescription = {
	kind: "SessionLivestream",
	noun: "live stream of the session",
	parents: ["eventId", "sessionId"],
	id: { parameter: "sessionId", field: "" },
	operations: {
		create: "UpdateSessionLivestreamConfiguration",
		get: "getSessionLivestreamConfiguration",
		update: "UpdateSessionLivestreamConfiguration",
	},
	isSingleton: true,
	readAfterCreate: true,
	gone: sessionGone,
	outputs: [
		"incoming_config.stream_url",
		"incoming_config.stream_backup_url",
		"incoming_config.stream_key",
		"incoming_config.stream_key_id",
	],
	secrets: ["streamUrl", "streamBackupUrl", "streamKey"],
	rules: [
		({ incomingEnabled, incomingConfig }, isUnknown) =>
			incomingEnabled === true && incomingConfig === undefined && !isUnknown("incomingConfig")
				? [
						{
							property: "incomingConfig",
							reason: 'is required where incomingEnabled is true: { streamKeyType: "GENERATED" }.',
						},
					]
				: [],
	],
};

/**
 * The incoming live stream of a webinar session. Delete restores what was there.
 *
 * @example
 * ```ts
 * const stream = new zoom.SessionLivestream("opening", {
 * 	eventId: event.eventId,
 * 	sessionId: opening.sessionId,
 * 	incomingEnabled: true,
 * 	incomingConfig: { streamKeyType: "GENERATED" },
 * });
 * ```
 */
export class SessionLivestream extends defineResource<SessionLivestreamArgs, SessionLivestreamOutputs>(description) {}
