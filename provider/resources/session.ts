// Made by `npm run generate` from provider/kinds/session.ts: change that.

import type * as pulumi from "@pulumi/pulumi";
import { defineResource } from "../hosts/program/dynamic-resource";
import { session } from "../kinds/session";

/** Whether and for how many places can be reserved. */
export interface SessionSessionReservationArgs {
	/** True lets registrants reserve a place. */
	allowReservations?: pulumi.Input<boolean | undefined>;
	/** Most places that can be reserved. */
	maxCapacity?: pulumi.Input<number | undefined>;
}

/** One of `sessionSpeakers`. */
export interface SessionSessionSpeakerArgs {
	/** True lets the speaker edit the session. */
	accessToEditSession?: pulumi.Input<boolean | undefined>;
	/** True lets the speaker start the session in the host's place. */
	hasAlternativeHostPermission?: pulumi.Input<boolean | undefined>;
	/** True shows the speaker on the session's page. */
	showInSessionDetail?: pulumi.Input<boolean | undefined>;
	/** Id of the speaker. */
	speakerId?: pulumi.Input<string | undefined>;
}

/** Inputs of a session: `POST /zoom_events/events/{eventId}/sessions`. */
export interface SessionArgs {
	/** Id of the event. A change replaces the session. */
	eventId: pulumi.Input<string>;
	/** End of the session, an instant with its offset. */
	endTime: pulumi.Input<string>;
	/** The session's name, as attendees see it. */
	name: pulumi.Input<string>;
	/** Start of the session, an instant with its offset. */
	startTime: pulumi.Input<string>;
	/** IANA time zone in which the session's times are shown. A change replaces the session. */
	timezone: pulumi.Input<string>;
	/** Whether the session is a meeting, a webinar, or has neither. */
	type: pulumi.Input<"meeting" | "webinar" | "none">;
	/** E-mail addresses of those who may start the session in the host's place (at most 50 items). */
	alternativeHost?: pulumi.Input<pulumi.Input<string>[] | undefined>;
	/** Whether people attend online, on site, or both; by default as for the event. */
	attendanceType?: pulumi.Input<"virtual" | "in-person" | "hybrid" | undefined>;
	/** Labels of those whom the session is for (at most 200 items). */
	audienceLabels?: pulumi.Input<pulumi.Input<string>[] | undefined>;
	/** True opens a chat for the session in the lobby. */
	chatChannel?: pulumi.Input<boolean | undefined>;
	/** What the session is about, shown on the event's page. */
	description?: pulumi.Input<string | undefined>;
	/** True features the session. */
	featured?: pulumi.Input<boolean | undefined>;
	/** True features it in the lobby. */
	featuredInLobby?: pulumi.Input<boolean | undefined>;
	/** True plays a recording as if live. */
	isSimulive?: pulumi.Input<boolean | undefined>;
	/** True where a sponsor leads the session. */
	ledBySponsor?: pulumi.Input<boolean | undefined>;
	/** Labels of the level that the session asks for (at most 50 items). */
	level?: pulumi.Input<pulumi.Input<string>[] | undefined>;
	/** E-mail addresses of those who join as panelists (at most 50 items). */
	panelist?: pulumi.Input<pulumi.Input<string>[] | undefined>;
	/** Place, for events on site. */
	physicalLocation?: pulumi.Input<string | undefined>;
	/** Labels of the products that the session is about (at most 200 items). */
	productLabels?: pulumi.Input<pulumi.Input<string>[] | undefined>;
	/** Id of the recording to play. */
	recordFileId?: pulumi.Input<string | undefined>;
	/** Whether and for how many places can be reserved. */
	sessionReservation?: pulumi.Input<SessionSessionReservationArgs | undefined>;
	/** Speakers of the session (at most 200 items). */
	sessionSpeakers?: pulumi.Input<pulumi.Input<SessionSessionSpeakerArgs>[] | undefined>;
	/** Labels of the tracks that the session belongs to (at most 200 items). */
	trackLabels?: pulumi.Input<pulumi.Input<string>[] | undefined>;
	/** True shows the session on the landing page. */
	visibleInLandingPage?: pulumi.Input<boolean | undefined>;
	/** True shows it in the lobby. */
	visibleInLobby?: pulumi.Input<boolean | undefined>;
	/** True allows the session to be deleted or replaced even though people depend on it. */
	allowDestructive?: pulumi.Input<boolean | undefined>;
	/** Id of an existing session: create takes it over and updates it to what is declared. */
	adopt?: pulumi.Input<string | undefined>;
	/**
	 * True creates another session even if an identical one exists; without it, create takes that one over if it
	 * belongs to no other resource and is as declared, and otherwise stops with the choices.
	 */
	allowDuplicate?: pulumi.Input<boolean | undefined>;
}

/** Whether and for how many places can be reserved. */
export interface SessionSessionReservation {
	/** True lets registrants reserve a place. */
	allowReservations?: boolean;
	/** Most places that can be reserved. */
	maxCapacity?: number;
}

/** One of `sessionSpeakers`. */
export interface SessionSessionSpeaker {
	/** True lets the speaker edit the session. */
	accessToEditSession?: boolean;
	/** True lets the speaker start the session in the host's place. */
	hasAlternativeHostPermission?: boolean;
	/** True shows the speaker on the session's page. */
	showInSessionDetail?: boolean;
	/** Id of the speaker. */
	speakerId?: string;
}

/**  */
export interface SessionInterpreterLanguage {
	/** Name of the language. */
	languageDisplayName?: string;
	/** Id of the language. */
	languageId?: string;
}

/**  */
export interface SessionSignInterpreterLanguage {
	/** Name of the language. */
	languageDisplayName?: string;
	/** Id of the language. */
	languageId?: string;
}

/** Outputs of a session: its inputs, and what the API adds. */
export interface SessionOutputs {
	/** Id of the event. */
	eventId: string;
	/** End of the session, an instant with its offset. */
	endTime: string;
	/** The session's name, as attendees see it. */
	name: string;
	/** Start of the session, an instant with its offset. */
	startTime: string;
	/** IANA time zone in which the session's times are shown. */
	timezone: string;
	/** Whether the session is a meeting, a webinar, or has neither. */
	type: "meeting" | "webinar" | "none";
	/** E-mail addresses of those who may start the session in the host's place. */
	alternativeHost?: string[];
	/** Whether people attend online, on site, or both; by default as for the event. */
	attendanceType?: "virtual" | "in-person" | "hybrid";
	/** Labels of those whom the session is for. */
	audienceLabels?: string[];
	/** True opens a chat for the session in the lobby. */
	chatChannel?: boolean;
	/** What the session is about, shown on the event's page. */
	description?: string;
	/** True features the session. */
	featured?: boolean;
	/** True features it in the lobby. */
	featuredInLobby?: boolean;
	/** True plays a recording as if live. */
	isSimulive?: boolean;
	/** True where a sponsor leads the session. */
	ledBySponsor?: boolean;
	/** Labels of the level that the session asks for. */
	level?: string[];
	/** E-mail addresses of those who join as panelists. */
	panelist?: string[];
	/** Place, for events on site. */
	physicalLocation?: string;
	/** Labels of the products that the session is about. */
	productLabels?: string[];
	/** Id of the recording to play. */
	recordFileId?: string;
	/** Whether and for how many places can be reserved. */
	sessionReservation?: SessionSessionReservation;
	/** Speakers of the session. */
	sessionSpeakers?: SessionSessionSpeaker[];
	/** Labels of the tracks that the session belongs to. */
	trackLabels?: string[];
	/** True shows the session on the landing page. */
	visibleInLandingPage?: boolean;
	/** True shows it in the lobby. */
	visibleInLobby?: boolean;
	/** True allows the session to be deleted or replaced even though people depend on it. */
	allowDestructive?: boolean;
	/** Number of the session's meeting; none before publication. */
	meetingId?: number | null;
	/** Number of the session's webinar; none before publication. */
	webinarId?: number | null;
	/** Languages into which is interpreted. */
	interpreterLanguages?: SessionInterpreterLanguage[];
	/** Id of the session. */
	sessionId: string;
	/** Sign languages into which is interpreted. */
	signInterpreterLanguages?: SessionSignInterpreterLanguage[];
}

/**
 * A session of an event. In an event of type `SIMPLE_EVENT` the one session exists already: it is taken over and
 * changed, never created or deleted.
 *
 * @example
 * ```ts
 * new zoom.Session("opening", {
 * 	eventId: event.eventId,
 * 	name: "Opening",
 * 	type: "webinar",
 * 	startTime: "2027-05-04T09:00:00+02:00",
 * 	endTime: "2027-05-04T09:45:00+02:00",
 * 	timezone: "Europe/Berlin",
 * 	sessionSpeakers: [{ speakerId: ada.speakerId }],
 * });
 * ```
 */
export class Session extends defineResource<SessionArgs, SessionOutputs>(session) {}
