import type * as pulumi from "@pulumi/pulumi";
import { defineResource } from "../hosts/resource";
import { sessionLivestream } from "../kinds/session-livestream";
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
export class SessionLivestream extends defineResource<SessionLivestreamArgs, SessionLivestreamOutputs>(
	sessionLivestream,
) {}
