import type * as pulumi from "@pulumi/pulumi";
import { defineResource } from "../hosts/resource";
import type { ResourceDescription, Rule } from "../lifecycle/description";
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

/** 26304 and 26305: a stream that is turned on needs a key, and generated ones are all that there are. */
const enabledHasKey: Rule = ({ incomingEnabled, incomingConfig }, isUnknown) => {
	if (incomingEnabled !== true || isUnknown("incomingConfig")) return [];
	const config = incomingConfig as { streamKeyType?: string } | undefined;
	if (config?.streamKeyType !== undefined) return [];
	const property = config === undefined ? "incomingConfig" : "incomingConfig.streamKeyType";
	return [
		{
			property,
			reason: 'is required where incomingEnabled is true: incomingConfig is { streamKeyType: "GENERATED" }.',
		},
	];
};

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
	rules: [enabledHasKey],
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
