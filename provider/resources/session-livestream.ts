// Made by `npm run generate` from provider/kinds/session-livestream.ts: change that.

import type * as pulumi from "@pulumi/pulumi";
import { defineResource } from "../hosts/program/dynamic-resource";
import { sessionLivestream } from "../kinds/session-livestream";

/** Where and with which key to stream to the session. */
export interface SessionLivestreamIncomingConfigArgs {
	/** Kind of stream key. */
	streamKeyType?: pulumi.Input<"GENERATED" | undefined>;
}

/** Inputs of a live stream of the session: `PATCH /zoom_events/events/{eventId}/sessions/{sessionId}/livestream`. */
export interface SessionLivestreamArgs {
	/** Id of the event. A change replaces the live stream of the session. */
	eventId: pulumi.Input<string>;
	/** Id of the session. A change replaces the live stream of the session. */
	sessionId: pulumi.Input<string>;
	/** True accepts an incoming stream. */
	incomingEnabled: pulumi.Input<boolean>;
	/** Where and with which key to stream to the session. */
	incomingConfig?: pulumi.Input<SessionLivestreamIncomingConfigArgs | undefined>;
	/** Id of an existing live stream of the session: create takes it over and updates it to what is declared. */
	adopt?: pulumi.Input<string | undefined>;
}

/** Where and with which key to stream to the session. */
export interface SessionLivestreamIncomingConfig {
	/** Kind of stream key. */
	streamKeyType?: "GENERATED";
}

/** Outputs of a live stream of the session: its inputs, and what the API adds. */
export interface SessionLivestreamOutputs {
	/** Id of the event. */
	eventId: string;
	/** Id of the session. */
	sessionId: string;
	/** True accepts an incoming stream. */
	incomingEnabled: boolean;
	/** Where and with which key to stream to the session. */
	incomingConfig?: SessionLivestreamIncomingConfig;
	/** Address to stream to. Secret. */
	streamUrl?: string;
	/** Second address to stream to. Secret. */
	streamBackupUrl?: string;
	/** Key to stream with. Secret. */
	streamKey?: string;
	/** Id of the stream key. */
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
 *
 * export const streamKey = stream.streamKey;
 * ```
 */
export class SessionLivestream extends defineResource<SessionLivestreamArgs, SessionLivestreamOutputs>(
	sessionLivestream,
) {}
